"""Small articles with planted faults of fact, and others that look wrong and are right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli

from newslint.catalogue import catalogue
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

CASES = Path(__file__).parent / "cases" / "facts"
GROUPS = ("dates", "numbers", "people", "privacy", "acronym")
# Rules of these groups that have cases elsewhere.
OTHERS = ("dates/relative-undated", "people/first-name-clash")


def read_cases(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomli.loads(path.read_text("utf-8"))["case"]
    return cases


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        marks = (
            [pytest.mark.xfail(strict=True, reason="known to be missed")]
            if path.stem == "missed"
            else []
        )
        for number, case in enumerate(read_cases(path), start=1):
            found.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return found


def test_few_faults_are_missed() -> None:
    """At least 0.95 of the faults are found, and half of the cases or so are traps."""
    everything = [case for path in CASES.glob("*.toml") for case in read_cases(path)]
    faults = [case for case in everything if case["finds"]]
    assert len(read_cases(CASES / "missed.toml")) <= 0.05 * len(faults)
    assert 0.35 < 1 - len(faults) / len(everything) < 0.65


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    """All rules of the groups, those that are off by default left out."""
    rules = []
    for identity in sorted(catalogue().rules):
        rule = catalogue().rule(identity)
        if rule.group in GROUPS and rule.severity and identity not in OTHERS:
            rules.append(rule)
    return Ruleset(rules)


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any], ruleset: Ruleset) -> None:
    article = read(case["text"]).article
    article.language = case["language"]
    if "published" in case:
        article.published = date.fromisoformat(str(case["published"]))
    rules = [rule for rule in ruleset.rules if rule.speaks(article.language)]
    report = lint_with(Ruleset(rules), article)
    assert not report.errors
    found = [[f.rule, case["text"][slice(*f.span)]] for f in report.findings]
    assert found == case["finds"]
