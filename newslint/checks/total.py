"""Find a stated total that is not the sum of the parts given with it."""

from __future__ import annotations

import re

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Related, Severity
from newslint.language.figures import (
    Whole,
    follows,
    joined,
    listed,
    same_measure,
    segment,
    with_articles,
    written,
)
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS = {
    "made_of": Option(None, "words between a total and all of its parts, by language.", dict),
    "total": Option(None, "words that make a number a total, by language.", dict),
    "of_them": Option(None, "words that point back at a total, by language.", dict),
    "unless": Option(None, "words that show that the parts are not all, by language.", dict),
    "of_which": Option(None, "words that lead from a total to its parts, by language.", dict),
    "wholes": Option(None, "words of which those in one string share out a whole.", dict),
}

_KINDS = frozenset(("count", "money", "measure"))
_OF = patterns.compile(r"(?<!\w)(?:av|of|blant|among)[ \u00a0](?:de |dei |the |totalt |i alt )?$")
_PREPOSITION = patterns.compile(
    r"(?<!\w)(?:til|for|etter|på|i|med|av|frå|fra|to|after|in|on|with|of|from|at)[ \u00a0]$"
)
_OPEN = patterns.compile(r"[:–—(][ \u00a0]?$")
# The same with the words for whose the first part is: "4 millioner: tomta 1 million".
_OPEN_OWNED = patterns.compile(r"[:–—(][ \u00a0]?(?:[^\W\d_]+[ \u00a0]){0,3}$")
_COMMA = patterns.compile(r",[ \u00a0]$")
_PLACED = patterns.compile(r"[ \u00a0](?:i|på|frå|fra|in|at|from)[ \u00a0][^\W\d_a-zæøå]")
_HAS = patterns.compile(
    r"^(?:[ \u00a0]\w+){1,2}[ \u00a0](?:har|hadde|er|var|has|have|had|are|were|med|with)[ \u00a0]$"
)
# After these a number is no lower bound, as "between" would make it elsewhere.
_SHARED = ("split between", "fordelt mellom", "delt mellom", "fordelte mellom")
_LONGEST_GAP = 80
# How far before a number the words are that say what it is the total of.
_REACH = 20
# Parts that come to less than half the total, or more than twice, are parts of something else.
_NEAR = 2
_LEAST_TOTAL = 4
_SMALL = 1000
# Where parts may be left unnamed, those that fall short by more than this share are not all.
_SHORT = 0.1
# Money named giver by giver in the sentence after comes this near to what was given.
_GIVEN = 0.15
# How far after the parts the words may begin that say that there is more.
_BEYOND = 40
# Of "toroms" and "treroms" so many letters say that they are kinds of one thing.
_ENDING = 4
_INFLECTED = ("ing", "het", "heit", "sjon", "ene", "ane", "ers")
# What follows a part that does not say what it counts.
_BARE = frozenset(
    "i på for mot fra frå til av ved med in at for against from on to of by stemte røysta "
    "voted er var are were".split()
)


