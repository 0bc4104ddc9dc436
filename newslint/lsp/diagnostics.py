"""Findings and errors as the diagnostics of an editor."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DiagnosticTag,
    Location,
    Position,
    Range,
)

from newslint.findings import Severity
from newslint.report.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.errors import NewslintError
    from newslint.findings import Finding
    from newslint.lsp.desk import Checked

SOURCE = "newslint"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
_URL = re.compile(r"https?://[^\s<>()]*[^\s<>().,;:]")


def diagnostics(checked: Checked, uri: str) -> Iterator[Diagnostic]:
    """Yield what went wrong, what there is to note, and what was found."""
    for error in checked.result.errors:
        yield _error(checked, error)
    yield from _notes(checked)
    for finding in checked.findings:
        yield diagnostic(checked, finding, uri)


def diagnostic(checked: Checked, finding: Finding, uri: str) -> Diagnostic:
    """Return a finding as a diagnostic; the norm is its link, or else among its data."""
    norm = checked.rule(finding).source
    url = _URL.search(norm)
    return Diagnostic(
        range=checked.places.range(finding.span),
        message=clean(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=CodeDescription(url[0]) if url else None,
        source=SOURCE,
        tags=[DiagnosticTag.Unnecessary] if is_superfluous(finding) else None,
        related_information=[
            DiagnosticRelatedInformation(
                Location(uri, checked.places.range(part.span)), clean(part.message or part.text)
            )
            for part in finding.related
        ] or None,
        data={"fingerprint": finding.fingerprint, "why": finding.why, "source": norm},
    )


def is_superfluous(finding: Finding) -> bool:
    """Tell whether the fix of a finding does nothing but take words out."""
    return finding.fix is not None and not any(edit.text for edit in finding.fix.edits)


def _notes(checked: Checked) -> Iterator[Diagnostic]:
    """Yield what there is to note, on the line that a note names.

    That the baseline accepts what is gone is of no use to one who is still writing.
    """
    baseline = os.path.basename(checked.config.baseline)
    for note in checked.result.report.notes if checked.result.report else ():
        if baseline and note.startswith(f"{baseline} "):
            continue
        line, _, text = note.partition(": ")
        number = line.removeprefix("line ")
        if number.isdecimal():
            yield _told(text, DiagnosticSeverity.Information, int(number) - 1)
        else:
            yield _told(note, DiagnosticSeverity.Information)


def _error(checked: Checked, error: NewslintError) -> Diagnostic:
    """Return an error; one of the document itself stands on its line, others at the top."""
    if error.path == checked.document.path:
        return _told(error.message, DiagnosticSeverity.Error, (error.line or 1) - 1)
    return _told(str(error), DiagnosticSeverity.Error)


def _told(message: str, severity: DiagnosticSeverity, line: int = 0) -> Diagnostic:
    whole = Range(Position(line, 0), Position(line + 1, 0))
    return Diagnostic(whole, clean(message), severity=severity, source=SOURCE)
