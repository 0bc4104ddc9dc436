"""newslint rules: list the rules that are in force."""

from __future__ import annotations

from newslint.catalogue import active_rules, catalogue
from newslint.cli.settings import (
    add_file_options,
    add_messages_option,
    config_here,
    message_language,
)
from newslint.cli.streams import Output, complain
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.report.cells import cut
from newslint.report.text import table
from newslint.rules import unfolded
from newslint.wording import without_blanks

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping
    from typing import Any

    from newslint.config import Config

_COLUMNS = 72


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_messages_option(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Write a line, or an object, for each rule; rules that are off are listed as well."""
    config = config_here(options)
    known = catalogue(config.packs)
    rules = {identity: (path, unfolded(data)) for identity, (path, data) in known.rules.items()}
    for error in known.errors:
        complain(f"error: {error}")
    levels = severities(config)
    language = message_language(options)
    with Output() as out:
        if options.format == "json":
            from json import dumps

            objects = [
                _object(identity, path, data, levels, language)
                for identity, (path, data) in sorted(rules.items())
            ]
            out.write(dumps(objects, ensure_ascii=False, indent=2) + "\n")
        else:
            rows = [
                (
                    identity,
                    levels.get(identity, Severity.OFF).label,
                    " ".join(data.get("languages", ())) or "all",
                    cut(summary(data, language), _COLUMNS),
                )
                for identity, (_, data) in sorted(rules.items())
            ]
            for line in table([("rule", "severity", "languages", "what it says"), *rows]):
                out.write("".join(text for text, _ in line) + "\n")
    return 2 if known.errors else 0


def severities(config: Config) -> dict[str, Severity]:
    """Return the severity of every rule that is on, in whichever language, by its id."""
    rules = catalogue(config.packs).rules
    languages = {code for _, data in rules.values() for code in data.get("languages", ())}
    return {
        rule.id: rule.severity
        for language in sorted({"", *languages})
        for rule in active_rules(config, language)
    }


def summary(data: Mapping[str, Any], language: str) -> str:
    """Return a rule's message with `…` in its blanks."""
    return without_blanks(data["message"][language])


def _object(
    identity: str, path: str, data: Mapping[str, Any], levels: Mapping[str, Severity], language: str
) -> dict[str, Any]:
    return {
        "rule": identity,
        "severity": levels.get(identity, Severity.OFF).label,
        "default_severity": data["severity"],
        "languages": data.get("languages", []),
        "kind": data["kind"],
        "scope": data.get("scope", ["copy"]),
        "message": summary(data, language),
        "source": data.get("source", ""),
        "path": path,
    }
