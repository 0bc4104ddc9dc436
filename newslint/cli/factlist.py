"""Lists facts of articles, as a table for each file or as JSON."""

from __future__ import annotations

import os
import sys

from newslint.cli.articles import look_through
from newslint.cli.streams import Output
from newslint.facts import facts
from newslint.linter import Linter
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report.cells import clean, cut, width
from newslint.report.text import table

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.config import Config

SCHEMA = "newslint/facts/1"
# What finds identity numbers and cards, which are never shown.
_SECRETS = "privacy"
_WIDTH = 100
_NARROW, _LEAST = 32, 20


class Row(NamedTuple):
    """One fact: what it is or whose, its words, and what they were read as or told by."""

    what: str
    words: str
    reading: str


def run_list(
    options: Namespace,
    kinds: Sequence[str],
    heads: Sequence[str],
    row: Callable[[str, dict[str, Any]], Row],
    counts: Callable[[str, dict[str, Any]], bool] = lambda _kind, _entry: True,
) -> int:
    """Write the facts of some kinds of all the copy, those that count; return the exit code."""
    files: list[dict[str, Any]] = []

    def look(article: Article, path: str, config: Config) -> None:
        quiet = config._replace(select=(_SECRETS,), ignore=())
        masked = Linter(quiet).lint(article, path).source
        found = facts(article, masked)
        chosen = {kind: [e for e in found[kind] if counts(kind, e)] for kind in kinds}
        files.append({"path": path, "language": article.language, **chosen})

    errors = look_through(options, look)
    with Output() as out:
        if options.format == "json":
            from json import dumps

            told = [{"path": error.path, "message": error.message} for error in errors]
            report = {"schema": SCHEMA, "files": files, "errors": told}
            out.write(dumps(report, ensure_ascii=False, indent=2) + "\n")
        else:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns if out.is_terminal else 0
            for number, file in enumerate(files):
                out.write(("\n" if number else "") + f"{clean(file['path'])}\n")
                for line in _lines(file, kinds, heads, row, columns or _WIDTH):
                    out.write(f"{line}\n")
    return 2 if errors else 0


def _lines(
    file: dict[str, Any],
    kinds: Sequence[str],
    heads: Sequence[str],
    row: Callable[[str, dict[str, Any]], Row],
    columns: int,
) -> list[str]:
    """Return the table of one file's facts, in order of the text for each kind."""
    rows = []
    for kind in kinds:
        for entry in file[kind]:
            what, words, reading = (" ".join(clean(part).split()) for part in row(kind, entry))
            place = f"{entry['line']}:{entry['column']}"
            rows.append([place, cut(what, _NARROW), words, cut(reading, _NARROW)])
    if not rows:
        return ["  nothing found"]
    taken = sum(max(width(r[i]) for r in [list(heads), *rows]) for i in (0, 1, 3)) + 6
    room = max(_LEAST, columns - taken)
    rows = [[place, what, cut(words, room), reading] for place, what, words, reading in rows]
    return ["".join(text for text, _ in line).rstrip() for line in table([list(heads), *rows])]
