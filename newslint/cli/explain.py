"""newslint explain: tell all there is to know about a rule."""

from __future__ import annotations

from newslint.catalogue import catalogue
from newslint.cli.rules import severities
from newslint.cli.settings import (
    add_file_options,
    add_messages_option,
    config_here,
    message_language,
)
from newslint.cli.streams import Output
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report.cells import wrap
from newslint.wording import without_blanks

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping
    from typing import Any

    from newslint.rules import Rule

_WIDTH = 96


class _Heads(NamedTuple):
    """The headings of one language."""

    message: str
    why: str
    source: str
    options: str
    bad: str
    finds: str
    suggests: str
    good: str
    all_languages: str
    scope: str
    not_quoted: str
    file: str


_HEADS = {
    "nb": _Heads("Hva den sier", "Hvorfor", "Kilde", "Innstillinger", "Galt", "finner", "foreslår",
                 "Riktig", "alle språk", "leser", "ikke i sitater", "Fil"),
    "nn": _Heads("Kva ho seier", "Kvifor", "Kjelde", "Innstillingar", "Gale", "finn", "føreslår",
                 "Rett", "alle språk", "les", "ikkje i sitat", "Fil"),
    "en": _Heads("What it says", "Why", "Source", "Options", "Wrong", "finds", "suggests",
                 "Right", "all languages", "reads", "not in quotations", "File"),
}


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("rule", metavar="RULE", help="the rule's id, such as language/ifolge")
    add_messages_option(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Write what the rule's file and the configuration in force say of it."""
    config = config_here(options)
    rule = catalogue(config.packs).rule(options.rule)
    level = severities(config).get(rule.id, Severity.OFF)
    set_here = {k: v for k, v in config.rules.get(rule.id, {}).items() if k != "severity"}
    with Output() as out:
        for line in _lines(rule, level, set_here, message_language(options)):
            out.write(line.rstrip() + "\n")
    return 0


def _lines(
    rule: Rule, level: Severity, set_here: Mapping[str, Any], language: str
) -> Iterator[str]:
    heads = _HEADS[language]
    about = [level.label, " ".join(rule.languages) or heads.all_languages, rule.kind.name]
    about.append(f"{heads.scope} {', '.join(rule.data.get('scope', ('copy',)))}")
    if not rule.in_quotes:
        about.append(heads.not_quoted)
    yield rule.id
    yield f"  {' · '.join(about)}"
    messages = rule.data["message"]
    variants = [messages, *(value for value in messages.values() if isinstance(value, dict))]
    for message in variants:
        yield from _paragraph(heads.message, without_blanks(message[language]))
    for head, text in ((heads.why, rule.why(language)), (heads.source, rule.source)):
        if text:
            yield from _paragraph(head, text)
    if rule.kind.options:
        yield from ("", heads.options)
        for name, option in rule.kind.options.items():
            value = set_here.get(name, getattr(rule.options, name))
            yield from wrapped(f"{name} = {_value(value)}", "  ")
            yield from wrapped(option.help, "      ")
    yield from ("", heads.bad)
    for example in rule.examples()["bad"]:
        yield from wrapped(example["text"], "  ")
        yield f"      {heads.finds}: {', '.join(example['finds'])}"
        if "suggests" in example:
            yield f"      {heads.suggests}: {', '.join(example['suggests'])}"
    yield from ("", heads.good)
    for example in rule.examples()["good"]:
        yield from wrapped(example["text"], "  ")
    yield from _paragraph(heads.file, rule.path)


def _paragraph(head: str, text: str) -> Iterator[str]:
    yield from ("", head)
    yield from wrapped(text, "  ")


def wrapped(text: str, indent: str) -> Iterator[str]:
    """Yield the lines of a text, wrapped and indented; its own line breaks stay."""
    for paragraph in text.strip().splitlines():
        for line in wrap(paragraph, _WIDTH - len(indent)):
            yield indent + line


def _value(value: Any) -> str:
    """Return an option's value as TOML has it, a long list or table only begun."""
    from json import dumps

    if isinstance(value, dict):
        text = ", ".join(f"{dumps(k, ensure_ascii=False)} = {_value(v)}" for k, v in value.items())
        return _begun(f"{{ {text} }}", len(value))
    if isinstance(value, list | tuple):
        return _begun(f"[{', '.join(map(_value, value))}]", len(value))
    return dumps(value, ensure_ascii=False)


def _begun(text: str, count: int) -> str:
    return text if len(text) <= 4 * _WIDTH else f"{text[: 4 * _WIDTH]} … ({count})"
