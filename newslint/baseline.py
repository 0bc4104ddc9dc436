"""The baseline: findings that the house has accepted, one a line of a file that Git can merge."""

from __future__ import annotations

import os
import re

from newslint.errors import ConfigError, NewslintError
from newslint.findings import digest
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.writing import replace_file

if TYPE_CHECKING:
    from collections.abc import Collection

    from newslint.findings import Finding
    from newslint.linter import FileReport

_HEAD = """\
# Findings that are accepted, a line each; see "newslint baseline --help".
# path\trule\twords\tblock\tcount\tdate\treason
"""
_HEX = 16
_LONGEST = 80
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = {written: sign for sign, written in _ESCAPES.items()}


class Key(NamedTuple):
    """What an entry is for: words that a rule finds in a block of a file.

    `path` counts from the folder of the baseline; `words` are cut where they are long; `block`
    is a digest of the block's text. All are taken from what is shown of the finding: of a
    secret rule's words there is neither the text nor a digest that could be guessed back.
    """

    path: str
    rule: str
    words: str
    block: str


class Entry(NamedTuple):
    """How many such findings are accepted at most, since when (YYYY-MM-DD) and why."""

    most: int
    date: str
    reason: str = ""


class Baseline:
    """The entries of one file. `errors` are lines that are none; the others count."""

    def __init__(self, path: str) -> None:
        """Read the file; one that does not exist has no entries. ConfigError if it is no text."""
        self.path = path
        self._files: dict[str, dict[Key, Entry]] = {}
        self.errors: tuple[NewslintError, ...] = ()
        if os.path.isfile(path):
            self._read()

    def _read(self) -> None:
        try:
            with open(self.path, encoding="utf-8-sig", newline="\n") as file:
                lines = file.read().split("\n")
        except UnicodeDecodeError:
            raise ConfigError("a baseline must be UTF-8.", self.path) from None
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror}.", self.path) from None
        for number, line in enumerate(lines, start=1):
            if not line.strip() or line.startswith("#"):
                continue
            try:
                key, entry = _parsed(line.rstrip("\r"))
            except ValueError:
                message = "this is no entry: path, rule, words, block, count, date and reason, "
                message += "with tabs between. The other lines count."
                self.errors += (ConfigError(message, self.path, number),)
                continue
            entries = self._files.setdefault(key.path, {})
            # Git may have merged two lines for one thing.
            best = max(entries.get(key, entry), entry, key=lambda e: (e.most, e.reason != ""))
            entries[key] = best

    def without_known(
        self, report: FileReport, rules: Collection[str]
    ) -> tuple[FileReport, tuple[tuple[str, str], ...]]:
        """Return a report without what is accepted, and rule and words of what is.

        A note of the report tells of entries for which there is less to accept than they say;
        `rules` are the ids of those that have run.
        """
        left = {key: entry.most for key, entry in self._entries(report.path).items()}
        new, known = [], []
        for finding in report.findings:
            key = self._key(report.path, finding)
            if left.get(key):
                left[key] -= 1
                known.append((finding.rule, finding.text))
            else:
                new.append(finding)
        gone = sum(count for key, count in left.items() if key.rule in rules)
        notes = report.notes
        if gone:
            prune = '"newslint baseline --prune" drops it.'
            notes += (f"{os.path.basename(self.path)} accepts what is gone ({gone}); {prune}",)
        return report._replace(findings=tuple(new), notes=notes), tuple(known)

    def add(self, report: FileReport, date: str, reason: str = "") -> int:
        """Accept all the findings of a report; return how many were not accepted before."""
        added, entries = 0, self._entries(report.path)
        for key, count in self._counted(report).items():
            entry = entries.get(key, Entry(0, date, reason))
            if count > entry.most:
                added += count - entry.most
                entries[key] = Entry(count, date, reason or entry.reason)
        return added

    def accept(self, path: str, finding: Finding, date: str, reason: str) -> None:
        """Accept one finding more."""
        key, entries = self._key(path, finding), self._entries(path)
        count = entries[key].most if key in entries else 0
        entries[key] = Entry(count + 1, date, reason)

    def prune(self, report: FileReport, rules: Collection[str]) -> int:
        """Accept no more than is found in a report; return how many findings fewer.

        Entries of rules other than `rules`, which have run, stay.
        """
        found = self._counted(report)
        return sum(
            self._lower(key, found.get(key, 0))
            for key in list(self._entries(report.path))
            if key.rule in rules
        )

    def prune_gone(self, rules: Collection[str]) -> int:
        """Drop entries of files and rules that are no more; return how many findings."""
        folder = os.path.dirname(self.path)
        return sum(
            self._lower(key, 0)
            for entries in self._files.values()
            for key in list(entries)
            if key.rule not in rules or not os.path.exists(os.path.join(folder, key.path))
        )

    def save(self) -> None:
        """Write the file; ConfigError where it has lines that would be lost, WriteError."""
        if self.errors:
            raise self.errors[0]
        lines = sorted(
            _written(key, entry)
            for entries in self._files.values()
            for key, entry in entries.items()
        )
        replace_file(self.path, (_HEAD + "".join(lines)).encode("utf-8", "backslashreplace"))

    def _lower(self, key: Key, count: int) -> int:
        """Let an entry accept no more than `count`; return how many fewer that is."""
        entries = self._files[key.path]
        entry = entries[key]
        if count >= entry.most:
            return 0
        if count:
            entries[key] = entry._replace(most=count)
        else:
            del entries[key]
        return entry.most - count

    def _entries(self, path: str) -> dict[Key, Entry]:
        """Return the entries for a file of copy."""
        return self._files.setdefault(self._inside(path), {})

    def _counted(self, report: FileReport) -> dict[Key, int]:
        counts: dict[Key, int] = {}
        for finding in report.findings:
            key = self._key(report.path, finding)
            counts[key] = counts.get(key, 0) + 1
        return counts

    def _key(self, path: str, finding: Finding) -> Key:
        words = finding.text if len(finding.text) <= _LONGEST else f"{finding.text[:_LONGEST]}…"
        return Key(self._inside(path), finding.rule, words, digest(finding.context)[:_HEX])

    def _inside(self, path: str) -> str:
        folder = os.path.dirname(os.path.abspath(self.path))
        return os.path.relpath(path, folder).replace(os.sep, "/")


def _written(key: Key, entry: Entry) -> str:
    fields = (*key, str(entry.most), entry.date, entry.reason)
    return "\t".join(re.sub(r"[\\\t\n\r]", lambda m: _ESCAPES[m[0]], f) for f in fields) + "\n"


def _parsed(line: str) -> tuple[Key, Entry]:
    """Return the entry of a line; ValueError if it is none."""
    fields = [re.sub(r"\\[\\tnr]", lambda m: _ESCAPED[m[0]], f) for f in line.split("\t")]
    # An editor may have taken away the tab before a reason that is not there.
    path, rule, words, block, count, date, *reason = fields
    if int(count) < 1 or len(reason) > 1 or len(block) != _HEX:
        raise ValueError(line)
    return Key(path, rule, words, block), Entry(int(count), date, "".join(reason))
