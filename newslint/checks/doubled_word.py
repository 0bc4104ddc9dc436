"""Find a word written twice in a row."""

from __future__ import annotations

from itertools import pairwise

from newslint.automaton import Automaton
from newslint.checks import Option
from newslint.findings import Edit, Fix, Related
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "allow": Option({}, "words that may stand twice in a row, by language."),
}

_ENDS = ".,:;!?…)]»”\"'’"


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the second of the two; names, figures and words thrice in a row are let be."""
    allowed = set(rule.options.allow.get(article.language, ()))
    twice = {word for block in article.blocks for word in _twice(article.folded, block.span)}
    suspects = [w for w in sorted(twice - allowed) if w.isalpha() and not _is_drawn_out(w)]
    # Words parted by one blank, as nearly all are: all are then found in one pass.
    automaton = Automaton([f"{word} {word}" for word in suspects])
    for index, span in automaton.scan(article.folded):
        size = len(suspects[index])
        first, second = Span(span.start, span.start + size), Span(span.end - size, span.end)
        if _is_free(article.folded, span) and _is_slip(article, suspects[index], first, second):
            yield rule.hit(
                second,
                fix=Fix("suggested", (Edit(Span(first.end, second.end), ""),)),
                related=(Related(first),),
            )


def _twice(text: str, span: Span) -> list[str]:
    """Return the words of a stretch that stand twice in a row, whatever mark follows."""
    words = text[span.start : span.end].split()
    return [
        one for one, two in pairwise(words) if two.startswith(one) and two.rstrip(_ENDS) == one
    ]


def _is_drawn_out(word: str) -> bool:
    """Tell whether a word is a sound, with a letter thrice in a row."""
    return any(letter * 3 in word for letter in set(word))


def _is_free(text: str, span: Span) -> bool:
    """Tell whether a blank stands before the two and nothing that goes on with a word after."""
    return text[span.start - 1 : span.start] in ("", " ") and text[span.end : span.end + 1] not in (
        "'",
        "’",
        "-",
    )


def _is_slip(article: Article, word: str, first: Span, second: Span) -> bool:
    """Tell whether the two are in one block, not both of a name, and not said thrice."""
    if article.block_at(first.start) != article.block_at(second.start):
        return False
    if article.slice(first)[0].isupper() and article.slice(second)[0].isupper():
        return False
    reach = len(word) + 3
    before = article.folded[max(0, first.start - reach) : first.start].rstrip(" ,")
    after = article.folded[second.end : second.end + reach].lstrip(" ,")
    return not before.endswith(word) and not after.startswith(word)
