"""Reports: one module an output format, each with a `Writer` that is fed file by file."""

from __future__ import annotations

from newslint.findings import Severity
from newslint.records import TYPE_CHECKING, NamedTuple, import_module

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.rules import Rule

    class Writer(Protocol):
        """Writes a report: any number of files and errors, then the end."""

        def file(self, report: FileReport) -> None:
            """Write what was found in one file."""

        def error(self, error: NewslintError) -> None:
            """Write, if the format has a place for it, what went wrong."""

        def end(self, tally: Tally) -> None:
            """Write the summary, and whatever closes the report."""


# The first is what people get who ask for nothing.
FORMATS = (
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "checkstyle", "junit",
    "rdjson", "rdjsonl", "csv", "html",
)
# Only these may be followed by more: what reads the others takes the whole of what is written.
FOR_PEOPLE = FORMATS[:2]
# These show the article itself, and these have a place for its facts.
WITH_PASSAGES = frozenset(("html",))
WITH_FACTS = frozenset(("json", "jsonl"))


class Summary(NamedTuple):
    """How many files were linted, and how many findings of each severity they have."""

    files: int
    errors: int
    warnings: int
    infos: int


class Tally:
    """Counts what is reported: files, findings by rule and severity, findings not shown.

    `hidden` are below the level, `known` accepted by the baseline; `mended` places are mended.
    """

    def __init__(self) -> None:
        self.files = 0
        self.faulty = 0
        self.hidden = 0
        self.known = 0
        self.mended = 0
        self.failures = 0
        self.languages: set[str] = set()
        self.rules: dict[tuple[str, Severity], int] = {}

    def add(self, report: FileReport, hidden: int = 0) -> None:
        """Count a file, with its findings and how many more were not shown."""
        self.files += 1
        self.faulty += bool(report.findings)
        self.hidden += hidden
        self.languages.add(report.language)
        for finding in report.findings:
            key = (finding.rule, finding.severity)
            self.rules[key] = self.rules.get(key, 0) + 1

    def count(self, severity: Severity) -> int:
        """Return the number of findings of a severity."""
        return sum(count for (_, level), count in self.rules.items() if level is severity)

    @property
    def summary(self) -> Summary:
        """The counts by severity."""
        levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
        return Summary(self.files, *map(self.count, levels))


class Page(NamedTuple):
    """What a report is written on.

    `write` takes text; `width` is in columns; `messages` is the language that people are told
    in, `auto` for each file's own. `rule` returns the rule that made a finding in the file of
    that path, if it can be found.
    """

    write: Callable[[str], object]
    width: int = 100
    colour: bool = False
    messages: str = "auto"
    rule: Callable[[str, str], Rule | None] = lambda path, identity: None


def writer(format: str, page: Page) -> Writer:
    """Return a new writer of one of FORMATS."""
    made: Writer = import_module(f"{__name__}.{format}").Writer(page)
    return made
