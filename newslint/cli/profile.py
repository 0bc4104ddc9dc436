"""newslint profile: tell what a house style changes, or list those that there are."""

from __future__ import annotations

from newslint.catalogue import catalogue
from newslint.cli.explain import wrapped
from newslint.cli.rules import severities, summary
from newslint.cli.settings import add_messages_option, message_language
from newslint.cli.streams import Output
from newslint.config import Config
from newslint.config_file import Configs, layers, profiles
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report.text import table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

SCHEMA = "newslint/profile/1"
# What a profile may set besides its rules.
_SETTINGS = ("language", "messages", "level", "fail_on", "select", "ignore", "allow", "exclude")


class _Heads(NamedTuple):
    """The words of one language."""

    names: tuple[str, str, str]
    why: str
    source: str
    same: str


_HEADS: Mapping[str, _Heads] = {
    "nb": _Heads(("profil", "bygger på", "endrede regler"), "Hvorfor", "Kilde",
                 "{name} endrer ingenting i core."),
    "nn": _Heads(("profil", "byggjer på", "endra reglar"), "Kvifor", "Kjelde",
                 "{name} endrar ingenting i core."),
    "en": _Heads(("profile", "extends", "rules changed"), "Why", "Source",
                 "{name} changes nothing in core."),
}


class Change(NamedTuple):
    """What a profile changes of one rule: its level, and the options that it sets."""

    rule: str
    before: Severity
    after: Severity
    options: Mapping[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("name", nargs="*", metavar="NAME",
                        help="the profile to tell of (default: list them)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_messages_option(parser)


def run(options: Namespace) -> int:
    """Write what each profile named changes against core, or the names of all."""
    language = message_language(options)
    told = {name: changes(name) for name in options.name or profiles()}
    with Output() as out:
        if options.format == "json":
            from json import dumps

            report = [_object(name, changed, language) for name, changed in told.items()]
            text = dumps({"schema": SCHEMA, "profiles": report}, ensure_ascii=False, indent=2)
            out.write(text + "\n")
        elif options.name:
            parts = ("\n".join(_lines(name, told[name], language)) for name in told)
            out.write("\n\n".join(parts) + "\n")
        else:
            rows = [(name, _base(name), str(len(changed))) for name, changed in told.items()]
            for line in table([_HEADS[language].names, *rows], right=(2,)):
                out.write("".join(text for text, _ in line).rstrip() + "\n")
    return 0


def changes(name: str) -> list[Change]:
    """Return what a profile changes of the rules of core; ConfigError if there is none so named."""
    core, house = _config(Config().profile), _config(name)
    before, after = severities(core), severities(house)
    found = []
    for rule in sorted(catalogue().rules):
        old, new = core.rules.get(rule, {}), house.rules.get(rule, {})
        set_here = {k: v for k, v in new.items() if k != "severity" and old.get(k) != v}
        levels = before.get(rule, Severity.OFF), after.get(rule, Severity.OFF)
        if set_here or levels[0] != levels[1]:
            found.append(Change(rule, *levels, set_here))
    return found


def settings(name: str) -> dict[str, Any]:
    """Return what else a profile sets that core does not."""
    core, house = _config(Config().profile), _config(name)
    changed = (key for key in _SETTINGS if getattr(house, key) != getattr(core, key))
    return {key: _plain(getattr(house, key)) for key in changed}


def _config(name: str) -> Config:
    return Configs({"profile": name}, isolated=True).for_file("")


def _base(name: str) -> str:
    """Return the name of the profile that one extends, "" for none."""
    below = [layer.path for layer in layers(profile=name)][:-1]
    return ", ".join(_stem(path) for path in reversed(below))


def _stem(path: str) -> str:
    import os

    return os.path.splitext(os.path.basename(path))[0]


def _plain(value: Any) -> Any:
    if isinstance(value, Severity):
        return value.label
    return list(value) if isinstance(value, tuple) else value


def _lines(name: str, changed: Sequence[Change], language: str) -> Iterator[str]:
    heads = _HEADS[language]
    base = _base(name)
    yield f"{name} ({heads.names[1]} {base})" if base else name
    others = settings(name)
    if not changed and not others:
        yield from ("", heads.same.format(name=name))
    for key, value in others.items():
        yield f"  {key.replace('_', '-')} = {value}"
    for change in changed:
        rule = catalogue().rule(change.rule)
        level = change.after.label
        if change.before is not change.after:
            level = f"{change.before.label} → {level}"
        yield from ("", f"{change.rule}: {level}")
        for key, value in change.options.items():
            yield from wrapped(f"{key} = {_plain(value)}", "    ")
        yield from wrapped(summary(rule.data, language), "  ")
        for head, text in ((heads.why, rule.why(language)), (heads.source, rule.source)):
            if text:
                yield from wrapped(f"{head}: {text}", "  ")


def _object(name: str, changed: Sequence[Change], language: str) -> dict[str, Any]:
    rules = []
    for change in changed:
        rule = catalogue().rule(change.rule)
        rules.append({
            "rule": change.rule,
            "before": change.before.label,
            "after": change.after.label,
            "options": {key: _plain(value) for key, value in change.options.items()},
            "message": summary(rule.data, language),
            "why": rule.why(language),
            "source": rule.source,
        })
    return {"profile": name, "extends": _base(name), "settings": settings(name), "rules": rules}
