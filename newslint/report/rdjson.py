"""Writes the report as one JSON object for reviewdog, its DiagnosticResult."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.json import encode
from newslint.report.rdjsonl import SOURCE, diagnostics, failure

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally


class Writer:
    """Keeps the diagnostics, and writes them at the end."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._items: list[str] = []

    def file(self, report: FileReport) -> None:
        """Keep a file's diagnostics."""
        self._items += map(encode, diagnostics(report, self._page))

    def error(self, error: NewslintError) -> None:
        """Keep an error as a diagnostic."""
        self._items.append(encode(failure(error)))

    def end(self, tally: Tally) -> None:
        """Write the object."""
        items = ",\n".join(self._items)
        self._page.write(f'{{"source": {encode(SOURCE)}, "diagnostics": [\n{items}\n]}}\n')
