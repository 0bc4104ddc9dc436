"""Runs the examples that a rule's file holds, and says which do not come out as written."""

from __future__ import annotations

from newslint.findings import Severity
from newslint.fixes import apply
from newslint.formats import read
from newslint.language.detect import detect
from newslint.linter import Ruleset, lint_with
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from newslint.linter import FileReport
    from newslint.rules import Rule


def failures(rule: Rule) -> list[str]:
    """Return one line for each example that fails; an empty list if the rule keeps its word.

    The rule runs alone, on each example as an article of its own, in the example's language
    or else the rule's first (or else the one detected).
    """
    rule.severity = max(rule.severity, Severity.INFO)
    found = []
    examples = rule.examples()
    for number, example in enumerate(examples["bad"], start=1):
        found += [f"bad example {number}: {line}" for line in _bad(rule, example)]
    for number, example in enumerate(examples["good"], start=1):
        report = linted(rule, example)
        found += [f"good example {number}: {line}" for line in _errors(report)]
        if report.findings:
            texts = [finding.text for finding in report.findings]
            found.append(f"good example {number}: found {texts}, where nothing is wrong.")
    return found


def _bad(rule: Rule, example: Mapping[str, Any]) -> Iterator[str]:
    report = linted(rule, example)
    yield from _errors(report)
    texts = [finding.text for finding in report.findings]
    if texts != example["finds"]:
        yield f"finds {texts}, not {example['finds']}."
    suggestions = [(finding.suggestions or ("",))[0] for finding in report.findings]
    if "suggests" in example and suggestions != example["suggests"]:
        yield f"suggests {suggestions}, not {example['suggests']}."
    if "severity" in example:
        levels = {finding.severity.label for finding in report.findings}
        if levels != {example["severity"]}:
            yield f"comes as {', '.join(sorted(levels))}, not {example['severity']}."
    if "fix" in example:
        fixes = [finding.fix for finding in report.findings if finding.fix]
        mended = apply(report.source, fixes)
        if mended != example["fix"]:
            yield f"mends to {mended!r}, not {example['fix']!r}."


def linted(rule: Rule, example: Mapping[str, Any]) -> FileReport:
    """Return what the rule alone says of an example, in the language that it is in."""
    article = read(example["text"], format=example.get("format", "plain")).article
    article.is_file = True
    article.language = (
        example.get("language")
        or article.language
        or (rule.languages[0] if rule.languages else detect(article.text))
    )
    if published := example.get("published", article.meta.get("published")):
        from datetime import date

        article.published = date.fromisoformat(str(published)[:10])
    return lint_with(Ruleset([rule]), article)


def _errors(report: FileReport) -> list[str]:
    return [str(error) for error in report.errors]
