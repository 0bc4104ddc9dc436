"""Find a number in display type that the body of the article contradicts."""

from __future__ import annotations

from bisect import bisect_left

from newslint.article import BODY, BlockKind
from newslint.findings import Related, Severity
from newslint.language.tokens import next_word, words_in
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
# A headline rounds: 49.8 is 50, and 1,970 is 2,000; numbers below this it does not.
_ROUNDED, _EXACT = 0.035, 20
_MOST_SUMMED = 12
_MOST_RIVALS = 12
# What is counted apart from the rest: "to andre spillere", "two more".
_APART = frozenset("andre andra anna til flere fleire nye other others further more new".split())


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag a number that stands nowhere in the body, where another stands in its place."""
    display, body = [], []
    for number in article.numbers:
        block = article.block_at(number.span.start)
        if block and block.kind in BODY:
            body.append(number)
        elif block and block.kind in rule.scope and number.is_exact and number.kind in _KINDS:
            display.append((number, block.kind))
    if not (display and body):
        return
    values = sorted({value for number in body for value in (number.value, number.high)})
    rivals = _Rivals(article, body)
    for number, kind in display:
        if _is_told(number.value, values) or _is_made_of(number.value, values):
            continue
        found = rivals.of(number)
        if found and found[0].is_exact and len({other.value for other in found}) == 1:
            yield rule.hit(
                number.span,
                related=tuple(Related(other.span) for other in found),
                values={"other": article.slice(found[0].span)},
                severity=Severity.INFO if kind is BlockKind.CAPTION else None,
            )


def _is_told(value: float, values: list[float]) -> bool:
    """Tell whether one of the sorted values is the value, or may be rounded to it."""
    slack = _ROUNDED * abs(value) if abs(value) >= _EXACT else 0.0
    at = bisect_left(values, value - slack)
    return at < len(values) and values[at] <= value + slack


def _is_made_of(value: float, values: list[float]) -> bool:
    """Tell whether a number is the sum or the difference of two that the body gives."""
    few = values[:_MOST_SUMMED]
    return any(
        abs(one + other - value) < 1e-6 or abs(abs(one - other) - value) < 1e-6
        for one in few
        for other in few
    )


class _Rivals:
    """The numbers of a body by what they say how much it is: kind, unit, and words around."""

    def __init__(self, article: Article, body: Sequence[Number]) -> None:
        self._article = article
        self._found: dict[tuple[str, str, int, str], list[Number]] = {}
        for number in body:
            if next_word(article, number.figure.end) not in _APART:
                for key in self._keys(number, _stems(article, number)):
                    self._found.setdefault(key, []).append(number)

    def of(self, number: Number) -> list[Number]:
        """Return the numbers of the same thing, in order and no more than help a reader."""
        stems = _stems(self._article, number)
        if number.kind == "count":
            stems = {number.noun[:_STEM]} if len(number.noun) >= _STEM else set()
        found = {
            other.span: other
            for key in self._keys(number, stems)
            for other in self._found.get(key, ())[:_MOST_RIVALS]
        }
        return [found[span] for span in sorted(found)]

    def _keys(self, number: Number, stems: set[str]) -> list[tuple[str, str, int, str]]:
        if number.kind in ("percent", "points"):
            return [(number.kind, number.unit, 1, "")]
        magnitude = 1 if number.kind == "count" else number.magnitude
        return [(number.kind, number.unit, magnitude, stem) for stem in stems]


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
