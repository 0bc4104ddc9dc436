"""Counts a Word document as people do: a paragraph is a line, a character of it a column."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from html import unescape

from newslint import patterns
from newslint.positions import LineIndex

# Text that is there twice, the second time for older programs; the start of a paragraph; a
# piece of text; a tab or a line break.
_MARK = patterns.compile(
    r"(?s)<mc:Fallback>.*?</mc:Fallback>|(<w:p(?=[\s/>]))|<w:t(?=[\s>])[^>]*+(?<!/)>([^<]*+)"
    r"|(<w:(?:tab|br|cr|noBreakHyphen)/>)"
)


class ParagraphIndex(LineIndex):
    """Paragraphs and places in them, both counted from 1, for offsets of the main XML part."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Where each paragraph begins, and its first piece; where each piece begins, with its
        # length, and how many columns of its paragraph stand before it.
        self._starts, self._first = array("q", [0]), array("q", [0])
        self._pieces, self._lengths, self._columns = array("q"), array("q"), array("q")
        column = 0
        for match in _MARK.finditer(text):
            if match[1]:
                self._starts.append(match.start())
                self._first.append(len(self._pieces))
                column = 0
            elif match[2] or match[3]:
                start, end = match.span(2 if match[2] else 3)
                self._pieces.append(start)
                self._lengths.append(end - start)
                self._columns.append(column)
                column += len(self._shown(start, end))

    def _shown(self, start: int, end: int) -> str:
        """Return what a piece of text, or a mark such as a tab, is on the page."""
        return " " if self._text[start] == "<" else unescape(self._text[start:end])

    def position(self, offset: int) -> tuple[int, int]:
        """Return `(paragraph, column)` of a source offset."""
        paragraph = max(1, bisect_right(self._starts, offset) - 1)
        piece = bisect_right(self._pieces, offset) - 1
        if piece < 0 or piece < self._first[min(paragraph, len(self._first) - 1)]:
            return paragraph, 1
        start = self._pieces[piece]
        end = min(offset, start + self._lengths[piece])
        inside = len(self._shown(start, end)) if end > start else 0
        return paragraph, self._columns[piece] + inside + 1

    def line(self, number: int) -> str:
        """Return the text of paragraph `number`."""
        if number >= len(self._first):
            return ""
        last = self._first[number + 1] if number + 1 < len(self._first) else len(self._pieces)
        return "".join(
            self._shown(self._pieces[piece], self._pieces[piece] + self._lengths[piece])
            for piece in range(self._first[number], last)
        )

    def start(self, number: int) -> int:
        """Return the source offset at which paragraph `number` begins."""
        return self._starts[min(number, len(self._starts) - 1)]

    def utf16_column(self, offset: int) -> int:
        """Return the place in its paragraph of an offset, from 0, in UTF-16 code units."""
        paragraph, column = self.position(offset)
        before = self.line(paragraph)[: column - 1]
        return len(before.encode("utf-16-le", "surrogatepass")) // 2
