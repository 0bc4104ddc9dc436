"""Turns the bytes of an XML file into text and back, in the encoding that it declares."""

from __future__ import annotations

import codecs

from newslint import patterns
from newslint.formats.decode import decode, encode

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARED = patterns.compile(r"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)")
# How far into a file its declaration may reach.
_HEAD = 1024


def unpack(data: bytes, path: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the source of an XML file and notes for the user.

    A byte order mark comes first, then the encoding that the file declares, unless its bytes
    are plainly UTF-8; without either it is read as any text. ReadError if it is no text.
    """
    declared = _declared(data)
    if not declared:
        return decode(data, path)
    if _is_utf8(data) and not data.isascii():
        return data.decode(), (f"declared as {declared}, but is UTF-8; correct the declaration.",)
    try:
        return data.decode(declared), ()
    except UnicodeDecodeError:
        return decode(data, path)


def pack(data: bytes, source: str) -> bytes:
    """Return a changed source in the encoding of the file `data`.

    What that lacks is written as numeric references.
    """
    declared = _declared(data)
    if declared and (data.isascii() or not _is_utf8(data)):
        try:
            data.decode(declared)
        except UnicodeDecodeError:
            pass
        else:
            return source.encode(declared, "xmlcharrefreplace")
    return encode(data, source, "xmlcharrefreplace")


def escape(text: str) -> str:
    """Return text as it is written in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _declared(data: bytes) -> str:
    """Return the encoding that a file declares, "" for none, for UTF-8 and beside a mark."""
    match = _DECLARED.match(data[:_HEAD].decode("latin-1"))
    if not match or data.startswith(_MARKS) or b"\0" in data:
        return ""
    try:
        is_utf8 = codecs.lookup(match[1]).name == "utf-8"
        # Codecs that are no encodings of text (`rot13`, `base64`) are none of XML.
        "".encode(match[1])
    except LookupError:
        return ""
    return "" if is_utf8 else match[1]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
