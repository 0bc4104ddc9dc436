"""Decodes the texts of e-mail, every character in its place: quoted-printable, base64, headers."""

from __future__ import annotations

import binascii
import codecs

from newslint import patterns
from newslint.formats.assembly import Part
from newslint.positions import SourceMap

_OLD = "cp1252"
# Names that Python knows and no mail means.
_NO_CHARSETS = ("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape")
# What is meant where neither the name nor a mark tells the order of bytes (RFC 2781).
_ORDERED = {"utf-16": "utf-16-be", "utf-32": "utf-32-be"}
# Codecs in which a byte below 128 may stand for something else than in ASCII.
_OTHER_THAN_ASCII = ("utf-16", "utf-32", "utf-7", "iso2022", "hz", "cp037", "cp500", "cp1140")
_EIGHT_BIT = patterns.compile(r"[^\x00-\x7f]+")
_QUOTED = patterns.compile(r"=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n)")
_BASE64 = patterns.compile(r"[A-Za-z0-9+/=]+")
_WORD = patterns.compile(r"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?\s]*)\?=")
_FOLD = patterns.compile(r"\r?\n(?=[ \t])")
_BETWEEN = patterns.compile(r"[ \t\r\n]*\Z")


def codec(charset: str) -> str:
    """Return the codec for the name of a character set; Windows-1252 for what is unknown.

    That is also what is meant by the names of plain ASCII and Latin-1.
    """
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return _OLD
    if found.name in ("ascii", "iso8859-1", *_NO_CHARSETS) or not found._is_text_encoding:
        return _OLD
    return _ORDERED.get(found.name, found.name)


class _Text:
    """Collects a decoded text with its map."""

    def __init__(self, source: str, charset: str) -> None:
        self._source = source
        self._codec = codec(charset)
        self._is_like_ascii = not self._codec.startswith(_OTHER_THAN_ASCII)
        self._decoder = codecs.getincrementaldecoder(self._codec)("replace")
        self._open = -1
        self._end = 0
        self._texts: list[str] = []
        self._map = SourceMap()
        self._length = 0

    def plain(self, start: int, end: int) -> None:
        """Append what stands between two offsets, its bytes beyond ASCII decoded."""
        at = start
        places = _EIGHT_BIT.finditer(self._source, start, end)
        for first, last in [match.span() for match in places] if self._is_like_ascii else []:
            self._as_is(at, first)
            at = last
            self._bytes(first, last)
        if self._is_like_ascii:
            self._as_is(at, end)
        else:
            self._bytes(start, end)

    def _bytes(self, start: int, end: int) -> None:
        """Append what stands between two offsets, each character a byte of the codec, if so."""
        try:
            data = self._source[start:end].encode("latin-1")
            if self._open < 0:
                data.decode(self._codec)
        except UnicodeError:
            # The file as a whole is of a single code, and decoded already.
            self._as_is(start, end)
            return
        for place, byte in enumerate(data, start):
            self.coded(bytes((byte,)), place, place + 1)

    def coded(self, data: bytes, start: int, end: int) -> None:
        """Append the text of bytes that are written, as a whole, between two offsets."""
        text = self._decoder.decode(data)
        if self._open < 0:
            self._open = start
        self._end = end
        if text:
            self._put(text, self._open, end)
            self._open = -1

    def _as_is(self, start: int, end: int) -> None:
        if start < end:
            self._close()
            self._put(self._source[start:end], start, end)

    def _close(self) -> None:
        """End a character that is cut short."""
        text = self._decoder.decode(b"", True)
        if text and self._open >= 0:
            self._put(text, self._open, self._end)
        self._decoder.reset()
        self._open = -1

    def _put(self, text: str, start: int, end: int) -> None:
        self._map.add(self._length, start, len(text), end - start)
        self._texts.append(text)
        self._length += len(text)

    def part(self) -> Part:
        self._close()
        return Part("".join(self._texts), self._map)


def eight_bit(source: str, start: int, end: int, charset: str) -> Part:
    """Return the text that stands as it is between two offsets of a source."""
    text = _Text(source, charset)
    text.plain(start, end)
    return text.part()


def quoted_printable(source: str, start: int, end: int, charset: str) -> Part:
    """Return the text written as quoted-printable between two offsets of a source."""
    text = _Text(source, charset)
    at = start
    for match in _QUOTED.finditer(source, start, end):
        text.plain(at, match.start())
        if match[1]:
            text.coded(bytes.fromhex(match[1]), *match.span())
        at = match.end()
    text.plain(at, end)
    return text.part()


def base64(source: str, start: int, end: int, charset: str) -> Part:
    """Return the text written as base64 between two offsets; each line maps as a whole."""
    text = _Text(source, charset)
    left, begin = "", start
    for match in _BASE64.finditer(source, start, end):
        if not left:
            begin = match.start()
        letters = left + match.group()
        whole = len(letters) - len(letters) % 4
        left = letters[whole:]
        try:
            text.coded(binascii.a2b_base64(letters[:whole]), begin, match.end())
        except binascii.Error:
            continue
    return text.part()


def encoded_words(source: str, start: int, end: int) -> Part:
    """Return the value of a header field: unfolded, its encoded words decoded, each as a whole."""
    parts: list[Part] = []
    at, after_word = start, False
    for match in _WORD.finditer(source, start, end):
        if not (after_word and _BETWEEN.match(source, at, match.start())):
            parts += _unfolded(source, at, match.start())
        parts.append(_word(source, *match.span(), match[1], match[2].lower(), match[3]))
        at, after_word = match.end(), True
    return Part.join([*parts, *_unfolded(source, at, end)])


def _unfolded(source: str, start: int, end: int) -> list[Part]:
    parts, at = [], start
    for match in _FOLD.finditer(source, start, end):
        parts.append(eight_bit(source, at, match.start(), "utf-8"))
        at = match.end()
    return [*parts, eight_bit(source, at, end, "utf-8")]


def _word(source: str, start: int, end: int, charset: str, code: str, written: str) -> Part:
    try:
        if code == "b":
            data = binascii.a2b_base64(written + "=" * (-len(written) % 4))
        else:
            # Some write letters beyond ASCII here as they are.
            data = binascii.a2b_qp(written.encode(codec(charset), "replace"), header=True)
    except (binascii.Error, ValueError):
        return eight_bit(source, start, end, "utf-8")
    text = data.decode(codec(charset), "replace")
    source_map = SourceMap()
    source_map.add(0, start, len(text), end - start)
    return Part(text, source_map)
