"""Writes the report as GitLab's code quality: a list that a merge request shows."""

from __future__ import annotations

from hashlib import blake2b

from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean
from newslint.report.json import encode
from newslint.report.paths import in_project

if TYPE_CHECKING:
    from typing import Any

    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
# The folder that paths in the list count from.
_ROOT = "CI_PROJECT_DIR"


class Writer:
    """Keeps the findings, and writes them at the end."""

    def __init__(self, page: Page) -> None:
        self._write = page.write
        self._items: list[str] = []

    def file(self, report: FileReport) -> None:
        """Keep a file's findings."""
        lines = report.lines
        for finding in report.findings:
            (line, column), (end_line, end_column) = map(lines.position, finding.span)
            place = {
                "begin": {"line": line, "column": column},
                "end": {"line": end_line, "column": end_column},
            }
            self._keep(
                report.path, finding.rule, _SEVERITIES[finding.severity], finding.message,
                finding.fingerprint, {"positions": place},
            )

    def error(self, error: NewslintError) -> None:
        """Keep an error as what blocks all else."""
        place = {"lines": {"begin": error.line or 1}}
        self._keep(error.path, "newslint", "blocker", error.message, error.message, place)

    def end(self, tally: Tally) -> None:
        """Write the list."""
        self._write("[\n" + ",\n".join(self._items) + "\n]\n")

    def _keep(
        self, path: str, rule: str, severity: str, message: str, mark: str, place: dict[str, Any]
    ) -> None:
        path = in_project(path, _ROOT)
        # The list knows a finding by its fingerprint alone, whatever the file.
        whole = f"{path}\0{mark}".encode("utf-8", "surrogatepass")
        self._items.append(encode({
            "description": clean(message),
            "check_name": rule,
            "fingerprint": blake2b(whole, digest_size=16).hexdigest(),
            "severity": severity,
            "location": {"path": path, **place},
        }))