class _Sum(NamedTuple):
    """A total and its parts.

    `sure` is False where the parts may be of something else, `whole` where some may not be
    named, so that only too much is a clash for sure.
    """

    total: Number
    parts: list[Number]
    sure: bool = True
    whole: bool = True


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each total that differs from the sum of its parts by more than rounding.

    Where rounding could explain it, or parts may be missing, it is a warning.
    """
    words = _words(rule, article.language)
    before: list[Number] = []
    last = Span(0, 0)
    for sentence, everything in article.sentence_numbers:
        numbers = [number for number in everything if number.kind in _KINDS]
        if not follows(last, sentence):
            before = []
        if len(numbers) > 1:
            for found in words.sums(article, sentence, numbers, before):
                if hit := _clash(article, rule, found):
                    yield hit
                    break
        before, last = numbers, sentence


def _clash(article: Article, rule: Rule, found: _Sum) -> Hit | None:
    """Return a hit where the parts do not come to the total."""
    total, parts, sure, whole = found
    everything = (total, *parts)
    if not all(number.is_exact and same_measure(number, total) for number in everything):
        return None
    value = sum(part.value for part in parts)
    off = abs(value - total.value)
    if not off or not total.value / _NEAR <= value <= total.value * _NEAR:
        return None
    if not whole and value < total.value:
        sure = False
        if off > _SHORT * total.value:
            return None
    rounding = 1.001 * sum(number.step for number in everything if number.step != 1) / 2
    has_decimals = any("," in number.form or "." in number.form for number in everything)
    if off <= rounding and (off < total.step or has_decimals):
        return None
    return rule.hit(
        total.span,
        related=tuple(Related(part.span) for part in parts),
        values={
            "parts": " + ".join(written(article, part) for part in parts),
            "sum": written(article, total, value),
            "total": written(article, total),
        },
        severity=None if sure and off > rounding else Severity.WARNING,
    )


class _Words:
    """The words of one language that say what is a total and what its parts."""

    def __init__(self, options: Any, language: str) -> None:
        def any_of(table: Any) -> str:
            words = sorted(table.get(language, ()), key=len, reverse=True)
            return "|".join(map(re.escape, words)) or "(?!)"

        total = any_of(options.total)
        self._made_of = patterns.compile(rf"(?<!\w)(?:{any_of(options.made_of)})[ \u00a0]$")
        self._total_after = patterns.compile(
            rf"[,–—(:][ \u00a0]?(?:\w+[ \u00a0]){{0,3}}?(?:{total})[ \u00a0]$"
        )
        self._total_behind = patterns.compile(rf"(?:[ \u00a0]\w+)?,?[ \u00a0](?:{total})(?!\w)")
        self._total_before = patterns.compile(rf"(?<!\w)(?:{total})[ \u00a0]$")
        self._of_them = patterns.compile(rf"(?<!\w)(?:{any_of(options.of_them)})(?!\w)")
        self._of_which = patterns.compile(
            rf",[ \u00a0](?:{any_of(options.of_which)})[ \u00a0](?:\w+[ \u00a0])?$"
        )
        self._unless = patterns.compile(rf"(?<!\w)(?:{any_of(options.unless)})(?!\w)")
        self._wholes = [Whole(slots) for slots in options.wholes.get(language, ())]

    def sums(
        self, article: Article, sentence: Span, numbers: list[Number], before: list[Number]
    ) -> Iterator[_Sum]:
        """Yield the sums of a sentence, and those that it makes with the one before it."""
        text = article.folded
        beyond = min(len(text), sentence.end + _BEYOND)
        if self._unless.search(text, sentence.start, beyond):
            return
        for index in range(len(numbers)):
            yield from self._with_parts_after(article, sentence, numbers, index)
            yield from self._with_parts_before(article, numbers, index)
        if len(before) == 1:
            yield from self._of_earlier(article, sentence, numbers, before[0])

    def _of_earlier(
        self, article: Article, sentence: Span, numbers: list[Number], total: Number
    ) -> Iterator[_Sum]:
        """Yield the sum of a whole sentence's numbers, against the one of the sentence before."""
        parts = listed(article, numbers)
        opening = article.folded[sentence.start : numbers[0].span.end + 12]
        points_back = bool(self._of_them.search(opening))
        is_whole = len(parts) == len(numbers) and (points_back or opening[0].isdecimal())
        if is_whole and self._share_out(article, parts, sentence.end):
            yield _Sum(total, parts)
            return
        if not _is_large(total):
            return
        parts = listed(article, numbers, loose=True)
        if len(parts) < max(2, len(numbers)) or not all(map(_is_large, parts)):
            return
        off = abs(sum(part.value for part in parts) - total.value)
        if points_back:
            yield _Sum(total, parts, whole=False)
        elif off <= _GIVEN * total.value and (
            len(parts) > 2 or _last_word(article, total) == _last_word(article, parts[0])
        ):
            yield _Sum(total, parts, sure=False)

    def _with_parts_before(
        self, article: Article, numbers: list[Number], index: int
    ) -> Iterator[_Sum]:
        """Yield "sju menn og fem kvinner, til sammen tolv"."""
        if index < 2 or not self._sums_up(article, numbers[index - 1], numbers[index]):
            return
        for first in range(index - 1):
            parts = listed(article, numbers[first:index], loose=True)
            if first + len(parts) == index:
                yield _Sum(numbers[index], parts)
                return

    def _sums_up(self, article: Article, last: Number, total: Number) -> bool:
        """Tell whether a number is said to be the total of those before it."""
        gap = article.folded[last.span.end : total.span.start]
        if self._total_after.search(gap):
            return True
        return bool(_COMMA.search(gap) and self._total_behind.match(article.folded, total.span.end))

    def _with_parts_after(
        self, article: Article, sentence: Span, numbers: list[Number], index: int
    ) -> Iterator[_Sum]:
        """Yield "tolv personer: sju menn og fem kvinner" and its like."""
        total = numbers[index]
        following = with_articles(article, sentence, numbers)[index + 1 :]
        parts = listed(article, following, loose=_is_large(total))
        if len(parts) < 2 or _goes_on(article, sentence, parts):
            return
        gap = article.folded[total.span.end : parts[0].span.start]
        if len(gap) > _LONGEST_GAP:
            return
        if index and total.value == len(parts) and _OPEN.search(gap):
            # The number of parts stands between: 42 concerts on three stages.
            if _is_bare(article, parts) and not joined(article, numbers[index - 1], total):
                yield _Sum(numbers[index - 1], parts)
        elif total.value < _LEAST_TOTAL:
            return
        elif self._made_of.search(gap):
            if gap.rstrip().endswith(_SHARED):
                parts[0] = parts[0]._replace(approx="")
            yield _Sum(total, parts)
        elif _OPEN.search(gap):
            yield from self._opened(article, sentence, numbers, _Sum(total, parts))
        elif _is_large(total) and _OPEN_OWNED.search(gap):
            if _is_to_the_end(article, sentence, parts):
                yield _Sum(total, parts, sure=False)
        elif not (index and joined(article, numbers[index - 1], total)):
            yield from self._appended(article, sentence, gap, _Sum(total, parts))

    def _opened(
        self, article: Article, sentence: Span, numbers: list[Number], found: _Sum
    ) -> Iterator[_Sum]:
        """Yield a total whose parts follow a colon, a dash or a bracket."""
        total, parts = found.total, found.parts
        before = _before(article, total)
        is_led = bool(_PREPOSITION.search(before))
        bare = _is_bare(article, parts) and not (is_led and total is not numbers[0])
        if (
            bare
            or self._total_before.search(before)
            or _is_alike(total, parts)
            or self._share_out(article, parts, sentence.end)
        ):
            yield found
        elif not is_led and _is_to_the_end(article, sentence, parts):
            yield found._replace(sure=False)

    def _appended(self, article: Article, sentence: Span, gap: str, found: _Sum) -> Iterator[_Sum]:
        """Yield a total whose parts follow a comma or a verb, or that opens with "av de"."""
        total, parts = found.total, found.parts
        before = _before(article, total)
        after_comma = bool(_COMMA.search(gap))
        of_which = bool(self._of_which.search(gap))
        is_of = bool(_OF.search(before))
        if total.kind == "money" and of_which:
            yield found._replace(sure=False)
            return
        if _OPEN.search(before) or not (after_comma or of_which or is_of or _HAS.search(gap)):
            return
        if self._share_out(article, [total, *parts], sentence.end):
            return
        is_said = after_comma and self._total_behind.match(article.folded, total.span.end)
        if is_said or self._share_out(article, parts, sentence.end):
            yield found
        elif (of_which and _are_kinds(article, parts, sentence.end)) or (
            is_of and _is_large(total) and all(map(_is_large, parts))
        ):
            yield found._replace(sure=not of_which, whole=False)
        elif after_comma and total.noun and (_is_placed(article, parts) or _is_alike(total, parts)):
            yield found._replace(sure=False)

    def _share_out(self, article: Article, parts: Sequence[Number], end: int) -> bool:
        """Tell whether the parts are those of one whole, each its own: men, women."""
        said = [
            set(re.findall(r"\w+", segment(article, parts, index, end)))
            for index in range(len(parts))
        ]
        return any(whole.shares_out(said) for whole in self._wholes)


