"""Reads JSON so that every string knows where it stands, its escapes decoded."""

from __future__ import annotations

import json

from newslint import patterns
from newslint.errors import ReadError
from newslint.formats.assembly import Part
from newslint.positions import SourceMap
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Far above what an article has, and what there is memory for.
_VALUES = 300_000
_DEPTH = 200

_BLANK = patterns.compile(r"[ \t\r\n]*+")
_STRING = patterns.compile(r'"((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+)"')
_BEGINNING = patterns.compile(_STRING.pattern[:-1])
_OTHER = patterns.compile(
    r"(?:-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][+-]?\d++)?+|true|false|null)(?![\w.+-])"
)
# An escape, two where they are the halves of one character.
_ESCAPE = patterns.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])"
)
_SIGNS = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Text:
    """A string of JSON: `start` and `end` are where it stands in the source, without its marks."""

    __slots__ = ("_source", "end", "start")

    def __init__(self, source: str, start: int, end: int) -> None:
        self._source = source
        self.start = start
        self.end = end

    def __str__(self) -> str:
        written = self._source[self.start : self.end]
        return _ESCAPE.sub(lambda match: _decoded(match.group()), written)

    def part(self) -> Part:
        """Return the string decoded, with its map to the source."""
        texts: list[str] = []
        source_map, length, at = SourceMap(), 0, self.start
        for match in _ESCAPE.finditer(self._source, self.start, self.end):
            plain = match.start() - at
            if plain:
                source_map.add(length, at, plain, plain)
            character = _decoded(match.group())
            source_map.add(length + plain, match.start(), 1, match.end() - match.start())
            texts += (self._source[at : match.start()], character)
            length += plain + 1
            at = match.end()
        if at < self.end:
            source_map.add(length, at, self.end - at, self.end - at)
        return Part("".join(texts) + self._source[at : self.end], source_map)


def _decoded(escape: str) -> str:
    """Return the character of an escape; half of one alone is none."""
    if escape[1] != "u":
        return _SIGNS[escape[1]]
    code = int(escape[2:6], 16)
    if len(escape) > 6:
        code = 0x10000 + ((code & 0x3FF) << 10) + (int(escape[8:], 16) & 0x3FF)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def escape(text: str) -> str:
    """Return text as it is written in a string of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def strings(source: str) -> Any:
    """Return the value of a JSON text: dicts, lists, and a Text for each string.

    Numbers, `true`, `false` and `null` are None. ReadError, with the line, if it is not
    valid, or out of all proportion.
    """
    return _Parser(source).value()


def _closing(container: Any) -> str:
    return "}" if isinstance(container, dict) else "]"


class _Parser:
    """Parses one text, without recursion."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 1 if source.startswith("\ufeff") else 0
        self._values = 0

    def value(self) -> Any:
        root: list[Any] = []
        # The containers that are open, the innermost last, with the key each stands under.
        stack: list[Any] = []
        into: Any = root
        key = ""
        while True:
            mark = self._next()
            if mark in ("{", "["):
                if len(stack) == _DEPTH:
                    raise self._error(f"it is nested more than {_DEPTH} deep; no article is.")
                value: Any = {} if mark == "{" else []
                self._at += 1
                self._put(into, key, value)
                stack.append(into)
                into = value
                if self._next() != _closing(into):
                    key = self._key() if mark == "{" else ""
                    continue
            elif mark == '"':
                self._put(into, key, self._string())
            else:
                self._other()
                self._put(into, key, None)
            while stack and self._next() == _closing(into):
                self._at += 1
                into = stack.pop()
            if not stack:
                break
            if self._next() != ",":
                raise self._error(f'a comma or "{_closing(into)}" is missing')
            self._at += 1
            key = self._key() if isinstance(into, dict) else ""
        if self._next():
            raise self._error("there is something after its end")
        return root[0]

    def _put(self, into: Any, key: str, value: Any) -> None:
        self._values += 1
        if self._values > _VALUES:
            raise ReadError(f"this JSON has more than {_VALUES:,} values; split it.")
        if isinstance(into, dict):
            into[key] = value
        else:
            into.append(value)

    def _next(self) -> str:
        """Pass over white space; return the character there, "" at the end."""
        match = _BLANK.match(self._source, self._at)
        assert match is not None
        self._at = match.end()
        return self._source[self._at : self._at + 1]

    def _key(self) -> str:
        if self._next() != '"':
            raise self._error("a key in quote marks is missing (perhaps a comma too many)")
        key = str(self._string())
        if self._next() != ":":
            raise self._error("a colon is missing")
        self._at += 1
        return key

    def _string(self) -> Text:
        match = _STRING.match(self._source, self._at)
        if not match:
            self._at = self._bad_place()
            raise self._error(
                "a string is not closed on its line, or has a bare backslash; write line ends "
                r"as \n, quote marks as \" and backslashes as \\"
            )
        self._at = match.end()
        return Text(self._source, *match.span(1))

    def _bad_place(self) -> int:
        """Return where in a broken string its valid beginning ends."""
        match = _BEGINNING.match(self._source, self._at)
        return match.end() if match else self._at

    def _other(self) -> None:
        match = _OTHER.match(self._source, self._at)
        if not match:
            at_end = self._at >= len(self._source)
            raise self._error("it is cut short" if at_end else "a value is missing or misspelt")
        self._at = match.end()

    def _error(self, reason: str) -> ReadError:
        line = self._source.count("\n", 0, self._at) + 1
        advice = "" if reason.endswith(".") else "; correct it there."
        return ReadError(f"this JSON is broken: {reason}{advice}", line=line)
