"""What a finding says, in one plain text: for tools that have one field for it."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean, shown
from newslint.report.labels import labels

if TYPE_CHECKING:
    from newslint.findings import Finding
    from newslint.linter import FileReport
    from newslint.report import Page
    from newslint.report.labels import Labels


def words_for(page: Page, report: FileReport) -> Labels:
    """Return the words to tell of a file's findings in."""
    return labels(page.messages, [report.language])


def advice(finding: Finding, words: Labels) -> list[str]:
    """Return the lines that tell of a finding: what is wrong, what to write, and why."""
    lines = [clean(finding.message)]
    if finding.suggestions:
        choice = words.or_.join(words.quoted(shown(text)) for text in finding.suggestions)
        lines.append(f"{words.write}: {choice}")
    if finding.why:
        lines.append(f"{words.why}: {clean(finding.why)}")
    return lines
