"""What only a real process shows: closed streams, signals, what is imported."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and signals as on Unix")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bru.txt"
    path.write_text("Brua skal stå ferdig til neste år, i følge kommunen.\n", encoding="utf-8")
    return path


def shell(newslint: list[str], rest: str, article: Path) -> subprocess.CompletedProcess[str]:
    command = " ".join(newslint) + f" check --isolated --language nb {article} {rest}"
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("rest", "code", "error"),
    [
        pytest.param(">&-", 2, "standard output is closed", id="closed"),
        pytest.param("2>&-", 1, "", id="standard error closed"),
        pytest.param("> /dev/full", 2, "standard output cannot be written", id="full"),
        pytest.param("| true; exit ${PIPESTATUS[0]}", None, "", id="nobody reads"),
    ],
)
def test_streams(rest: str, code: int | None, error: str, newslint: list[str],
                 article: Path) -> None:
    if "/dev/full" in rest and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    done = shell(newslint, rest, article)
    assert code is None or done.returncode == code
    assert error in done.stderr
    assert done.stderr.count("\n") == bool(error)


def test_an_interrupt_is_quiet(newslint: list[str]) -> None:
    process = subprocess.Popen(
        [*newslint, "check", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the command is reading.
    process.stdin.write("Brua er ny.\n" * 20_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert process.returncode == 130
    assert error == "newslint: interrupted.\n"


# What costs more to import than a run may take.
HEAVY = {
    "rich", "tomli", "pathspec", "subprocess", "concurrent", "tempfile", "pathlib",
    "dataclasses", "inspect", "logging", "spellchecker", "shtab", "glob", "importlib.metadata",
}


def test_a_run_imports_nothing_heavy(article: Path) -> None:
    code = (
        "import sys\nfrom newslint.cli import main\n"
        f"main(['check', '--isolated', '--language', 'xx', {str(article)!r}])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    subprocess.run(command, capture_output=True, check=True)  # the rules are kept from now on
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stderr.split())


def test_importing_the_package_imports_next_to_nothing() -> None:
    code = "import sys, newslint; print(*(m for m in sys.modules if m.startswith('newslint')))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"newslint", "newslint.records", "newslint.version"}
