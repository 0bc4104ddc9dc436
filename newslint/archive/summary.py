"""What an archive run found, counted from its tables: for the terminal and the report page."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from newslint.archive.tables import Store

# So many findings of each rule are kept for people to judge, and so many words counted.
_SAMPLE = 12
_WORDS = 25
_WORD_RULES = ("spelling/", "names/")
_FINDING = ["id", "rule", "severity", "text", "message", "context", "section", "published"]
_FILE = ["language", "section", "published", "words", "errors", "warnings", "infos"]


class Summary(NamedTuple):
    """The counts of a run. `rules` are by rule and severity; `sample` findings by rule.

    `sections` and `months` hold findings (errors and warnings) and words.
    """

    files: int
    words: int
    failures: int
    rules: Counter[tuple[str, str]]
    sections: dict[str, tuple[int, int]]
    months: dict[str, tuple[int, int]]
    words_found: list[tuple[str, str, int]]
    sample: dict[str, list[dict[str, Any]]]
    reasons: list[tuple[str, int]]


def summary(store: Store, partitions: int) -> Summary:
    """Return the summary of a run's tables, read a partition at a time.

    The sample is drawn by chance, but the same from the same tables.
    """
    rules: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    reasons: Counter[str] = Counter()
    sections: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    months: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    sample: dict[str, list[dict[str, Any]]] = {}
    seen: Counter[str] = Counter()
    chance = random.Random(1)  # noqa: S311
    files = words = failures = 0
    for number in range(partitions):
        for row in store.rows("files", _FILE, number):
            files += 1
            words += row["words"]
            faults = row["errors"] + row["warnings"]
            for table, key in ((sections, row["section"]), (months, row["published"][:7])):
                table[key or "–"][0] += faults
                table[key or "–"][1] += row["words"]
        for row in store.rows("findings", _FINDING, number):
            rules[row["rule"], row["severity"]] += 1
            if row["rule"].startswith(_WORD_RULES):
                found[row["rule"], row["text"]] += 1
            kept = sample.setdefault(row["rule"], [])
            seen[row["rule"]] += 1
            # Reservoir sampling: every finding is as likely to be kept.
            if len(kept) < _SAMPLE:
                kept.append(row)
            elif (place := chance.randrange(seen[row["rule"]])) < _SAMPLE:
                kept[place] = row
        for row in store.rows("failures", ["reason"], number):
            failures += 1
            reasons[row["reason"]] += 1
    return Summary(
        files, words, failures, rules,
        {key: (faults, count) for key, (faults, count) in sorted(sections.items())},
        {key: (faults, count) for key, (faults, count) in sorted(months.items())},
        [(rule, text, count) for (rule, text), count in found.most_common(_WORDS)],
        dict(sorted(sample.items())),
        reasons.most_common(10),
    )
