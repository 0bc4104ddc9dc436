"""Turns the bytes of a file into text and back, and says so when they were not UTF-8."""

from __future__ import annotations

from newslint.errors import ReadError

_OLD = "windows-1252"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, path: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and notes for the user.

    UTF-8 comes first, then UTF-16 by its mark or by its pattern of zero bytes, then
    Windows-1252. A byte order mark of UTF-8 stays in the text (it has an offset). ReadError
    if the bytes are no text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if (text or not data) and "\0" not in text:
        return text, ()
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        return _utf16(data, path)
    if b"\0" in data:
        raise ReadError("this is not a text file (it holds NUL bytes); leave it out.", path)
    if sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in data[:4096]) > 8:
        raise ReadError("this is not a text file (it holds control codes); leave it out.", path)
    try:
        text = data.decode(_OLD)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"byte {error.start} is neither UTF-8 nor Windows-1252; save the file as UTF-8.", path
        ) from None
    return text, ("read as Windows-1252, because it is not UTF-8; save it as UTF-8.",)


def encode(data: bytes, text: str, errors: str = "strict") -> bytes:
    """Return `text` in the encoding in which `decode` reads `data`.

    UnicodeEncodeError where that encoding lacks a character of the text, or what `errors` says.
    """
    try:
        as_utf8 = "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        as_utf8 = False
    if as_utf8:
        return text.encode("utf-8")
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        mark = data[:2] if data.startswith(_UTF16_MARKS) else b""
        return mark + text.encode(_utf16_order(data))
    return text.encode(_OLD, errors)


def _looks_like_utf16(data: bytes) -> bool:
    """Tell whether nearly every second byte is zero, as in UTF-16 text without a mark."""
    head = data[:4096]
    return len(head) > 3 and max(head[::2].count(0), head[1::2].count(0)) > len(head) * 0.4


def _utf16(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = data[2 * data.startswith(_UTF16_MARKS) :].decode(_utf16_order(data))
    except UnicodeDecodeError:
        raise ReadError("this looks like UTF-16 but is cut short or damaged.", path) from None
    if "\0" in text:
        raise ReadError("this is not a text file (it holds NUL bytes); leave it out.", path)
    return text, ("read as UTF-16; save it as UTF-8.",)


def _utf16_order(data: bytes) -> str:
    """Return the codec of UTF-16 by its mark, or by where the zero bytes stand."""
    if data.startswith(_UTF16_MARKS):
        return "utf-16-le" if data.startswith(_UTF16_MARKS[0]) else "utf-16-be"
    return "utf-16-be" if data[:4096:2].count(0) > data[1:4096:2].count(0) else "utf-16-le"
