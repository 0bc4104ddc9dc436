"""Where things stand: spans, the map from text to source, lines and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from newslint import patterns
from newslint.records import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class SourceMap:
    """Maps offsets of an article's text to offsets of the source it was read from.

    The map is a list of runs `(text_start, source_start, text_length, source_length)` in
    ascending order of both starts. Within a run of equal lengths offsets map one to one;
    a run of unequal lengths (an entity, a decomposed letter) maps as a whole. Text between
    two runs (a paragraph break made by the reader) maps to the gap in the source.
    """

    def __init__(self) -> None:
        self._text = array("q")
        self._source = array("q")
        self._text_length = array("q")
        self._source_length = array("q")

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a text that is its own source, `length` code points long."""
        source_map = cls()
        source_map.add(0, 0, length, length)
        return source_map

    def add(self, text: int, source: int, text_length: int, source_length: int) -> None:
        """Append one run; runs must come in order. Adjoining one-to-one runs are merged."""
        if (
            self._text
            and text_length == source_length
            and self._text_length[-1] == self._source_length[-1]
            and self._text[-1] + self._text_length[-1] == text
            and self._source[-1] + self._source_length[-1] == source
        ):
            self._text_length[-1] += text_length
            self._source_length[-1] += source_length
            return
        self._text.append(text)
        self._source.append(source)
        self._text_length.append(text_length)
        self._source_length.append(source_length)

    def start(self, offset: int) -> int:
        """Return the source offset at which the character at text `offset` begins."""
        run = bisect_right(self._text, offset) - 1
        if run < 0:
            return self._source[0] if self._source else 0
        inside = offset - self._text[run]
        if inside >= self._text_length[run]:
            return self._source[run] + self._source_length[run]
        if self._text_length[run] == self._source_length[run]:
            return self._source[run] + inside
        return self._source[run]

    def end(self, offset: int) -> int:
        """Return the source offset just past the character that ends at text `offset`."""
        run = bisect_right(self._text, offset - 1) - 1
        if run < 0:
            return self.start(offset)
        inside = offset - self._text[run]
        if inside < self._text_length[run] and (self._text_length[run] == self._source_length[run]):
            return self._source[run] + inside
        return self._source[run] + self._source_length[run]

    def span(self, span: Span) -> Span:
        """Return the source span of a text span; an empty span stays empty."""
        start = self.start(span.start)
        return Span(start, start if span.end <= span.start else max(start, self.end(span.end)))

    def is_seamless(self, span: Span) -> bool:
        """Tell whether the source of `span` is contiguous, with no markup in between."""
        run = bisect_right(self._text, span.start) - 1
        last = bisect_right(self._text, max(span.start, span.end - 1)) - 1
        if run < 0 or self._text[last] + self._text_length[last] < span.end:
            return False
        return all(
            self._text[i] + self._text_length[i] == self._text[i + 1]
            and self._source[i] + self._source_length[i] == self._source[i + 1]
            for i in range(run, last)
        )


_LINE_END = patterns.compile(r"\r\n?|\n")


class LineIndex:
    """Lines and columns of a source text, both counted from 1, columns in code points.

    A line ends at LF, CRLF or CR. A byte order mark takes no column.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("q", [1 if text.startswith("\ufeff") else 0])
        self._starts.extend(match.end() for match in _LINE_END.finditer(text))

    def position(self, offset: int) -> tuple[int, int]:
        """Return `(line, column)` of a source offset."""
        line = max(1, bisect_right(self._starts, offset))
        return line, max(0, offset - self._starts[line - 1]) + 1

    def line(self, number: int) -> str:
        """Return the text of line `number` without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """Return the source offset at which line `number` begins."""
        return self._starts[number - 1]

    def utf16_column(self, offset: int) -> int:
        """Return the column of an offset from 0 in UTF-16 code units, as editors count."""
        start = self._starts[self.position(offset)[0] - 1]
        return len(self._text[start:offset].encode("utf-16-le", "surrogatepass")) // 2
