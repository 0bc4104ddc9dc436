"""Writes the report as one JSON object, `newslint/report/1` (docs/report.schema.json)."""

from __future__ import annotations

from json import JSONEncoder

from newslint.records import TYPE_CHECKING
from newslint.version import __version__

if TYPE_CHECKING:
    from typing import Any

    from newslint.errors import NewslintError
    from newslint.findings import Finding
    from newslint.linter import FileReport
    from newslint.positions import LineIndex, Span
    from newslint.report import Page, Tally

SCHEMA = "newslint/report/1"

encode = JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


class Writer:
    """Keeps what it is told and writes it at the end, the summary first, a line for each file."""

    def __init__(self, page: Page) -> None:
        self._write = page.write
        self._files: list[str] = []
        self._errors: list[dict[str, str]] = []

    def file(self, report: FileReport) -> None:
        """Keep a file's object."""
        self._files.append(encode(file_object(report)))

    def error(self, error: NewslintError) -> None:
        """Keep an error."""
        self._errors.append(error_object(error))

    def end(self, tally: Tally) -> None:
        """Write the whole report."""
        head = {"schema": SCHEMA, "version": __version__, "summary": tally.summary._asdict()}
        files = ",\n".join(self._files)
        self._write(f'{encode(head)[:-1]}, "files": [\n{files}\n], ')
        self._write(f'"errors": {encode(self._errors)}}}\n')


def file_object(report: FileReport) -> dict[str, Any]:
    """Return a file's report in the shape of the contract."""
    lines = report.lines if report.findings else None
    return {
        "path": report.path,
        "format": report.format,
        "language": report.language,
        "findings": [_finding(finding, lines) for finding in report.findings if lines],
        **({} if report.facts is None else {"facts": report.facts}),
    }


def error_object(error: NewslintError) -> dict[str, str]:
    """Return an error in the shape of the contract; the line, if any, opens the message."""
    place = f"line {error.line}: " if error.line else ""
    return {"path": error.path, "message": place + error.message}


def _finding(finding: Finding, lines: LineIndex) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "why": finding.why,
        **_position(finding.span, lines),
        "offset": finding.span.start,
        "end_offset": finding.span.end,
        "text": finding.text,
        "block": finding.block,
        "suggestions": finding.suggestions,
        "fix": finding.fix and {
            "applicability": finding.fix.applicability,
            "edits": [
                {"offset": edit.span.start, "end_offset": edit.span.end, "text": edit.text}
                for edit in finding.fix.edits
            ],
        },
        "related": [
            {**_position(part.span, lines), "text": part.text, "message": part.message}
            for part in finding.related
        ],
        "group": finding.group,
        "fingerprint": finding.fingerprint,
    }


def _position(span: Span, lines: LineIndex) -> dict[str, int]:
    line, column = lines.position(span.start)
    end_line, end_column = lines.position(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
