"""Measures what some groups of rules add to the cost of a run.

    python bench/cost.py                      the rules on facts, language, layout and style
    python bench/cost.py dates numbers        these groups

Published Bokmål is linted with and without the groups, in turns, each in a process of its own;
the least processor time of several rounds counts, as the machine may have other work.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from accuracy import shared_folder

GROUPS = (
    "dates", "numbers", "people", "privacy", "language", "layout", "style", "places", "terms",
    "acronym",
)
ROUNDS = 3
BAR = 1 / 3
_NEWSLINT = [
    sys.executable, "-m", "newslint", "check", "--isolated", "--exit-zero", "--language", "nb",
    "--jobs", "1", "--no-cache", "--format", "jsonl", "--output", os.devnull,
]


def seconds(copy: Path, *options: str) -> float:
    """Return the processor time, in seconds, that one run over the copy takes."""
    with subprocess.Popen([*_NEWSLINT, *options, str(copy)]) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("newslint failed.")
    return usage.ru_utime + usage.ru_stime


def cost(copy: Path, groups: tuple[str, ...] = GROUPS, rounds: int = ROUNDS) -> dict[str, float]:
    """Return the time of a run with and without the groups, and the share that they add."""
    without = [f"--ignore={group}" for group in groups]
    runs = [(seconds(copy), seconds(copy, *without)) for _ in range(rounds)]
    whole, rest = (min(times) for times in zip(*runs, strict=True))
    return {"with them, s": whole, "without, s": rest, f"added (bar {BAR:.2f})": whole / rest - 1}


def figures(data: str) -> dict[str, Any]:
    """Return the same for the copy below the folder of data, rounded."""
    return {name: round(value, 3) for name, value in cost(Path(data, "clean", "nb")).items()}


if __name__ == "__main__":
    chosen = tuple(sys.argv[1:]) or GROUPS
    for name, value in cost(shared_folder() / "data" / "clean" / "nb", chosen).items():
        print(f"{name:<24}{value:>10.3f}")
