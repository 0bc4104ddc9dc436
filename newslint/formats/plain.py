"""Reads plain text: paragraphs between blank lines, their kinds guessed from shape and place."""

from __future__ import annotations

from newslint import patterns
from newslint.article import Article
from newslint.formats.blocks import Line, guess
from newslint.formats.clean import TextBuilder
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = patterns.compile(r"[^\r\n\u2028\u2029]+")
_BREAK = patterns.compile(r"\r\n|[\r\n\u2028\u2029]")
# A text is hard-wrapped when its lines end where the next word would have passed the margin,
# and go on with small letters. Enough lines to tell; margins that people and programs use.
_SAMPLE = 400
_MARGINS = range(45, 121)


def read(source: str) -> Article:
    """Return the article of a plain text.

    Its text is the source cleaned; paragraphs are parted by blank lines, or by every line
    end where the text is not hard-wrapped. The kinds of its blocks are guesses.
    """
    builder = TextBuilder(source)
    builder.add(0, len(source))
    text, source_map = builder.build()
    return Article(text, guess(list(paragraphs(text))), source=source, source_map=source_map)


def paragraphs(text: str) -> Iterator[Line]:
    """Yield the paragraphs of a text with their spans, without white space around them."""
    margin = _margin(text)
    start = end = -1
    for line_start, line_end in _lines(text):
        if start >= 0 and not (margin and _goes_on(text, end, line_start, line_end, margin)):
            yield Line(text[start:end], Span(start, end))
            start = -1
        if start < 0:
            start = line_start
        end = line_end
    if start >= 0:
        yield Line(text[start:end], Span(start, end))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every line that is not blank, white space around it left out."""
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + line.index(bare[0])
            yield start, start + len(bare)


def _goes_on(text: str, end: int, start: int, stop: int, margin: int) -> bool:
    """Tell whether the line at `start:stop` goes on with the paragraph that ends at `end`."""
    if len(_BREAK.findall(text[end:start])) != 1:
        return False
    last_start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    space = text.find(" ", start, stop)
    first_word = (space if space >= 0 else stop) - start
    return end - last_start + 1 + first_word > margin


def _margin(text: str) -> int:
    """Return the margin at which the text is hard-wrapped, 0 if it is not."""
    pairs = []
    before: tuple[int, int] | None = None
    for line in _lines(text):
        if before and len(_BREAK.findall(text[before[1] : line[0]])) == 1:
            pairs.append((before, line))
        before = line
        if len(pairs) == _SAMPLE:
            break
    margin = max((end - start for pair in pairs for start, end in pair), default=0)
    if margin not in _MARGINS:
        return 0
    full = sum(_goes_on(text, one[1], *other, margin) for one, other in pairs)
    small = sum(text[other[0]].islower() for _, other in pairs)
    return margin if full > 0.8 * len(pairs) and small > 0.4 * len(pairs) else 0
