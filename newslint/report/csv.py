"""Writes the report as a table with commas, for a spreadsheet."""

from __future__ import annotations

from csv import writer as rows

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally

    class _Stream(Protocol):
        def write(self, text: str, /) -> object: ...

_HEADS = (
    "path", "line", "column", "end_line", "end_column", "severity", "rule", "message", "text",
    "suggestions", "why", "fingerprint",
)
# With one of these at its head a spreadsheet takes a cell for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Writer:
    """Writes a row of heads, then a row for each finding."""

    def __init__(self, page: Page) -> None:
        self._row = rows(_stream(page), lineterminator="\n").writerow
        self._row(_HEADS)

    def file(self, report: FileReport) -> None:
        """Write a row for each finding."""
        lines = report.lines
        for finding in report.findings:
            self._row([
                _cell(report.path),
                *lines.position(finding.span.start),
                *lines.position(finding.span.end),
                finding.severity.label,
                finding.rule,
                _cell(finding.message),
                _cell(finding.text),
                _cell("|".join(finding.suggestions)),
                _cell(finding.why),
                finding.fingerprint,
            ])

    def error(self, error: NewslintError) -> None:
        """Write nothing: errors go to standard error."""

    def end(self, tally: Tally) -> None:
        """Write nothing: a table has no end."""


def _cell(text: str) -> str:
    """Return a text that a spreadsheet shows as it is, with `'` before what it would run."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _stream(page: Page) -> _Stream:
    """Return the page as what the csv library writes to."""
    from types import SimpleNamespace

    return SimpleNamespace(write=page.write)
