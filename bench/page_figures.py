"""Measures how well web furniture is told from copy, and what the caption rules say of captions.

Pages are JSON lines, one page each, whose lines carry a label (content, boilerplate, title …);
captions are JSON lines with a `text`. Both are read from a folder outside the project.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from newslint.catalogue import catalogue
from newslint.findings import Severity
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.linter import FileReport

_GOLD = ("human", "publisher-parser")
_CAPTION_RULES = ("captions/",)


def figures(data: str) -> dict[str, dict[str, float]]:
    """Return the shares of lines covered and the counts of caption findings, and print errors."""
    return {
        "lines covered by boilerplate/chrome": _page_figures(
            _pages(os.path.join(data, "pages", "pages.jsonl.gz"))
        ),
        "findings in captions": _caption_figures(os.path.join(data, "captions.jsonl")),
    }


def _pages(path: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the lines of each page with a human's or a publisher's own labels."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in file:
            page = json.loads(row)
            if page["gold_quality"].startswith(_GOLD):
                yield page["lines"]


def _page_figures(pages: Iterable[list[dict[str, Any]]]) -> dict[str, float]:
    seen: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    ruleset = Ruleset([catalogue().rule("boilerplate/chrome")])
    for lines in pages:
        report, starts = _lint_lines(ruleset, [line["t"] for line in lines])
        headline = _headline(lines)
        for index, (line, start) in enumerate(zip(lines, starts, strict=True)):
            label = line["label"]
            if label == "boilerplate" and line["between"]:
                label = "boilerplate inside the article"
            end = start + len(line["t"])
            is_covered = any(
                finding.span.start <= start and end <= finding.span.end
                for finding in report.findings
            )
            for name in [label, *(["title next above the content"] * (index == headline))]:
                seen[name] += 1
                covered[name] += is_covered
    return {
        f"{label}, {count} lines": covered[label] / count for label, count in seen.most_common()
    }


def _headline(lines: list[dict[str, Any]]) -> int | None:
    """Return the index of the title next above the content.

    Whatever stands in an h1 is labelled a title, such as "Newer story" and "Need a hand?".
    """
    labels = [line["label"] for line in lines]
    above = labels[: labels.index("content")] if "content" in labels else []
    return max((index for index, label in enumerate(above) if label == "title"), default=None)


def _lint_lines(ruleset: Ruleset, lines: list[str]) -> tuple[FileReport, list[int]]:
    """Return the report on the lines as one plain text, and where each line starts."""
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line) + 1
    article = read("\n".join(lines)).article
    return lint_with(ruleset, article), starts


def _caption_figures(path: str) -> dict[str, float]:
    rules = [
        catalogue().rule(identity)
        for identity in catalogue().rules
        if identity.startswith(_CAPTION_RULES)
    ]
    ruleset = Ruleset([rule for rule in rules if rule.severity > Severity.OFF])
    found: Counter[tuple[str, str]] = Counter()
    errors = []
    count = 0
    with open(path, encoding="utf-8") as file:
        for row in file:
            caption = json.loads(row)
            count += 1
            article = read(caption["text"]).article
            article.language = caption["lang"]
            for finding in lint_with(ruleset, article).findings:
                found[finding.rule, finding.severity.label] += 1
                if finding.severity is Severity.ERROR:
                    errors.append((finding.rule, finding.text))
    for rule, text in errors:
        print(f"  to read: {rule}: {text}")
    levels = {f"{rule}, {level}": times for (rule, level), times in sorted(found.items())}
    return {"captions, each read alone": count, **levels}


if __name__ == "__main__":
    print(json.dumps(figures(sys.argv[1]), indent=2, ensure_ascii=False))
