"""Find shares of one whole that do not come to a hundred per cent."""

from __future__ import annotations

import re

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Related
from newslint.language.figures import Whole, follows, listed, segment
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS = {
    "made_of": Option(None, "words that open a list of all the shares, by language.", dict),
    "wholes": Option(None, "words of which those in one string share out a whole.", dict),
    "votes": Option(None, "words that tell of votes, of which each counts once.", dict),
    "owners": Option(None, "words of owning, before the first share, by language.", dict),
    "unsure": Option(None, "words of those who have no view, by language.", dict),
    "against": Option(None, "words that deny what the first share says, by language.", dict),
    "unless": Option(None, "words that show that shares overlap or change, by language.", dict),
}

_FOR = patterns.compile(r"[ \u00a0](?:for|til|to)[ \u00a0][^\W\d_a-zæøå]")
_FEWEST = 3
# Shares that miss by more than this are parts of something else.
_FAR = 35
# How much "about 60 percent" may be off, in points.
_ABOUT = 3
# How many answers there are where one is to have none: yes, no, and that.
_ANSWERS = 3


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first of three or more shares whose sum is off by more than rounding."""
    if article.language not in rule.options.made_of:
        return
    words = _words(rule, article.language)
    for sentence, shares in _rows(article, words):
        if any(share.high != share.value for share in shares):
            continue
        rough = sum(share.approx == "about" for share in shares)
        if any(share.approx not in ("", "about") for share in shares):
            continue
        total = sum(share.value for share in shares)
        off = total - 100
        tolerance = max(1.0, sum(share.step for share in shares) / 2) + _ABOUT * rough
        if not tolerance < abs(off) <= _FAR:
            continue
        if not words.share_out(article, sentence, shares, off):
            continue
        yield rule.hit(
            shares[0].span,
            related=tuple(Related(share.span) for share in shares[1:]),
            values={
                "parts": " + ".join(_figure(article, share.value) for share in shares),
                "sum": _figure(article, total),
            },
        )


def _rows(article: Article, words: _Words) -> Iterator[tuple[Span, list[Number]]]:
    """Yield the shares that may be those of one whole, with the sentence or two they stand in."""
    earlier: list[Number] = []
    last = Span(0, 0)
    for sentence, numbers in article.sentence_numbers:
        shares = _shares(article, numbers)
        answers = [*earlier, *numbers] if follows(last, sentence) else []
        if len(answers) == _ANSWERS and len(numbers) == 1 and words.is_unsure(article, sentence):
            yield Span(last.start, sentence.end), answers
        elif len(shares) >= _FEWEST:
            yield sentence, shares
        earlier, last = shares, sentence


def _figure(article: Article, value: float) -> str:
    text = f"{round(value, 2):g}"
    return text if article.language == "en" else text.replace(".", ",")


def _shares(article: Article, numbers: Sequence[Number]) -> list[Number]:
    """Return the percentages of a sentence that are members of one list."""
    best: list[Number] = []
    for first, number in enumerate(numbers):
        if number.kind in ("percent", "count"):
            found = listed(article, numbers[first:], loose=True)
            if found[-1].kind == "percent" and len(found) > len(best):
                bare = [n for n in found if n.kind != "percent"]
                if all(n.kind == "count" and not n.noun for n in bare):
                    best = found
    return best


class _Words:
    """The words of one language that tell whether shares are those of one whole."""

    def __init__(self, options: Any, language: str) -> None:
        def any_of(table: Any) -> re.Pattern[str]:
            words = "|".join(map(re.escape, table.get(language, ()))) or "(?!)"
            return patterns.compile(rf"(?<!\w)(?:{words})(?!\w)")

        self._made_of = any_of(options.made_of)
        self._votes = any_of(options.votes)
        self._unless = any_of(options.unless)
        self._unsure = any_of(options.unsure)
        self._against = any_of(options.against)
        self._wholes = [Whole(slots) for slots in options.wholes.get(language, ())]
        self._owners = any_of(options.owners)
        self._of = patterns.compile(r"[ \u00a0](?:av|of|blant|among|i|in)(?!\w)")

    def share_out(
        self, article: Article, sentence: Span, shares: Sequence[Number], off: float
    ) -> bool:
        """Tell whether the shares are said to be the whole, or too much for what they are."""
        text = article.folded
        made_of = self._made_of.search(text, sentence.start, shares[0].span.start)
        if made_of:
            lead = text[made_of.end() : shares[0].span.start]
            return not any(character.isdecimal() for character in lead)
        if off > 0 and (_in_brackets(text, shares) or _for_each(article, shares)):
            return True
        gaps = [segment(article, shares, index, sentence.end) for index in range(len(shares))]
        has_all_answers = len(shares) == _ANSWERS and self._unsure.search(gaps[-1])
        if off > 0 and has_all_answers and any(map(self._against.search, gaps)):
            return True
        if self._unless.search(text, *sentence):
            return False
        if sum(bool(self._of.match(gap)) for gap in gaps) > 1:
            return False
        said = [set(re.findall(r"\w+", gap)) for gap in gaps]
        if any(whole.shares_out(said) for whole in self._wholes):
            return True
        owners = self._owners.search(text, sentence.start, shares[0].span.start)
        return off > 0 and bool(owners or self._votes.search(text, *sentence))

    def is_unsure(self, article: Article, sentence: Span) -> bool:
        """Tell whether a sentence is of those who have no view."""
        return bool(self._unsure.search(article.folded, *sentence))


def _in_brackets(text: str, shares: Sequence[Number]) -> bool:
    """Tell whether each share stands in brackets after what has it: "vann (60 prosent)"."""
    return all(
        text[share.span.start - 1] == "(" and text.startswith(")", share.span.end)
        for share in shares
    )


def _for_each(article: Article, shares: Sequence[Number]) -> bool:
    """Tell whether each share is somebody's: "48 prosent for Vik, 40 prosent for Dale"."""
    return all(_FOR.match(article.text, share.span.end) for share in shares)


def _words(rule: Rule, language: str) -> _Words:
    """Return the words of a language as a rule has them, made once."""
    made: dict[str, _Words] = rule.options.__dict__.setdefault("words_made", {})
    if language not in made:
        made[language] = _Words(rule.options, language)
    return made[language]
