"""What an archive lies in: its inputs found, cut into partitions, and read record by record."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from io import BufferedReader
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.archive.records import Lost, Record, record_of
from newslint.errors import NewslintError, ReadError
from newslint.formats import SUFFIXES
from newslint.formats.detect import AMBIGUOUS
from newslint.formats.signs import holds_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# What a partition should weigh; a compressed file is one partition, however heavy.
PARTITION = 16 * 1024 * 1024
# A line of JSON, or a document, that is heavier is no article.
_HEAVIEST = 64 * 1024 * 1024
_BUFFER = 1024 * 1024
_LINES = (".jsonl", ".ndjson")
_PACKED = {".gz": "gzip", ".zst": "zstd"}

Found = Iterator[Record | Lost]


class Partition(NamedTuple):
    """A part of an archive that is linted in one go.

    `kind` is `files`, `lines`, `parquet` or `warc`; `urls` are its files. Of a file of lines
    the records that begin in the bytes `start:stop` belong to it, of a Parquet file the row
    groups `start:stop`; `stop` is -1 for all. `state` changes when a file does.
    """

    kind: str
    urls: tuple[str, ...]
    start: int = 0
    stop: int = -1
    state: str = ""

    @property
    def digest(self) -> str:
        """Return what tells this partition, with its files as they are, from any other."""
        return blake2b(repr(tuple(self)).encode(), digest_size=16).hexdigest()


def plan(inputs: Sequence[str], weight: int = PARTITION) -> list[Partition]:
    """Return the partitions of all inputs, in order: URLs of files, folders or globs.

    ReadError, with the input, where nothing is there or it may not be read.
    """
    partitions: list[Partition] = []
    documents: list[tuple[str, int, str]] = []
    for url, size, state in _files(inputs):
        kind = _kind(url)
        if kind == "files":
            documents.append((url, size, state))
        elif kind == "parquet":
            partitions += _row_groups(url, state, weight)
        elif kind == "lines" and not _packing(url):
            partitions += [
                Partition(kind, (url,), start, min(start + weight, size), state)
                for start in range(0, size, weight)
            ]
        else:
            partitions.append(Partition(kind, (url,), 0, -1, state))
    return [*partitions, *_together(documents, weight)]


def is_archive(path: str) -> bool:
    """Tell by its name whether a path is that of an archive, or of files elsewhere."""
    return "://" in path or _kind(path) in ("lines", "parquet", "warc")


def records(partition: Partition, fields: Mapping[str, str]) -> Found:
    """Yield the records of a partition; what cannot be read is told as Lost, the rest goes on."""
    reader = {"files": _documents, "lines": _lines, "parquet": _rows, "warc": _pages}
    yield from reader[partition.kind](partition, fields)


def _files(inputs: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Yield `(url, size, state)` of every file of the inputs that can be read, in order."""
    from fsspec.core import url_to_fs

    for name in inputs:
        with _told(name):
            system, path = url_to_fs(name)
            if any(sign in path for sign in "*?["):
                paths = sorted(system.glob(path))
            elif system.isdir(path):
                paths = sorted(p for p in system.find(path) if _kind(p))
            else:
                paths = [path]
            if not paths:
                raise ReadError("there is nothing in it that newslint reads.", name)
            for one in paths:
                about = system.info(one)
                if not _kind(one):
                    raise ReadError("newslint does not know this kind of file.", one)
                state = {key: str(about.get(key)) for key in ("mtime", "ETag", "LastModified")}
                yield system.unstrip_protocol(one), int(about["size"] or 0), repr(state)


def _kind(url: str) -> str:
    """Return what kind of input a file is by its name, "" if newslint reads no such file."""
    name, suffix = posixpath.splitext(url.lower())
    if suffix in _PACKED:
        name, suffix = posixpath.splitext(name)
    if suffix in _LINES:
        return "lines"
    if suffix in (".parquet", ".warc"):
        return suffix[1:]
    return "files" if suffix in SUFFIXES and not _packing(url) else ""


def _packing(url: str) -> str:
    return _PACKED.get(posixpath.splitext(url.lower())[1], "")


def _together(documents: Sequence[tuple[str, int, str]], weight: int) -> list[Partition]:
    """Return the partitions of many documents, each a run of them."""
    partitions: list[Partition] = []
    urls: list[str] = []
    states: list[str] = []
    heavy = 0
    for url, size, state in documents:
        if urls and heavy + size > weight:
            partitions.append(_of_documents(urls, states))
            urls, states, heavy = [], [], 0
        urls.append(url)
        states.append(f"{size} {state}")
        heavy += size
    return [*partitions, _of_documents(urls, states)] if urls else partitions


