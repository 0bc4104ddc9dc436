"""Finds the strings at the top of a TOML document, each where it stands."""

from __future__ import annotations

import tomllib

from newslint import patterns
from newslint.errors import ReadError
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_KEY = patterns.compile(r"[ \t]*(?:([\w-]+)|\"([^\"\n]*)\"|'([^'\n]*)')[ \t]*=[ \t]*")
_TABLE = patterns.compile(r"[ \t]*\[")
_STRING = patterns.compile(
    r'"""(?P<long>(?:[^"\\]++|\\(?s:.)|"{1,2}(?!"))*+)"""'
    r"|'''(?P<raw>(?:[^']++|'{1,2}(?!'))*+)'''"
    r'|"(?P<short>(?:[^"\\\n]++|\\.)*+)"'
    r"|'(?P<plain>[^'\n]*+)'"
)
_DATE = patterns.compile(r"(?P<date>\d{4}-\d\d-\d\d[^\s,#]*+)")
_OTHER = patterns.compile(r"#[^\n]*+|[^\"'#\n\[\]{}]++|.")


class Value(NamedTuple):
    """A string or a date under a key: what it says, and where that stands."""

    key: str
    text: str
    start: int
    end: int


def values(text: str, first_line: int) -> Iterator[Value]:
    """Yield the strings and dates above the first table of a TOML document, lists one by one.

    ReadError, with the line counted from `first_line`, where it is not valid.
    """
    try:
        tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at line ")
        number = place.partition(",")[0]
        raise ReadError(
            f"the front matter is not valid TOML: {reason[:1].lower()}{reason[1:]}; correct it.",
            line=first_line + int(number) - 1 if number.isdecimal() else None,
        ) from None
    at = 0
    while at < len(text) and not _TABLE.match(text, at):
        key = _KEY.match(text, at)
        if key:
            name = (key[1] or key[2] or key[3] or "").lower()
            at = yield from _of_key(text, key.end(), name)
        end = text.find("\n", at)
        at = len(text) if end < 0 else end + 1


def _of_key(text: str, at: int, key: str) -> Generator[Value, None, int]:
    """Yield the values of one key; return where its line ends."""
    depth = 0
    while at < len(text) and (depth > 0 or text[at] != "\n"):
        match = _STRING.match(text, at) or _DATE.match(text, at)
        if match and match.lastgroup:
            start, end = match.span(match.lastgroup)
            yield Value(key, _meaning(match.group(), match.lastgroup), start, end)
        else:
            match = _OTHER.match(text, at)
            depth += text[at] in "[{"
            depth -= text[at] in "]}"
        at = match.end() if match else at + 1
    return at


def _meaning(written: str, form: str) -> str:
    """Return the value of a string or a date as it is written."""
    if form == "date":
        return written
    value: str = tomllib.loads(f"value = {written}".replace("\r\n", "\n"))["value"]
    return value
