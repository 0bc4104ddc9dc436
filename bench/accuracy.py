"""Measures how much newslint says about published copy, where nearly every finding is false.

    python bench/accuracy.py                          findings by language and rule
    python bench/accuracy.py --rule names/variant --sample 20
    python bench/accuracy.py --raw                    only texts not put together from tokens
    python bench/accuracy.py --figures                also what is found of known faults

The copy is read from `data` in the folder named by --shared, by NEWSLINT_SHARED, or
`../shared`: `clean/LANGUAGE/*.txt`, one published article a file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.config import Config
from newslint.findings import Severity
from newslint.formats import read_file
from newslint.linter import Linter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.findings import Finding

LANGUAGES = ("nb", "nn", "en")
BAR = 1.0  # errors and warnings of all rules together, a thousand words
# Modules beside this one whose figures(data) returns figures by name, or by part and name.
FIGURES = (
    "spelling_figures",
    "put_back_figures",
    "name_figures",
    "quote_figures",
    "page_figures",
    "caption_figures",
    "html_figures",
    "language_figures",
    "fact_figures",
    "case_figures",
    "cost",
)


class Found(NamedTuple):
    """One finding with the article it is in."""

    path: Path
    source: str
    finding: Finding

    def in_context(self, width: int = 60) -> str:
        """The words of the finding, marked, with what stands around them on one line."""
        start, end = self.finding.span
        before = self.source[max(0, start - width) : start]
        after = self.source[end : end + width]
        return " ".join(f"{before}⟦{self.finding.text}⟧{after}".split())


class Measured(NamedTuple):
    """What one language's articles hold."""

    language: str
    articles: int
    words: int
    found: list[Found]

    def count(self, severities: tuple[Severity, ...], rule: str = "") -> int:
        """How many findings there are of the severities, and of the rule if one is named."""
        return sum(
            found.finding.severity in severities and rule in ("", found.finding.rule)
            for found in self.found
        )


def shared_folder() -> Path:
    """The folder of shared data beside the project."""
    beside = Path(__file__).resolve().parent.parent.parent / "shared"
    return Path(os.environ.get("NEWSLINT_SHARED") or beside)


def articles(clean: Path, language: str, raw: bool) -> list[Path]:
    """The articles in a language; with `raw` only those whose spacing and marks are as printed."""
    with (clean / "meta.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    joined = {row["file"] for row in rows if row.get("tok") == "detokenised"} if raw else set()
    return sorted(
        path
        for path in clean.joinpath(language).glob("*.txt")
        if f"{language}/{path.name}" not in joined
    )


def measure(paths: list[Path], language: str, linter: Linter) -> Measured:
    """Lint articles as copy in that language."""
    words, found = 0, []
    for path in paths:
        article = read_file(str(path)).article
        article.language = language
        words += len(article.tokens)
        report = linter.lint(article, str(path))
        for error in report.errors:
            print(f"error: {error}", file=sys.stderr)
        found += [Found(path, report.source, finding) for finding in report.findings]
    return Measured(language, len(paths), words, found)


def table(measured: list[Measured]) -> Iterator[str]:
    """The lines of the table of findings a thousand words, by severity and by rule."""
    shown = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    header = "".join(f"{part.language:>9}" for part in measured)
    yield f"{'findings a 1,000 words':<42}{header}{'number':>9}"
    yield f"{'articles':<42}" + "".join(f"{part.articles:>9}" for part in measured)
    yield f"{'words':<42}" + "".join(f"{part.words:>9}" for part in measured)
    for severity in shown:
        yield _row(severity.label, measured, (severity,))
    yield _row(f"errors and warnings (bar {BAR:.2f})", measured, shown[:2])
    for severity in shown:
        everywhere = (found.finding for part in measured for found in part.found)
        rules = Counter(one.rule for one in everywhere if one.severity is severity)
        for rule, _ in rules.most_common():
            yield _row(f"  {severity.label:<8}{rule}", measured, (severity,), rule)


def _row(
    title: str, measured: list[Measured], severities: tuple[Severity, ...], rule: str = ""
) -> str:
    counts = [part.count(severities, rule) for part in measured]
    rates = (
        1000 * count / max(1, part.words) for count, part in zip(counts, measured, strict=True)
    )
    return f"{title:<42}" + "".join(f"{rate:>9.3f}" for rate in rates) + f"{sum(counts):>9}"


def commonest(measured: list[Measured], number: int) -> Iterator[str]:
    """The findings of one rule on the same words that come most often, with one place each."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for part in measured:
        for found in part.found:
            if found.finding.severity >= Severity.WARNING:
                key = (found.finding.rule, found.finding.text.casefold())
                groups.setdefault(key, []).append(found)
    for group in sorted(groups.values(), key=len, reverse=True)[:number]:
        yield f"{len(group):>4} × {_told(group[0])}"


def sample(measured: list[Measured], number: int) -> Iterator[str]:
    """Findings in context, drawn the same way each time."""
    everything = [found for part in measured for found in part.found]
    drawn = random.Random(1).sample(everything, min(number, len(everything)))
    yield from (_told(found) for found in sorted(drawn, key=lambda found: found.path))


def _told(found: Found) -> str:
    suggestions = ", ".join(found.finding.suggestions[:3])
    return (
        f"{found.finding.severity.label} {found.finding.rule}  {found.path.name}"
        f"{f'  → {suggestions}' if suggestions else ''}\n       {found.in_context()}"
    )


def print_figures(figures: Mapping[str, Any], indent: int = 2) -> None:
    """Print figures by name, those of a part below the part's name."""
    for name, value in figures.items():
        if isinstance(value, Mapping):
            print(f"{'':{indent}}{name}")
            print_figures(value, indent + 2)
        else:
            number = f"{value:.3f}" if isinstance(value, float) else value
            print(f"{'':{indent}}{name:<{44 - indent}}{number:>10}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add = parser.add_argument
    add("--shared", type=Path, default=shared_folder(), help="folder of the data")
    add("--rule", action="append", default=[], help="only this rule, group or glob")
    add("--language", choices=LANGUAGES, help="only this language")
    add("--sample", type=int, default=0, metavar="N", help="print N findings to read")
    add("--raw", action="store_true", help="leave out texts put together from tokens")
    add("--figures", action="store_true", help="measure what is found, too")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    data = options.shared / "data"
    if not (data / "clean").is_dir():
        print(f"there is no copy to measure on in {data / 'clean'}", file=sys.stderr)
        return 2
    linter = Linter(Config(select=tuple(options.rule)))
    languages = [options.language] if options.language else LANGUAGES
    measured = [
        measure(articles(data / "clean", language, options.raw), language, linter)
        for language in languages
    ]
    print(*table(measured), sep="\n")
    if options.sample:
        print("\nA sample to read:", *sample(measured, options.sample), sep="\n")
    else:
        print("\nThe commonest errors and warnings:", *commonest(measured, 10), sep="\n")
    if options.figures:
        for name in filter(find_spec, FIGURES):
            print(f"\n{name}")
            print_figures(import_module(name).figures(str(data)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
