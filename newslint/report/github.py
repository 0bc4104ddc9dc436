"""Writes the report as commands of GitHub Actions, which shows them beside the lines."""

from __future__ import annotations

from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.report.advice import advice, words_for
from newslint.report.cells import clean
from newslint.report.paths import in_project

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# The folder that paths in annotations count from.
_ROOT = "GITHUB_WORKSPACE"


class Writer:
    """Writes `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def file(self, report: FileReport) -> None:
        """Write a command for each finding."""
        lines, words = report.lines, words_for(self._page, report)
        path = in_project(report.path, _ROOT)
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            end_line, end_column = lines.position(finding.span.end)
            place: dict[str, object] = {"file": path, "line": line, "endLine": end_line}
            # Columns are taken on one line only.
            if line == end_line:
                place |= {"col": column, "endColumn": end_column}
            place["title"] = finding.rule
            self._command(_COMMANDS[finding.severity], place, "\n".join(advice(finding, words)))

    def error(self, error: NewslintError) -> None:
        """Write a command, at the place that the error names if it names one."""
        place: dict[str, object] = {}
        if error.path:
            place["file"] = in_project(error.path, _ROOT)
        if error.line:
            place["line"] = error.line
        self._command("error", {**place, "title": "newslint"}, clean(error.message))

    def end(self, tally: Tally) -> None:
        """Write nothing: Actions counts for itself."""

    def _command(self, name: str, place: dict[str, object], message: str) -> None:
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
        self._page.write(f"::{name} {properties}::{_data(message)}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
