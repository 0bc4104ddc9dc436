"""Readers: one module a format, chosen by suffix or content, each `read(source) -> Article`.

A module whose files are not plain text has two functions more: `unpack(data, path) -> (source,
notes)`, which decodes a file's bytes, and `pack(data, source) -> bytes`, which returns those
bytes with the source changed.
"""

from __future__ import annotations

from newslint.errors import ReadError, did_you_mean
from newslint.formats.decode import decode, encode
from newslint.formats.detect import FORMATS, SUFFIXES, by_suffix, detect
from newslint.positions import LineIndex
from newslint.records import TYPE_CHECKING, NamedTuple, import_module

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from newslint.article import Article

__all__ = ["SUFFIXES", "Reading", "data_of", "lines", "packed", "read", "read_file", "source_of"]

# Formats whose files have no lines that people see; the module of each has its index instead.
_INDEXES = {"docx": "docx_lines.ParagraphIndex"}


class Reading(NamedTuple):
    """An article as read, with what the user should know of the reading."""

    article: Article
    notes: tuple[str, ...]


def read(data: bytes | str, path: str = "", format: str = "") -> Reading:
    """Read copy in the format named, or else in that which its suffix or its content tells.

    Of copy that is text already the suffix alone tells. The article's language is what the
    copy itself says in its metadata, else "". ReadError if the bytes are no text, are broken,
    or the format is not known.
    """
    notes: tuple[str, ...] = ()
    if isinstance(data, str):
        reader, source = _reader(format or by_suffix(path), path), data
    else:
        reader = _reader(format or detect(data, path), path)
        source, notes = _unpacked(reader, data, path)
    try:
        article: Article = reader.read(source)
    except ReadError as error:
        error.path = error.path or path
        raise
    article.is_file = bool(path)
    return Reading(article, notes)


def read_file(path: str, format: str = "") -> Reading:
    """Read a file of copy; ReadError if it cannot be opened or is no text."""
    return read(data_of(path), path, format)


def data_of(path: str) -> bytes:
    """Return the bytes of a file; ReadError if it cannot be opened."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}.", path) from None


def source_of(data: bytes, path: str) -> str:
    """Return the source text of a file, as `read` has it."""
    return _unpacked(_reader(detect(data, path), path), data, path)[0]


def packed(data: bytes, source: str, format: str) -> bytes:
    """Return the bytes of a file in a format, `data` before, with its source text changed.

    Encoding and byte order mark stay as they were.
    """
    pack: Callable[[bytes, str], bytes] = getattr(_reader(format), "pack", encode)
    return pack(data, source)


def lines(source: str, format: str) -> LineIndex:
    """Return the index of the lines of a source, or of what people count in such files."""
    if format not in _INDEXES:
        return LineIndex(source)
    module, _, name = _INDEXES[format].partition(".")
    index: LineIndex = getattr(import_module(f"{__name__}.{module}"), name)(source)
    return index


def _reader(name: str, path: str = "") -> ModuleType:
    """Return the module of a format; ReadError if there is none."""
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS)
        raise ReadError(f'there is no reader for the format "{name}".{hint}', path)
    return import_module(f"{__name__}.{name}")


def _unpacked(reader: ModuleType, data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    unpack: Callable[[bytes, str], tuple[str, tuple[str, ...]]]
    unpack = getattr(reader, "unpack", decode)
    return unpack(data, path)
