"""Writes the report as JSON lines for reviewdog, a diagnostic on each."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.advice import advice, words_for
from newslint.report.cells import clean
from newslint.report.json import encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.positions import LineIndex, Span
    from newslint.report import Page, Tally

SOURCE = {"name": "newslint"}


class Writer:
    """Writes a line for each finding and each error."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def file(self, report: FileReport) -> None:
        """Write a file's diagnostics."""
        for diagnostic in diagnostics(report, self._page):
            self._page.write(encode({"source": SOURCE, **diagnostic}) + "\n")

    def error(self, error: NewslintError) -> None:
        """Write an error as a diagnostic."""
        self._page.write(encode({"source": SOURCE, **failure(error)}) + "\n")

    def end(self, tally: Tally) -> None:
        """Write nothing: the lines are the report."""


def diagnostics(report: FileReport, page: Page) -> Iterator[dict[str, Any]]:
    """Yield a file's findings in the form of reviewdog's Diagnostic."""
    words, lines = words_for(page, report), _Lines(report)
    for finding in report.findings:
        yield {
            "message": "\n".join(advice(finding, words)),
            "location": lines.location(finding.span),
            "severity": finding.severity.label.upper(),
            "code": {"value": finding.rule},
            "suggestions": [
                {"range": lines.range(edit.span), "text": edit.text}
                for edit in (finding.fix.edits if finding.fix else ())
            ],
            "related_locations": [
                {"message": clean(part.message or part.text), "location": lines.location(part.span)}
                for part in finding.related
            ],
        }


def failure(error: NewslintError) -> dict[str, Any]:
    """Return an error in the form of reviewdog's Diagnostic."""
    location: dict[str, Any] = {"path": error.path}
    if error.line:
        location["range"] = {"start": {"line": error.line}}
    return {"message": clean(error.message), "location": location, "severity": "ERROR"}


class _Lines:
    """The places of a file as reviewdog counts them: columns from 1, in bytes of UTF-8."""

    def __init__(self, report: FileReport) -> None:
        self._path = report.path
        self._source = report.source
        self._lines: LineIndex = report.lines

    def location(self, span: Span) -> dict[str, Any]:
        return {"path": self._path, "range": self.range(span)}

    def range(self, span: Span) -> dict[str, Any]:
        return {"start": self._position(span.start), "end": self._position(span.end)}

    def _position(self, offset: int) -> dict[str, int]:
        line, column = self._lines.position(offset)
        before = self._source[offset - column + 1 : offset]
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
