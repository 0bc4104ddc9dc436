"""Keeps what was found in files between runs, in one database that runs may share."""

from __future__ import annotations

import marshal
import os
import sqlite3
import sys
import time
from functools import cached_property
from hashlib import blake2b

from newslint.catalogue import catalogue
from newslint.findings import Edit, Finding, Fix, Related, Severity
from newslint.linter import FileReport
from newslint.positions import Span
from newslint.records import TYPE_CHECKING
from newslint.resources import PACKAGE, cache_folder, rules_folder
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newslint.config import Config

_NAME = "findings.sqlite"
# At this size the entries not used for longest make room for others.
_LARGEST = 512 * 1024 * 1024
# How long one run waits for another's writing, in seconds.
_PATIENCE = 10.0
_DAY = 86_400
_TABLE = (
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, day INTEGER, found BLOB)"
    " WITHOUT ROWID"
)


class Cache:
    """The findings kept so far; a cache that cannot be used keeps nothing and is no fault.

    Usable by several processes and runs at once. `path` is the database (that in the cache
    folder), `largest` the bytes it may take.
    """

    def __init__(self, path: str = "", largest: int = _LARGEST) -> None:
        self._path = path or os.path.join(cache_folder(), _NAME)
        self._largest = largest
        self._database: sqlite3.Connection | None = None
        self._is_usable = True
        self._configs: dict[int, tuple[Config, bytes]] = {}

    def key(self, data: bytes, format: str, config: Config, further: str = "") -> bytes:
        """Return what a file's findings are kept under.

        It is made of the file's bytes, of all settings, rules and code that have a say in
        what is found, and of `further`, whatever else has one.
        """
        digest = blake2b(self._say(config), digest_size=20)
        digest.update(f"{format}\0{further}\0".encode())
        digest.update(data)
        return digest.digest()

    def holds(self, key: bytes) -> bool:
        """Tell whether findings are kept under a key."""
        return bool(self._ask("SELECT 1 FROM kept WHERE key = ?", key))

    def get(self, key: bytes) -> FileReport | None:
        """Return what is kept under a key, without path and source, or None."""
        rows = self._ask("SELECT day, found FROM kept WHERE key = ?", key)
        if not rows:
            return None
        day, found = rows[0]
        if day != _today():
            self._ask("UPDATE kept SET day = ? WHERE key = ?", _today(), key)
        try:
            return _report(marshal.loads(found))
        except (ValueError, TypeError, EOFError):
            return None

    def put(self, key: bytes, report: FileReport) -> None:
        """Keep a report's findings."""
        found = marshal.dumps(_plain(report))
        self._ask("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", key, _today(), found)

    def trim(self) -> None:
        """Drop the entries not used for longest, if the database has grown too large."""
        pages = self._ask("PRAGMA page_count"), self._ask("PRAGMA page_size")
        size = pages[0][0][0] * pages[1][0][0] if all(pages) else 0
        if size <= self._largest:
            return
        # In order of their days, and within a day by chance (keys are digests).
        self._ask(
            "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY day, key"
            " LIMIT (SELECT count(*) / 2 FROM kept))"
        )
        self._ask("VACUUM")

    def close(self) -> None:
        """Let go of the database, as must be done before this process is forked."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        try:
            if self._is_usable:
                self._database = self._database or self._open()
                return self._database.execute(statement, values).fetchall()
        except (sqlite3.OperationalError, OSError):  # locked for long, a full disk, no folder
            self._is_usable = False
        except sqlite3.DatabaseError:  # damaged: the next run begins a new one
            self._is_usable = False
            self.close()
            _remove(self._path)
        return []

    def _open(self) -> sqlite3.Connection:
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        database = sqlite3.connect(self._path, _PATIENCE, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        # A power cut may lose entries, never order.
        database.execute("PRAGMA synchronous = OFF")
        database.execute(_TABLE)
        return database

    def _say(self, config: Config) -> bytes:
        """Return a digest of the settings and of the rules, code and words they work with."""
        if id(config) not in self._configs:
            digest = blake2b(self._code, digest_size=20)
            digest.update(catalogue(config.packs).stamp)
            told = config._replace(level=Severity.INFO, fail_on=Severity.ERROR, sources=())
            digest.update(repr(told).encode("utf-8", "surrogatepass"))
            # The configuration is kept as well, so that its id stays its own.
            self._configs[id(config)] = config, digest.digest()
        return self._configs[id(config)][1]

    @cached_property
    def _code(self) -> bytes:
        """Return what tells this newslint, its words and its house's kinds from any other."""
        from importlib.metadata import entry_points

        state: list[object] = [__version__, sys.implementation.cache_tag]
        for folder in (PACKAGE, os.path.join(rules_folder(), "languages")):
            state += sorted(_files(folder))
        for point in entry_points(group="newslint.checks"):
            state.append((point.name, point.value, point.dist and point.dist.version))
        return repr(state).encode()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and time of every file below a folder, save what Python compiles."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            status = entry.stat()
            yield entry.path, status.st_size, status.st_mtime_ns


def _remove(path: str) -> None:
    for name in (path, f"{path}-wal", f"{path}-shm"):
        try:
            os.remove(name)
        except OSError:
            continue


def _today() -> int:
    return int(time.time()) // _DAY


def _plain(report: FileReport) -> Any:
    """Return a report as plain tuples, for `marshal`."""
    findings: list[tuple[Any, ...]] = []
    for finding in report.findings:
        fix = None
        if finding.fix:
            edits = [(start, end, text) for (start, end), text in finding.fix.edits]
            fix = finding.fix.applicability, edits
        related = tuple((*part.span, part.text, part.message) for part in finding.related)
        values = finding._asdict()
        values |= {"severity": int(finding.severity), "span": tuple(finding.span)}
        values |= {"fix": fix, "related": related}
        findings.append(tuple(values.values()))
    return report.format, report.language, tuple(findings), report.notes


def _report(plain: Any) -> FileReport:
    """Return the report that `_plain` was made of, without path and source."""
    format, language, findings, notes = plain
    return FileReport("", format, language, "", tuple(map(_finding, findings)), (), notes)


def _finding(values: tuple[Any, ...]) -> Finding:
    finding = Finding(*values)
    fix: Any = finding.fix
    parts: Any = finding.related
    return finding._replace(
        severity=Severity(finding.severity),
        span=Span(*finding.span),
        fix=fix and Fix(fix[0], tuple(Edit(Span(a, b), text) for a, b, text in fix[1])),
        related=tuple(Related(Span(a, b), text, message) for a, b, text, message in parts),
    )
