"""The line of a source around a fault, cut to the width of the page."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report.cells import cut, cut_left, shown, width

if TYPE_CHECKING:
    from newslint.positions import Span


class Excerpt(NamedTuple):
    """What stands before, in and after a fault on its first line, ready to be shown."""

    before: str
    fault: str
    after: str

    @property
    def indent(self) -> int:
        """The column at which the fault begins, from 0."""
        return width(self.before)

    @property
    def underline(self) -> int:
        """How many columns the fault takes, at least one."""
        return max(1, width(self.fault))


def excerpt(source: str, line_start: int, span: Span, columns: int) -> Excerpt:
    """Return the excerpt around a span, at most `columns` wide.

    `line_start` is the offset at which the span's first line begins. Only what can be shown
    is looked at, however long the line is.
    """
    # A character may take no column; a few more than fit are looked at.
    reach = 2 * columns
    line_end = _line_end(source, span.start, span.end + reach)
    first_end = min(span.end, line_end)
    before = shown(source[max(line_start, span.start - reach) : span.start])
    fault = shown(source[span.start : min(first_end, span.start + reach)])
    after = shown(source[first_end:line_end])
    if span.end > line_end:
        after = "…"
    if width(fault) > columns:
        fault, after = cut(fault, columns), ""
    room = columns - width(fault)
    left = max(room // 2, room - width(after))
    before = cut_left(before.lstrip(), left) if left > 1 else ""
    return Excerpt(before, fault, cut(after.rstrip(), max(1, room - width(before))))


def _line_end(source: str, start: int, stop: int) -> int:
    """Return the offset of the first line end from `start` on, or `stop` if none is nearer."""
    ends = (source.find(mark, start, stop) for mark in "\n\r")
    return min([end for end in ends if end >= 0], default=min(stop, len(source)))

