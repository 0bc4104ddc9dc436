"""The reports that services read: GitHub's commands, GitLab's list, reviewdog's diagnostics."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newslint.errors import ReadError
from newslint.findings import Severity
from newslint.positions import Span
from reporting import altered, report, written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No service runs these tests, as far as they know."""
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)


def test_github_has_a_command_a_finding() -> None:
    assert written("github", report()) == (
        "::error file=sport/ø.txt,line=2,endLine=2,col=1,endColumn=13,title=house/word"
        "::Skriv «fin».%0ASkriv: «fin» eller «god»%0AHvorfor: Ordet sier ingenting.\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_github_has_commands_of_its_own(severity: Severity, command: str) -> None:
    assert written("github", altered(severity=severity)).startswith(f"::{command} ")


def test_github_takes_no_command_from_copy() -> None:
    message = "50 %\n::stop-commands::x, a: b"
    line = written("github", altered(message=message, why="", suggestions=()))
    assert line.endswith("::50 %25 ::stop-commands::x, a: b\n")
    assert line.count("\n") == 1
    path = written("github", report()._replace(path="a,b:c\n%.txt"))
    assert path.startswith("::error file=a%2Cb%3Ac%0A%25.txt,line=")


def test_github_takes_columns_of_one_line_only() -> None:
    assert "col" not in written("github", altered(span=Span(1, 9))).partition("::Skriv")[0].lower()


def test_github_is_told_what_could_not_be_done() -> None:
    assert written("github", ReadError("is wrong.", "a.txt", 3), ReadError("no.")) == (
        "::error file=a.txt,line=3,title=newslint::is wrong.\n::error title=newslint::no.\n"
    )


@pytest.mark.parametrize(
    ("format", "variable"), [("github", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR")]
)
def test_paths_count_from_the_root_of_the_project(
    format: str, variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site" / "sport").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv(variable, str(tmp_path))
    assert "site/sport/ø.txt" in written(format, report())
    monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    assert "site/sport/ø.txt" not in written(format, report())


def test_gitlab() -> None:
    (item,) = json.loads(written("gitlab", report()))
    assert item.pop("fingerprint")
    assert item == {
        "description": "Skriv «fin».",
        "check_name": "house/word",
        "severity": "major",
        "location": {
            "path": "sport/ø.txt",
            "positions": {"begin": {"line": 2, "column": 1}, "end": {"line": 2, "column": 13}},
        },
    }
    assert json.loads(written("gitlab")) == []


def test_gitlab_tells_equal_findings_of_two_files_apart() -> None:
    items = json.loads(written("gitlab", report(), report()._replace(path="b.txt")))
    assert len({item["fingerprint"] for item in items}) == 2


def test_gitlab_is_told_what_could_not_be_done() -> None:
    (item,) = json.loads(written("gitlab", ReadError("is wrong.", "a.txt")))
    assert (item["severity"], item["location"]) == (
        "blocker", {"path": "a.txt", "lines": {"begin": 1}},
    )


def test_reviewdog_counts_columns_in_bytes() -> None:
    source = "\ufeffBrua\r\n«å» kjempe\U0001f600flott!\r\n"
    (item,) = json.loads(written("rdjson", report(source)))["diagnostics"]
    # Two guillemets, å and a blank are seven bytes; a face among the letters is four.
    reach = {"start": {"line": 2, "column": 8}, "end": {"line": 2, "column": 23}}
    assert item == {
        "message": "Skriv «fin».\nSkriv: «fin» eller «god»\nHvorfor: Ordet sier ingenting.",
        "location": {"path": "sport/ø.txt", "range": reach},
        "severity": "ERROR",
        "code": {"value": "house/word"},
        "suggestions": [{"range": reach, "text": "fin"}],
        "related_locations": [
            {
                "message": "det er denne",
                "location": {
                    "path": "sport/ø.txt",
                    "range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 5}},
                },
            }
        ],
    }


def test_rdjsonl_is_the_same_diagnostics_line_by_line() -> None:
    parts = (report(), ReadError("is wrong.", "a.txt", 3))
    whole = json.loads(written("rdjson", *parts))
    lines = [json.loads(line) for line in written("rdjsonl", *parts).splitlines()]
    assert [line.pop("source") for line in lines] == [whole["source"]] * 2
    assert lines == whole["diagnostics"]
    assert lines[1]["location"] == {"path": "a.txt", "range": {"start": {"line": 3}}}
