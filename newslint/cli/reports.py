"""The reports that a run writes: the one asked for by --format, and those of --report."""

from __future__ import annotations

import os

from newslint.catalogue import catalogue
from newslint.cli.streams import Output
from newslint.errors import ConfigError, NewslintError, did_you_mean
from newslint.records import TYPE_CHECKING
from newslint.report import FORMATS, WITH_FACTS, WITH_PASSAGES, writer

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from newslint.config_file import Configs
    from newslint.linter import FileReport
    from newslint.report import Page, Tally
    from newslint.rules import Rule

_VARIABLE = "NEWSLINT_FORMAT"


def settle_format(options: Namespace) -> None:
    """Set the form of the report, where the command line leaves it open, by the environment.

    ConfigError where that names a format there is not.
    """
    if options.format:
        return
    options.format = FORMATS[0]
    if named := os.environ.get(_VARIABLE):
        options.format = _known(named, _VARIABLE)
    elif os.environ.get("GITHUB_ACTIONS") == "true" and not options.output:
        options.format = "github"


def further_reports(options: Namespace) -> list[tuple[str, str]]:
    """Return format and file of each report asked for by --report; ConfigError if one is wrong."""
    asked: list[tuple[str, str]] = []
    places = {os.path.realpath(options.output)} if options.output else set()
    for text in options.report or ():
        format, equals, path = text.partition("=")
        if not equals or path in ("", "-"):
            raise ConfigError(f'--report: "{text}" must be FORMAT=FILE, such as sarif=out.sarif.')
        asked.append((_known(format, "--report"), path))
        if os.path.realpath(path) in places:
            raise ConfigError(f"--report: two reports cannot both be written to {path}.")
        places.add(os.path.realpath(path))
    return asked


def extras(options: Namespace) -> frozenset[str]:
    """Return what the reports need besides findings: the facts of texts, the texts themselves.

    ConfigError where facts are asked for and no report has a place for them.
    """
    formats = {options.format, *(format for format, _ in further_reports(options))}
    if options.facts and not formats & WITH_FACTS:
        raise ConfigError('--facts goes with --format json; "newslint facts" shows a table.')
    wanted = {"facts": options.facts, "passages": formats & WITH_PASSAGES}
    return frozenset(name for name, asked in wanted.items() if asked)


def rule_by(configs: Configs) -> Callable[[str, str], Rule | None]:
    """Return what finds the rule, by a file's path and the rule's id, as configured there."""

    def rule(path: str, identity: str) -> Rule | None:
        try:
            return catalogue(configs.for_file(path).packs).rule(identity)
        except NewslintError:
            return None

    return rule


def _known(format: str, asked_by: str) -> str:
    if format not in FORMATS:
        hint = did_you_mean(format, FORMATS) or f" There are {', '.join(FORMATS)}."
        raise ConfigError(f'{asked_by}: there is no format "{format}".{hint}')
    return format


class Reports:
    """Writes a run's reports side by side: that on a page, and the further ones to their files."""

    def __init__(self, format: str, page: Page, further: list[tuple[str, str]]) -> None:
        self._writers = [writer(format, page)]
        self._outs: list[Output] = []
        try:
            for form, path in further:
                out = Output(path)
                self._outs.append(out)
                self._writers.append(writer(form, page._replace(write=out.write, colour=False)))
        except NewslintError as error:
            self.__exit__(type(error), error, None)
            raise

    def file(self, report: FileReport) -> None:
        """Write what was found in one file."""
        for one in self._writers:
            one.file(report)

    def error(self, error: NewslintError) -> None:
        """Write what went wrong, where a format has a place for it."""
        for one in self._writers:
            one.error(error)

    def end(self, tally: Tally) -> None:
        """Close the reports."""
        for one in self._writers:
            one.end(tally)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        problems = []
        for out in self._outs:
            try:
                out.__exit__(kind, error, trace)
            except NewslintError as problem:
                problems.append(problem)
        if problems and error is None:
            raise problems[0]
