"""A run over many files: reads each, lints it by its own configuration, keeps the order."""

from __future__ import annotations

import os

from newslint.catalogue import catalogue
from newslint.errors import NewslintError
from newslint.formats import read, read_file
from newslint.language.detect import detect
from newslint.linter import FileReport, Linter
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.resources import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from newslint.article import Article
    from newslint.baseline import Baseline
    from newslint.changes import Changes
    from newslint.config import Config
    from newslint.config_file import Configs
    from newslint.formats import Reading
# Below this many bytes in all, one process is done before others would have started.
_WORTH_A_POOL = 2_000_000


class Result(NamedTuple):
    """What came of one file.

    `report` has the findings that are to be shown, and is None where the file could not be
    linted; `hidden` counts those below the level; `fails` tells whether one fails the run.
    `errors` are what went wrong, those of the report included. `known` are rule and words of
    the findings that the baseline accepts. `mended` counts by rule what was mended before.
    """

    report: FileReport | None
    errors: tuple[NewslintError, ...] = ()
    fails: bool = False
    hidden: int = 0
    known: tuple[tuple[str, str], ...] = ()
    mended: Mapping[str, int] = {}


class Runner:
    """Lints files, each by the configuration that holds for it.

    `published` is the day of publication of them all, whatever they say themselves. Of what
    the baseline knows, and where `changes` are given of what they do not touch, nothing is
    reported.
    """

    def __init__(
        self, configs: Configs, published: date | None = None, changes: Changes | None = None
    ) -> None:
        self.configs = configs
        self.published = published
        self.changes = changes
        self._linters: dict[int, Linter] = {}
        self._baselines: dict[str, Baseline | None] = {}

    def file(self, path: str) -> Result:
        """Lint one file; whatever goes wrong is in the result."""
        return self._result(path, None)

    def text(self, data: bytes, path: str) -> Result:
        """Lint copy that came another way; `path` is what it is called, "" for nothing."""
        return self._result(path, data)

    def _result(self, path: str, data: bytes | None) -> Result:
        try:
            reading = read_file(path) if data is None else read(data, path)
            config = self.configs.for_file(path)
            linter = self._linter(config)
            report = linter.lint(*_settled(reading, config, self.published, path))
            errors = catalogue(config.packs).errors
            known: tuple[tuple[str, str], ...] = ()
            if baseline := self._baseline(config, path):
                rules = {rule.id for rule in linter.ruleset(report.language).rules}
                report, known = baseline.without_known(report, rules)
                errors += baseline.errors
            if self.changes is not None:
                report = self.changes.touching(report)
        except NewslintError as error:
            return Result(None, (error,))
        except Exception as error:
            return Result(None, (unexpected(error, path),))
        return shown(report, config, errors)._replace(known=known)

    def _baseline(self, config: Config, path: str) -> Baseline | None:
        """Return the baseline that holds for a file, if there is one; read once a run."""
        file = config.baseline_file if path else ""
        if file not in self._baselines:
            self._baselines[file] = None
            if os.path.isfile(file):
                from newslint.baseline import Baseline

                self._baselines[file] = Baseline(file)
        return self._baselines[file]

    def _linter(self, config: Config) -> Linter:
        # The configurations live as long as this runner, so that an id stays theirs.
        if id(config) not in self._linters:
            self._linters[id(config)] = Linter(config)
        return self._linters[id(config)]


def shown(
    report: FileReport, config: Config, errors: Sequence[NewslintError] = ()
) -> Result:
    """Return the result of a report: the findings at or above the level that is shown."""
    findings = tuple(f for f in report.findings if f.severity >= config.shown)
    fails = any(f.severity >= config.fail_on for f in findings) and config.fail_on > 0
    return Result(
        report._replace(findings=findings),
        (*errors, *report.errors),
        fails,
        len(report.findings) - len(findings),
    )


def settle(article: Article, config: Config, published: date | None = None) -> tuple[str, ...]:
    """Give an article its language and its day of publication; return notes for the user.

    The language is the configuration's, or else the copy's own, or else the one detected.
    The day is `published`, or else the copy's own, or else the configuration's.
    """
    if config.language != "auto":
        article.language = config.language
    elif not article.language:
        article.language = detect(article.text)
    notes: tuple[str, ...] = ()
    if published is None and article.published is None and "published" in article.meta:
        from newslint.config_keys import day

        try:
            article.published = day(article.meta["published"])
        except ValueError as error:
            notes = (f"its day of publication is passed over: {error}",)
    article.published = published or article.published or config.published
    return notes


def _settled(
    reading: Reading, config: Config, published: date | None, path: str
) -> tuple[Article, str, tuple[str, ...]]:
    notes = settle(reading.article, config, published)
    return reading.article, path, (*reading.notes, *notes)


def results(paths: Sequence[str], runner: Runner, jobs: int = 0) -> Iterator[Result]:
    """Yield the result of each file, in the order of `paths`.

    `jobs` is the most processes to use, 0 for as many as there are processors. Little copy
    is linted in this one.
    """
    jobs = min(jobs or _processors(), len(paths))
    if jobs > 1 and sum(map(_size, paths)) > _WORTH_A_POOL:
        return _pooled(paths, runner, jobs)
    return map(runner.file, paths)


def _pooled(paths: Sequence[str], runner: Runner, jobs: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunk = max(1, min(32, len(paths) // (jobs * 8)))
    settings = (runner.configs, runner.published, runner.changes)
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=settings)
    try:
        yield from pool.map(_work, paths, chunksize=chunk)
    except BrokenProcessPool:
        raise NewslintError(
            "a process of this run was ended from outside (was there too little memory?); "
            "try again with --jobs 1."
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_worker: list[Runner] = []


def _start_worker(configs: Configs, published: date | None, changes: Changes | None) -> None:
    """Make this process a worker; an interrupt is the first process's business."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [Runner(configs, published, changes)]


def _work(path: str) -> Result:
    return _worker[0].file(path)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def unexpected(error: Exception, path: str = "") -> NewslintError:
    """Write down a fault of newslint's own; return what to tell the user of it."""
    import time
    import traceback

    name = f"error-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    log = os.path.join(cache_folder(), name)
    what = f"newslint itself failed ({type(error).__name__}: {error})".replace("\n", " ")
    try:
        os.makedirs(cache_folder(), exist_ok=True)
        with open(log, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{path}\n{''.join(traceback.format_exception(error))}\n")
    except OSError as problem:
        return NewslintError(f"{what}; no log could be written: {problem.strerror}.", path)
    return NewslintError(f"{what}; please report it, with the log {log}", path)
