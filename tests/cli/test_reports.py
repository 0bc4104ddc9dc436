"""check --report and --format: several reports at once, each whole or not there."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from newslint.cli.streams import Output
from newslint.report import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

FAULTY = "Brua er kjempeflott.\n"


@pytest.fixture(autouse=True)
def copy(desk: Path) -> Path:
    (desk / "a.txt").write_text(FAULTY, "utf-8")
    return desk


def test_several_reports_at_once(desk: Path, run: Run) -> None:
    plain = run("check", "a.txt")
    done = run(
        "check", "a.txt", "--report", "sarif=out/æ.sarif", "--report=html=side.html"
    )
    assert "out/æ.sarif cannot be written" in done.stderr
    assert done.returncode == 2
    (desk / "out").mkdir()
    done = run(
        "check", "a.txt", "--report", "sarif=out/æ.sarif", "--report=html=side.html"
    )
    assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout)
    assert json.loads((desk / "out" / "æ.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "kjempeflott</a>" in (desk / "side.html").read_text("utf-8")
    assert sorted(os.listdir(desk)) == ["a.txt", "newslint.toml", "out", "pack", "side.html"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_further_report_is_what_the_format_writes(format: str, desk: Path, run: Run) -> None:
    alone = run("check", "a.txt", "absent.txt", "--format", format).stdout
    done = run("check", "a.txt", "absent.txt", "--format", "csv", "--report", f"{format}=out")
    assert (desk / "out").read_text("utf-8") == alone
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("reports", "words"),
    [
        (["sarif"], '"sarif" must be FORMAT=FILE, such as sarif=out.sarif'),
        (["sarif="], "must be FORMAT=FILE"),
        (["json=-"], "must be FORMAT=FILE"),
        (["sarf=x"], 'there is no format "sarf". Did you mean "sarif"?'),
        (["qqq=x"], "There are text, concise, json"),
        (["csv=x", "json=./x"], "two reports cannot both be written to ./x"),
        (["csv=x", "json=pack"], "pack cannot be written: it is a folder"),
        (["csv=x", "json=no/x"], "no/x cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_asked_for(
    reports: list[str], words: str, desk: Path, run: Run
) -> None:
    done = run("check", "a.txt", *(f"--report={report}" for report in reports))
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(os.listdir(desk)) == ["a.txt", "newslint.toml", "pack"]


def test_output_and_a_report_are_not_one_file(run: Run) -> None:
    done = run("check", "a.txt", "--output", "x", "--report", "csv=x")
    assert "two reports cannot both be written to x" in done.stderr


@pytest.mark.parametrize(
    ("environment", "options", "start"),
    [
        ({"NEWSLINT_FORMAT": "concise"}, [], "a.txt:1:9: error"),
        ({"NEWSLINT_FORMAT": "concise"}, ["--format", "github"], "::error file=a.txt"),
        ({"NEWSLINT_FORMAT": "concise", "GITHUB_ACTIONS": "true"}, [], "a.txt:1:9: error"),
        ({"GITHUB_ACTIONS": "true"}, [], "::error file=a.txt"),
        ({"GITHUB_ACTIONS": "false"}, [], "a.txt\n"),
        ({"GITHUB_ACTIONS": "true"}, ["--format", "concise"], "a.txt:1:9: error"),
    ],
)
def test_the_format_by_environment(
    environment: dict[str, str], options: list[str], start: str, run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run("check", "a.txt", *options).stdout.startswith(start)


def test_a_file_is_not_for_actions_to_read(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run("check", "a.txt", "--output", "out")
    assert (desk / "out").read_text("utf-8").startswith("a.txt\n")


def test_a_format_by_environment_that_is_not_there(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLINT_FORMAT", "jsn")
    assert 'NEWSLINT_FORMAT: there is no format "jsn". Did you mean "json"?' in run("check").stderr


def test_a_report_that_fails_leaves_what_was_there(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    (desk / "out").write_text("before", "utf-8")
    monkeypatch.setattr("newslint.report.csv.Writer.file", fails)
    assert run("check", "a.txt", "--report", "csv=out").returncode == 2
    assert (desk / "out").read_text("utf-8") == "before"
    assert not list(desk.glob("*.tmp"))


def test_a_file_keeps_its_permissions_and_its_link(desk: Path) -> None:
    (desk / "real").write_text("before", "utf-8")
    (desk / "real").chmod(0o640)
    (desk / "link").symlink_to("real")
    with Output("link") as out:
        out.write("after")
        assert (desk / "real").read_text("utf-8") == "before"
    assert (desk / "link").is_symlink()
    assert (desk / "real").read_text("utf-8") == "after"
    assert (desk / "real").stat().st_mode & 0o777 == 0o640


def test_what_is_no_file_is_written_to_as_it_is() -> None:
    with Output(os.devnull) as out:
        out.write("gone")
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_articles_are_shown_whatever_the_cache_holds(
    jobs: str, desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.pool._WORTH_A_POOL", 0)
    for number in range(12):
        (desk / f"{number}.txt").write_text(FAULTY, "utf-8")
    run("check", ".", "--format", "json")
    page = run("check", ".", "--format", "html", "--jobs", jobs).stdout
    assert page.count('<p class="paragraph">') + page.count("headline\">") == 13


def test_what_is_masked_is_masked_on_the_page(desk: Path, run: Run) -> None:
    words = "Fødselsnummeret er 01010750160, sier hun.\n"
    (desk / "b.txt").write_text(words, "utf-8")
    page = run("check", "b.txt", "--isolated", "--format", "html").stdout
    assert "•••••••••••" in page
    assert "01010750160" not in page


def test_counts_and_costs_are_kept_out_of_what_machines_read(run: Run) -> None:
    for format in FORMATS[2:]:
        plain = run("check", "a.txt", "--format", format).stdout
        done = run("check", "a.txt", "--format", format, "--statistics")
        assert done.stdout == plain
        assert "house/word" in done.stderr
