"""newslint words: propose words for the house's own list, from its copy."""

from __future__ import annotations

from functools import cache

from newslint.catalogue import catalogue
from newslint.cli.articles import add_article_options, look_through
from newslint.cli.streams import Output, complain
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean
from newslint.report.text import table
from newslint.wordlist import WordList

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.config import Config
    from newslint.errors import NewslintError
    from newslint.wordlist import Entry

SCHEMA = "newslint/words/1"
# What it replaces is misspelt whatever else is known.
_RULE = "spelling/common"
_HEADS = ("count", "files", "seen in", "languages", "perhaps", "first at")
_NUMBERS = (1, 2)


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--format", choices=("text", "json", "plain"), default="text",
                        help="default: text; plain has a word a line, for a file of words")
    parser.add_argument("--least", metavar="N", type=int, default=2,
                        help="leave out what stands less often than this (default: 2)")
    parser.add_argument("--names", action="store_true", help="list names as well, by themselves")
    parser.add_argument("--all", action="store_true",
                        help="list as well what is likely misspelt, of the other norm or English")
    add_article_options(parser)


def run(options: Namespace) -> int:
    """Write the words of the copy that no lexicon has, the commonest first."""
    if options.least < 1:
        raise ConfigError("--least: must be 1 or more.")
    found = WordList(catalogue().rule(_RULE).options.swap)

    def look(article: Article, path: str, config: Config) -> None:
        found.add(article, path, _casefolded(config.allow))

    errors = look_through(options, look)
    entries = [one for one in found.entries(options.least) if options.all or not one.doubt]
    words = [one for one in entries if not one.is_name]
    names = [one for one in entries if one.is_name] if options.names else None
    with Output() as out:
        if options.format == "json":
            from json import dumps

            out.write(dumps(_report(words, names, errors), ensure_ascii=False, indent=2) + "\n")
        else:
            lines = _plain if options.format == "plain" else _table
            parts = [[*lines(words, "word")], [*lines(names or (), "name")]]
            between = "\n" if all(parts) and lines is _table else ""
            out.write(between.join("".join(f"{line}\n" for line in part) for part in parts))
    if not words and not names and not errors and options.format != "json":
        complain("note: the copy has no words to propose.")
    return 2 if errors else 0


@cache
def _casefolded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(str.casefold, words))


def _plain(entries: Sequence[Entry], what: str) -> Iterator[str]:
    """Yield the lines of a file of words; what is doubtful is commented out."""
    if entries and what == "name":
        yield "# names"
    for entry in entries:
        if entry.doubt:
            yield f"# {entry.word}: {', '.join((entry.doubt, *entry.near[:1]))}"
        else:
            yield entry.word


def _table(entries: Sequence[Entry], what: str) -> Iterator[str]:
    if not entries:
        return
    rows = [
        (
            entry.word,
            str(entry.total),
            str(entry.files),
            _case(entry),
            " ".join(entry.languages),
            _perhaps(entry),
            clean(str(entry.place)),
        )
        for entry in entries
    ]
    for line in table([(what, *_HEADS), *rows], right=_NUMBERS):
        yield "".join(text for text, _ in line)


def _case(entry: Entry) -> str:
    if entry.lower and entry.capital:
        return "both"
    return "lower case" if entry.lower else "capitals" if entry.word.isupper() else "capital"


def _perhaps(entry: Entry) -> str:
    """Return what may be meant instead, marked where a word is likely no word at all."""
    return " ".join((", ".join(entry.near[:2]), entry.doubt and f"({entry.doubt})")).strip()


def _report(
    words: Sequence[Entry], names: Sequence[Entry] | None, errors: Sequence[NewslintError]
) -> dict[str, Any]:
    report: dict[str, Any] = {"schema": SCHEMA, "words": [_object(entry) for entry in words]}
    if names is not None:
        report["names"] = [_object(entry) for entry in names]
    report["errors"] = [{"path": error.path, "message": error.message} for error in errors]
    return report


def _object(entry: Entry) -> dict[str, Any]:
    return {
        "word": entry.word,
        "count": entry.total,
        "files": entry.files,
        "lower": entry.lower,
        "capital": entry.capital,
        "opening": entry.opening,
        "languages": list(entry.languages),
        "first": entry.place._asdict(),
        "doubt": entry.doubt,
        "suggestions": list(entry.near),
    }
