"""newslint facts: list the numbers, dates, people and captions of copy, each with its place."""

from __future__ import annotations

from newslint.cli.articles import add_article_options
from newslint.cli.factlist import Row, run_list
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

_KINDS = ("numbers", "dates", "people", "captions")
_HEADS = ("at", "what", "words", "read as")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--only", metavar="KINDS", default=",".join(_KINDS),
                        help="numbers, dates, people, captions; with commas (default: all)")
    add_article_options(parser)


def run(options: Namespace) -> int:
    """Write the facts of every article."""
    kinds = [kind.strip() for kind in options.only.split(",")]
    for kind in kinds:
        if kind not in _KINDS:
            raise ConfigError(f'--only: there are {", ".join(_KINDS)}, but no "{kind}".')
    return run_list(options, kinds, _HEADS, _row)


def _row(kind: str, entry: dict[str, Any]) -> Row:
    tell = {"numbers": _number, "dates": _date, "people": _person, "captions": _caption}
    return tell[kind](entry)


def _number(entry: dict[str, Any]) -> Row:
    is_year = entry["kind"] == "year"
    ends = dict.fromkeys((entry["value"], entry["high"]))
    value = "–".join(f"{end:.0f}" if is_year else _figure(end) for end in ends)
    unit = {"percent": "%", "points": "percentage points"}.get(entry["unit"], entry["unit"])
    words = [entry["approximation"], value, unit, entry["noun"]]
    return Row(entry["kind"], entry["text"], " ".join(filter(None, words)))


def _figure(value: float) -> str:
    """Return a number with its thousands set apart, whole or with its decimals."""
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"
    return whole.replace(",", "\u00a0")


def _date(entry: dict[str, Any]) -> Row:
    inferred = " (year inferred)" if entry["year_inferred"] and entry["date"] else ""
    return Row("date", entry["text"], f"{entry['date']} {entry['weekday_of_date']}{inferred}")


def _person(entry: dict[str, Any]) -> Row:
    parts = [title["text"] for title in entry["titles"][:1]]
    parts += [f"aged {age['years']}" for age in entry["ages"][:1]]
    parts += [f"born {birth['year']}" for birth in entry["births"][:1]]
    parts += [entry["party"]] if entry["party"] else []
    count = len(entry["mentions"])
    parts.append(f"{count} mention{'s' * (count != 1)}")
    return Row("person", entry["name"], ", ".join(parts))


def _caption(entry: dict[str, Any]) -> Row:
    credit = entry["credit"]
    parts = []
    if credit:
        person = [credit["person"]["text"]] if credit["person"] else []
        parts = [*person, *(source["text"] for source in credit["sources"])]
    words = (entry["body"] or entry["kicker"] or credit)["text"]
    return Row("caption", words, " / ".join(parts) if parts else "no credit")
