"""The rules as the API tells of them."""

from __future__ import annotations

from newslint.catalogue import active_rules, catalogue
from newslint.config_file import Configs
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.wording import MESSAGE_LANGUAGES, without_blanks

if TYPE_CHECKING:
    from typing import Any

    from newslint.rules import Rule
    from newslint.server.work import House


class Rulebook:
    """The rules under a house's settings. ConfigError where these cannot be used."""

    def __init__(self, house: House) -> None:
        configs = Configs(house.settings, house.file, isolated=not house.file)
        config = configs.for_file("")
        self.profile = config.profile
        self._known = catalogue(config.packs)
        languages = {
            code for _, data in self._known.rules.values() for code in data.get("languages", ())
        }
        self._levels = {
            rule.id: rule.severity
            for language in ("", *sorted(languages))
            for rule in active_rules(config, language)
        }
        rules = map(self._known.rule, sorted(self._known.rules))
        self.all = {"rules": [self._object(rule) for rule in rules]}

    def one(self, identity: str) -> dict[str, Any]:
        """Return all there is to know of a rule; ConfigError if there is none of that id."""
        rule = self._known.rule(identity)
        examples = rule.examples()
        return {
            **self._object(rule),
            "options": {
                name: {"value": getattr(rule.options, name), "help": option.help}
                for name, option in rule.kind.options.items()
            },
            "bad": [
                {"text": example["text"], "finds": example["finds"]} for example in examples["bad"]
            ],
            "good": [example["text"] for example in examples["good"]],
        }

    def _object(self, rule: Rule) -> dict[str, Any]:
        message = rule.data["message"]
        return {
            "rule": rule.id,
            "group": rule.group,
            "severity": self._levels.get(rule.id, Severity.OFF).label,
            "languages": rule.languages,
            "kind": rule.data["kind"],
            "scope": rule.data.get("scope", ["copy"]),
            "in_quotes": rule.in_quotes,
            "message": {code: without_blanks(message[code]) for code in MESSAGE_LANGUAGES},
            "why": {code: rule.why(code) for code in MESSAGE_LANGUAGES},
            "source": rule.source,
        }
