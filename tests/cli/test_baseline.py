"""newslint baseline, and what check does with what it has written."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

NAME = "newslint-baseline.txt"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def copy(desk: Path) -> Path:
    """An article with an error and a warning."""
    return write(desk / "a.txt", "Brua er kjempeflott.\n\nHun er veldig ny.\n")


def entries(desk: Path, name: str = NAME) -> list[list[str]]:
    lines = (desk / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_check_reports_only_what_is_new(desk: Path, copy: Path, run: Run) -> None:
    done = run("baseline", "--reason", "fra før")
    assert (done.returncode, done.stdout) == (0, f"{NAME}: 2 findings added\n")
    (first, second) = entries(desk)
    assert first[:3] == ["a.txt", "house/soft", "veldig"]
    assert second[:3] == ["a.txt", "house/word", "kjempeflott"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", first[5])
    assert first[6] == "fra før"
    done = run("check", "--messages", "nn")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Ingenting å melde i fila.",
        "2 funn som er godtekne frå før, er ikkje viste (--no-baseline viser dei).",
    ]
    write(copy, "Helt kjempeflott.\n\n" + copy.read_text("utf-8"))
    done = run("check", "--format", "concise")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stdout.startswith("a.txt:1:6:")


def test_without_the_baseline_everything_is_reported(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    assert run("check", "--no-baseline", "--format", "concise").stdout.count("\n") == 2


def test_there_is_one_already(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    before = (desk / NAME).read_text("utf-8")
    write(copy, "Helt kjempeflott.\n")
    done = run("baseline")
    assert done.returncode == 2
    assert f"{NAME}: is there already: --add accepts what is new" in done.stderr
    assert (desk / NAME).read_text("utf-8") == before


def test_pruning_drops_what_is_gone_and_takes_nothing_in(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    write(copy, "Brua er kjempeflott.\n\nEr den kjempeflott?\n")
    done = run("check")
    assert f"a.txt: {NAME} accepts what is gone (1);" in done.stderr
    done = run("baseline", "--prune")
    assert (done.returncode, done.stdout) == (0, f"{NAME}: one finding dropped\n")
    assert [entry[1] for entry in entries(desk)] == ["house/word"]
    assert run("check").returncode == 1


def test_adding_takes_in_what_is_new_and_drops_nothing(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    write(copy, "Er den kjempeflott?\n")
    done = run("baseline", "--add", "--reason", "sitat")
    assert done.stdout == f"{NAME}: one finding added\n"
    assert sorted(entry[6] for entry in entries(desk)) == ["", "", "sitat"]
    done = run("baseline", "--add", "--prune")
    assert done.stdout == f"{NAME}: 0 findings added, 2 findings dropped\n"


def test_pruning_a_part_leaves_the_rest(desk: Path, copy: Path, run: Run) -> None:
    write(desk / "sport" / "b.txt", "Kampen var kjempeflott.\n")
    run("baseline")
    write(copy, "Brua er ny.\n")
    write(desk / "sport" / "b.txt", "Kampen var god.\n")
    run("baseline", "--prune", "sport")
    assert {entry[0] for entry in entries(desk)} == {"a.txt"}
    run("baseline", "--prune", "--select", "house/soft")
    assert [entry[1] for entry in entries(desk)] == ["house/word"]


def test_pruning_keeps_what_is_below_the_level(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    run("baseline", "--prune", "--level", "error")
    assert len(entries(desk)) == 2


def test_a_file_that_is_gone_goes(desk: Path, copy: Path, run: Run) -> None:
    write(desk / "b.txt", "Brua er ny.\n")
    run("baseline")
    copy.unlink()
    assert run("baseline", "--prune").stdout == f"{NAME}: 2 findings dropped\n"
    assert entries(desk) == []


def test_it_stands_where_the_configuration_says(desk: Path, copy: Path, run: Run) -> None:
    config = desk / "newslint.toml"
    write(config, 'baseline = "desk/godtatt.tsv"\n' + config.read_text("utf-8"))
    (desk / "desk").mkdir()
    run("baseline")
    assert {entry[0] for entry in entries(desk, "desk/godtatt.tsv")} == {"../a.txt"}
    assert run("check").returncode == 0


def test_each_configuration_has_its_own(desk: Path, copy: Path, run: Run) -> None:
    write(desk / "sport" / "newslint.toml", (desk / "newslint.toml").read_text("utf-8").replace(
        '"pack"', '"../pack"'
    ))
    write(desk / "sport" / "b.txt", "Kampen var kjempeflott.\n")
    done = run("baseline")
    assert sorted(done.stdout.splitlines()) == [
        f"{NAME}: 2 findings added", f"sport/{NAME}: one finding added",
    ]
    assert [entry[0] for entry in entries(desk / "sport")] == ["b.txt"]
    assert run("check").returncode == 0


def test_turned_off(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    write(desk / "newslint.toml", 'baseline = ""\n' + (desk / "newslint.toml").read_text("utf-8"))
    assert run("check").returncode == 1
    done = run("baseline", "--add")
    assert done.returncode == 2
    assert 'baseline = ""' in done.stderr


def test_a_bad_line_is_one_error_and_the_others_count(desk: Path, copy: Path, run: Run) -> None:
    write(desk / "b.txt", "Brua er ny.\n")
    run("baseline")
    path = desk / NAME
    write(path, path.read_text("utf-8") + "=======\n")
    done = run("check")
    assert done.returncode == 2
    assert done.stderr.count("newslint: error:") == 1
    assert f"{NAME}:5: this is no entry" in done.stderr
    assert "kjempeflott" not in done.stdout
    assert run("baseline", "--add").returncode == 2
    assert path.read_text("utf-8").endswith("=======\n")


def test_the_baseline_is_no_copy(desk: Path, copy: Path, run: Run) -> None:
    run("baseline")
    assert "kjempeflott" not in run("check", "--no-baseline", "--force-exclude", NAME).stdout
    assert run("check", "--no-baseline", "--format", "json").stdout.count('"path": ') == 1


def test_a_file_that_cannot_be_read_is_told(desk: Path, copy: Path, run: Run) -> None:
    (desk / "b.txt").write_bytes(b"\0\1\2")
    done = run("baseline")
    assert done.returncode == 2
    assert "b.txt: " in done.stderr
    assert len(entries(desk)) == 2
