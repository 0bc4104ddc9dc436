"""Small articles with planted faults of language and layout, and others that only look wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

from newslint.catalogue import catalogue
from newslint.findings import Severity
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

CASES = Path(__file__).parent / "cases" / "language"


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomli.loads(path.read_text("utf-8"))["case"], start=1):
            found.append(pytest.param(case, path.stem, id=f"{path.stem}-{number}"))
    return found


def ruleset(groups: tuple[str, ...], language: str) -> Ruleset:
    """All rules of the groups for a language, those that are off turned on."""
    rules = []
    for identity in sorted(catalogue().rules):
        rule = catalogue().rule(identity)
        if rule.group in groups and rule.speaks(language):
            rule.severity = max(rule.severity, Severity.INFO)
            rules.append(rule)
    return Ruleset(rules)


@pytest.fixture(scope="module")
def rulesets() -> dict[tuple[str, str], Ruleset]:
    """The rules for each file of cases and language, made as they are asked for."""
    return {}


@pytest.mark.parametrize(("case", "file"), cases())
def test_case(
    case: dict[str, Any], file: str, rulesets: dict[tuple[str, str], Ruleset]
) -> None:
    article = read(case["text"]).article
    article.language = case["language"]
    key = (file, article.language)
    if key not in rulesets:
        groups = ("style",) if file == "style" else ("language", "layout")
        rulesets[key] = ruleset(groups, article.language)
    report = lint_with(rulesets[key], article)
    assert not report.errors
    found = [[f.rule, report.source[slice(*f.span)]] for f in report.findings]
    assert found == case["finds"]
