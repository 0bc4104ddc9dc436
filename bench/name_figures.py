"""How well names spelt two ways in one article are found, and how often that is said wrongly.

    python bench/name_figures.py ../shared/data

Measured on pairs of near capitalised words from published articles that people have
labelled: two forms of one name, one of them wrong; or two names, or forms of a word.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newslint.catalogue import catalogue
from newslint.findings import Severity
from newslint.formats import read_file
from newslint.linter import Ruleset, lint_with

RULE = "names/variant"
_PARTICLE = 3
ERROR = "same-entity-error"


class Report(NamedTuple):
    """One finding: the words it flags and the words it sets against them, in lower case."""

    flagged: str
    others: frozenset[str]
    severity: Severity

    def tells(self, one: str, other: str) -> bool:
        """Whether the finding is about these two words."""
        return any(
            _is(self.flagged, here) and any(_is(words, there) for words in self.others)
            for here, there in ((one.lower(), other.lower()), (other.lower(), one.lower()))
        )


def _is(found: str, word: str) -> bool:
    """Whether a word as it was found is the labelled one but for particle and genitive."""
    return word in found and len(found) - len(word) <= _PARTICLE


def figures(data: str) -> dict[str, float]:
    """Print what is missed and what is said wrongly, and return the figures by name."""
    folder = Path(data)
    lines = (folder / "errors" / "name_variants_in_real_articles.jsonl").read_text("utf-8")
    right = wrong = faults = first = 0
    for pair in map(json.loads, lines.splitlines()):
        path = folder / "clean" / pair["lang"] / f"{pair['id']}.txt"
        found = [r for r in reports(path, pair["lang"]) if r.tells(pair["a"], pair["b"])]
        is_fault = pair["hand"] == ERROR
        faults += is_fault
        right += is_fault and bool(found)
        wrong += not is_fault and bool(found)
        first += is_fault and any(r.severity is Severity.ERROR for r in found)
        if is_fault != bool(found):
            what = "missed" if is_fault else f"said wrongly ({pair['hand']})"
            print(f"  {what}: {pair['a']} {pair['na']} / {pair['b']} {pair['nb']}  {pair['id']}")
    return {
        "pairs that are one name": faults,
        "of them reported (bar 0.80)": right / max(1, faults),
        "of them reported as errors": first / max(1, faults),
        "pairs reported": right + wrong,
        "of them one name (bar 0.90)": right / max(1, right + wrong),
    }


@cache
def reports(path: Path, language: str) -> tuple[Report, ...]:
    """Return what the rule says of an article at the level of a warning or an error."""
    article = read_file(str(path)).article
    article.language = language
    found = lint_with(Ruleset([catalogue().rule(RULE)]), article).findings
    return tuple(
        Report(f.text.lower(), frozenset(r.text.lower() for r in f.related), f.severity)
        for f in found
        if f.severity >= Severity.WARNING
    )


if __name__ == "__main__":
    for name, value in figures(sys.argv[1]).items():
        print(f"{name:<40}{value:>8.3f}")
