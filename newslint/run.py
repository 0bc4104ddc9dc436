"""A run over files: reads each and lints it by the configuration that holds for it."""

from __future__ import annotations

import os

from newslint.catalogue import catalogue
from newslint.errors import NewslintError
from newslint.formats import data_of, read, source_of
from newslint.language.detect import detect
from newslint.linter import FileReport, Linter, passages
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.resources import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from newslint.article import Article
    from newslint.baseline import Baseline
    from newslint.cache import Cache
    from newslint.changes import Changes
    from newslint.clock import Clock
    from newslint.config import Config
    from newslint.config_file import Configs
    from newslint.records import T

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

    `published` is the day of publication of them all, whatever they say themselves. `cache`
    holds what earlier runs found; a `clock` measures what is done. `extras` are what reports
    are to hold besides findings, which no cache does: `facts`, `passages`. Of what the
    baseline knows, and where `changes` are given of what they do not touch, nothing is
    reported. `failed` makes the error of a fault of newslint's own.
    """

    def __init__(
        self,
        configs: Configs,
        published: date | None = None,
        cache: Cache | None = None,
        extras: frozenset[str] = frozenset(),
        changes: Changes | None = None,
    ) -> None:
        self.configs = configs
        self.published = published
        self.cache = cache
        self.extras = extras
        self.changes = changes
        self.clock: Clock | None = None
        self.failed: Callable[[Exception, str], NewslintError] = unexpected
        self._linters: dict[int, Linter] = {}
        self._baselines: dict[str, Baseline | None] = {}

    def file(self, path: str) -> Result:
        """Lint one file; whatever goes wrong is in the result."""
        return self._result(path, None)

    def text(self, data: bytes, path: str, format: str = "") -> Result:
        """Lint copy that came another way; `path` is what it is called, "" for nothing.

        Its format is the one named, else told as that of a file.
        """
        return self._result(path, data, format)

    def knows(self, path: str) -> bool:
        """Tell whether the cache holds what is to be found in a file."""
        if self.cache is None:
            return False
        try:
            return self.cache.holds(self._key(path, data_of(path), self.configs.for_file(path)))
        except NewslintError:
            return False

    def _result(self, path: str, data: bytes | None, format: str = "") -> Result:
        try:
            data = data_of(path) if data is None else data
            config = self.configs.for_file(path)
            report = self._report(path, data, format, config)
            errors = catalogue(config.packs).errors
            known: tuple[tuple[str, str], ...] = ()
            if baseline := self._baseline(config, path):
                ruleset = self._linter(config).ruleset(report.language)
                report, known = baseline.without_known(report, {r.id for r in ruleset.rules})
                errors += baseline.errors
            if self.changes is not None:
                report = self.changes.touching(report)
        except NewslintError as error:
            return Result(None, (error,))
        except Exception as error:
            return Result(None, (self.failed(error, path),))
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

    def _report(self, path: str, data: bytes, format: str, config: Config) -> FileReport:
        """Return the report kept of a file, or else the one made now."""
        if self.cache is None:
            return self._linted(path, data, format, config)[0]
        key = self._key(path, data, config)
        report = self.cache.get(key)
        if report is not None:
            source = source_of(data, path) if report.findings else ""
            return report._replace(path=path, source=source)
        report, source = self._linted(path, data, format, config)
        # What is masked in a report (an identity number) would not be in one kept.
        if not report.errors and report.source == source:
            self.cache.put(key, report)
        return report

    def _linted(
        self, path: str, data: bytes, format: str, config: Config
    ) -> tuple[FileReport, str]:
        """Return a new report of a file, and its source as it stands."""
        reading = self._measured("read", read, data, path, format)
        article = reading.article
        notes = self._measured("language", settle, article, config, self.published)
        article.clock = self.clock
        lint = self._linter(config).lint
        report = self._measured("report", lint, article, path, (*reading.notes, *notes))
        if "facts" in self.extras:
            from newslint.facts import facts

            report = report._replace(facts=facts(article, report.source))
        if "passages" in self.extras:
            report = report._replace(passages=passages(article, report.source))
        return report, article.source

    def _measured(self, stage: str, work: Callable[..., T], *arguments: Any) -> T:
        if self.clock is None:
            return work(*arguments)
        return self.clock.measure(stage, "", work, *arguments)

    def _key(self, path: str, data: bytes, config: Config) -> bytes:
        assert self.cache is not None
        suffix = os.path.splitext(path)[1].lower()
        return self.cache.key(data, suffix, config, f"{bool(path)} {self.published}")

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


def unexpected(error: Exception, path: str = "") -> NewslintError:
    """Write down a fault of newslint's own; return what to tell the user of it.

    The log has the kinds of error and where they arose. What an error says may quote the copy,
    and is told to the user only.
    """
    import time

    name = f"error-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
    log = os.path.join(cache_folder(), name)
    what = f"newslint itself failed ({type(error).__name__}: {error})".replace("\n", " ")
    try:
        os.makedirs(cache_folder(), exist_ok=True)
        with open(log, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{path}\n{_trace(error)}\n")
    except OSError as problem:
        return NewslintError(f"{what}; no log could be written: {problem.strerror}.", path)
    return NewslintError(f"{what}; please report it, with the log {log}", path)


def _trace(error: BaseException | None) -> str:
    """Return kind and frames of an error and of those it came from, the last first."""
    from traceback import format_tb

    parts: list[str] = []
    while error is not None:
        parts += [f"{type(error).__name__}\n", *format_tb(error.__traceback__)]
        error = error.__cause__ or error.__context__
    return "".join(parts)
