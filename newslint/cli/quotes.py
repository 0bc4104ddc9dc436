"""newslint quotes: list who said what in copy, and how that was told."""

from __future__ import annotations

from newslint.cli.articles import add_article_options
from newslint.cli.factlist import Row, run_list
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

_HEADS = ("at", "speaker", "quotation", "told by")
# How a speaker was found, in words.
_FOUND = {
    "running-on": "the speaker before, running on",
    "context": "the words around",
    "distant": "a distant guess",
    "question": "a question",
    "headline": "display type",
    "nested": "within another quotation",
    "neighbour": "the sentence beside it",
    "": "nobody found",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_article_options(parser)


def run(options: Namespace) -> int:
    """Write the quotations of every article in order."""
    return run_list(options, ["quotes"], _HEADS, _row, lambda _, entry: bool(entry["speech"]))


def _row(_: str, entry: dict[str, Any]) -> Row:
    speaker = entry["speaker"]
    name = speaker["name"] if speaker else "–"
    told = _FOUND.get(entry["found"], entry["verb"]["text"] if entry["verb"] else entry["found"])
    return Row(name, entry["words"], told)