def _before(article: Article, number: Number) -> str:
    """Return the folded text right before a number."""
    return article.folded[max(0, number.span.start - _REACH) : number.span.start]


def _last_word(article: Article, number: Number) -> str:
    """Return the word before a number, often the verb: "koster", "fikk"."""
    return (_before(article, number).split() or [""])[-1]


def _is_large(number: Number) -> bool:
    """Tell whether a number is money, or millions of something, whose parts cannot overlap."""
    return number.kind == "money" or (number.kind == "count" and number.magnitude > _SMALL)


def _are_kinds(article: Article, parts: Sequence[Number], end: int) -> bool:
    """Tell whether the parts are kinds of one thing: "12 er toroms og 10 er treroms"."""
    said = [re.findall(r"\w+", segment(article, parts, index, end)) for index in range(len(parts))]
    names = [next((word for word in words if word not in _BARE), "") for words in said]
    ending = names[0][-_ENDING:]
    return (
        len(ending) == _ENDING
        and not ending.endswith(_INFLECTED)
        and len(set(names)) == len(names)
        and all(name.endswith(ending) for name in names)
    )


def _is_bare(article: Article, parts: Sequence[Number]) -> bool:
    """Tell whether no part says what it counts, so that all count what the total does."""
    return all(_follower(article, part) in _BARE for part in parts)


def _follower(article: Article, part: Number) -> str:
    match = re.match(r"[ \u00a0](\w+)", article.folded[part.span.end : part.span.end + _REACH])
    return match[1] if match else ""


def _is_alike(total: Number, parts: Sequence[Number]) -> bool:
    """Tell whether the parts count what the total does, or kinds of it ("biler", "elbiler")."""
    return total.noun != "" and all(part.noun.endswith(total.noun) for part in parts)


def _is_placed(article: Article, parts: Sequence[Number]) -> bool:
    """Tell whether each part has a place: "70 i Oslo og 40 i Bergen"."""
    return all(_PLACED.match(article.text, part.span.end) for part in parts)


def _is_to_the_end(article: Article, sentence: Span, parts: Sequence[Number]) -> bool:
    """Tell whether the list of parts is all that follows in the sentence."""
    tail = article.folded[parts[-1].span.end : sentence.end].rstrip(" .!?")
    return len(tail.split()) <= 3 and not re.search(r"[,;:]", tail)


def _goes_on(article: Article, sentence: Span, parts: Sequence[Number]) -> bool:
    """Tell whether after the last part the list goes on with something not counted."""
    tail = article.folded[parts[-1].span.end : sentence.end]
    phrase = re.split(r"[.,;:!?()–—\n]", tail)[0]
    return bool(re.search(r" (?:og|and|samt|eller|or) ", phrase))


def _words(rule: Rule, language: str) -> _Words:
    """Return the words of a language as a rule has them, made once."""
    made: dict[str, _Words] = rule.options.__dict__.setdefault("words_made", {})
    if language not in made:
        made[language] = _Words(rule.options, language)
    return made[language]
