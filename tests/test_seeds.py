"""The articles of seeds/: every planted fault found, every trap left alone, reports as expected."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLES = sorted(path.name for path in SEEDS.iterdir() if re.match(r"(?:nb|nn|en)-", path.name))

Findings = list[dict[str, Any]]


class Planted(NamedTuple):
    """A row of a table in seeds/README.md; empty cells are not compared."""

    line: int
    words: str
    what: str
    write: str
    rule: str
    level: str


def planted() -> dict[str, list[Planted]]:
    """The tables of seeds/README.md by the article they stand under."""
    tables: dict[str, list[Planted]] = {}
    for line in (SEEDS / "README.md").read_text("utf-8").splitlines():
        if line.startswith("## "):
            rows = tables.setdefault(line.removeprefix("## "), [])
        elif re.match(r"\| +\d", line):
            number, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            rows.append(Planted(int(number), *cells))
    return tables


PLANTED = planted()


@pytest.fixture(scope="module")
def reports(newslint: list[str], root: Path) -> dict[str, dict[str, Any]]:
    """What the command says of each article, as it stands in the JSON report."""
    command = [*newslint, "check", "--isolated", "--level", "info", "--format", "json"]
    done = subprocess.run(
        [*command, *(f"seeds/{name}" for name in ARTICLES)],
        cwd=root, capture_output=True, text=True, encoding="utf-8", check=False,
    )
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert not report["errors"]
    return {Path(file["path"]).name: file for file in report["files"]}


def test_every_article_is_described() -> None:
    assert sorted(PLANTED) == ARTICLES


@pytest.mark.parametrize("name", ARTICLES)
def test_report_is_as_expected(
    name: str, reports: dict[str, dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    path = SEEDS / "expected" / f"{name}.json"
    report = json.dumps(reports[name], ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--update-golden"):
        path.write_text(report, encoding="utf-8")
    assert report == path.read_text("utf-8"), "see what changed with `make golden`"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        pytest.param(name, fault, id=f"{name}-{fault.line}-{fault.rule}")
        for name, faults in PLANTED.items()
        for fault in faults
    ],
)
def test_planted_fault_is_found(
    name: str, fault: Planted, reports: dict[str, dict[str, Any]]
) -> None:
    on_line = [f for f in reports[name]["findings"] if f["line"] == fault.line]
    by_rule = [f for f in on_line if f["rule"] == fault.rule]
    found = [f for f in by_rule if fault.words in ("", f["text"])]
    assert len(found) == 1, [(f["rule"], f["text"]) for f in on_line]
    assert found[0]["severity"] == fault.level
    if fault.write:
        assert found[0]["suggestions"][0] == fault.write


@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_else_is_an_error_or_a_warning(
    name: str, reports: dict[str, dict[str, Any]]
) -> None:
    known = {(fault.line, fault.rule) for fault in PLANTED[name]}
    assert not [
        (finding["line"], finding["rule"], finding["text"])
        for finding in reports[name]["findings"]
        if finding["severity"] != "info" and (finding["line"], finding["rule"]) not in known
    ]


@pytest.mark.parametrize("name", [name for name in ARTICLES if not PLANTED.get(name)])
def test_right_copy_gives_nothing(name: str, reports: dict[str, dict[str, Any]]) -> None:
    assert reports[name]["findings"] == []


def test_there_is_right_copy_in_every_language() -> None:
    assert {name[:2] for name in ARTICLES if not PLANTED.get(name)} == {"nb", "nn", "en"}


@pytest.mark.parametrize("name", ARTICLES)
def test_language_is_told_by_the_copy(name: str, reports: dict[str, dict[str, Any]]) -> None:
    assert reports[name]["language"] == name[:2]
