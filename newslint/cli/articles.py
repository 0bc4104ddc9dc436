"""The articles that a command looks through: found, read, and given their languages."""

from __future__ import annotations

from newslint.cli.found import found, watched
from newslint.cli.settings import add_file_options, configs
from newslint.cli.streams import complain
from newslint.errors import NewslintError
from newslint.formats import read_file
from newslint.records import TYPE_CHECKING
from newslint.run import settle, unexpected

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from newslint.article import Article
    from newslint.config import Config


def add_article_options(parser: ArgumentParser) -> None:
    """Add the paths, and the options that say how their files are read."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="files, folders or glob patterns (default: this folder)",
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
    settings = configs(options)
    files, errors = found(options.paths, settings.excludes)
    for error in errors:
        complain(f"error: {error}")
    for path in watched(files):
        try:
            reading = read_file(path)
            config = settings.for_file(path)
            settle(reading.article, config)
            look(reading.article, path, config)
        except NewslintError as problem:
            errors.append(problem)
        except Exception as problem:
            errors.append(unexpected(problem, path))
        else:
            for note in reading.notes:
                complain(f"note: {path}: {note}")
            continue
        complain(f"error: {errors[-1]}")
    return errors
