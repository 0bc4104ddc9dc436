"""newslint archive: lint an archive of any size, and write tables and a report page."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack

from newslint.cli.settings import add_file_options, add_setting_options, config_here
from newslint.cli.streams import complain, is_terminal
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator
    from typing import Any

_PATIENCE = 60.0


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT",
        help="files, folders, globs or URLs (s3://, gs://, https:// …): copy in any format, "
        ".jsonl (.gz, .zst), .parquet, .warc.gz",
    )
    parser.add_argument("--to", metavar="OUT", required=True,
                        help="the folder or URL that the tables and the report go to")
    parser.add_argument("--format", choices=("parquet", "jsonl"), default="parquet",
                        help="the form of the tables (default: parquet)")
    parser.add_argument("--field", metavar="FIELD=COLUMN", action="append",
                        help="which column holds text, headline, published, language, id, section")
    parser.add_argument("--patience", metavar="SECONDS", type=float, default=_PATIENCE,
                        help="how long one article may take (default: 60)")
    parser.add_argument("--workers", metavar="N", type=int, default=0,
                        help="worker processes on this machine (default: one a processor)")
    parser.add_argument("--scheduler", metavar="ADDRESS", default="",
                        help="run on the Dask cluster of this scheduler, as tcp://host:8786")
    parser.add_argument("--dashboard", action="store_true", help="start Dask's dashboard, name it")
    add_setting_options(parser, levels=False)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Lint the archive and write what was found; return 1 where something could not be read."""
    if options.patience <= 0:
        raise ConfigError("--patience: must be more than 0 seconds.")
    try:
        from newslint.archive.engine import Job, cluster
        from newslint.archive.engine import run as run_job
        from newslint.archive.page import page
        from newslint.archive.records import fields_of
        from newslint.archive.sources import plan
        from newslint.archive.summary import summary
        from newslint.archive.tables import Store

        fields = fields_of(options.field or ())
        partitions = plan(options.inputs)
        store = Store(options.to, options.format)
    except ImportError as error:
        raise ConfigError(
            f'archives need further libraries: pip install "newslint[archive]" ({error}).'
        ) from None
    config = config_here(options)
    out = options.to if "://" in options.to else store.root
    job = Job(config, fields, out, options.format, options.patience)
    with ExitStack() as stack:
        client = cluster(stack, options.scheduler, options.workers, options.dashboard)
        if options.dashboard:
            complain(f"note: Dask's dashboard is at {client.dashboard_link}")
        for _ in _watched(run_job(client, job, partitions), len(partitions)):
            pass
    found = summary(store, len(partitions))
    store.put(f"{store.root}/report.html", page(found, f"newslint: {options.to}").encode())
    faults = sum(count for (_, level), count in found.rules.items() if level != "info")
    rate = 1000 * faults / max(1, found.words)
    complain(
        f"{found.files} articles, {found.words} words; {faults} errors and warnings "
        f"({rate:.2f} to 1,000 words); {found.failures} failures. See {options.to}/report.html"
    )
    return 1 if found.failures else 0


def _watched(counts: Iterable[dict[str, Any]], total: int) -> Iterator[dict[str, Any]]:
    """Yield the counts of each partition as it comes, with a bar on a terminal."""
    if not is_terminal(sys.stderr):
        yield from counts
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeRemainingColumn(),
        TextColumn("{task.fields[told]}"), console=Console(stderr=True), transient=True,
    )
    files = findings = failures = 0
    start = time.monotonic()
    with bar:
        task = bar.add_task("", total=total, told="")
        for count in counts:
            files += count["files"]
            findings += count["errors"] + count["warnings"]
            failures += count["failures"]
            rate = files / max(0.1, time.monotonic() - start)
            told = f"{files} articles, {rate:.0f}/s, {findings} findings, {failures} failures"
            bar.update(task, advance=1, told=told)
            yield count
