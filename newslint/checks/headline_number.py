"""Find a number in display type that the body of the article contradicts."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.findings import Related, Severity
from newslint.language.tokens import next_word, words_in
from newslint.records import TYPE_CHECKING
from newslint.rules import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS: dict[str, object] = {}

_KINDS = frozenset(("count", "percent", "points", "money", "measure", "duration"))
# How much of a word is compared: enough to know it again with another ending.
_STEM = 5
# What is counted follows a number closely: "elleve personer ble drept".
_REACH = 60
_WORDS = 5
# A headline rounds: 49.8 is 50, and 1,970 is 2,000.
_ROUNDED = 0.035
_MOST_SUMMED = 12
# What is counted apart from the rest: "to andre spillere", "two more".
_APART = frozenset("andre andra anna til flere fleire nye other others further more new".split())


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag a number that stands nowhere in the body, where another stands in its place."""
    display = [block for block in article.blocks if block.kind in rule.scope]
    body = [number for number in article.numbers if _is_in_body(article, number)]
    if not body:
        return
    values = {value for number in body for value in (number.value, number.high)}
    for number in article.numbers:
        block = article.block_at(number.span.start)
        if block not in display or not number.is_exact or number.kind not in _KINDS:
            continue
        if any(_is_near(number.value, value) for value in values):
            continue
        rivals = [other for other in body if _is_rival(article, number, other)]
        told = {other.value for other in rivals}
        if len(told) == 1 and rivals[0].is_exact and not _is_made_of(number.value, values):
            level = Severity.INFO if block.kind is BlockKind.CAPTION else None
            yield rule.hit(
                number.span,
                related=tuple(Related(other.span) for other in rivals),
                values={"other": article.slice(rivals[0].span)},
                severity=level,
            )


def _is_in_body(article: Article, number: Number) -> bool:
    block = article.block_at(number.span.start)
    return block is not None and block.kind in BODY


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _ROUNDED * max(abs(one), abs(other)) and (
        max(abs(one), abs(other)) >= 20 or one == other
    )


def _is_made_of(value: float, values: set[float]) -> bool:
    """Tell whether a number is the sum or the difference of two that the body gives."""
    few = sorted(values)[:_MOST_SUMMED]
    return any(
        abs(one + other - value) < 1e-6 or abs(abs(one - other) - value) < 1e-6
        for one in few
        for other in few
    )


def _is_rival(article: Article, number: Number, other: Number) -> bool:
    """Tell whether a number of the body says of the same thing how much it is."""
    if (number.kind, number.unit) != (other.kind, other.unit):
        return False
    if next_word(article, other.figure.end) in _APART:
        return False
    if number.kind in ("percent", "points"):
        return True
    if number.kind in ("money", "duration", "measure"):
        return number.magnitude == other.magnitude and bool(_shared(article, number, other))
    stem = number.noun[:_STEM]
    return len(number.noun) >= _STEM and stem in _stems(article, other)


def _shared(article: Article, number: Number, other: Number) -> set[str]:
    return _stems(article, number) & _stems(article, other)


def _stems(article: Article, number: Number) -> set[str]:
    """Return the stems of the words that follow a number in its sentence."""
    text = article.folded
    end = number.figure.end
    block = article.block_at(end)
    stop = min(end + _REACH, block.span.end if block else len(text))
    for mark in ".;:!?":
        at = text.find(f"{mark} ", end, stop)
        stop = at if at >= 0 else stop
    words = words_in(text, end, stop)[:_WORDS]
    return {word.text[:_STEM] for word in words if len(word.text) >= _STEM}
