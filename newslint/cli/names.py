"""newslint names: list the names in copy, those that may be one name spelt two ways first."""

from __future__ import annotations

from newslint.catalogue import catalogue
from newslint.cli.articles import add_article_options, look_through
from newslint.cli.streams import Output, complain
from newslint.namelist import NameList
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean
from newslint.report.text import table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence
    from typing import Any

    from newslint.errors import NewslintError
    from newslint.namelist import Entry

SCHEMA = "newslint/names/1"
_RULE = "names/variant"
_HEADS = ("", "name", "count", "files", "languages", "also spelt", "first at")
_NUMBERS = (2, 3)
# What stands before the rarer spellings of a name, by whether it is likely the same one.
_MARKS = {True: "≠", False: "?"}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--variants", action="store_true",
                        help="list only names that may be one name spelt two ways")
    add_article_options(parser)


def run(options: Namespace) -> int:
    """Write every name with its spellings and its counts over all the copy."""
    found = NameList(catalogue().rule(_RULE))
    errors = look_through(options, lambda article, path, _: found.add(article, path))
    entries = [entry for entry in found.entries() if entry.group or not options.variants]
    with Output() as out:
        if options.format == "json":
            from json import dumps

            out.write(dumps(_report(entries, errors), ensure_ascii=False, indent=2) + "\n")
        else:
            for line in _lines(entries):
                out.write(f"{line}\n")
    if not entries and not errors and options.format != "json":
        complain("note: the copy has no such names.")
    return 2 if errors else 0


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the lines of the table, a blank one after each group of variants."""
    if not entries:
        return
    rows = [
        (
            _mark(entry),
            clean(entry.name),
            str(entry.total),
            str(entry.files),
            " ".join(entry.languages),
            ", ".join(f"{clean(text)} {count}" for text, count in _others(entry)),
            clean(str(entry.place)),
        )
        for entry in entries
    ]
    head, *lines = ("".join(text for text, _ in line) for line in table([_HEADS, *rows], _NUMBERS))
    yield head
    last = entries[0]
    for entry, line in zip(entries, lines, strict=True):
        if last.group and entry.group != last.group:
            yield ""
        yield line
        last = entry


def _mark(entry: Entry) -> str:
    return "" if entry.group in ("", entry.name) else _MARKS[entry.likely]


def _others(entry: Entry) -> list[tuple[str, int]]:
    """Return the spellings of a name beside the one it is listed by."""
    return [(text, count) for text, count in entry.spellings if text != entry.name]


def _report(entries: Sequence[Entry], errors: Sequence[NewslintError]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "names": [
            {
                "name": entry.name,
                "count": entry.total,
                "files": entry.files,
                "languages": list(entry.languages),
                "first": entry.place._asdict(),
                "spellings": [{"text": text, "count": count} for text, count in entry.spellings],
                "group": entry.group,
                "likely": entry.likely,
            }
            for entry in entries
        ],
        "errors": [{"path": error.path, "message": error.message} for error in errors],
    }
