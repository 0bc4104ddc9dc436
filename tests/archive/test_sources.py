"""What an archive lies in: every kind of input, whole and damaged."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newslint.archive.records import Lost, Record, fields_of, record_of
from newslint.archive.sources import plan, records
from newslint.errors import ConfigError, ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Rows = list[dict[str, Any]]


def _lines(path: Path, rows: Rows) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _gzip(path: Path, rows: Rows) -> None:
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))


def _zstd(path: Path, rows: Rows) -> None:
    import zstandard

    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(zstandard.ZstdCompressor().compress(data))


def _parquet(path: Path, rows: Rows) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=7)


def _warc(path: Path, rows: Rows) -> None:
    from io import BytesIO

    from fastwarc.warc import WarcRecord, WarcRecordType

    with path.open("wb") as file:
        for row in rows:
            page = f"<html><body><article><h1>{row['headline']}</h1><p>{row['text']}</p></article>"
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = row["id"]
            record.headers["Content-Type"] = "application/http; msgtype=response"
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            record.set_bytes_content(head + page.encode())
            out = BytesIO()
            record.write(out)
            file.write(out.getvalue())


def _read(inputs: Sequence[str], weight: int = 2000) -> list[Record | Lost]:
    return [found for partition in plan(inputs, weight) for found in records(partition, {})]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.jsonl", _lines),
        ("a.jsonl.gz", _gzip),
        ("a.ndjson.zst", _zstd),
        ("a.parquet", _parquet),
        ("a.warc", _warc),
    ],
)
def test_every_record_is_read_once(
    tmp_path: Path, rows: Rows, name: str, write: Callable[[Path, Rows], None]
) -> None:
    write(tmp_path / name, rows)
    found = _read([str(tmp_path)])
    assert [record.identity for record in found] == [row["id"] for row in rows]
    assert all(isinstance(record, Record) and b"Sagbakken" in record.data for record in found)


@pytest.mark.parametrize("weight", [1, 333, 1000, 10**6])
def test_lines_are_cut_anywhere_and_none_is_lost(
    archive: str, rows: Rows, weight: int
) -> None:
    assert [record.identity for record in _read([archive], weight)] == [r["id"] for r in rows]


def test_documents_of_a_folder_are_put_together(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.md").write_text("# Tittel\n\nTekst.\n" * 10, encoding="utf-8")
    (tmp_path / "notes.zip").write_bytes(b"PK")
    (tmp_path / "package.json").write_text('{"name": "desk"}', encoding="utf-8")
    partitions = plan([str(tmp_path)], 400)
    assert [len(partition.urls) for partition in partitions] == [2, 2, 3]
    assert len(_read([str(tmp_path)], 400)) == 6
    assert plan([f"{tmp_path}/[0-2].md"], 10**6)[0].urls[2].endswith("2.md")


def test_a_changed_file_makes_another_partition(archive: str) -> None:
    before = plan([archive])[0].digest
    assert plan([archive])[0].digest == before
    with Path(archive).open("a", encoding="utf-8") as file:
        file.write("{}\n")
    assert plan([archive])[0].digest != before


def test_what_is_broken_is_told_and_the_rest_goes_on(tmp_path: Path, rows: Rows) -> None:
    good = json.dumps(rows[0])
    lines = [good, "{broken", "[1]", '{"title": "x"}', good]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = _read([str(tmp_path / "a.jsonl")], 10**6)
    reasons = [record.reason if isinstance(record, Lost) else "" for record in found]
    assert reasons[0] == reasons[4] == ""
    assert "not valid JSON" in reasons[1]
    assert "no object" in reasons[2]
    assert 'no text in the field "text or body' in reasons[3]


def test_damaged_files_are_told(tmp_path: Path, rows: Rows) -> None:
    _parquet(tmp_path / "a.parquet", rows)
    whole = (tmp_path / "a.parquet").read_bytes()
    (tmp_path / "a.parquet").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ReadError, match=r"a\.parquet: it cannot be read"):
        plan([str(tmp_path / "a.parquet")])
    _gzip(tmp_path / "b.jsonl.gz", rows)
    whole = (tmp_path / "b.jsonl.gz").read_bytes()
    (tmp_path / "b.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *_, last = _read([str(tmp_path / "b.jsonl.gz")])
    assert isinstance(last, Lost)
    assert "cannot be read" in last.reason


@pytest.mark.parametrize(
    ("name", "words"),
    [("nowhere.jsonl", "no such file"), ("nowhere", "no such file"), ("a.xyz", "does not know"),
     ("empty/*", "nothing in it"), ("nosuch://x/a.jsonl", "cannot be read")],
)  # fmt: skip
def test_inputs_that_cannot_be_used_are_told(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "a.xyz").write_text("", encoding="utf-8")
    path = name if "://" in name else str(tmp_path / name)
    with pytest.raises(ReadError, match=words):
        plan([path])


def test_fields_are_those_named_or_the_usual_ones() -> None:
    row = {"tittel": "Ny <bro>", "brødtekst": "<p>Brua er åpen.</p>", "dato": "2026-03-02"}
    fields = fields_of(["headline=tittel", "text=brødtekst", "published=dato"])
    record = record_of(row, fields, "a.jsonl#0")
    assert (record.identity, record.format, record.published) == ("a.jsonl#0", "html", "2026-03-02")
    assert record.data.decode() == "<h1>Ny &lt;bro&gt;</h1>\n<p>Brua er åpen.</p>"
    for wrong in ("text", "text=", "tekst=x"):
        with pytest.raises(ConfigError, match="--field"):
            fields_of([wrong])
