"""Offsets as editors count them: lines from 0, columns in units of UTF-16, UTF-8 or UTF-32."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range

from newslint.positions import LineIndex, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# A character takes one unit, and one more for each of these that it fits.
_ASTRAL = "[\U00010000-\U0010ffff]"
_WIDER = {
    "utf-8": ("[\x80-\U0010ffff]", "[\u0800-\U0010ffff]", _ASTRAL),
    "utf-16": (_ASTRAL,),
    "utf-32": (),
}


class Positions:
    """The places of a text, to and from the positions of an editor.

    What they cost does not follow the length of a line: a file may be one line of any length.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._lines = LineIndex(text)
        self._length = len(text)
        self._wider = [array("q", _places(pattern, text)) for pattern in _WIDER[encoding]]

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line = self._lines.position(offset)[0]
        start = self._start(line)
        return Position(line - 1, self._units(offset) - self._units(start))

    def range(self, span: Span) -> Range:
        """Return the range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one past the end of a line or the text is that end."""
        last = self._lines.position(self._length)[0]
        line = position.line + 1
        if line > last:
            return self._length
        start, end = self._start(line), self._lines.start(line) + len(self._lines.line(line))
        units = self._units(start) + position.character
        return bisect_left(range(end), units, start, key=self._units)

    def span(self, place: Range) -> Span:
        """Return the span of a range."""
        return Span(self.offset(place.start), self.offset(place.end))

    def _start(self, line: int) -> int:
        # A byte order mark takes a column in an editor that keeps it in the text.
        return 0 if line == 1 else self._lines.start(line)

    def _units(self, offset: int) -> int:
        """Return how many units there are before an offset."""
        return offset + sum(bisect_left(wide, offset) for wide in self._wider)


def _places(pattern: str, text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(pattern, text))
