"""Measures the rules on the small articles of tests/cases: faults found, traps hit.

    python bench/case_figures.py              by rule
    python bench/case_figures.py --misses     and the cases that do not come out

A case is a fault where something is to be found in it, else a trap. A fault is found if what is
found is exactly that; a trap is hit if anything is found in it.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from newslint.catalogue import catalogue
from newslint.findings import Severity
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
# The groups whose rules read the cases in a folder, or in a file of it, and whether those that
# are off by default do.
_GROUPS = {
    "facts": ("dates", "numbers", "people", "privacy", "acronym"),
    "language": ("language", "layout"),
    "language/style": ("style",),
}
# Rules of these groups that have their cases elsewhere.
_ELSEWHERE = ("dates/relative-undated", "people/first-name-clash")


class Outcome(NamedTuple):
    """A case, the rule it is about ("" for a trap), and what was found: (rule, words) each."""

    text: str
    rule: str
    wanted: list[list[str]]
    found: list[list[str]]

    @property
    def is_right(self) -> bool:
        """Whether exactly what was wanted was found."""
        return self.wanted == self.found


def outcomes() -> Iterator[Outcome]:
    """Run every case by the rules that read it."""
    rulesets: dict[tuple[tuple[str, ...], str], Ruleset] = {}
    for path in sorted(CASES.rglob("*.toml")):
        folder = path.parent.name
        groups = _GROUPS.get(f"{folder}/{path.stem}", _GROUPS.get(folder, ()))
        for case in tomli.loads(path.read_text("utf-8"))["case"] if groups else ():
            key = (groups, case["language"])
            if key not in rulesets:
                rulesets[key] = _ruleset(groups, case["language"], all_on=folder == "language")
            yield _outcome(case, rulesets[key])


def _ruleset(groups: tuple[str, ...], language: str, *, all_on: bool) -> Ruleset:
    rules = [catalogue().rule(identity) for identity in sorted(catalogue().rules)]
    chosen = []
    for rule in rules:
        if rule.group in groups and rule.speaks(language) and rule.id not in _ELSEWHERE:
            if all_on:
                rule.severity = max(rule.severity, Severity.INFO)
            if rule.severity:
                chosen.append(rule)
    return Ruleset(chosen)


def _outcome(case: dict[str, Any], ruleset: Ruleset) -> Outcome:
    article = read(case["text"]).article
    article.language = case["language"]
    if "published" in case:
        article.published = date.fromisoformat(str(case["published"]))
    report = lint_with(ruleset, article)
    found = [[f.rule, article.source[slice(*f.span)]] for f in report.findings]
    return Outcome(case["text"], case["finds"][0][0] if case["finds"] else "", case["finds"], found)


def figures(_: str) -> dict[str, Any]:
    """Return counts and shares over all cases; the data folder is not needed."""
    everything = list(outcomes())
    faults = [case for case in everything if case.rule]
    traps = [case for case in everything if not case.rule]
    return {
        "articles": len(everything),
        "faults": len(faults),
        "faults found": round(sum(case.is_right for case in faults) / len(faults), 4),
        "traps": len(traps),
        "traps hit": round(sum(bool(case.found) for case in traps) / len(traps), 4),
        "rules with faults": len({case.rule for case in faults}),
    }


def main() -> None:
    """Print the figures, each rule's faults, and what came out otherwise."""
    for name, value in figures("").items():
        print(f"{name:<24}{value:>10}")
    everything = list(outcomes())
    wanted = Counter(case.rule for case in everything if case.rule)
    right = Counter(case.rule for case in everything if case.rule and case.is_right)
    for rule, count in sorted(wanted.items()):
        print(f"  {rule:<34}{right[rule]:>4} of {count:>4}")
    if "--misses" in sys.argv:
        for case in everything:
            if not case.is_right:
                print(f"{case.text!r}\n    wanted {case.wanted}, found {case.found}")


if __name__ == "__main__":
    main()
