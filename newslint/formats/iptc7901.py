"""Reads wire copy as IPTC 7901 and ANPA 1312 have it: control characters around plain text.

A message is a header, the text after STX and a trailer after ETX. In the text of ANPA, lines
above the story begin with `^` and end with `<` or `=`; the wires of IPTC 7901 end such lines
with `=`. The typewriter's signs of both are read as the signs of print.
"""

from __future__ import annotations

from datetime import date

from newslint import patterns
from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats.assembly import Assembly, Part
from newslint.positions import SourceMap
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.article import Article

_OLD = "windows-1252"
_STX = "\x02"
_END = patterns.compile(r"[\x03\x04]")
_LINE = patterns.compile(r"[^\r\n]+")
# Lines go on until one is blank, indented, or begins an item of a list.
_PARAGRAPH = patterns.compile(r"\S(?:[^\r\n]++|\r?\n(?![ \t\r\n]|[-*#]+ |\Z))*+")
# What some agencies write below the story is for editors.
_NOTEBOOK = patterns.compile(r"(?m)^(?:# Notebook|\* \* \* \*)\s*$")
# The signs of a wire, and what they are in print; `--` only where it stands as a dash.
_SIGN = patterns.compile(r"``|''|(?<=\s)(?:--|_)(?=\s)")
_SIGNS = {"``": "“", "''": "”", "--": "–", "_": "–"}
_WRITTEN = str.maketrans({"“": "``", "”": "''", "–": "--"})

