"""Writes the report as one line for each finding, in the form that editors and tools read."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally


class Writer:
    """Writes `path:line:column: severity: message [rule]`."""

    def __init__(self, page: Page) -> None:
        self._write = page.write

    def file(self, report: FileReport) -> None:
        """Write a line for each finding."""
        lines = report.lines
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            place = f"{report.path}:{line}:{column}"
            message = clean(finding.message)
            self._write(f"{place}: {finding.severity.label}: {message} [{finding.rule}]\n")

    def error(self, error: NewslintError) -> None:
        """Write nothing: errors go to standard error."""

    def end(self, tally: Tally) -> None:
        """Write nothing: the lines are the report."""
