"""The hooks, run by the real pre-commit on a repository of copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RunHook = Callable[[str], subprocess.CompletedProcess[str]]

FAULTY = """\
Ny bru over Sagelva

Kommunen har fått penger til den nye brua, og arbeidet begynner etter påske. Den gamle brua
er fra 1931 og blir ikke revet før den nye er åpnet.

Brua skal stå ferdig om to år, i følge kommunen.
"""
MENDED = FAULTY.replace("i følge", "ifølge")


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A repository that holds the project as it stands, committed or not."""
    folder = tmp_path / "newslint"
    leave_out = shutil.ignore_patterns(".git", ".venv", "dist", "__pycache__", ".*_cache", ".hypo*")
    shutil.copytree(root, folder, ignore=leave_out)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "as it stands")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with one article that has an error, and a file that is no copy."""
    folder = tmp_path / "desk"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / "bru.txt").write_text(FAULTY, encoding="utf-8")
    (folder / "tool.py").write_text('print("i følge")\n', encoding="utf-8")
    git(folder, "add", ".")
    return folder


def git(folder: Path, *arguments: str) -> None:
    somebody = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    command = ["git", *somebody, *arguments]
    subprocess.run(command, cwd=folder, env=clean_environment(), check=True)


def clean_environment() -> dict[str, str]:
    """The environment without what Git sets for its own hooks."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}


@pytest.fixture
def run_hook(desk: Path, project: Path, tmp_path: Path) -> RunHook:
    """Run one of the project's hooks on all that is in the desk's folder."""
    environment = {**clean_environment(), "PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}

    def run_hook(name: str) -> subprocess.CompletedProcess[str]:
        git(desk, "add", ".")
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(project), name]
        return subprocess.run(
            [*command, "--all-files", "--verbose"],
            cwd=desk, env=environment, capture_output=True, text=True, encoding="utf-8",
            check=False,
        )

    return run_hook


@pytest.mark.slow
def test_hook_fails_on_a_faulty_article_and_passes_once_mended(
    desk: Path, run_hook: RunHook
) -> None:
    first = run_hook("newslint")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "language/ifolge" in first.stdout
    assert "tool.py" not in first.stdout

    (desk / "bru.txt").write_text(MENDED, encoding="utf-8")
    second = run_hook("newslint")
    assert second.returncode == 0, second.stdout + second.stderr
    assert "Passed" in second.stdout


@pytest.mark.slow
def test_fixing_hook_mends_the_article_and_passes_then(desk: Path, run_hook: RunHook) -> None:
    first = run_hook("newslint-fix")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    assert (desk / "bru.txt").read_text("utf-8") == MENDED
    assert (desk / "tool.py").read_text("utf-8") == 'print("i følge")\n'
    second = run_hook("newslint-fix")
    assert second.returncode == 0, second.stdout + second.stderr
