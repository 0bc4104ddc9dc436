"""Measures the rules on facts of the text on published copy, where most findings are false.

    python bench/fact_figures.py DATA                        findings a thousand words
    python bench/fact_figures.py DATA --rule numbers/sum     those of one rule, in context

DATA is the folder that has `clean/LANGUAGE/*.txt`, one published article a file.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.catalogue import catalogue
from newslint.findings import Severity
from newslint.formats import read_file
from newslint.linter import Ruleset, lint_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.findings import Finding
    from newslint.linter import FileReport

LANGUAGES = ("nb", "nn", "en")
GROUPS = ("dates", "numbers", "people", "privacy", "acronym")


def reports(data: str, language: str, only: str = "") -> Iterator[tuple[Path, int, FileReport]]:
    """Yield path, number of words and report of each article in a language."""
    rules = [catalogue().rule(identity) for identity in sorted(catalogue().rules)]
    chosen = [
        rule for rule in rules
        if rule.speaks(language) and (rule.id == only if only else rule.group in GROUPS)
        and (rule.severity or only)
    ]
    ruleset = Ruleset(chosen)
    for path in sorted(Path(data, "clean", language).glob("*.txt")):
        article = read_file(str(path)).article
        article.language = language
        yield path, sum(article.words.values()), lint_with(ruleset, article)


def figures(data: str) -> dict[str, Any]:
    """Return errors and warnings a thousand words by language, and the count of each rule."""
    result: dict[str, Any] = {}
    rules: Counter[str] = Counter()
    levels: Counter[Severity] = Counter()
    total = 0
    for language in LANGUAGES:
        words, found = 0, Counter[Severity]()
        for _, size, report in reports(data, language):
            words += size
            for finding in report.findings:
                found[finding.severity] += 1
                rules[f"{finding.severity.label} {finding.rule}"] += 1
        result[language] = _rates(found, words)
        levels.update(found)
        total += words
    result["all"] = _rates(levels, total)
    result["rules"] = dict(sorted(rules.items()))
    return result


def _rates(found: Counter[Severity], words: int) -> dict[str, float]:
    return {
        level.label: round(1000 * found[level] / max(1, words), 4)
        for level in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    }


def in_context(path: Path, source: str, finding: Finding) -> str:
    """Return one line: level, place, the words of a finding with those around them, message."""
    start, end = finding.span
    around = f"{source[max(0, start - 110) : start]}⟦{finding.text}⟧{source[end : end + 140]}"
    words = " ".join(around.split())
    return f"{finding.severity.label} {path.stem}: {words}\n    {finding.message}"


def main() -> None:
    """Print the figures, or the findings of one rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data")
    parser.add_argument("--rule", default="")
    arguments = parser.parse_args()
    if not arguments.rule:
        for name, values in figures(arguments.data).items():
            print(name, values)
        return
    for language in LANGUAGES:
        for path, _, report in reports(arguments.data, language, arguments.rule):
            for error in report.errors:
                print(error)
            for finding in report.findings:
                print(in_context(path, report.source, finding))


if __name__ == "__main__":
    main()