def _of_documents(urls: Sequence[str], states: Sequence[str]) -> Partition:
    state = blake2b("\n".join(states).encode(), digest_size=16).hexdigest()
    return Partition("files", tuple(urls), 0, -1, state)


def _row_groups(url: str, state: str, weight: int) -> list[Partition]:
    """Return the partitions of a Parquet file: runs of its row groups."""
    with _told(url), _opened(url) as file:
        from pyarrow import parquet

        about = parquet.ParquetFile(file).metadata
        sizes = [about.row_group(n).total_byte_size for n in range(about.num_row_groups)]
    partitions, start, heavy = [], 0, 0
    for number, size in enumerate(sizes):
        if number > start and heavy + size > weight:
            partitions.append(Partition("parquet", (url,), start, number, state))
            start, heavy = number, 0
        heavy += size
    return [*partitions, Partition("parquet", (url,), start, len(sizes), state)]


def _documents(partition: Partition, fields: Mapping[str, str]) -> Found:
    for url in partition.urls:
        try:
            with _told(url), _opened(url) as file:
                data = file.read(_HEAVIEST + 1)
            if len(data) > _HEAVIEST:
                raise ReadError("it is too large for an article.")
        except NewslintError as error:
            yield Lost(url, error.message)
        else:
            # Much that is JSON or XML is no copy, and nobody's loss.
            if posixpath.splitext(url.lower())[1] not in AMBIGUOUS or holds_copy(data):
                yield Record(url, data)


def _lines(partition: Partition, fields: Mapping[str, str]) -> Found:
    (url,) = partition.urls
    packing = _packing(url)
    try:
        with _told(url), _opened(url, packing) as file:
            at = partition.start
            if at:
                # A record belongs to the partition in which its first byte lies.
                file.seek(at - 1)
                at += len(file.readline()) - 1
            while partition.stop < 0 or at < partition.stop:
                line = file.readline(_HEAVIEST)
                if not line:
                    return
                place = f"{url}#{at}"
                at += len(line)
                if line.strip():
                    yield _from_json(line, fields, place)
    except NewslintError as error:
        yield Lost(url, error.message)


def _from_json(line: bytes, fields: Mapping[str, str], place: str) -> Record | Lost:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ReadError("it is no object of JSON.")
        return record_of(row, fields, place)
    except NewslintError as error:
        return Lost(place, error.message)
    except (ValueError, RecursionError) as error:
        return Lost(place, f"it is not valid JSON: {error}")


def _rows(partition: Partition, fields: Mapping[str, str]) -> Found:
    from pyarrow import parquet

    (url,) = partition.urls
    number = partition.start
    try:
        with _told(url), _opened(url) as file:
            table = parquet.ParquetFile(file)
            for number in range(partition.start, partition.stop):
                rows = 0
                for batch in table.iter_batches(256, row_groups=[number]):
                    for row in batch.to_pylist():
                        place = f"{url}#{number}.{rows}"
                        rows += 1
                        try:
                            yield record_of(row, fields, place)
                        except NewslintError as error:
                            yield Lost(place, error.message)
    except NewslintError as error:
        yield Lost(f"{url}#{number}", error.message)


def _pages(partition: Partition, fields: Mapping[str, str]) -> Found:
    """Yield the HTML pages of a WARC file."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    (url,) = partition.urls
    try:
        with _told(url), _opened(url) as file:
            for page in ArchiveIterator(file, record_types=WarcRecordType.response):
                headers = page.http_headers
                kind = (headers.get("Content-Type") or "") if headers else ""
                place = page.headers.get("WARC-Target-URI") or f"{url}#{page.stream_pos}"
                if "html" not in kind.lower():
                    continue
                data = page.reader.read(_HEAVIEST)
                yield Record(place, data, "html")
    except NewslintError as error:
        yield Lost(url, error.message)


@contextmanager
def _opened(url: str, packing: str = "") -> Iterator[Any]:
    import fsspec

    with fsspec.open(url, "rb", compression=packing or None) as file:
        # Not every store or decompressor hands out lines.
        yield BufferedReader(file, _BUFFER)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Turn whatever a store or a library says into one ReadError about a URL."""
    try:
        yield
    except NewslintError:
        raise
    except FileNotFoundError:
        raise ReadError("there is no such file.", url) from None
    except PermissionError:
        raise ReadError("it may not be read: check the credentials.", url) from None
    except ImportError as error:
        raise ReadError(f"a library for it is missing: {error}.", url) from None
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ReadError(f"it cannot be read: {reason}", url) from None
