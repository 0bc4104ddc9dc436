"""newslint fix and check --fix: what they write, what they say, how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from packs import write_rule

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

SWAP = 'kind = "substitution"\nseverity = "{}"\nfix = "{}"\nswap = {{ "{}" = "{}" }}\n'
SAFE = SWAP.format("error", "safe", "i følge", "ifølge")
UNSURE = SWAP.format("warning", "suggested", "galt", "rett")


@pytest.fixture(autouse=True)
def rules(desk: Path) -> None:
    """Two rules of the desk with fixes, besides those without."""
    write_rule(desk / "pack", "house/safe", SAFE)
    write_rule(desk / "pack", "house/unsure", UNSURE)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_fix_mends_and_tells_by_rule_and_what_is_left(desk: Path, run: Run) -> None:
    a = write(desk / "a.txt", "Det er galt, i følge kommunen.\n\nBrua er ny, i følge avisa.\n")
    b = write(desk / "b.txt", "Brua er ny.\n")
    done = run("fix", "--messages", "en")
    assert done.returncode == 0, done.stderr
    assert a.read_text("utf-8") == "Det er galt, ifølge kommunen.\n\nBrua er ny, ifølge avisa.\n"
    assert b.read_text("utf-8") == "Brua er ny.\n"
    assert done.stdout.splitlines() == [
        "a.txt: house/safe 2",
        "Mended 2 places.",
        "1 warning in 1 of 2 files.",
        "One of them has a fix that a person should decide on (newslint review).",
    ]


def test_unsafe_makes_the_other_fixes_too(desk: Path, run: Run) -> None:
    a = write(desk / "a.txt", "Det er galt, i følge kommunen.\n")
    done = run("fix", "a.txt", "--unsafe", "--messages", "nn")
    assert a.read_text("utf-8") == "Det er rett, ifølge kommunen.\n"
    assert done.stdout.splitlines()[1:] == ["Retta 2 stader.", "Ingenting å melde i fila."]


@pytest.mark.parametrize("name", ["a.txt", "ny bru å.txt"])
def test_diff_writes_nothing_and_git_can_apply_it(name: str, desk: Path, run: Run) -> None:
    text = "Brua er ny.\r\nDet er galt,\u2028i følge kommunen.\r\nSlutt, i følge avisa"
    a = write(desk / name, text)
    done = run("fix", "--diff", str(a))
    assert done.returncode == 1
    assert a.read_bytes() == text.encode()
    assert "+Slutt, ifølge avisa\n\\ No newline at end of file\n" in done.stdout
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        input=done.stdout.encode(), cwd=desk, check=True,
    )
    assert a.read_bytes() == text.replace("i følge", "ifølge").encode()
    done = run("fix", "--diff")
    assert (done.returncode, done.stdout) == (0, "")


def test_check_fix_reports_what_is_left(desk: Path, run: Run) -> None:
    a = write(desk / "a.txt", "Det er kjempeflott, i følge kommunen.\n")
    done = run("check", "--fix", "a.txt", "--format", "concise")
    assert done.returncode == 1
    assert a.read_text("utf-8") == "Det er kjempeflott, ifølge kommunen.\n"
    assert "house/word" in done.stdout
    assert "house/safe" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--unsafe"], "--unsafe goes with --fix."),
        (["check", "--fix", "-"], "standard input"),
        (["fix", "-", "a.txt"], "standard input"),
        (["fix", "borte.txt"], "there is no such file."),
    ],
)
def test_what_cannot_be_done_is_an_error(
    arguments: list[str], message: str, desk: Path, run: Run
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_read_only_file_is_told_and_the_others_are_mended(desk: Path, run: Run) -> None:
    write(desk / "a.txt", "Brua er ny, i følge avisa.\n").chmod(0o444)
    b = write(desk / "b.txt", "Brua er ny, i følge avisa.\n")
    done = run("fix")
    assert done.returncode == 2
    assert "a.txt: is read-only and is left as it is." in done.stderr
    assert b.read_text("utf-8") == "Brua er ny, ifølge avisa.\n"


def test_what_the_baseline_accepts_is_not_mended(desk: Path, run: Run) -> None:
    a = write(desk / "a.txt", "Brua er ny, i følge avisa.\n")
    assert run("baseline").returncode == 0
    write(desk / "a.txt", "Brua er ny, i følge avisa.\n\nDet er sant, i følge kommunen.\n")
    run("fix")
    text = "Brua er ny, i følge avisa.\n\nDet er sant, ifølge kommunen.\n"
    assert a.read_text("utf-8") == text


def test_what_is_accepted_stays_even_where_the_words_around_it_are_mended(
    desk: Path, run: Run
) -> None:
    a = write(desk / "a.txt", "Det er galt og nytt.\n")
    write_rule(desk / "pack", "house/new", SAFE.replace('"i følge" = "ifølge"', 'nytt = "ferskt"'))
    run("baseline", "--ignore", "house/new")
    run("fix", "--unsafe")
    assert a.read_text("utf-8") == "Det er galt og ferskt.\n"


def test_standard_input_comes_out_mended(desk: Path, run: Run) -> None:
    done = run("fix", "-", stdin="Brua er ny, i følge avisa.\r\n".encode())
    assert (done.returncode, done.stdout) == (0, "Brua er ny, ifølge avisa.\r\n")


@pytest.mark.slow
def test_killed_in_the_middle_every_file_is_old_or_new_and_whole(
    desk: Path, newslint: list[str]
) -> None:
    old = ("Brua er ny, i følge avisa. " * 40 + "\n\n") * 5
    new = old.replace("i følge", "ifølge")
    names = [f"sak-{number:03}.txt" for number in range(120)]
    seen = set()
    for already in (0, 3, 20, 60):
        for name in names:
            write(desk / name, old)
        process = subprocess.Popen([*newslint, "fix", "."], cwd=desk, stdout=subprocess.DEVNULL)
        while process.poll() is None:
            mended = sum(len((desk / name).read_bytes()) == len(new.encode()) for name in names)
            if mended > already:
                process.kill()
                break
            time.sleep(0.001)
        process.wait()
        texts = [(desk / name).read_text("utf-8") for name in names]
        assert all(text in (old, new) for text in texts)
        seen.update(texts)
        left = [name for name in os.listdir(desk) if name not in names]
        assert {name for name in left if name[0] != "."} == {"newslint.toml", "pack"}
    assert seen == {old, new}


def test_interrupted_it_leaves_no_file_behind(desk: Path, newslint: list[str]) -> None:
    for number in range(40):
        write(desk / f"sak-{number}.txt", "Brua er ny, i følge avisa. " * 400)
    process = subprocess.Popen(
        [*newslint, "fix", "."], cwd=desk, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and "ifølge" not in (desk / "sak-0.txt").read_text("utf-8"):
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    assert process.wait() in (0, 130)
    assert not [name for name in os.listdir(desk) if name.endswith(".tmp")]