_PICTURES = patterns.compile(r"(?:\w+ )?(?:Photos?|Graphics?|Video)\b(?=.*\d)")
_NOTE = patterns.compile(r"(?i)\(?(?:eds|editors?|red|nb|note)\b\.?[^:]{0,20}:|editor's note")
# Marks of a new version, which stand above the headline.
_VERSION = patterns.compile(
    r"(?i)(?:(?:\d+(?:st|nd|rd|th)?|first|second|third)[ -](?:ld|lead)\b.*|refile|correction|"
    r"recasts?|update[ \d]*|urgent|flash|bulletin|wit?h.?drawal|advisory)\W*"
)
_BYLINE = patterns.compile(r"(?i)(?:by|av|von|af|från|par)\s+\S")
_DATE = patterns.compile(r"(\d\d)-(\d\d)-(\d\d)\s+\d{4}\s*GMT")
_DAY = patterns.compile(r"(\d\d)\d{4}\s+\w{2,4}\s+(\w{3})\w*\s+(\d\d)\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# A first line of more than this is no headline: the story begins at once.
_HEADLINE = 120


def unpack(data: bytes, path: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text of a message: UTF-8 if it is that, else Windows-1252.

    ReadError if the bytes are no text.
    """
    if b"\0" in data:
        raise ReadError("this is no text of a wire (it holds NUL bytes); leave it out.", path)
    try:
        return data.decode(_encoding(data)), ()
    except UnicodeDecodeError:
        return data.decode("latin-1"), ()


def pack(data: bytes, source: str) -> bytes:
    """Return a changed text in the encoding of the file `data`."""
    try:
        data.decode(_encoding(data))
    except UnicodeDecodeError:
        return source.encode("latin-1")
    return source.encode(_encoding(data))


def _encoding(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError:
        return _OLD
    return "utf-8"


def is_message(source: str) -> bool:
    """Tell whether a source begins as a message of a wire: SOH or SYN, and STX further on."""
    return source.lstrip("\x16\x7f\r\n ")[:1] in ("\x01", _STX) and _STX in source[:2000]


class _Line(NamedTuple):
    """A line above the story: what it is, and where its words stand."""

    kind: BlockKind | None
    start: int
    end: int


def read(source: str) -> Article:
    """Return the article of a message; of several in one file, their copy one after another.

    What a wire tells its editors (versions, pictures, notes) is left out. ReadError where no
    message has text.
    """
    assembly = Assembly(source)
    meta: dict[str, str] = {}
    published = None
    at = source.find(_STX)
    while at >= 0:
        found = _END.search(source, at)
        end = found.start() if found else len(source)
        after = source.find("\x01", end)
        header = source[source.rfind("\x01", 0, at) + 1 : at].strip()
        _add_message(assembly, source, at + len(_STX), end, meta)
        if "\n" in header:
            meta.setdefault("slug", header.rpartition("\n")[2].strip(" /"))
        published = published or _published(source[end : after if after >= 0 else None])
        at = source.find(_STX, end)
    if published:
        meta["published"] = published.isoformat()
    article = assembly.article("iptc7901", meta=meta, published=published, escape=escape)
    if not article.blocks:
        raise ReadError(
            "this holds no message of a wire with text (between the control characters STX and "
            "ETX); leave it out."
        )
    return article


def escape(text: str) -> str:
    """Return text as wires write it."""
    return text.translate(_WRITTEN)


def _add_message(
    assembly: Assembly, source: str, start: int, end: int, meta: dict[str, str]
) -> None:
    lines, story = (_anpa if source.startswith("^", start) else _iptc)(source, start, end, meta)
    for kind, begin, stop in lines:
        assembly.add(kind, _decoded(source, begin, stop))
    notebook = _NOTEBOOK.search(source, story, end)
    for match in _PARAGRAPH.finditer(source, story, notebook.start() if notebook else end):
        assembly.add(None, _decoded(source, *match.span()))


def _anpa(
    source: str, start: int, end: int, meta: dict[str, str]
) -> tuple[list[_Line], int]:
    """Return the lines above the story of a message of ANPA, and where the story begins."""
    found: list[_Line] = []
    at = start
    for number, match in enumerate(_LINE.finditer(source, start, end)):
        if not source.startswith("^", match.start()):
            break
        at = match.end()
        line = match.group().rstrip()
        first, last = match.start() + 1, match.start() + len(line)
        mark = line[-1:]
        last -= mark in "<="
        words = source[first:last].strip()
        if number == 0:
            # The keyword line, with a count of words at its end.
            meta.setdefault("slug", words.rpartition(",")[0] or words)
        elif _PICTURES.match(words) or _NOTE.match(words):
            continue
        elif mark == "=" or _BYLINE.match(words):
            found.append(_Line(BlockKind.BYLINE, first, last))
        else:
            has_headline = any(one.kind is BlockKind.HEADLINE for one in found)
            kind = BlockKind.DECK if has_headline else BlockKind.HEADLINE
            found.append(_Line(kind, first, last))
    return found, at


def _iptc(
    source: str, start: int, end: int, meta: dict[str, str]
) -> tuple[list[_Line], int]:
    """Return the lines above the story of a message of IPTC 7901, and where that begins.

    They end at the first blank line.
    """
    found: list[_Line] = []
    at = start
    for match in _LINE.finditer(source, start, end):
        gap = source[at : match.start()]
        if found and gap.count("\n") > 1:
            break
        line = match.group().rstrip()
        words = line.rstrip("= ").strip()
        last = match.start() + len(line.rstrip("= "))
        if len(words) > _HEADLINE and not found:
            break
        at = match.end()
        if not words or _VERSION.fullmatch(words) or (words[0] == "(" and words[-1] == ")"):
            continue
        if _BYLINE.match(words):
            found.append(_Line(BlockKind.BYLINE, match.start(), last))
        else:
            has_headline = any(one.kind is BlockKind.HEADLINE for one in found)
            kind = BlockKind.DECK if has_headline else BlockKind.HEADLINE
            found.append(_Line(kind, match.start(), last))
    return found, at


def _decoded(source: str, start: int, end: int) -> Part:
    """Return what stands between two offsets, the signs of the wire as those of print."""
    texts: list[str] = []
    source_map, length, at = SourceMap(), 0, start
    for match in _SIGN.finditer(source, start, end):
        plainly = match.start() - at
        sign = _SIGNS[match.group()]
        source_map.add(length, at, plainly, plainly)
        source_map.add(length + plainly, match.start(), 1, match.end() - match.start())
        texts += (source[at : match.start()], sign)
        length += plainly + 1
        at = match.end()
    source_map.add(length, at, end - at, end - at)
    return Part("".join([*texts, source[at:end]]), source_map)


def _published(trailer: str) -> date | None:
    """Return the day that stands in a trailer: `11-13-13 1509GMT`, or `212322 GMT Nov 18`."""
    match = _DATE.search(trailer)
    if match:
        month, day, year = match.groups()
    else:
        match = _DAY.search(trailer)
        if not match or match[2].lower() not in _MONTHS:
            return None
        day, month, year = match[1], str(_MONTHS.index(match[2].lower()) + 1), match[3]
    try:
        return date(2000 + int(year), int(month), int(day))
    except ValueError:
        return None
