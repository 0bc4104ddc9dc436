"""Writes the report as Checkstyle's XML, which nearly every build server reads."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean
from newslint.report.xml import DECLARATION, element

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally


class Writer:
    """Writes a `file` for each file and each error, an `error` in it for each finding."""

    def __init__(self, page: Page) -> None:
        self._write = page.write
        # The version is that of Checkstyle whose form this is.
        self._write(f'{DECLARATION}<checkstyle version="4.3">\n')

    def file(self, report: FileReport) -> None:
        """Write a file's element, empty if nothing was found."""
        lines, found = report.lines, []
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            found.append(element("error", {
                "line": line,
                "column": column,
                "severity": finding.severity.label,
                "message": clean(finding.message),
                "source": f"newslint.{finding.rule.replace('/', '.')}",
            }))
        self._write(element("file", {"name": report.path}, found))

    def error(self, error: NewslintError) -> None:
        """Write an element for what could not be done."""
        attributes: dict[str, object] = {"line": error.line} if error.line else {}
        attributes |= {"severity": "error", "message": clean(error.message), "source": "newslint"}
        self._write(element("file", {"name": error.path}, [element("error", attributes)]))

    def end(self, tally: Tally) -> None:
        """Close the document."""
        self._write("</checkstyle>\n")
