"""The tables that an archive run writes: findings, files, failures; a partition at a time."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from newslint.archive.records import Lost
from newslint.errors import NewslintError, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.archive.worker import Outcome

FORMATS = ("parquet", "jsonl")
# The columns of each table, with their types; docs/archive.md says what they hold.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "findings": {
        "id": "string", "language": "string", "section": "string", "published": "string",
        "rule": "string", "severity": "string", "message": "string", "text": "string",
        "line": "int64", "column": "int64", "offset": "int64", "end_offset": "int64",
        "block": "string", "context": "string", "suggestions": "list<string>",
        "fingerprint": "string",
    },
    "files": {
        "id": "string", "format": "string", "language": "string", "section": "string",
        "published": "string", "words": "int64", "errors": "int64", "warnings": "int64",
        "infos": "int64",
    },
    "failures": {"id": "string", "reason": "string"},
}  # fmt: skip
_CONTEXT = 160

Rows = dict[str, list[dict[str, Any]]]


def rows_of(outcomes: Iterable[Outcome | Lost]) -> Rows:
    """Return the rows of the three tables for what came of the records of a partition."""
    rows: Rows = {name: [] for name in COLUMNS}
    for outcome in outcomes:
        if isinstance(outcome, Lost):
            rows["failures"].append({"id": outcome.identity, "reason": outcome.reason})
            continue
        record, report = outcome.record, outcome.report
        if report is None:
            rows["failures"].append({"id": record.identity, "reason": outcome.reason})
            continue
        about = {"id": record.identity, "language": report.language,
                 "section": record.section, "published": record.published}
        levels = [finding.severity.label for finding in report.findings]
        rows["files"].append({
            **about, "format": report.format, "words": outcome.words,
            **{f"{level}s": levels.count(level) for level in ("error", "warning", "info")},
        })
        lines = report.lines
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            rows["findings"].append({
                **about, "rule": finding.rule, "severity": finding.severity.label,
                "message": finding.message, "text": finding.text, "line": line,
                "column": column, "offset": finding.span.start,
                "end_offset": finding.span.end, "block": finding.block,
                "context": _around(finding.context, finding.text),
                "suggestions": list(finding.suggestions), "fingerprint": finding.fingerprint,
            })
        rows["failures"] += [
            {"id": record.identity, "reason": error.message} for error in report.errors
        ]
    return rows


def _around(context: str, text: str) -> str:
    """Return the words around a finding, cut to what a reader needs to judge it."""
    at = max(0, context.find(text))
    start = max(0, at - _CONTEXT // 2)
    return " ".join(context[start : at + len(text) + _CONTEXT // 2].split())


class Store:
    """The folder, here or in an object store, to which a run writes.

    Each partition's tables are put in place whole, and its mark of being done last, so that a
    run that was stopped goes on where it was.
    """

    def __init__(self, url: str, format: str) -> None:
        from fsspec.core import url_to_fs

        self._system, self.root = url_to_fs(url)
        self.format = format

    def path(self, name: str, number: int) -> str:
        """Return where a partition's table is."""
        return f"{self.root}/{name}/{number:06}.{self.format}"

    def done(self, number: int, digest: str) -> dict[str, Any] | None:
        """Return the counts of a partition that is done, None if it is to be linted.

        It is done where its mark has the digest, and its tables are as the mark has them.
        """
        try:
            mark: dict[str, Any] = json.loads(self._system.cat_file(self._mark(number)))
            if mark["partition"] != digest:
                return None
            for name, wanted in mark["tables"].items():
                if _sum(self._system.cat_file(self.path(name, number))) != wanted:
                    return None
        except (OSError, ValueError, KeyError):
            return None
        counts: dict[str, Any] = mark["counts"]
        return counts

    def write(self, number: int, digest: str, rows: Rows) -> dict[str, Any]:
        """Write a partition's tables and its mark; return the mark's counts. WriteError."""
        sums = {}
        for name, table in rows.items():
            data = _encoded(name, table, self.format)
            self.put(self.path(name, number), data)
            sums[name] = _sum(data)
        counts = {
            "files": len(rows["files"]),
            "failures": len(rows["failures"]),
            **{
                f"{level}s": sum(file[f"{level}s"] for file in rows["files"])
                for level in ("error", "warning", "info")
            },
        }
        mark = {"partition": digest, "counts": counts, "tables": sums}
        self.put(self._mark(number), json.dumps(mark, indent=1).encode())
        return counts

    def put(self, path: str, data: bytes) -> None:
        """Put a file in place whole; WriteError, in words, where that cannot be done."""
        try:
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            if self._is_local:
                from newslint.writing import replace_file

                replace_file(path, data)
            else:
                self._system.pipe_file(path, data)
        except NewslintError:
            raise
        except Exception as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            raise WriteError(f"cannot be written: {reason}.", path) from None

    def drop_after(self, last: int) -> None:
        """Take away tables and marks of partitions that a run no longer has."""
        for name, suffix in (*((name, self.format) for name in COLUMNS), ("done", "json")):
            for path in self._system.glob(f"{self.root}/{name}/*.{suffix}"):
                if int(path.rpartition("/")[2].partition(".")[0]) >= last:
                    self._system.rm_file(path)

    def rows(self, name: str, columns: list[str], number: int) -> list[dict[str, Any]]:
        """Return the rows of one table of a partition, some columns of each."""
        from io import BytesIO

        data = self._system.cat_file(self.path(name, number))
        if self.format == "jsonl":
            return [json.loads(line) for line in data.splitlines()]
        from pyarrow import parquet

        rows: list[dict[str, Any]] = parquet.read_table(BytesIO(data), columns=columns).to_pylist()
        return rows

    @property
    def _is_local(self) -> bool:
        return "file" in self._system.protocol

    def _mark(self, number: int) -> str:
        return f"{self.root}/done/{number:06}.json"


def _encoded(name: str, rows: list[dict[str, Any]], format: str) -> bytes:
    """Return a table as bytes, the same for the same rows."""
    if format == "jsonl":
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return "".join(lines).encode("utf-8", "backslashreplace")
    from io import BytesIO

    import pyarrow as pa
    from pyarrow import parquet

    types = {"list<string>": pa.list_(pa.string()), "string": pa.string(),
             "int64": pa.int64()}
    schema = pa.schema([(column, types[kind]) for column, kind in COLUMNS[name].items()])
    clean = [{key: _clean(value) for key, value in row.items()} for row in rows]
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(clean, schema=schema), out, compression="zstd")
    return out.getvalue()


def _clean(value: Any) -> Any:
    """Return a value without halves of surrogate pairs, which Parquet cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_clean(item) for item in value] if isinstance(value, list) else value


def _sum(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
