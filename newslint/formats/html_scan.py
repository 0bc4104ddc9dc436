"""Cuts HTML into tags and text with their exact places, and decodes text with a map back.

Any input is read in linear time: what is no proper tag ends where the next one begins.
"""

from __future__ import annotations

from functools import cache
from html import unescape

from newslint import patterns
from newslint.formats.assembly import Part
from newslint.positions import SourceMap
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_TAG = patterns.compile(
    r"<(/?)([a-zA-Z][^\s/><]*+)"
    r"((?:[\s/]++|[^\s/>=<][^\s/>=<]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'<][^\s><]*+))?+)*+)"
    r"[^<>]*+>?"
)
_ATTRIBUTE = patterns.compile(
    r"([^\s/>=<][^\s/>=<]*+)"
    r"(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'<][^\s><]*+)))?+"
)
# White space as HTML has it (a no-break space is none), and what may be a character reference.
_CODED = patterns.compile(
    r"[ \t\n\r\f]++|&(?:#[xX]?[0-9a-fA-F]{1,8}+|[a-zA-Z][a-zA-Z0-9]{1,31}+);?+"
)
# What these hold is not read as HTML, up to their end tag.
_RAW = frozenset(
    "script style title textarea xmp iframe noembed noframes noscript svg math".split()
)
# Prefixes under which XHTML stands in other XML.
_PREFIXES = ("html:", "xhtml:", "h:")


class Tag(NamedTuple):
    """A start tag or an end tag; `attributes` is what stands in it, `at` where that begins.

    `is_empty` is True for a tag that is its own end (`<p/>`); `inside` is the text up to the
    end tag where that is not read as HTML, else "".
    """

    name: str
    is_end: bool
    attributes: str
    at: int
    is_empty: bool = False
    inside: str = ""


class Run(NamedTuple):
    """A stretch of the source that holds text."""

    start: int
    end: int


class Value(NamedTuple):
    """The value of an attribute, decoded, with the place where it is written."""

    text: str
    start: int
    end: int


def scan(source: str) -> Iterator[Tag | Run]:
    """Yield the tags and the runs of text of an HTML source, without comments."""
    at, size, last = 0, len(source), source.rfind(">")
    while at < size:
        opening = source.find("<", at)
        if opening < 0:
            opening = size
        if opening > at:
            yield Run(at, opening)
        if opening == size:
            return
        match = _TAG.match(source, opening)
        if match:
            at = match.end()
            name = match[2].lower()
            if name.startswith(_PREFIXES):
                name = name.partition(":")[2]
            is_empty, inside = match[3].endswith("/"), ""
            if name in _RAW and not match[1] and not is_empty:
                end = _raw_end(name).search(source, at)
                begin, at = at, end.start() if end else size
                inside = source[begin:at]
            yield Tag(name, bool(match[1]), match[3], match.start(3), is_empty, inside)
        elif source.startswith(("<!--", "<![CDATA["), opening) or (
            source.startswith(("<!", "<?", "</"), opening) and opening < last
        ):
            at = _comment_end(source, opening)
        else:
            yield Run(opening, opening + 1)
            at = opening + 1


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    import re

    return patterns.compile(f"</{name}(?![a-z0-9])", re.IGNORECASE)


def _comment_end(source: str, start: int) -> int:
    """Return where a comment, declaration, CDATA section or instruction ends."""
    if source.startswith("<!--", start):
        closer, start = "-->", start + 2
    elif source.startswith("<![CDATA[", start):
        closer = "]]>"
    else:
        closer = ">"
    end = source.find(closer, start)
    return len(source) if end < 0 else end + len(closer)


def attributes(tag: Tag) -> dict[str, Value]:
    """Return the attributes of a tag by their names in lower case; the first of a name counts."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(tag.attributes):
        group = match.lastindex or 1
        start, end = match.span(group) if group > 1 else (match.end(), match.end())
        value = Value(unescape(tag.attributes[start:end]), tag.at + start, tag.at + end)
        found.setdefault(match[1].lower(), value)
    return found


def decoded(source: str, runs: Iterable[Run]) -> Part:
    """Return the text of runs of a source: references decoded, white space folded to a space.

    A run that holds a tag (`<br>`) stands for a space.
    """
    pieces: list[str] = []
    source_map = SourceMap()
    length, blank = 0, True

    def put(text: str, start: int, end: int) -> None:
        nonlocal length
        source_map.add(length, start, len(text), end - start)
        pieces.append(text)
        length += len(text)

    for start, end in runs:
        if source.startswith("<", start) and end > start + 1:
            if not blank:
                put(" ", start, end)
            blank = True
            continue
        at = start
        for match in _CODED.finditer(source, start, end):
            begin, stop = match.span()
            if begin > at:
                put(source[at:begin], at, begin)
                blank = False
            at = stop
            if source[begin] != "&":
                if not blank:
                    put(" ", begin, stop)
                blank = True
                continue
            text = unescape(match[0])
            if text:
                put(text, begin, stop)
                blank = False
        if end > at:
            put(source[at:end], at, end)
            blank = False
    return Part("".join(pieces), source_map)
