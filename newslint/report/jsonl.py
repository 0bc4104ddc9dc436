"""Writes the report as JSON lines: the object of a file on each, as soon as it is done."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.json import encode, error_object, file_object

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally


class Writer:
    """Writes a line for each file and each error, and nothing at the end."""

    def __init__(self, page: Page) -> None:
        self._write = page.write

    def file(self, report: FileReport) -> None:
        """Write a file's object."""
        self._write(encode(file_object(report)) + "\n")

    def error(self, error: NewslintError) -> None:
        """Write `{"path", "message"}`."""
        self._write(encode(error_object(error)) + "\n")

    def end(self, tally: Tally) -> None:
        """Write nothing: whoever reads lines can count them."""
