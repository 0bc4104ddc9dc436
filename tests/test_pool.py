"""Many files in several processes, and what happens when one of those dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from newslint import pool
from newslint.config_file import Configs
from newslint.run import Runner

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.run import Result


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Forty short articles; all is worth a pool."""
    monkeypatch.setattr(pool, "_WORTH_A_POOL", 0)
    paths = [tmp_path / f"{number:02}.txt" for number in range(40)]
    for number, path in enumerate(paths):
        path.write_text(f"Sak {number} er er ferdig, sier ordføreren.\n", encoding="utf-8")
    return [str(path) for path in paths]


def _told(results: list[Result]) -> list[tuple[str, int]]:
    return [(r.report.path, len(r.report.findings)) for r in results if r.report]


def test_results_come_in_order(files: list[str]) -> None:
    runner = Runner(Configs(isolated=True))
    assert _told(list(pool.results(files, runner, 2))) == _told([runner.file(p) for p in files])


class Deadly(Configs):
    """A configuration under which one file ends the process that lints it."""

    victim = "17.txt"
    marker = ""

    def for_file(self, path: str):  # type: ignore[no-untyped-def]
        if path.endswith(self.victim) and not os.path.exists(self.marker or "nowhere"):
            if self.marker:
                open(self.marker, "w", encoding="utf-8").close()
            os._exit(9)
        return super().for_file(path)


def test_a_file_that_ends_its_process_is_told_and_the_rest_goes_on(files: list[str]) -> None:
    results = list(pool.results(files, Runner(Deadly(isolated=True)), 2))
    assert len(results) == 40
    (lost,) = (result for result in results if result.report is None)
    assert results.index(lost) == 17
    assert "ends the process" in str(lost.errors[0])
    assert str(lost.errors[0]).startswith(files[17])


def test_a_file_whose_process_was_killed_is_linted_again(
    files: list[str], tmp_path: Path
) -> None:
    configs = Deadly(isolated=True)
    configs.marker = str(tmp_path / "killed")
    results = list(pool.results(files, Runner(configs), 2))
    assert [path for path, _ in _told(results)] == files
    assert all(len(result.report.findings) == 1 for result in results if result.report)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes")
@pytest.mark.parametrize("interrupted", [False, True])
def test_no_process_is_left_behind(tmp_path: Path, interrupted: bool) -> None:
    for number in range(60):
        text = f"Sak {number} er er ferdig, sier ordføreren.\n\n" * 1000
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "newslint", "check", str(tmp_path), "--jobs", "2", "--no-cache",
         "--select", "text/doubled-word", "--isolated"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
    ) as run:
        assert run.stdout is not None
        if interrupted:
            run.stdout.read(1)
            run.send_signal(signal.SIGINT)
        run.stdout.read()
        assert run.wait() == (130 if interrupted else 0)
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                os.killpg(run.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)
    raise AssertionError("processes are left")
