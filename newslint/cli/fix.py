"""newslint fix: mend what has a safe fix, and tell what was mended and what is left."""

from __future__ import annotations

import os
import sys
from difflib import unified_diff

from newslint.cli.found import found, watched
from newslint.cli.narrowing import add_narrowing_options, runner_of
from newslint.cli.settings import add_file_options, add_messages_option, add_setting_options
from newslint.cli.streams import Output, complain
from newslint.errors import ConfigError, NewslintError
from newslint.fixes import Mended, mend, mended_files
from newslint.formats import data_of, read
from newslint.records import TYPE_CHECKING
from newslint.report import Tally
from newslint.report.cells import clean
from newslint.report.labels import conclusion, labels
from newslint.run import Result, unexpected

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from newslint.run import Runner

STDIN = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files, folders or glob patterns; - writes standard input to standard output "
        "(default: this folder)",
    )
    parser.add_argument("--unsafe", action="store_true",
                        help="make the fixes too that a person should decide on")
    parser.add_argument("--diff", action="store_true",
                        help="write nothing but what would change; exit with 1 if anything would")
    add_messages_option(parser)
    add_setting_options(parser)
    add_narrowing_options(parser)
    add_file_options(parser)
    parser.add_argument("--stdin-filename", metavar="PATH", default="",
                        help="what standard input is called, for its format and configuration")
    parser.add_argument("--force-exclude", action="store_true",
                        help="leave out what is excluded even if it is named")


def run(options: Namespace) -> int:
    """Mend the files; return 0, with --diff 1 if there is something to mend, 2 for errors."""
    runner = runner_of(options)
    if STDIN in options.paths:
        return _stdin(options, runner)
    files, problems = found(options.paths, runner.configs.excludes, options.force_exclude)
    for problem in problems:
        complain(f"error: {problem}")
    with Output() as out:
        work = _diff if options.diff else _mend
        return 2 if problems else work(options, out, runner, files)


def _mend(options: Namespace, out: Output, runner: Runner, files: Sequence[str]) -> int:
    """Mend the files; write a line for each, and what is left of all."""
    tally, undecided = Tally(), 0
    for result in mended_files(watched(files), runner, options.unsafe):
        if _told(result):
            tally.failures += 1
        if result.report is None:
            continue
        tally.add(result.report, result.hidden)
        tally.known += len(result.known)
        tally.mended += sum(result.mended.values())
        undecided += sum(finding.fix is not None for finding in result.report.findings)
        if result.mended:
            counts = ", ".join(f"{rule} {n}" for rule, n in sorted(result.mended.items()))
            out.write(f"{clean(result.report.path)}: {counts}\n")
    words = labels(options.messages or "auto", tally.languages)
    for sentence in conclusion(words, tally):
        out.write(f"{sentence}\n")
    if undecided:
        out.write(words.undecided[undecided != 1].format(undecided) + "\n")
    return 2 if tally.failures else 0


def _diff(options: Namespace, out: Output, runner: Runner, files: Sequence[str]) -> int:
    """Write what would change in the files as a unified diff."""
    code = 0
    for path in watched(files):
        try:
            mended = mend(runner, data_of(path), path, options.unsafe)
            lines = list(_changed_lines(path, mended))
        except NewslintError as error:
            mended, lines = Mended(b"", b"", Result(None, (error,))), []
        except Exception as error:
            mended, lines = Mended(b"", b"", Result(None, (unexpected(error, path),))), []
        out.write("".join(lines))
        if _told(mended.result):
            code = 2
        elif lines:
            code = max(code, 1)
    return code


def _told(result: Result) -> bool:
    """Tell the user what went wrong and what there is to note; return whether anything did."""
    for error in result.errors:
        complain(f"error: {error}")
    if result.report is not None:
        for note in result.report.notes:
            complain(f"note: {result.report.path}: {note}")
    return bool(result.errors)


def _changed_lines(path: str, mended: Mended) -> Iterator[str]:
    """Yield the lines of a unified diff, as patch and Git read it."""
    if mended.before == mended.after or mended.result.report is None:
        return
    format = mended.result.report.format
    before, after = (
        _lines(read(data, path, format).article.source) for data in (mended.before, mended.after)
    )
    name = os.path.relpath(path).replace(os.sep, "/")
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _stdin(options: Namespace, runner: Runner) -> int:
    """Write standard input, mended, to standard output; as it is where it cannot be read."""
    if len(options.paths) > 1 or options.diff or runner.changes:
        raise ConfigError('"-" (standard input) cannot go with other paths, --diff or changes.')
    if sys.stdin is None or sys.stdout is None:
        raise NewslintError("standard input and standard output must both be open.")
    data, path = sys.stdin.buffer.read(), options.stdin_filename
    if path and options.force_exclude and runner.configs.excludes(path):
        sys.stdout.buffer.write(data)
        return 0
    mended = mend(runner, data, path, options.unsafe)
    sys.stdout.buffer.write(mended.after)
    return 2 if _told(mended.result) else 0
