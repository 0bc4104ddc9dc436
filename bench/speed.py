"""Measures start-up, throughput and growth, each beside a yardstick in the same run.

    python bench/speed.py               everything, and a line in bench/history.jsonl
    python bench/speed.py --only startup

- startup: `newslint check` on one article of about 4 KB against `python -I -c pass`, run in
  turns; medians and the ratio.
- core: published copy in Bokmål and in English, in one process: megabytes a second of
  processor time on a first pass and once words are remembered, the least of a few passes a file.
- house: the same in Bokmål with 5,000 phrase rules of a house's own, in turns with none.
- throughput: all published copy in one process, beside codespell; MB a second.
- again: a folder linted a second time, nothing changed, against the first.
- growth: one file of 1, 5 and 50 MB; time a megabyte and peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from accuracy import shared_folder
from newslint.config_file import Configs
from newslint.run import Runner

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
HISTORY = Path(__file__).with_name("history.jsonl")
PROGRAMS = Path(sys.executable).parent
NEWSLINT = [str(PROGRAMS / "newslint"), "check", "--isolated", "--exit-zero"]
QUIETLY = ["--format", "jsonl", "--output", os.devnull]
MEGABYTE = 10**6
STARTUP_BAR = 3.0
HOUSE_RULES = 5_000
HOUSE_RULE = """
kind     = "phrases"
severity = "info"
phrases  = ["{phrase}"]
message  = {{ nb = "Huset.", nn = "Huset.", en = "House." }}
bad      = [{{ text = "Her er {phrase}.", finds = ["{phrase}"] }}]
good     = [{{ text = "Her er alt rett." }}]
"""

Figures = dict[str, float]


class Run(NamedTuple):
    """One run of a command: wall time in seconds, peak memory in megabytes."""

    seconds: float
    memory: float


def run(command: list[str], **environment: str) -> Run:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    variables = {**os.environ, **environment}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, cwd=ROOT, env=variables
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1 and command[0] == NEWSLINT[0]:
        sys.exit(f"newslint failed: {' '.join(command)}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * scale / MEGABYTE)


def startup(scratch: Path, shared: Path, rounds: int = 31) -> Figures:
    """One article against a bare interpreter, in turns so that both meet the same machine."""
    article = scratch / "article.txt"
    article.write_text(copy(4_000), encoding="utf-8")
    bare = [sys.executable, "-I", "-c", "pass"]
    whole = [*NEWSLINT, str(article)]
    run(bare)
    run(whole)
    pairs = [(run(bare).seconds, run(whole).seconds) for _ in range(rounds)]
    return {
        "bare interpreter, ms": 1000 * median(first for first, _ in pairs),
        "newslint check, ms": 1000 * median(second for _, second in pairs),
        f"times a bare interpreter (bar {STARTUP_BAR:g})": median(b / a for a, b in pairs),
    }


def core(scratch: Path, shared: Path, rounds: int = 4) -> Figures:
    """Published copy in one process, without reading the command line or writing a report."""
    figures: Figures = {}
    for language in ("nb", "en"):
        files = copy_of(shared, language)
        runner = Runner(Configs(isolated=True))
        first, *others = [[lint(runner, path) for path in files] for _ in range(rounds)]
        size = sum(os.path.getsize(path) for path in files) / MEGABYTE
        figures[f"{language}, first pass, MB/s"] = size / sum(first)
        figures[f"{language}, words remembered, MB/s"] = size / sum(
            min(times) for times in zip(*others, strict=True)
        )
    return figures


def house(scratch: Path, shared: Path, rounds: int = 5) -> Figures:
    """A house with thousands of phrase rules of its own against one with none, in turns."""
    files = copy_of(shared, "nb")[::4]
    folder = scratch / "pack" / "house"
    folder.mkdir(parents=True)
    others = copy_of(shared, "nb")[1::4]
    words = [word for path in others for word in Path(path).read_text("utf-8").split()]
    pairs = {f"{one} {two}" for one, two in pairwise(words) if one.isalpha() and two.isalpha()}
    phrases = random.Random(1).sample(sorted(pairs), HOUSE_RULES)
    for number, phrase in enumerate(phrases):
        (folder / f"{number}.toml").write_text(HOUSE_RULE.format(phrase=phrase), encoding="utf-8")
    runners = [
        Runner(Configs({"packs": packs}, isolated=True)) for packs in ((), (str(folder.parent),))
    ]
    without, having = [], []
    for path in files:
        times = [[lint(runner, path) for runner in runners] for _ in range(rounds)]
        without.append(min(none for none, _ in times[1:]))
        having.append(min(many for _, many in times[1:]))
    return {f"with {HOUSE_RULES:,} rules against none (bar 1.25)": sum(having) / sum(without)}


def lint(runner: Runner, path: str) -> float:
    """Lint a file; return the processor time in seconds."""
    start = time.process_time()
    runner.file(path)
    return time.process_time() - start


def copy_of(shared: Path, language: str) -> list[str]:
    """Return the paths of the published copy in a language."""
    return sorted(map(str, (shared / "data" / "clean" / language).glob("*.txt")))


def again(scratch: Path, shared: Path) -> Figures:
    """A folder linted once, with rules kept but no findings, and then a second time."""
    kept = {"NEWSLINT_CACHE_DIR": str(scratch / "cache")}
    article = scratch / "article.txt"
    article.write_text(copy(4_000), encoding="utf-8")
    run([*NEWSLINT, str(article)], **kept)
    whole = [*NEWSLINT, *QUIETLY, "--jobs", "1", str(shared / "data" / "clean")]
    first = run(whole, **kept).seconds
    second = min(run(whole, **kept).seconds for _ in range(3))
    return {"first, s": first, "second, s": second, "times faster (bar 10)": first / second}


def throughput(scratch: Path, shared: Path, rounds: int = 3) -> Figures:
    """All published copy in one process; the best of a few runs of each, in turns."""
    clean = shared / "data" / "clean"
    size = sum(path.stat().st_size for path in clean.rglob("*.txt")) / MEGABYTE
    commands = {"newslint": [*NEWSLINT, *QUIETLY, "--jobs", "1", str(clean)]}
    if (PROGRAMS / "codespell").exists():
        commands["codespell"] = [str(PROGRAMS / "codespell"), str(clean)]
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(rounds):
        for name, command in commands.items():
            best[name] = min(best[name], run(command).seconds)
    return {"copy, MB": size} | {f"{name}, MB/s": size / best[name] for name in commands}


def growth(scratch: Path, shared: Path) -> Figures:
    """One file of 1, 5 and 50 MB: time a megabyte should stay the same."""
    figures: Figures = {}
    for megabytes in (1, 5, 50):
        path = scratch / f"{megabytes}.txt"
        path.write_text(copy(megabytes * MEGABYTE), encoding="utf-8")
        seconds, memory = run([*NEWSLINT, *QUIETLY, str(path)])
        path.unlink()
        figures[f"{megabytes} MB, s"] = seconds
        figures[f"{megabytes} MB, peak MB"] = memory
    figures["50 MB against 5 MB (linear is 10)"] = figures["50 MB, s"] / figures["5 MB, s"]
    return figures


def copy(size: int) -> str:
    """Copy in Bokmål of about `size` bytes: the seeds, again and again."""
    paths = sorted((ROOT / "seeds").glob("nb-*.txt"))
    seeds = "\n\n".join(path.read_text("utf-8").strip() for path in paths)
    repeated = seeds + "\n\n"
    whole = repeated * (size // len(repeated.encode()) + 1)
    return whole[: len(whole) * size // len(whole.encode())].rstrip() + "\n"


PARTS: dict[str, Callable[[Path, Path], Figures]] = {
    "startup": startup, "core": core, "house": house, "throughput": throughput,
    "again": again, "growth": growth,
}


def remember(figures: dict[str, Figures]) -> None:
    """Add a line with the figures, the time and the commit to the history."""
    git = shutil.which("git")
    commit = ""
    if git:
        command = [git, "-C", str(ROOT), "describe", "--always", "--dirty"]
        commit = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    entry = {"time": datetime.now(UTC).isoformat("T", "seconds"), "commit": commit, **figures}
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=shared_folder(), help="folder of the data")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part only")
    options = parser.parse_args()
    figures: dict[str, Figures] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.only or PARTS:
            figures[name] = PARTS[name](Path(scratch), options.shared)
            print(name)
            for title, figure in figures[name].items():
                print(f"  {title:<40}{figure:>10.2f}")
    remember(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
