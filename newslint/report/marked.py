"""An article as it reads, with the places of its faults marked in the text."""

from __future__ import annotations

from bisect import bisect_right

from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.findings import Finding, Severity
    from newslint.linter import Passage
    from newslint.positions import Span


class Fault(NamedTuple):
    """One fault: its number on the page, and the findings that are its places."""

    number: int
    places: Sequence[Finding]

    @property
    def first(self) -> Finding:
        """The first place, beside which the fault is told of."""
        return self.places[0]

    def anchor(self, place: int = 0) -> str:
        """Return the id that a place has on the page."""
        return f"m{self.number}-{place}" if place else f"m{self.number}"


class Mark(NamedTuple):
    """A place in a passage: offsets in its text, and which place of which fault it is.

    `is_start` is False where the place has begun in an earlier passage.
    """

    start: int
    end: int
    fault: Fault
    place: int
    is_start: bool

    @property
    def severity(self) -> Severity:
        """How much the place matters."""
        return self.fault.places[self.place].severity


def marks(passages: Sequence[Passage], found: Iterable[Fault]) -> list[list[Mark]]:
    """Return the marks of each passage; a fault that stands in none of them has no mark."""
    made: list[list[Mark]] = [[] for _ in passages]
    starts = [passage.bits[0][1] for passage in passages]
    for fault in found:
        for place, finding in enumerate(fault.places):
            number, is_start = max(0, bisect_right(starts, finding.span.start) - 1), True
            while number < len(passages) and starts[number] < max(
                finding.span.end, finding.span.start + 1
            ):
                offsets = _within(passages[number], finding.span)
                if offsets:
                    made[number].append(Mark(*offsets, fault, place, is_start))
                    is_start = False
                number += 1
    return made


def _within(passage: Passage, span: Span) -> tuple[int, int] | None:
    """Return where a span of the source stands in a passage's text, None if it does not."""
    start, end, done = -1, -1, 0
    for text, first, last in passage.bits:
        if first <= span.start <= last and span.start == span.end:
            at = done + min(span.start - first, len(text))
            return at, at
        if first < span.end and span.start < last:
            begin, stop = 0, len(text)
            if stop == last - first:
                begin, stop = max(0, span.start - first), min(stop, span.end - first)
            start = done + begin if start < 0 else start
            end = done + stop
        done += len(text)
    return (start, end) if start >= 0 else None


def marked(passage: Passage, places: Sequence[Mark]) -> str:
    """Return a passage's text as HTML, each marked place a link to what is told of it.

    Where places overlap, the words are linked to the shorter; each has an anchor of its own.
    A place of no words, where something is missing, is a caret.
    """
    text = "".join(bit for bit, _, _ in passage.bits)
    cuts = sorted({0, len(text), *(m.start for m in places), *(m.end for m in places)})
    order = sorted(places, key=lambda mark: mark.start)
    html, active, coming = [], list[Mark](), 0
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        active = [mark for mark in active if mark.end > start]
        begins: list[Mark] = []
        while coming < len(order) and order[coming].start == start:
            begins.append(order[coming])
            coming += 1
        html += [_link(mark, [mark], "‸") for mark in begins if mark.start == mark.end]
        begins = [mark for mark in begins if mark.end > mark.start]
        active += begins
        words = escape(text[start:end])
        if active and words:
            inner = min(active, key=lambda mark: mark.end - mark.start)
            words = _link(inner, begins, words, inner.end == end)
        html.append(words)
    return "".join(html)


def _link(mark: Mark, begins: Sequence[Mark], words: str, is_last: bool = True) -> str:
    """Return words as a link; the number stands after the last of them."""
    number = mark.fault.number
    anchors = [m.fault.anchor(m.place) for m in begins if m.is_start]
    identity = f' id="{anchors.pop(0)}"' if anchors else ""
    further = "".join(f'<span id="{anchor}"></span>' for anchor in anchors)
    name = f"mark {mark.severity.label}"
    name += (" last" if is_last else "") + (" gap" if mark.start == mark.end else "")
    return (
        f'<a class="{name}"{identity} href="#n{number}" '
        f'data-n="{number}" aria-describedby="w{number}">{further}{words}</a>'
    )
