"""Spreads the partitions of an archive over Dask's workers, and gathers what they tell."""

from __future__ import annotations

import os
import threading
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.archive.records import Lost, Record
from newslint.archive.sources import Partition, records
from newslint.archive.tables import Store, rows_of
from newslint.archive.worker import Guard, Outcome
from newslint.errors import ConfigError
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from contextlib import ExitStack

    from distributed import Client

    from newslint.config import Config

_RETRIES = 3
# So many partitions a worker are handed out ahead.
_AHEAD = 3
_WAIT = 20


class Job(NamedTuple):
    """All that a worker must know of a run."""

    config: Config
    fields: Mapping[str, str]
    out: str
    format: str
    patience: float

    @property
    def digest(self) -> str:
        """Return what tells this job's findings from those of any other."""
        config = self.config._replace(sources=())
        told = repr((__version__, config, sorted(self.fields.items()), self.format))
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def cluster(stack: ExitStack, scheduler: str, workers: int, dashboard: bool) -> Client:
    """Return a client of the scheduler at an address, or of one on this machine.

    ConfigError where there is none.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise ConfigError(
            'archives need further libraries: pip install "newslint[archive]".'
        ) from None
    try:
        client: Client
        if scheduler:
            client = stack.enter_context(Client(scheduler, timeout=_WAIT))
            return client
        local = LocalCluster(
            n_workers=workers or os.cpu_count() or 1, threads_per_worker=1, processes=True,
            dashboard_address=":8787" if dashboard else ":0", silence_logs=50,
        )
        client = stack.enter_context(Client(stack.enter_context(local)))
        return client
    except (OSError, ValueError, RuntimeError) as error:
        where = scheduler or "this machine"
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ConfigError(f"no Dask scheduler answers at {where}: {reason}") from None


def run(
    client: Client, job: Job, partitions: Sequence[Partition]
) -> Generator[dict[str, Any], None, None]:
    """Lint the partitions that are not done yet; yield the counts of each as it comes.

    Each has the partition's `number`. One that a worker cannot bring to an end, whatever is
    tried, is a failure of its own and the rest goes on.
    """
    from distributed import as_completed

    store = Store(job.out, job.format)
    store.drop_after(len(partitions))
    todo = []
    for number, partition in enumerate(partitions):
        counts = store.done(number, _digest(job, partition))
        if counts is None:
            todo.append((number, partition))
        else:
            yield {"number": number, "kept": True, **counts}
    waiting = iter(todo)
    threads = max(1, sum(client.nthreads().values()))
    running = as_completed(_submitted(client, job, islice(waiting, threads * _AHEAD)))
    numbers = dict(todo)
    for future in running:
        number = int(future.key.rpartition("-")[2])
        error = future.exception()
        if error is None:
            yield {"number": number, **future.result()}
        else:
            lost = Lost(" ".join(numbers[number].urls[:3]), f"the partition was given up: {error}")
            counts = store.write(number, "", rows_of([lost]))
            yield {"number": number, **counts}
        future.release()
        for more in _submitted(client, job, islice(waiting, 1)):
            running.add(more)


def _submitted(
    client: Client, job: Job, todo: Iterable[tuple[int, Partition]]
) -> list[Any]:
    return [
        client.submit(
            lint_partition, job, number, partition, key=f"newslint-{job.digest}-{number}",
            retries=_RETRIES, pure=False,
        )
        for number, partition in todo
    ]


def lint_partition(job: Job, number: int, partition: Partition) -> dict[str, Any]:
    """Lint one partition and write its tables; return the counts. This is what a worker runs."""
    rows = rows_of(_outcomes(_guard(job), partition, job.fields))
    return Store(job.out, job.format).write(number, _digest(job, partition), rows)


_kept = threading.local()


def _guard(job: Job) -> Guard:
    """Return this worker's guard, kept from one partition to the next with its rules loaded."""
    if getattr(_kept, "digest", "") != job.digest:
        if hasattr(_kept, "guard"):
            _kept.guard.end()
        _kept.guard, _kept.digest = Guard(job.config, job.patience), job.digest
    guard: Guard = _kept.guard
    return guard


def _outcomes(
    guard: Guard, partition: Partition, fields: Mapping[str, str]
) -> Iterator[Outcome | Lost]:
    for found in records(partition, fields):
        if isinstance(found, Record):
            yield from guard.outcomes([found])
        else:
            yield found


def _digest(job: Job, partition: Partition) -> str:
    return f"{job.digest}-{partition.digest}"


