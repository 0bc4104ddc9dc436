"""Measures the rules of language and layout on published copy.

    python bench/language_figures.py DATA                           findings a thousand words
    python bench/language_figures.py DATA language/bokmal-form      one rule's, in context

DATA is the folder that has `clean/LANGUAGE/*.txt`, one published article a file. Texts that
were put together again from tokens are left out for the layout rules.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.catalogue import catalogue
from newslint.formats import read_file
from newslint.linter import Ruleset, lint_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.linter import FileReport

LANGUAGES = ("nb", "nn", "en")
GROUPS = ("language", "layout")


def reports(data: str, language: str, *chosen: str) -> Iterator[tuple[Path, int, FileReport]]:
    """Yield path, number of words and report of each article, by the chosen rules or all."""
    rules = [catalogue().rule(identity) for identity in sorted(catalogue().rules)]
    ruleset = Ruleset(
        [
            rule
            for rule in rules
            if rule.speaks(language)
            and (rule.id in chosen if chosen else rule.group in GROUPS and rule.severity)
        ]
    )
    for path in sorted(Path(data, "clean", language).glob("*.txt")):
        article = read_file(str(path)).article
        article.language = language
        yield path, sum(article.words.values()), lint_with(ruleset, article)


def figures(data: str) -> dict[str, Any]:
    """Return errors, warnings and infos a thousand words by language, and each rule's count."""
    detokenised = _detokenised(data)
    result: dict[str, Any] = {}
    rules: Counter[str] = Counter()
    for language in LANGUAGES:
        words, levels = 0, Counter[str]()
        for path, size, report in reports(data, language):
            words += size
            for finding in report.findings:
                if finding.rule.startswith("layout/") and path.name in detokenised:
                    continue
                levels[finding.severity.label] += 1
                rules[f"{finding.severity.label} {finding.rule}"] += 1
        rates = {label: round(1000 * levels[label] / words, 3) for label in sorted(levels)}
        result[language] = {"words": words, **rates}
    result["rules"] = dict(rules.most_common())
    return result


def _detokenised(data: str) -> set[str]:
    """Return the names of the files whose spacing is not the writer's."""
    path = Path(data, "clean", "meta.jsonl")
    if not path.exists():
        return set()
    entries = map(json.loads, path.read_text("utf-8").splitlines())
    return {Path(entry["file"]).name for entry in entries if entry.get("tok") == "detokenised"}


def show(data: str, rule: str) -> None:
    """Print every finding of one rule with what stands around it."""
    for language in LANGUAGES:
        for path, _, report in reports(data, language, rule):
            for finding in report.findings:
                start, end = finding.span
                before, after = report.source[max(0, start - 60) : start], report.source[end:][:50]
                print(path.name, " ".join(f"{before}⟦{finding.text}⟧{after}".split()), sep=": ")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        show(*sys.argv[1:3])
    else:
        for name, value in figures(sys.argv[1]).items():
            print(name, value)
