"""Where things stand: spans, the map from text to source, lines and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right

from newslint import patterns
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
    ascending order of text starts; within a block, of source starts too. Within a run of
    equal lengths offsets map one to one; a run of unequal lengths (an entity, a decomposed
    letter) maps as a whole. Text between two runs (a paragraph break made by the reader) maps
    to the gap in the source.
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

    def through(self, outer: SourceMap) -> SourceMap:
        """Return the map to the source of the source: `outer` leads on from where this ends.

        For text read from a part of a file that was decoded first, such as HTML in a string
        of JSON: this map leads to the decoded part, `outer` from there to the file.
        """
        chained = SourceMap()
        runs = zip(self._text, self._source, self._text_length, self._source_length, strict=True)
        for text, source, length, source_length in runs:
            if length != source_length:
                start, end = outer.span(Span(source, source + source_length))
                chained.add(text, start, length, end - start)
                continue
            for begin, stop, outer_start, outer_length in outer.runs(source, source + length):
                chained.add(text + begin - source, outer_start, stop - begin, outer_length)
        return chained

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
        """Yield `(text start, text end, source start, source length)` of the runs in a range.

        Runs of equal lengths are cut to the range; of the others the source is whole.
        """
        run = max(0, bisect_right(self._text, start) - 1)
        while run < len(self._text) and self._text[run] < end:
            begin = max(start, self._text[run])
            stop = min(end, self._text[run] + self._text_length[run])
            if begin < stop:
                source, length = self._source[run], self._source_length[run]
                if length == self._text_length[run]:
                    source, length = source + begin - self._text[run], stop - begin
                yield begin, stop, source, length
            run += 1

    def is_seamless(self, span: Span, passes: Callable[[Span], bool] | None = None) -> bool:
        """Tell whether the source of `span` is contiguous, with no markup in between.

        A part of what maps only as a whole has no place of its own. `passes` tells of a gap
        in the source whether it is no markup after all.
        """
        run = bisect_right(self._text, span.start) - 1
        last = bisect_right(self._text, max(span.start, span.end - 1)) - 1
        if run < 0 or self._text[last] + self._text_length[last] < span.end:
            return False
        if self._is_part(run, span) or self._is_part(last, span):
            return False
        for i in range(run, last):
            if self._text[i] + self._text_length[i] != self._text[i + 1]:
                return False
            gap = Span(self._source[i] + self._source_length[i], self._source[i + 1])
            if gap.start != gap.end and not (passes and passes(gap)):
                return False
        return True

    def _is_part(self, run: int, span: Span) -> bool:
        start, length = self._text[run], self._text_length[run]
        if length == self._source_length[run]:
            return False
        return start < span.start < start + length or start < span.end < start + length


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
