"""Lints many files in several processes, and gives their results in order."""

from __future__ import annotations

import os

from newslint.errors import ReadError
from newslint.records import TYPE_CHECKING
from newslint.run import Result, Runner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from datetime import date

    from newslint.changes import Changes
    from newslint.config_file import Configs

# Below this many bytes in all, one process is done before others would have started.
_WORTH_A_POOL = 2_000_000
# A chunk of files is what a process takes at a time.
_LARGEST_CHUNK = 32
_ALONE = "the process that linted it was ended from outside; it was linted again, alone."


def results(paths: Sequence[str], runner: Runner, jobs: int = 0) -> Iterator[Result]:
    """Yield the result of each file, in the order of `paths`.

    `jobs` is the most processes to use, 0 for as many as there are processors. Little copy,
    and what the cache knows, is dealt with in this one.
    """
    jobs = min(jobs or _processors(), len(paths))
    if jobs > 1 and sum(map(_size, paths)) > _WORTH_A_POOL:
        new = [path for path in paths if not runner.knows(path)]
        if sum(map(_size, new)) > _WORTH_A_POOL:
            return _merged(paths, new, runner, jobs)
    return map(runner.file, paths)


def _merged(
    paths: Sequence[str], new: Sequence[str], runner: Runner, jobs: int
) -> Iterator[Result]:
    """Yield the results of all files, those of `new` from a pool."""
    if runner.cache is not None:
        runner.cache.close()
    pooled, awaited = _pooled(new, runner, jobs), set(new)
    for path in paths:
        yield next(pooled) if path in awaited else runner.file(path)
    next(pooled, None)  # it ends its processes


def _pooled(paths: Sequence[str], runner: Runner, jobs: int) -> Iterator[Result]:
    """Yield the results of the files; where a process dies, a new pool goes on with the rest."""
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(_LARGEST_CHUNK, len(paths) // (jobs * 8)))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    while chunks:
        pool = _pool(runner, jobs)
        try:
            for done in pool.map(_work, chunks):
                del chunks[0]
                yield from done
        except BrokenProcessPool:
            # Which chunk it was is not known; the first one not done is among the suspects.
            suspects = chunks.pop(0)
            yield from (_alone(path, runner) for path in suspects)
        except BaseException:
            _end(pool)
            raise
        pool.shutdown()


def _end(pool: ProcessPoolExecutor) -> None:
    """End a pool's processes at once: left to themselves they would wait for ever."""
    from multiprocessing import active_children

    pool.shutdown(wait=False, cancel_futures=True)
    for process in active_children():
        process.terminate()


def _alone(path: str, runner: Runner) -> Result:
    """Return the result of one file, linted in a process of its own."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(runner, 1) as pool:
        try:
            (result,) = pool.submit(_work, [path]).result()
        except BrokenProcessPool:
            return Result(None, (ReadError(
                "linting it ends the process (is there too little memory?); leave it out, or "
                "split it.", path,
            ),))
    if result.report is None:
        return result
    return result._replace(report=result.report._replace(notes=(*result.report.notes, _ALONE)))


def _pool(runner: Runner, jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    with_cache = runner.cache is not None
    settings = (runner.configs, runner.published, with_cache, runner.extras, runner.changes)
    return ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=settings)


_worker: list[Runner] = []


def _start_worker(
    configs: Configs,
    published: date | None,
    with_cache: bool,
    extras: frozenset[str],
    changes: Changes | None,
) -> None:
    """Make this process a worker; an interrupt is the first process's business."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cache = None
    if with_cache:
        from newslint.cache import Cache

        cache = Cache()
    _worker[:] = [Runner(configs, published, cache, extras, changes)]


def _work(paths: Sequence[str]) -> list[Result]:
    return [_worker[0].file(path) for path in paths]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
