"""The real article the project began with: every fault found, every trap left alone.

The article is somebody's text and no part of the project. The test reads it, with the list
of its faults (F) and traps (T), from the folder `seed` of NEWSLINT_SHARED or `../shared`.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

SEED = Path(
    os.environ.get("NEWSLINT_SHARED") or Path(__file__).parent.parent.parent / "shared", "seed"
)
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not here")


class Expected(NamedTuple):
    """One fault: its rule, its level, its place, and what the first suggestion must be."""

    rule: str
    severity: str
    line: int
    column: int
    end_column: int
    suggestion: str | None = None


EXPECTED = {
    "F02": Expected("names/variant", "error", 5, 53, 64, "al-Baghdadi"),
    "F03": Expected("names/variant", "error", 26, 15, 24, "Baghdadis"),
    "F04": Expected("spelling/common", "error", 52, 155, 163, "største"),
    "F05": Expected("language/ifolge", "error", 50, 11, 18, "ifølge"),
    "F06": Expected("language/missing-complement", "error", 40, 125, 143),
    "F07": Expected("language/comma-fronted-clause", "warning", 36, 111, 123, "sikker, så må"),
    "F08": Expected("places/exonym", "warning", 24, 87, 91, "Raqqa"),
    "F09": Expected("terms/organisation", "warning", 24, 118, 132),
    "F10": Expected("captions/empty-credit", "error", 11, 1, 14),
    "F13": Expected("boilerplate/alt-text", "warning", 7, 1, 31),
    "F14": Expected("boilerplate/alt-text", "warning", 42, 1, 13),
    "F17": Expected("quotes/double-attribution", "info", 22, 71, 103),
    "F21": Expected("dates/relative-undated", "info", 9, 14, 31),
}
# Faults of the layout have a line and no words.
LAYOUT = {"F15": ("layout/blank-lines", 14, 15), "F16": ("layout/final-newline", 56, 56)}
# The web's furniture: one finding over a run of lines, or one for each of them.
CHROME = {"F01": 1, "F11": 54, "F12": 56}


def rows(kind: str) -> list[dict[str, str]]:
    with (SEED / "seed_findings.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["id"].startswith(kind)]


@pytest.fixture(scope="module")
def findings(newslint: list[str]) -> list[dict[str, Any]]:
    (article,) = SEED.glob("*.txt")
    done = subprocess.run(
        [*newslint, "check", "--isolated", "--level", "info", "--format", "json", str(article)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )
    assert done.returncode == 1, done.stderr
    (file,) = json.loads(done.stdout)["files"]
    found: list[dict[str, Any]] = file["findings"]
    return found


def place(finding: dict[str, Any]) -> tuple[int, int, int]:
    return finding["line"], finding["column"], finding["end_column"]


@pytest.mark.parametrize("name", EXPECTED)
def test_fault_is_found(name: str, findings: list[dict[str, Any]]) -> None:
    expected = EXPECTED[name]
    at = [f for f in findings if place(f) == expected[2:5]]
    assert [f["rule"] for f in at] == [expected.rule], nearby(findings, expected.line)
    assert at[0]["severity"] == expected.severity
    if expected.suggestion is not None:
        assert at[0]["suggestions"][0] == expected.suggestion


def nearby(findings: list[dict[str, Any]], line: int) -> list[str]:
    return [f"{f['rule']} {place(f)} {f['text']!r}" for f in findings if f["line"] == line]


def test_empty_credit_says_what_to_write(findings: list[dict[str, Any]]) -> None:
    (finding,) = [f for f in findings if f["rule"] == "captions/empty-credit"]
    assert "AFP" in " ".join([finding["message"], *finding["suggestions"]])


@pytest.mark.parametrize("name", CHROME)
def test_web_furniture_is_found(name: str, findings: list[dict[str, Any]]) -> None:
    line = CHROME[name]
    chrome = [f for f in findings if f["rule"] == "boilerplate/chrome"]
    covering = [f for f in chrome if f["line"] <= line <= f["end_line"]]
    assert len(covering) == 1
    assert covering[0]["severity"] == "error"
    assert len(chrome) in (2, 3)


@pytest.mark.parametrize("name", LAYOUT)
def test_layout_is_found(name: str, findings: list[dict[str, Any]]) -> None:
    rule, first, last = LAYOUT[name]
    (finding,) = [f for f in findings if f["rule"] == rule]
    assert finding["severity"] == "info"
    assert first <= finding["line"] <= last


def test_variants_of_a_name_are_one_group(findings: list[dict[str, Any]]) -> None:
    variants = [f for f in findings if f["rule"] == "names/variant"]
    assert [f["line"] for f in variants] == [5, 26]
    assert len({f["group"] for f in variants}) == 1
    assert {part["line"] for f in variants for part in f["related"]} >= {7, 9, 24, 26}


def test_every_error_and_warning_is_a_fault_of_the_list(findings: list[dict[str, Any]]) -> None:
    known = {expected[2:5] for expected in EXPECTED.values()}
    others = [
        f"{f['rule']} {place(f)} {f['text']!r}"
        for f in findings
        if f["severity"] != "info"
        and place(f) not in known
        and not (f["rule"] == "boilerplate/chrome" and f["line"] in CHROME.values())
    ]
    assert not others


def test_no_title_is_at_most_an_info(findings: list[dict[str, Any]]) -> None:
    (row,) = [row for row in rows("F") if row["id"] == "F19"]
    at = (int(row["line"]), int(row["col"]), int(row["end_col"]))
    assert all(f["severity"] == "info" for f in findings if place(f) == at)


@pytest.mark.parametrize("trap", rows("T") if SEED.is_dir() else [], ids=lambda row: row["id"])
def test_trap_is_left_alone(trap: dict[str, str], findings: list[dict[str, Any]]) -> None:
    """No rule flags words of the trap, and no rule of the trap's own kind touches it.

    A finding on a longer stretch that happens to hold the trap is no matter.
    """
    line, column, end = (int(trap[key]) for key in ("line", "col", "end_col"))
    groups = {rule.partition("/")[0] for rule in trap["rule"].split("; ")}
    faults = {expected[2:5] for expected in EXPECTED.values()}

    def springs(finding: dict[str, Any]) -> bool:
        if not finding["line"] == finding["end_line"] == line or place(finding) in faults:
            return False
        inside = column <= finding["column"] and finding["end_column"] <= end
        touches = finding["column"] < end and finding["end_column"] > column
        return inside or (touches and finding["rule"].partition("/")[0] in groups)

    assert not [f"{f['rule']} {f['text']!r}" for f in findings if springs(f)]
