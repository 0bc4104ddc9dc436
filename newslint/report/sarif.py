"""Writes the report as SARIF 2.1.0, the form that code hosts and editors take findings in.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import os

from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.report.advice import advice, words_for
from newslint.report.cells import clean
from newslint.report.json import encode
from newslint.report.labels import labels, language_of
from newslint.report.paths import uri
from newslint.version import __version__
from newslint.wording import without_blanks

if TYPE_CHECKING:
    from typing import Any

    from newslint.errors import NewslintError
    from newslint.findings import Finding, Fix
    from newslint.linter import FileReport
    from newslint.positions import LineIndex, Span
    from newslint.report import Page, Tally
    from newslint.report.labels import Labels

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {
    Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note",
    Severity.OFF: "none",
}


class Writer:
    """Keeps results, rules and errors, and writes them at the end, a line for each."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._results: list[str] = []
        self._rules: dict[str, dict[str, Any]] = {}
        self._numbers: dict[str, int] = {}
        self._notifications: list[dict[str, Any]] = []

    def file(self, report: FileReport) -> None:
        """Keep a file's results, and the rules that they are of."""
        places, words = _Places(report), words_for(self._page, report)
        for finding in report.findings:
            if finding.rule not in self._rules:
                self._numbers[finding.rule] = len(self._rules)
                self._rules[finding.rule] = self._rule(report.path, finding, words)
            number = self._numbers[finding.rule]
            self._results.append(encode(_result(finding, number, places, words)))

    def error(self, error: NewslintError) -> None:
        """Keep an error as a notification."""
        notification: dict[str, Any] = {
            "level": "error", "message": {"text": clean(error.message)},
        }
        if error.path:
            place: dict[str, Any] = {"artifactLocation": _artifact(error.path)}
            if error.line:
                place["region"] = {"startLine": error.line}
            notification["locations"] = [{"physicalLocation": place}]
        self._notifications.append(notification)

    def end(self, tally: Tally) -> None:
        """Write the log: one run, with the rules before the results."""
        head = {"$schema": _SCHEMA, "version": "2.1.0"}
        run = {
            "tool": {"driver": {
                "name": "newslint", "version": __version__, "semanticVersion": __version__,
                "rules": list(self._rules.values()),
            }},
            "language": language_of(labels(self._page.messages, tally.languages)),
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {
                _ROOT: {"description": {"text": "The folder that newslint was run in."}},
            },
            "invocations": [{
                "executionSuccessful": not self._notifications,
                "toolExecutionNotifications": self._notifications,
            }],
        }
        results = ",\n".join(self._results)
        self._page.write(f'{encode(head)[:-1]}, "runs": [{encode(run)[:-1]}, "results": [\n')
        self._page.write(f"{results}\n]}}]}}\n")

    def _rule(self, path: str, finding: Finding, words: Labels) -> dict[str, Any]:
        """Return what there is to know about a rule: from its file, else from the finding."""
        rule = self._page.rule(path, finding.rule)
        why = clean(finding.why or finding.message)
        norm = f"\n\n{clean(rule.source)}" if rule and rule.source else ""
        title = finding.rule
        if rule:
            title = clean(without_blanks(rule.data["message"][language_of(words)]))
        return {
            "id": finding.rule,
            "shortDescription": {"text": title},
            "fullDescription": {"text": why},
            "help": {"text": why + norm},
            "defaultConfiguration": {
                "level": _LEVELS[rule.severity if rule else finding.severity],
            },
            "properties": {"tags": [finding.rule.partition("/")[0]]},
        }


class _Places:
    """The places of one file in SARIF's terms."""

    def __init__(self, report: FileReport) -> None:
        self._lines: LineIndex = report.lines
        self.artifact = _artifact(report.path)

    def region(self, span: Span) -> dict[str, int]:
        (line, column), (end_line, end_column) = map(self._lines.position, span)
        return {
            "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column,
        }

    def location(self, span: Span, text: str) -> dict[str, Any]:
        region = {**self.region(span), "snippet": {"text": text}}
        return {"physicalLocation": {"artifactLocation": self.artifact, "region": region}}


def _artifact(path: str) -> dict[str, str]:
    place = {"uri": uri(path)}
    return place if os.path.isabs(path) else {**place, "uriBaseId": _ROOT}


def _result(finding: Finding, number: int, places: _Places, words: Labels) -> dict[str, Any]:
    # The reason stands with the rule.
    told = advice(finding._replace(why=""), words)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(told)},
        "locations": [places.location(finding.span, finding.text)],
        "partialFingerprints": {"newslint/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **places.location(part.span, part.text),
                "message": {"text": clean(part.message or part.text)},
            }
            for number, part in enumerate(finding.related)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, places, told[-1])]
    return result


def _fix(fix: Fix, places: _Places, what: str) -> dict[str, Any]:
    return {
        "description": {"text": what},
        "artifactChanges": [{
            "artifactLocation": places.artifact,
            "replacements": [
                {
                    "deletedRegion": places.region(edit.span),
                    "insertedContent": {"text": edit.text},
                }
                for edit in fix.edits
            ],
        }],
        "properties": {"applicability": fix.applicability},
    }
