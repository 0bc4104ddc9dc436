"""newslint baseline: accept the findings there are, so that only new ones are reported."""

from __future__ import annotations

import os
from datetime import date

from newslint.baseline import Baseline
from newslint.catalogue import active_rules, catalogue
from newslint.cli.found import found, watched
from newslint.cli.settings import add_file_options, add_setting_options, configs
from newslint.cli.streams import Output, complain
from newslint.errors import ConfigError
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.run import Runner

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Collection, Iterator

    from newslint.config import Config
    from newslint.linter import FileReport


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files, folders or glob patterns (default: this folder)",
    )
    parser.add_argument("--add", action="store_true",
                        help="accept what has come since, besides what is accepted")
    parser.add_argument("--prune", action="store_true",
                        help="accept no more of what is gone")
    parser.add_argument("--reason", metavar="TEXT", default="",
                        help="why: it stands in the lines that are new")
    add_setting_options(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Write the baselines of the files; return 2 if something could not be done, else 0."""
    settings, thorough = configs(options), configs(options)
    # Entries may be for what is below the level of this run.
    thorough.settings.update(baseline="", level=Severity.INFO)
    runner, keeper = Runner(thorough), _Keeper(options)
    files, errors = found(options.paths, settings.excludes)
    for path in watched(files):
        result = runner.file(path)
        errors += result.errors
        if result.report is not None:
            keeper.take(result.report, settings.for_file(path))
    for text in dict.fromkeys(map(str, errors)):
        complain(f"error: {text}")
    with Output() as out:
        for line in keeper.save():
            out.write(f"{line}\n")
    return 2 if errors else 0


class _Keeper:
    """Brings the baselines of the files up to date; each counts what it accepts and drops."""

    def __init__(self, options: Namespace) -> None:
        self._reason: str = options.reason
        self._adds: bool = options.add or not options.prune
        self._prunes: bool = options.prune
        self._new = not (options.add or options.prune)
        self._baselines: dict[str, Baseline] = {}
        self._rules: dict[str, Collection[str]] = {}
        self._counts: dict[str, list[int]] = {}

    def take(self, report: FileReport, config: Config) -> None:
        """Accept and drop what is asked for in a file's whole report."""
        path = os.path.relpath(config.baseline_file) if config.baseline_file else ""
        baseline = self._baseline(path)
        counts = self._counts.setdefault(path, [0, 0])
        self._rules[path] = catalogue(config.packs).rules
        if self._prunes:
            running = {rule.id for rule in active_rules(config, report.language)}
            counts[1] += baseline.prune(report, running)
        if self._adds:
            shown = tuple(f for f in report.findings if f.severity >= config.shown)
            today = date.today().isoformat()
            counts[0] += baseline.add(report._replace(findings=shown), today, self._reason)

    def save(self) -> Iterator[str]:
        """Write what has changed, and yield what was done."""
        for path, baseline in self._baselines.items():
            added, dropped = self._counts[path]
            if self._prunes:
                dropped += baseline.prune_gone(self._rules[path])
            if added or dropped:
                baseline.save()
            done = [f"{_findings(added)} added"] * self._adds
            done += [f"{_findings(dropped)} dropped"] * self._prunes
            yield f"{path}: {', '.join(done)}"

    def _baseline(self, path: str) -> Baseline:
        if path not in self._baselines:
            if not path:
                raise ConfigError('the configuration turns the baseline off (baseline = "").')
            if self._new and os.path.exists(path):
                raise ConfigError(
                    "is there already: --add accepts what is new, --prune drops what is gone.", path
                )
            baseline = self._baselines[path] = Baseline(path)
            if baseline.errors:
                raise baseline.errors[0]
        return self._baselines[path]


def _findings(count: int) -> str:
    return "one finding" if count == 1 else f"{count} findings"
