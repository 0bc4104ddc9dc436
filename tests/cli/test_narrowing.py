"""What of a run is reported: what a change has touched, what a comment does not silence."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

OLD = "Brua er kjempeflott.\n\nDen er veldig ny.\n"


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def git(*arguments: str) -> None:
    somebody = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *somebody, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(desk: Path) -> Path:
    """A repository with an article that has faults."""
    write(desk / "a.txt", OLD)
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message=one")
    return desk


def places(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [":".join(line.split(":")[:2]) for line in done.stdout.splitlines()]


def test_only_what_is_not_committed(repository: Path, run: Run) -> None:
    assert run("check", "--diff-only").returncode == 0
    write(repository / "a.txt", OLD + "\nHelt kjempeflott.\n")
    write(repository / "b.txt", OLD)
    done = run("check", "--diff-only", "--format", "concise")
    assert done.returncode == 1
    assert places(done) == ["a.txt:5", "b.txt:1", "b.txt:3"]
    git("add", ".")
    assert run("check", "--diff-only", "--format", "concise").stdout == done.stdout
    git("commit", "--quiet", "--message=two")
    assert run("check", "--diff-only").returncode == 0
    done = run("check", "--changed-since", "HEAD~1", "--format", "concise", "b.txt")
    assert places(done) == ["b.txt:1", "b.txt:3"]


def test_with_several_processes(repository: Path, run: Run) -> None:
    for number in range(3):
        write(repository / f"stor-{number}.txt", "Brua er ny.\n\n" * 60_000)
    git("add", ".")
    git("commit", "--quiet", "--message=two")
    write(repository / "a.txt", OLD + "\nHelt kjempeflott.\n")
    done = run("check", "--diff-only", "--format", "concise", "--jobs", "2", "--select", "house")
    assert places(done) == ["a.txt:5"]


def test_fixes_keep_to_what_is_reported(repository: Path, run: Run) -> None:
    from packs import write_rule

    swap = 'kind = "substitution"\nseverity = "error"\nfix = "safe"\nswap = { galt = "rett" }\n'
    write_rule(repository / "pack", "house/swap", swap)
    write(repository / "a.txt", "Helt galt.\n\nHelt ny.\n")
    git("add", ".")
    git("commit", "--quiet", "--message=two")
    write(repository / "a.txt", "Helt galt.\n\nOg galt.\n")
    run("fix", "--diff-only")
    assert (repository / "a.txt").read_text("utf-8") == "Helt galt.\n\nOg rett.\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--changed-since", "borte"], 'has no revision "borte"'),
        (["--changed-since", "HEAD", "--diff-only"], "cannot go together"),
        (["--diff-only", "-"], "standard input"),
    ],
)
def test_what_cannot_be_told_is_an_error(
    options: list[str], message: str, repository: Path, run: Run
) -> None:
    write(repository / "b.txt", OLD)
    done = run("check", *options)
    assert done.returncode == 2
    assert done.stderr.count("newslint: error:") == 1
    assert message in done.stderr


def test_outside_a_repository(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    write(desk / "a.txt", OLD)
    done = run("check", "--diff-only")
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_comments_silence_and_a_useless_one_is_told(desk: Path, run: Run) -> None:
    write(desk / "a.md", (
        "# Ny bru\n\n<!-- newslint-disable-next-line house/word: sitat -->\nEr kjempeflott.\n\n"
        "<!-- newslint-disable-file house/soft -->\n"
    ))
    done = run("check")
    assert done.returncode == 0
    assert "kjempeflott" not in done.stdout
    assert done.stderr == (
        'newslint: note: a.md: line 6: "newslint-disable-file" silences nothing of house/soft; '
        "take it out.\n"
    )
