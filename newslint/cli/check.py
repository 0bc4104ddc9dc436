"""newslint check: lint copy and write the report."""

from __future__ import annotations

import sys

from newslint import patterns
from newslint.cli.narrowing import add_narrowing_options, runner_of
from newslint.cli.pages import page_for
from newslint.cli.reports import Reports, extras, further_reports, rule_by, settle_format
from newslint.cli.settings import add_file_options, add_messages_option, add_setting_options
from newslint.cli.streams import Output, complain, is_terminal
from newslint.errors import ConfigError, NewslintError
from newslint.records import TYPE_CHECKING
from newslint.report import FOR_PEOPLE, FORMATS, Page, Tally
from newslint.run import Result, Runner

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.clock import Clock

STDIN = "-"
# So few files are linted sooner than the cache is opened.
_FEW = 8


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files, folders or glob patterns; - for standard input (default: this folder)",
    )
    report = parser.add_argument_group("report")
    report.add_argument("--format", choices=FORMATS, default="",
                        help="default: NEWSLINT_FORMAT; github in GitHub Actions; else text")
    report.add_argument("--output", metavar="FILE", default="", help="write the report there")
    report.add_argument("--report", metavar="FORMAT=FILE", action="append",
                        help="write a further report, such as sarif=out.sarif; may be repeated")
    report.add_argument("--color", choices=("auto", "always", "never"), default="auto",
                        help="default: auto, on a terminal only")
    report.add_argument("--statistics", action="store_true", help="count the findings by rule")
    report.add_argument("--facts", action="store_true",
                        help="put quotes, numbers, dates, people, captions into the JSON")
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
    parser.add_argument("--no-cache", action="store_true",
                        help="lint what has not changed since an earlier run as well")
    parser.add_argument("--timings", action="store_true",
                        help="tell what each stage and each rule cost; one process, no cache")
    parser.add_argument("--watch", action="store_true",
                        help="lint again after each change, until interrupted")


def run(options: Namespace) -> int:
    """Lint, report, and return the exit code."""
    if options.watch:
        if STDIN in options.paths:
            raise ConfigError("--watch: standard input cannot be watched.")
        if options.fix:
            raise ConfigError("--watch and --fix cannot go together: each mended file is a change.")
        from newslint.cli.watch import watch

        return watch(options.paths or ["."], lambda: _run(options))
    return _run(options)


def _run(options: Namespace) -> int:
    settle_format(options)
    if options.jobs < 0:
        raise ConfigError("--jobs: must be 0 (one a processor) or more.")
    if options.unsafe and not options.fix:
        raise ConfigError("--unsafe goes with --fix.")
    runner = runner_of(options)
    runner.extras = extras(options)
    if options.timings:
        from newslint.clock import Clock

        runner.clock = Clock()
        options.jobs, options.no_cache = 1, True
    with Output(options.output) as out:
        page = page_for(out, options.color, options.messages or "auto")
        page = page._replace(rule=rule_by(runner.configs))
        with Reports(options.format, page, further_reports(options)) as report:
            return _report(options, out, page, report, runner)


def _report(
    options: Namespace, out: Output, page: Page, report: Reports, runner: Runner
) -> int:
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
    if options.statistics or runner.clock:
        _appendix(options, page, tally, runner.clock)
    if tally.failures:
        return 2
    return 1 if fails and not options.exit_zero else 0


def _appendix(options: Namespace, page: Page, tally: Tally, clock: Clock | None) -> None:
    """Write counts and costs, to standard error where the report is for a machine."""
    if options.format not in FOR_PEOPLE:
        if sys.stderr is None:
            return
        page = Page(sys.stderr.write, messages=page.messages)
    if options.statistics:
        from newslint.report.text import statistics

        page.write("\n")
        statistics(page, tally)
    if clock:
        from newslint.cli.timings import write_timings

        page.write("\n")
        write_timings(page, clock)


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
    done = _files(options, files, runner)
    if len(files) > 1 and is_terminal(sys.stderr):
        from newslint.cli.progress import with_progress

        done = with_progress(done, len(files), hide=out.is_terminal)
    yield from done
    if runner.cache is not None:
        runner.cache.trim()


def _files(options: Namespace, files: Sequence[str], runner: Runner) -> Iterable[Result]:
    """Return what comes of each file, mended before if that is asked for."""
    if options.fix:
        from newslint.fixes import mended_files

        return mended_files(files, runner, options.unsafe)
    if len(files) < 2:
        return map(runner.file, files)
    if len(files) > _FEW and not (options.no_cache or runner.extras):
        from newslint.cache import Cache

        runner.cache = Cache()
    from newslint.pool import results

    return results(files, runner, options.jobs)


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
