"""The file of accepted findings: what it holds, what it survives, how it merges."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from newslint.baseline import Baseline
from newslint.config_file import Configs
from newslint.errors import ConfigError, NewslintError
from newslint.findings import Severity
from newslint.run import Runner
from packs import PHRASES, write_rule

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.linter import FileReport

RULES = ("house/feil", "house/galt")
PATTERN = 'kind = "pattern"\nseverity = "warning"\npattern = "feil.*galt"\nnear = ["feil"]\n'
DAY = "2026-03-02"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_rule(tmp_path / "pack", "house/feil", PHRASES)
    write_rule(tmp_path / "pack", "house/galt", PHRASES.replace("feil", "galt"))
    write_rule(tmp_path / "pack", "house/long", PATTERN)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def report(copy: str, path: str = "sak.txt", *select: str) -> FileReport:
    packs = (os.path.abspath("pack"),)
    settings = {"packs": packs, "select": select or RULES, "baseline": "", "language": "nb"}
    made = Runner(Configs(settings, isolated=True)).text(copy.encode(), path).report
    assert made is not None
    return made


def accepting(copy: str, reason: str = "") -> Baseline:
    baseline = Baseline("baseline.txt")
    baseline.add(report(copy), DAY, reason)
    baseline.save()
    return Baseline("baseline.txt")


def new(baseline: Baseline, copy: str, path: str = "sak.txt") -> list[str]:
    return [f.text for f in baseline.without_known(report(copy, path), RULES)[0].findings]


COPY = "En feil er her.\n\nOg galt er det.\n"


def test_a_line_for_each_sorted_and_readable(desk: Path) -> None:
    accepting("Galt, feil og feil.\n", "sitat\tfra vedtaket")
    *head, first, second = (desk / "baseline.txt").read_text("utf-8").splitlines()
    assert all(line.startswith("#") for line in head)
    block = first.split("\t")[3]
    assert first == f"sak.txt\thouse/feil\tfeil\t{block}\t2\t{DAY}\tsitat\\tfra vedtaket"
    assert second == f"sak.txt\thouse/galt\tGalt\t{block}\t1\t{DAY}\tsitat\\tfra vedtaket"


@pytest.mark.parametrize(
    ("copy", "left"),
    [
        (COPY, []),
        ("Ny innledning.\n\n\nMer nytt.\n\n" + COPY, []),
        ("Og galt er det.\n\nEn feil er her.\n", []),
        ("En  feil er\u00a0her.\n\nOg galt er det.\n", []),
        ("En feil er her nå.\n\nOg galt er det.\n", ["feil"]),
        (COPY + "\nEn feil til.\n", ["feil"]),
        (COPY + "\nEn feil er her.\n", ["feil"]),
    ],
    ids=["as it was", "moved", "in another order", "other blanks", "edited", "one more", "twice"],
)
def test_what_is_new(copy: str, left: list[str], desk: Path) -> None:
    assert new(accepting(COPY), copy) == left


def test_an_entry_is_for_its_file(desk: Path) -> None:
    baseline = accepting(COPY)
    assert new(baseline, COPY, "sport/sak.txt") == ["feil", "galt"]
    assert new(baseline, COPY, "./sport/../sak.txt") == []
    assert new(baseline, COPY, str(desk / "sak.txt")) == []


def test_an_entry_for_what_is_gone_is_told(desk: Path) -> None:
    baseline = accepting(COPY)
    (note,) = baseline.without_known(report("En feil er her.\n"), RULES)[0].notes
    assert note == 'baseline.txt accepts what is gone (1); "newslint baseline --prune" drops it.'
    assert baseline.without_known(report(COPY), RULES)[0].notes == ()
    # Of a rule that has not run nothing is known.
    some = report("En feil er her.\n", "sak.txt", "house/feil")
    assert baseline.without_known(some, ["house/feil"])[0].notes == ()


def test_pruning_lowers_and_never_raises(desk: Path) -> None:
    baseline = accepting("Feil og feil og feil, og galt.\n")
    assert baseline.prune(report("Feil og feil og feil, og galt.\n"), RULES) == 0
    # The block is another now, so nothing of it is left.
    assert baseline.prune(report("Feil og feil.\n"), ["house/feil"]) == 3
    assert baseline.prune(report("Feil og feil.\n"), RULES) == 1
    assert new(baseline, "Feil og feil.\n") == ["Feil", "feil"]


def test_pruning_lowers_a_count(desk: Path) -> None:
    baseline = accepting("En feil.\n\nEn feil.\n\nEn feil.\n")
    assert baseline.prune(report("En feil.\n"), RULES) == 2
    assert new(baseline, "En feil.\n\nEn feil.\n") == ["feil"]
    assert baseline.prune(report("En feil.\n\nEn feil.\n"), RULES) == 0
    assert new(baseline, "En feil.\n\nEn feil.\n") == ["feil"]


def test_entries_of_files_and_rules_that_are_no_more_go(desk: Path) -> None:
    baseline = accepting(COPY)
    (desk / "sak.txt").write_text(COPY, encoding="utf-8")
    assert baseline.prune_gone(RULES) == 0
    assert baseline.prune_gone(["house/feil"]) == 1
    (desk / "sak.txt").unlink()
    assert baseline.prune_gone(RULES) == 1


def test_long_words_and_odd_signs_stay_on_their_line(desk: Path) -> None:
    copy = "feil\\ her\tog " + "nei " * 40 + "galt.\n"
    found = report(copy, "sak.txt", "house/long")
    assert len(found.findings) == 1
    baseline = Baseline("baseline.txt")
    baseline.add(found, DAY)
    baseline.save()
    assert len((desk / "baseline.txt").read_text("utf-8").splitlines()) == 3
    known = Baseline("baseline.txt").without_known(found, ["house/long"])
    assert known[0].findings == ()


def test_what_a_secret_rule_finds_is_never_written(desk: Path) -> None:
    copy = "Hun har fødselsnummer 01017000108 i papirene.\n"
    settings = {"select": ("privacy",), "baseline": "", "language": "nb", "level": Severity.INFO}
    found = Runner(Configs(settings, isolated=True)).text(copy.encode(), "sak.txt").report
    assert found is not None
    assert len(found.findings) == 1
    baseline = Baseline("baseline.txt")
    baseline.add(found, DAY)
    baseline.save()
    written = (desk / "baseline.txt").read_text("utf-8")
    assert "•••••••••••" in written
    assert "01017000108" not in written
    assert Baseline("baseline.txt").without_known(found, ["privacy/id-number"])[0].findings == ()


BAD = ["<<<<<<< HEAD", "sak.txt\thouse/feil", "a\tb\tc\t0123456789abcdef\tmange\t\t", "a\tb"]


@pytest.mark.parametrize("line", BAD)
def test_a_bad_line_is_told_and_the_others_count(line: str, desk: Path) -> None:
    accepting(COPY)
    path = desk / "baseline.txt"
    path.write_text(f"{line}\n{path.read_text('utf-8')}", encoding="utf-8")
    baseline = Baseline("baseline.txt")
    (error,) = baseline.errors
    assert str(error).startswith("baseline.txt:1: this is no entry")
    assert new(baseline, COPY) == []
    # To write it anew would be to lose the line.
    with pytest.raises(NewslintError):
        baseline.save()
    assert line in path.read_text("utf-8")


def test_editors_may_change_line_ends_and_trailing_blanks(desk: Path) -> None:
    accepting(COPY)
    path = desk / "baseline.txt"
    lines = path.read_text("utf-8").splitlines()
    path.write_bytes("\r\n".join(["\ufeff", *(line.rstrip() for line in lines), ""]).encode())
    baseline = Baseline("baseline.txt")
    assert baseline.errors == ()
    assert new(baseline, COPY) == []


def test_a_baseline_is_utf_8(desk: Path) -> None:
    (desk / "baseline.txt").write_bytes("blå\n".encode("cp1252"))
    with pytest.raises(ConfigError, match="UTF-8"):
        Baseline("baseline.txt")


def git(*arguments: str) -> str:
    somebody = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    command = ["git", *somebody, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_branches_that_accept_different_things_merge(desk: Path) -> None:
    """Each branch adds and drops entries in files of its own."""
    names = [f"sak-{number}.txt" for number in range(10)]
    baseline = Baseline("baseline.txt")
    for name in names:
        baseline.add(report(COPY, name), DAY)
    baseline.save()
    git("init", "--quiet", "--initial-branch=main")
    git("add", "baseline.txt")
    git("commit", "--quiet", "--message=one")
    git("checkout", "--quiet", "-b", "side")
    side = Baseline("baseline.txt")
    side.add(report("Mer galt her.\n", "sak-1.txt"), DAY)
    side.prune(report("Og galt er det.\n", "sak-2.txt"), RULES)
    side.save()
    git("commit", "--quiet", "--all", "--message=two")
    git("checkout", "--quiet", "main")
    main = Baseline("baseline.txt")
    main.add(report("Enda en feil.\n", "sak-7.txt"), DAY)
    main.save()
    git("commit", "--quiet", "--all", "--message=three")
    git("merge", "--quiet", "--message=four", "side")
    merged = Baseline("baseline.txt")
    assert merged.errors == ()
    assert new(merged, "Mer galt her.\n", "sak-1.txt") == []
    assert new(merged, COPY, "sak-2.txt") == ["feil"]
    assert new(merged, "Enda en feil.\n", "sak-7.txt") == []


def test_of_two_lines_for_one_thing_the_larger_count_holds(desk: Path) -> None:
    accepting("En feil.\n\nEn feil.\n", "derfor")
    path = desk / "baseline.txt"
    line = path.read_text("utf-8").splitlines()[-1]
    less = line.replace("\t2\t", "\t1\t").replace("derfor", "")
    path.write_text(f"{less}\n{line}\n{less}\n", encoding="utf-8")
    assert new(Baseline("baseline.txt"), "En feil.\n\nEn feil.\n") == []
