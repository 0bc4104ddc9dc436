"""newslint check --watch: a real process, and real changes."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from running import Run

WATCHING = "watching for changes"


@pytest.fixture
def watching(desk: Path) -> Iterator[subprocess.Popen[str]]:
    """A run that watches the desk, after its first round."""
    (desk / "a.txt").write_text("Brua er ny.\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "check", "--watch", "--format", "concise"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )
    # If it falls silent it is ended, and the test fails for want of lines.
    guard = threading.Timer(30, process.kill)
    guard.start()
    yield process
    guard.cancel()
    process.kill()
    process.communicate()


def _round(process: subprocess.Popen[str]) -> list[str]:
    """The lines of one round."""
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        if WATCHING in line:
            return lines
        lines.append(line.strip())
    raise AssertionError(f"it ended: {lines}")


def _next(process: subprocess.Popen[str]) -> str:
    """The next round with something in it: a file may be seen empty while it is written."""
    while not (lines := _round(process)):
        continue
    return " ".join(lines)


def test_a_change_is_linted(desk: Path, watching: subprocess.Popen[str]) -> None:
    assert _round(watching) == []
    (desk / "a.txt").write_text("Så kjempeflott!\n", encoding="utf-8")
    assert "error" in _next(watching)
    rule = desk / "pack" / "house" / "word.toml"
    rule.write_text(
        rule.read_text(encoding="utf-8").replace("error", "warning"), encoding="utf-8"
    )
    assert "warning" in _next(watching)
    (desk / "newslint.toml").write_text("no toml", encoding="utf-8")
    assert "newslint.toml" in _next(watching)


def test_only_what_is_there_can_be_watched(desk: Path, run: Run) -> None:
    result = run("check", "--watch", "nowhere.txt")
    assert (result.returncode, "nowhere.txt" in result.stderr) == (2, True)
    assert run("check", "--watch", "-").returncode == 2
    assert "--fix" in run("check", "--watch", "--fix").stderr
