"""Measures archive runs: one worker and two, a worker killed, a run stopped and taken up again.

    python bench/archive.py --megabytes 100

The archive is made of articles of our own, by chance but the same each time. Said are seconds,
megabytes a second, the most memory that a worker took, and whether the tables are the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import tempfile
import threading
import time
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newslint.archive import engine
from newslint.archive.sources import plan
from newslint.archive.tables import COLUMNS
from newslint.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = ("Kari", "Ola", "Marit", "Per", "Ingrid", "Lars", "Anne", "Jonas", "Solveig", "Erik")
_LAST = ("Sagbakken", "Vikmoen", "Lindmo", "Haugstad", "Brekkhus", "Fjellvang", "Øvregard")
_PLACES = ("Sagvika", "Nordvika", "Lindåsen", "Brekkmoen", "Haugbygda", "Fjellheim")
_THINGS = ("brua", "skolen", "ferga", "veien", "svømmehallen", "sykehjemmet", "kaia", "parken")
_SENTENCES = (
    "{name} åpnet {thing} i {place} mandag, etter {n} år med planlegging.",
    "Kommunen har brukt {n} millioner kroner på {thing}, opplyser ordfører {name}.",
    "– Dette har vi ventet lenge på, sier {last} til avisen.",
    "Mange av innbyggerne i {place} er likevel interresert i å vite hva som skjer videre.",
    "Ifølge {last} blir {thing} ferdig før sommeren, men fylket har ikke svart på søknaden.",
    "«Vi er ikke fornøyde», skriver {name} i et brev til kommunestyret i {place}.",
    "Av de {n} som møtte opp, var halvparten for og resten mot planen om {thing}.",
    "Arbeidet med {thing} begynte i 2019, og det har tatt lengre tid enn noen trodde.",
    "Politiet fikk melding om en ulykke ved {thing} klokka 14.30, og rykket ut med to biler.",
)  # fmt: skip
_MEGABYTE = 1_000_000


def generate(folder: Path, megabytes: int) -> None:
    """Write an archive of so many megabytes, in files of lines of JSON."""
    chance = random.Random(7)
    number = 0
    for part in range(max(1, megabytes // 50)):
        left = min(50, megabytes) * _MEGABYTE
        with (folder / f"{part:04}.jsonl").open("w", encoding="utf-8") as file:
            while left > 0:
                number += 1
                left -= file.write(json.dumps(_article(chance, number), ensure_ascii=False) + "\n")


def _article(chance: random.Random, number: int) -> dict[str, Any]:
    names = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(2)]
    place = chance.choice(_PLACES)

    def sentence() -> str:
        name = chance.choice(names)
        return chance.choice(_SENTENCES).format(
            name=name, last=name.split()[1], place=place, thing=chance.choice(_THINGS),
            n=chance.randint(2, 90),
        )

    paragraphs = [" ".join(sentence() for _ in range(chance.randint(2, 4))) for _ in range(8)]
    return {
        "id": f"sak-{number}",
        "headline": f"Strid om {chance.choice(_THINGS)} i {place}",
        "text": "\n\n".join(paragraphs),
        "published": f"20{chance.randint(10, 25)}-{chance.randint(1, 12):02}-03",
        "language": "nb",
        "section": chance.choice(("innenriks", "sport", "kultur")),
    }


class Memory:
    """The most memory that the processes of a run's workers took, children included."""

    def __init__(self, pids: list[int]) -> None:
        self.most = 0.0
        self._pids = pids
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> float:
        """Return the most megabytes that one worker took."""
        self._over.set()
        self._thread.join()
        return self.most

    def _watch(self) -> None:
        while not self._over.wait(0.25):
            for pid in self._pids:
                self.most = max(self.most, sum(map(_resident, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in children.split():
        yield from _family(int(child))


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def measured(
    folder: Path, out: Path, workers: int, *, kill: bool = False, stop: bool = False
) -> tuple[float, float, str]:
    """Return seconds, the most megabytes of a worker, and a digest of all tables."""
    job = engine.Job(Config(), {}, str(out), "jsonl", 60.0)
    partitions = plan([str(folder)], 4 * _MEGABYTE)
    with ExitStack() as stack:
        client = engine.cluster(stack, "", workers, dashboard=False)
        pids = list(client.run(os.getpid).values())
        memory, start = Memory(pids), time.perf_counter()
        run = engine.run(client, job, partitions)
        for done, _ in enumerate(run, start=1):
            if done == len(partitions) // 2:
                if stop:
                    run.close()
                    break
                if kill:
                    os.kill(pids[0], signal.SIGKILL)
        seconds = time.perf_counter() - start
        most = memory.end()
    if stop:
        more, memory_after, digest = measured(folder, out, workers)
        return seconds + more, max(most, memory_after), digest
    tables = blake2b()
    for name in COLUMNS:
        for path in sorted((out / name).glob("*.jsonl")):
            tables.update(path.read_bytes())
    return seconds, most, tables.hexdigest()[:16]


def main() -> None:
    """Generate, run four times, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        generate(folder, options.megabytes)
        size = sum(path.stat().st_size for path in folder.iterdir()) / _MEGABYTE
        runs = {
            "one worker": measured(folder, Path(name) / "one", 1),
            "two workers": measured(folder, Path(name) / "two", 2),
            "one of two killed": measured(folder, Path(name) / "killed", 2, kill=True),
            "stopped, taken up": measured(folder, Path(name) / "stopped", 2, stop=True),
        }
    print(f"{size:.0f} MB")
    for told, (seconds, most, digest) in runs.items():
        print(f"{told:20} {seconds:8.1f} s {size / seconds:6.2f} MB/s {most:6.0f} MB  {digest}")
    print(f"two workers are {runs['one worker'][0] / runs['two workers'][0]:.2f} times one")
    print("tables the same:", len({digest for *_, digest in runs.values()}) == 1)


if __name__ == "__main__":
    main()
