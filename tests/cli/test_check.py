"""newslint check: what it reads, what it shows, how it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from running import Run

FAULTY = "Brua er kjempeflott.\n"
SOFT = "Brua er veldig fin.\n"
HINT = "Brua er liksom ny.\n"
RIGHT = "Brua er ny.\n"


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def findings(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [f for file in json.loads(done.stdout)["files"] for f in file["findings"]]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (RIGHT, [], 0),
        (FAULTY, [], 1),
        (SOFT, [], 0),
        (SOFT, ["--fail-on", "warning"], 1),
        (HINT, ["--fail-on", "warning"], 0),
        (HINT, ["--fail-on", "info"], 1),
        (FAULTY, ["--fail-on", "never"], 0),
        (FAULTY, ["--exit-zero"], 0),
        (FAULTY, ["--ignore", "house/word"], 0),
        (FAULTY, ["--select", "house/soft"], 0),
        (FAULTY, ["--select", "house/so*,house/word"], 1),
        (FAULTY, ["--select", "house/soft", "--select", "house/word"], 1),
    ],
)
def test_exit_code(text: str, options: list[str], code: int, desk: Path, run: Run) -> None:
    write(desk, a=text)
    assert run("check", "a.txt", *options).returncode == code


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ([], ["house/word", "house/soft"]),
        (["--level", "error"], ["house/word"]),
        (["--level", "info"], ["house/word", "house/soft", "house/hint"]),
        # What fails the run is shown, whatever the level.
        (["--level", "error", "--fail-on", "info"], ["house/word", "house/soft", "house/hint"]),
        (["--level", "error", "--fail-on", "never"], ["house/word"]),
    ],
)
def test_level(options: list[str], rules: list[str], desk: Path, run: Run) -> None:
    write(desk, a=FAULTY + SOFT + HINT)
    done = run("check", "a.txt", "--format", "json", *options)
    assert [finding["rule"] for finding in findings(done)] == rules


def test_a_folder_gives_its_copy_in_order_and_each_file_once(desk: Path, run: Run) -> None:
    (desk / "sport").mkdir()
    write(desk, b=RIGHT, a=RIGHT)
    write(desk / "sport", c=RIGHT)
    (desk / "tool.py").write_text("print('kjempeflott')", encoding="utf-8")
    done = run("check", ".", "a.txt", "./a.txt", "--format", "json")
    paths = [file["path"] for file in json.loads(done.stdout)["files"]]
    assert paths == ["a.txt", "b.txt", "sport/c.txt"]


def test_nothing_named_means_this_folder(desk: Path, run: Run) -> None:
    write(desk, a=FAULTY)
    assert run("check").returncode == 1


def test_a_folder_without_copy_is_worth_a_note(desk: Path, run: Run) -> None:
    done = run("check", "pack")
    assert done.returncode == 0
    assert "note: no copy was found" in done.stderr


def test_standard_input(desk: Path, run: Run) -> None:
    done = run("check", "-", "--format", "concise", stdin=FAULTY.encode())
    assert done.stdout.startswith("<stdin>:1:9: error: ")
    assert done.returncode == 1


def test_standard_input_takes_the_configuration_of_its_name(desk: Path, run: Run) -> None:
    (desk / "sport").mkdir()
    (desk / "sport" / "newslint.toml").write_text("ignore = ['*']", encoding="utf-8")
    options = ("--stdin-filename", "sport/a.txt", "--format", "json")
    done = run("check", "-", *options, stdin=FAULTY.encode())
    assert json.loads(done.stdout)["files"][0]["path"] == "sport/a.txt"
    assert done.returncode == 0


def test_standard_input_goes_alone(desk: Path, run: Run) -> None:
    done = run("check", "-", "a.txt")
    assert done.returncode == 2
    assert "standard input" in done.stderr


def test_force_exclude_leaves_out_what_is_named(desk: Path, run: Run) -> None:
    write(desk, a=FAULTY)
    with (desk / "newslint.toml").open("a", encoding="utf-8") as file:
        file.write("exclude = ['a.*']\n")
    assert run("check", "a.txt").returncode == 1
    assert run("check", "a.txt", "--force-exclude").returncode == 0
    options = ("--force-exclude", "--stdin-filename", "a.txt")
    assert run("check", "-", *options, stdin=FAULTY.encode()).returncode == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--language", "nn"], "Skriv ikkje «kjempeflott»."),
        (["--language", "nb"], "Skriv ikke «kjempeflott»."),
        (["--language", "de"], "Do not write “kjempeflott”."),
        (["--language", "nn", "--messages", "en"], "Do not write “kjempeflott”."),
    ],
)
def test_messages_come_in_the_language_of_the_copy(
    options: list[str], message: str, desk: Path, run: Run
) -> None:
    write(desk, a=FAULTY)
    done = run("check", "a.txt", "--format", "json", *options)
    assert findings(done)[0]["message"] == message


def test_output_to_a_file(desk: Path, run: Run) -> None:
    write(desk, a=FAULTY)
    done = run("check", "a.txt", "--format", "json", "--output", "report.json")
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((desk / "report.json").read_text("utf-8"))["summary"]["errors"] == 1


def test_jsonl_has_a_line_a_file_and_a_line_an_error(desk: Path, run: Run) -> None:
    write(desk, a=FAULTY, b=RIGHT)
    done = run("check", "a.txt", "absent.txt", "b.txt", "--format", "jsonl")
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"path": "absent.txt", "message": "there is no such file."} in objects
    assert [o["path"] for o in objects if "findings" in o] == ["a.txt", "b.txt"]
    assert done.returncode == 2


@pytest.mark.parametrize("format", ["text", "json"])
def test_statistics_count_by_rule(format: str, desk: Path, run: Run) -> None:
    write(desk, a=FAULTY * 2 + SOFT)
    done = run("check", "a.txt", "--statistics", "--format", format, "--messages", "en")
    where = done.stdout if format == "text" else done.stderr
    rows = [line.split() for line in where.splitlines()]
    assert ["2", "error", "house/word"] in rows
    assert ["1", "warning", "house/soft"] in rows


def test_timings_name_every_stage_and_rule(desk: Path, run: Run) -> None:
    write(desk, a=FAULTY)
    result = run("check", "a.txt", "--timings")
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["1", "rule", "house/word"] in [row[-3:] for row in rows]
    assert rows[-1][-1] == "all"
    machine = run("check", "a.txt", "--timings", "--format", "json")
    json.loads(machine.stdout)
    assert "house/word" in machine.stderr


def test_colour_on_demand(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    write(desk, a=FAULTY)
    assert "\x1b[" in run("check", "a.txt", "--color", "always").stdout
    assert "\x1b[" not in run("check", "a.txt").stdout


def test_several_processes_give_the_same_report_in_the_same_order(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.pool._WORTH_A_POOL", 0)
    for number in range(9):
        write(desk, **{f"a{number}": FAULTY + SOFT * number})
    alone = run("check", "--format", "json", "--jobs", "1", "--no-cache")
    together = run("check", "--format", "json", "--jobs", "2", "--no-cache")
    again = run("check", "--format", "json")
    assert run("check", "--format", "json").stdout == again.stdout == alone.stdout
    assert together.stdout == alone.stdout
    assert together.returncode == alone.returncode == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--level", "eror"], '--level: "eror" is none of error, warning, info. Did you mean'),
        (["--fail-on", "x"], "--fail-on: "),
        (["--language", "no"], "rather than"),
        (["--language", "Norsk"], "no language code"),
        (["--messages", "sv"], "--messages: "),
        (["--published", "i går"], "YYYY-MM-DD"),
        (["--jobs", "-1"], "--jobs: "),
        (["--profile", "cor"], 'Did you mean "core"?'),
        (["--select", "house/wrod"], 'Did you mean "house/word"?'),
        (["--ignore", "nowhere/*"], "nowhere/*"),
        (["--config", "absent.toml"], "absent.toml"),
        (["--output", "absent/report"], "absent/report cannot be written"),
        (["--selct", "x"], 'Did you mean "--select"?'),
        (["--format", "xml"], "--format"),
    ],
)
def test_what_cannot_be_asked_for(
    options: list[str], words: str, desk: Path, run: Run
) -> None:
    write(desk, a=FAULTY)
    done = run("check", "a.txt", *options)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_fault_of_newslint_itself_is_one_line_and_a_log(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    write(desk, a=FAULTY, b=FAULTY)
    monkeypatch.setattr("newslint.run.settle", fails)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(desk / "cache"))
    done = run("check", "a.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("newslint: error: a.txt: newslint itself failed (ZeroDivision")
    (log,) = (desk / "cache").glob("error-*.log")
    assert str(log) in done.stderr
    told = log.read_text("utf-8")
    assert "ZeroDivisionError" in told
    assert "raise ZeroDivisionError" in told
    # What an error says may quote the copy.
    assert "newslint itself failed (ZeroDivisionError: on purpose)" in done.stderr
    assert told.count("on purpose") == 1  # the line of code, not the words of the error
