"""Writes the report as JUnit's XML: a file is a suite of tests, each finding a test that fails."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.advice import advice, words_for
from newslint.report.cells import clean
from newslint.report.xml import DECLARATION, element, escape

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally


class Writer:
    """Keeps the suites, and writes them with their counts at the end."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._suites: list[str] = []
        self._tests = 0

    def file(self, report: FileReport) -> None:
        """Keep a file's suite; one in which nothing was found has a single test that passes."""
        lines, words = report.lines, words_for(self._page, report)
        tests = []
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            text = "\n".join((f"{report.path}:{line}:{column}", *advice(finding, words)))
            what = {"type": finding.severity.label, "message": clean(finding.message)}
            name = f"{finding.rule} {line}:{column}"
            tests.append(_test(report.path, name, "failure", what, text))
        counts = {"tests": len(tests) or 1, "failures": len(tests), "errors": 0}
        self._keep(report.path, counts, tests or [_test(report.path, "newslint")])

    def error(self, error: NewslintError) -> None:
        """Keep a suite with one test that could not be run."""
        what = {"type": "error", "message": clean(error.message)}
        test = _test(error.path or "newslint", "newslint", "error", what, str(error))
        self._keep(error.path or "newslint", {"tests": 1, "failures": 0, "errors": 1}, [test])

    def end(self, tally: Tally) -> None:
        """Write the document."""
        counts: dict[str, object] = {
            "name": "newslint", "tests": self._tests,
            "failures": sum(tally.rules.values()), "errors": tally.failures,
        }
        self._page.write(DECLARATION + element("testsuites", counts, self._suites))

    def _keep(self, path: str, counts: dict[str, int], tests: list[str]) -> None:
        self._tests += counts["tests"]
        self._suites.append(element("testsuite", {"name": path, **counts}, tests))


def _test(
    path: str, name: str, outcome: str = "", what: dict[str, str] | None = None, text: str = ""
) -> str:
    """Return a test, with what became of it unless it has passed."""
    content = [element(outcome, {**(what or {})}, [escape(text) + "\n"])] if outcome else []
    return element("testcase", {"classname": path, "name": name, "file": path}, content)
