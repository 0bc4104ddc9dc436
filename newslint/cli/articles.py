"""The articles that a command looks through: found, read, and given their languages."""

from __future__ import annotations

from functools import partial
from itertools import chain

from newslint.cli.found import found, watched
from newslint.cli.settings import add_file_options, configs
from newslint.cli.streams import complain
from newslint.errors import NewslintError, ReadError
from newslint.formats import read_file
from newslint.records import TYPE_CHECKING
from newslint.run import settle, unexpected

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from newslint.archive.records import Lost, Record
    from newslint.article import Article
    from newslint.config import Config
    from newslint.config_file import Configs

    # An article, what holds for it, what its reader has to say; and what that comes from.
    Read = tuple[Article, Config, tuple[str, ...]]
    Source = tuple[str, Callable[[], Read]]


def add_article_options(parser: ArgumentParser) -> None:
    """Add the paths, and the options that say how their files are read."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files, folders or glob patterns (default: this folder); archives as .jsonl, "
        ".parquet, .warc, or by URL",
    )
    parser.add_argument("--language", metavar="CODE",
                        help="the language of the copy: auto (default), nb, nn, en or another")
    add_file_options(parser)


def look_through(
    options: Namespace, look: Callable[[Article, str, Config], None]
) -> list[NewslintError]:
    """Put every article, with its path and its configuration, to `look`, in order.

    Returns what went wrong, which the user has been told; the other files have been read.
    """
    from newslint.archive.sources import is_archive

    settings = configs(options)
    archives = [path for path in options.paths if is_archive(path)]
    paths = [path for path in options.paths if not is_archive(path)]
    files, errors = found(paths, settings.excludes) if paths or not archives else ([], [])
    for error in errors:
        complain(f"error: {error}")
    for path, read in chain(_files(watched(files), settings), _records(archives, settings)):
        try:
            article, config, notes = read()
            look(article, path, config)
        except NewslintError as problem:
            errors.append(problem)
        except Exception as problem:
            errors.append(unexpected(problem, path))
        else:
            for note in notes:
                complain(f"note: {path}: {note}")
            continue
        complain(f"error: {errors[-1]}")
    return errors


def _files(paths: Iterable[str], settings: Configs) -> Iterator[Source]:
    """Yield each file with what reads it."""

    def read(path: str) -> Read:
        reading = read_file(path)
        config = settings.for_file(path)
        settle(reading.article, config)
        return reading.article, config, reading.notes

    yield from ((path, partial(read, path)) for path in paths)


def _records(archives: Sequence[str], settings: Configs) -> Iterator[Source]:
    """Yield each record of some archives with what reads it, one after another."""
    if not archives:
        return
    from newslint.archive.records import Lost, article_of
    from newslint.archive.sources import plan, records

    def read(record: Record | Lost) -> Read:
        if isinstance(record, Lost):
            raise ReadError(record.reason, record.identity)
        config = settings.for_file("")
        return article_of(record, config), config, ()

    for partition in plan(archives):
        for record in records(partition, {}):
            yield record.identity, partial(read, record)
