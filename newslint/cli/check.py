"""newslint check: lint copy and write the report."""

from __future__ import annotations

import os
import sys

from newslint import patterns
from newslint.cli.narrowing import add_narrowing_options, runner_of
from newslint.cli.settings import add_file_options, add_messages_option, add_setting_options
from newslint.cli.streams import Output, complain, is_terminal
from newslint.errors import ConfigError, NewslintError
from newslint.records import TYPE_CHECKING
from newslint.report import FORMATS, Page, Tally, writer
from newslint.run import Result, results

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator

    from newslint.run import Runner

STDIN = "-"
_WIDTH = 100


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files, folders or glob patterns; - for standard input (default: this folder)",
    )
    report = parser.add_argument_group("report")
    report.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="default: text")
    report.add_argument("--output", metavar="FILE", default="", help="write the report there")
    report.add_argument("--color", choices=("auto", "always", "never"), default="auto",
                        help="default: auto, on a terminal only")
    report.add_argument("--statistics", action="store_true", help="count the findings by rule")
    add_messages_option(report)  # type: ignore[arg-type]
    add_setting_options(parser)
    add_narrowing_options(parser)
    parser.add_argument("--fix", action="store_true",
                        help="mend what has a safe fix, then report what is left")
    parser.add_argument("--unsafe", action="store_true",
                        help="with --fix: make the fixes too that a person should decide on")
    add_file_options(parser)
    parser.add_argument("--stdin-filename", metavar="PATH", default="",
                        help="what standard input is called, for its format and configuration")
    parser.add_argument("--force-exclude", action="store_true",
                        help="leave out what is excluded even if it is named")
    parser.add_argument("--exit-zero", action="store_true",
                        help="exit with 0 whatever is found")
    parser.add_argument("--jobs", metavar="N", type=int, default=0,
                        help="processes to use at most (default: one a processor)")


def run(options: Namespace) -> int:
    """Lint, report, and return the exit code."""
    if options.jobs < 0:
        raise ConfigError("--jobs: must be 0 (one a processor) or more.")
    if options.unsafe and not options.fix:
        raise ConfigError("--unsafe goes with --fix.")
    with Output(options.output) as out:
        return _report(options, out, runner_of(options))


def _report(options: Namespace, out: Output, runner: Runner) -> int:
    page = _page(options, out)
    report = writer(options.format, page)
    tally, fails = Tally(), False
    told: set[str] = set()
    for result in _results(options, runner, out):
        for error in result.errors:
            if str(error) not in told:
                told.add(str(error))
                tally.failures += 1
                complain(f"error: {error}")
                report.error(error)
        if result.report is not None:
            for note in result.report.notes:
                complain(f"note: {result.report.path}: {note}")
            tally.add(result.report, result.hidden)
            tally.known += len(result.known)
            tally.mended += sum(result.mended.values())
            report.file(result.report)
        fails = fails or result.fails
    report.end(tally)
    patterns.keep_new()
    if options.statistics:
        _statistics(options, page, tally)
    if tally.failures:
        return 2
    return 1 if fails and not options.exit_zero else 0


def _page(options: Namespace, out: Output) -> Page:
    auto = out.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    colour = {"always": True, "never": False}.get(options.color, auto)
    width = _WIDTH
    if out.is_terminal:
        width = max(40, min(os.get_terminal_size(sys.stdout.fileno()).columns, 120))
    return Page(out.write, width, colour, options.messages or "auto")


def _statistics(options: Namespace, page: Page, tally: Tally) -> None:
    """Write the counts by rule, to standard error where the report is for a machine."""
    from newslint.report.text import statistics

    if options.format.startswith("json"):
        if sys.stderr is None:
            return
        page = Page(sys.stderr.write, messages=page.messages)
    else:
        page.write("\n")
    statistics(page, tally)


def _results(options: Namespace, runner: Runner, out: Output) -> Iterator[Result]:
    """Yield what came of each path, in the order given; standard input stands for itself."""
    if STDIN in options.paths:
        if len(options.paths) > 1:
            raise ConfigError('"-" (standard input) cannot go with other paths.')
        if options.fix or runner.changes:
            raise ConfigError('"-" (standard input) goes neither with --fix nor with changes.')
        yield _stdin(options, runner)
        return
    from newslint.cli.found import found

    files, problems = found(options.paths, runner.configs.excludes, options.force_exclude)
    yield from (Result(None, (problem,)) for problem in problems)
    done: Iterable[Result]
    if options.fix:
        from newslint.fixes import mended_files

        done = mended_files(files, runner, options.unsafe)
    else:
        done = results(files, runner, options.jobs)
    if len(files) > 1 and is_terminal(sys.stderr):
        from newslint.cli.progress import with_progress

        done = with_progress(done, len(files), hide=out.is_terminal)
    yield from done


def _stdin(options: Namespace, runner: Runner) -> Result:
    path: str = options.stdin_filename
    if path and options.force_exclude and runner.configs.excludes(path):
        return Result(None)
    if sys.stdin is None:
        raise NewslintError("standard input is closed.")
    result = runner.text(sys.stdin.buffer.read(), path)
    if path or result.report is None:
        return result
    return result._replace(report=result.report._replace(path="<stdin>"))
