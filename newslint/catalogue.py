"""The catalogue: every rule file there is, and which of them a configuration turns on."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from functools import cache

from newslint.errors import ConfigError, NewslintError, did_you_mean
from newslint.findings import Severity
from newslint.literals import by_longest_word
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.resources import keep, kept, kept_name, read_tree, rules_folder
from newslint.rules import Rule, check_settings, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from newslint.config import Config
    from newslint.literals import Literals

_NO_RULES = ("languages/", "profiles/")


class Catalogue(NamedTuple):
    """All rules by id, as data: `{id: (path, data)}`, and the files that were broken.

    `stamp` changes whenever a rule does.
    """

    rules: Mapping[str, tuple[str, Mapping[str, Any]]]
    errors: tuple[NewslintError, ...]
    stamp: bytes

    def rule(self, identity: str) -> Rule:
        """Return the rule of that id as its file has it; ConfigError if there is none."""
        if identity not in self.rules:
            hint = did_you_mean(identity, self.rules)
            raise ConfigError(f'there is no rule "{identity}".{hint}')
        path, data = self.rules[identity]
        return Rule(identity, data, path)


@cache
def catalogue(packs: tuple[str, ...] = ()) -> Catalogue:
    """Return the rules of newslint and of the given folders; a later folder's rule wins."""
    rules: dict[str, tuple[str, Mapping[str, Any]]] = {}
    errors: list[NewslintError] = []
    stamp = b""
    for folder in (rules_folder(), *packs):
        tree = read_tree(folder, prepare, _NO_RULES)
        errors.extend(tree.errors)
        stamp += tree.stamp
        for key, data in tree.files.items():
            rules[key] = (os.path.join(folder, f"{key}.toml"), data)
    return Catalogue(rules, tuple(errors), stamp)


def known_literals(packs: tuple[str, ...], language: str) -> Literals:
    """Return the literals for copy in `language` of all rules as their files have them.

    They are kept between runs.
    """
    known = catalogue(packs)
    name = kept_name(f"literals-{language}", "\n".join(packs))
    literals: Literals | None = kept(name, known.stamp)
    if literals is None:
        rules = (Rule(identity, data, path) for identity, (path, data) in known.rules.items())
        literals = by_longest_word((rule, rule.literals(language) or ()) for rule in rules)
        if not known.errors:
            keep(name, known.stamp, literals)
    return literals


def active_rules(config: Config, language: str) -> list[Rule]:
    """Return the rules that are on for copy in `language`, in order of their ids.

    ConfigError where the configuration names a rule, group or option that is not there.
    """
    rules = catalogue(config.packs).rules
    check_patterns((*config.select, *config.ignore), rules)
    for identity in config.rules:
        if identity not in rules:
            hint = did_you_mean(identity, rules)
            raise ConfigError(f'there is no rule "{identity}".{hint}')
    active = []
    for identity in sorted(rules):
        path, data = rules[identity]
        languages = data.get("languages")
        if languages and language not in languages:
            continue
        settings = dict(config.rules.get(identity, {}))
        severity = _severity(identity, settings.pop("severity", data["severity"]), config)
        if severity is Severity.OFF:
            continue
        if settings and (problem := check_settings(data, settings)):
            raise ConfigError(f"{identity}: {problem}")
        active.append(Rule(identity, data, path, severity=severity, settings=settings))
    return active


def _severity(identity: str, label: str, config: Config) -> Severity:
    """Return the level of a rule after select and ignore; naming an off rule turns it on."""
    severity = Severity.named(label)
    if matches(identity, config.ignore):
        return Severity.OFF
    if config.select:
        if not matches(identity, config.select):
            return Severity.OFF
        if severity is Severity.OFF and identity in config.select:
            return Severity.INFO
    return severity


def matches(identity: str, patterns: Iterable[str]) -> bool:
    """Tell whether a rule's id is, lies in, or fits one of `patterns` (id, group or glob)."""
    return any(
        identity == pattern
        or identity.startswith(f"{pattern.rstrip('/')}/")
        or fnmatchcase(identity, pattern)
        for pattern in patterns
    )


def check_patterns(patterns: Iterable[str], rules: Mapping[str, Any]) -> None:
    """Raise ConfigError for the first pattern that no rule's id is, lies in or fits."""
    for pattern in patterns:
        if not any(matches(identity, (pattern,)) for identity in rules):
            groups = {identity.partition("/")[0] for identity in rules}
            hint = did_you_mean(pattern, [*rules, *groups])
            what = "fits the pattern" if re.search(r"[*?\[]", pattern) else "is called"
            raise ConfigError(f'no rule or group {what} "{pattern}".{hint}')
