"""A report with everything in it, and how a test has it written."""

from __future__ import annotations

from typing import Any

from newslint.errors import NewslintError
from newslint.findings import Edit, Finding, Fix, Related, Severity
from newslint.linter import FileReport, Passage
from newslint.positions import Span
from newslint.report import Page, Tally, writer

SOURCE = "\ufeffBrua\r\nkjempe\U0001f600flott «å»\r\n"


def report(source: str = SOURCE) -> FileReport:
    """A report with one finding that has everything."""
    start = source.index("kjempe")
    span = Span(start, start + 12)
    finding = Finding(
        "house/word", Severity.ERROR, "Skriv «fin».", "Ordet sier ingenting.", span,
        source[span.start : span.end], "paragraph", ("fin", "god"),
        Fix("safe", (Edit(span, "fin"),)), (Related(Span(1, 5), "Brua", "det er denne"),),
        "house/word:1", "Brua", 0,
    )
    passages = (
        Passage("headline", (("Brua", 1, 5),)),
        Passage("paragraph", ((source[7:].strip(), 7, len(source.rstrip())),)),
    )
    return FileReport("sport/ø.txt", "plain", "nb", source, (finding,), passages=passages)


def altered(**parts: Any) -> FileReport:
    """The report with parts of its finding changed."""
    whole = report()
    return whole._replace(findings=(whole.findings[0]._replace(**parts),))


def written(format: str, *parts: FileReport | NewslintError, **page: Any) -> str:
    """What a format makes of files and errors."""
    out: list[str] = []
    tally = Tally()
    to = writer(format, Page(out.append, **page))
    for part in parts:
        if isinstance(part, NewslintError):
            tally.failures += 1
            to.error(part)
        else:
            tally.add(part)
            to.file(part)
    to.end(tally)
    return "".join(out)
