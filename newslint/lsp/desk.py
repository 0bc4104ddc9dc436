"""What the server lints with: the runner, its configuration, and documents as they stand."""

from __future__ import annotations

import os
import time
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newslint.catalogue import catalogue
from newslint.config_file import Configs
from newslint.config_keys import settings_of
from newslint.errors import ConfigError, NewslintError
from newslint.formats import read
from newslint.formats.detect import by_suffix
from newslint.lsp.positions import Positions
from newslint.lsp.words import WORDS
from newslint.report.labels import labels, language_of
from newslint.run import Result, Runner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.config import Config
    from newslint.findings import Finding
    from newslint.lsp.words import Words
    from newslint.report.labels import Labels
    from newslint.rules import Rule

# What an editor calls the languages of copy that has no suffix to go by.
_FORMATS = {"markdown": "markdown", "html": "html"}
# The settings of an editor that stand above those of the configuration.
SETTINGS = ("profile", "language", "messages", "level", "select", "ignore")
# Longer copy is no article, and would hold up the rest (characters).
_LONGEST = 1_000_000


class Document(NamedTuple):
    """A text as an editor has it; `path` is "" for one that is no file yet."""

    text: str
    path: str
    language_id: str = ""
    version: int | None = None

    @property
    def data(self) -> bytes:
        """The text as bytes; half a surrogate pair, which some editors send, as "?"."""
        return self.text.encode(errors="replace")

    @property
    def format(self) -> str:
        """The format that the editor knows it to have, where the suffix tells of none."""
        return _FORMATS.get(self.language_id, "") if by_suffix(self.path) == "plain" else ""


class Checked:
    """A document with what was found in it.

    `took` is how long that took, in seconds.
    """

    def __init__(
        self, document: Document, result: Result, config: Config, encoding: str, took: float
    ) -> None:
        self.document = document
        self.result = result
        self.config = config
        self.encoding = encoding
        self.took = took
        self._rules: dict[str, Rule] = {}

    @property
    def findings(self) -> Sequence[Finding]:
        """The findings, in order of the text; none where the document cannot be read."""
        return self.result.report.findings if self.result.report else ()

    @cached_property
    def places(self) -> Positions:
        """The positions of the text."""
        return Positions(self.document.text, self.encoding)

    @cached_property
    def article(self) -> Article:
        """The article that the document is read as."""
        document = self.document
        return read(document.data, document.path, document.format).article

    @cached_property
    def labels(self) -> Labels:
        """The words of reports, in the language to be told in."""
        report = self.result.report
        return labels(self.config.messages, [report.language] if report else ())

    @property
    def words(self) -> Words:
        """The words of the editor, in the same language."""
        return WORDS[language_of(self.labels)]

    def rule(self, finding: Finding) -> Rule:
        """Return the rule of a finding."""
        if finding.rule not in self._rules:
            self._rules[finding.rule] = catalogue(self.config.packs).rule(finding.rule)
        return self._rules[finding.rule]


class Desk:
    """Lints documents by the configuration that holds for each.

    `settings`, `path` and `isolated` are those of the command line, as `Configs` has them.
    """

    def __init__(
        self, settings: Mapping[str, Any] | None = None, path: str = "", isolated: bool = False
    ) -> None:
        self._given = (dict(settings or {}), path and os.path.abspath(path), isolated)
        self._configs = self._given
        self.refresh()

    def configure(self, settings: Mapping[str, Any]) -> None:
        """Lay an editor's settings over those of the command line; unset ones may be empty.

        ConfigError where one of them cannot be used: all are then as they were.
        """
        given, path, isolated = self._given
        chosen = {key: settings[key] for key in SETTINGS if settings.get(key)}
        over = settings_of(chosen, _error)
        if own := settings.get("config"):
            path = os.path.abspath(str(own))
            if not os.path.isfile(path):
                raise ConfigError("there is no such configuration file.", path)
        self._configs = {**given, **over}, path, isolated
        self.refresh()

    def refresh(self) -> None:
        """Read configuration, baseline and rules anew, from now on."""
        catalogue.cache_clear()
        self._runner = Runner(Configs(*self._configs))

    def check(self, document: Document, encoding: str = "utf-16") -> Checked:
        """Lint a document; whatever goes wrong is in the result.

        What the configuration excludes, and what is too long, is not linted.
        """
        runner, start = self._runner, time.monotonic()
        path = document.path
        try:
            config = runner.configs.for_file(path)
        except NewslintError as error:
            result, config = Result(None, (error,)), Configs(isolated=True).for_file(path)
        else:
            if path and runner.configs.excludes(path):
                result = Result(None)
            elif len(document.text) > _LONGEST:
                message = f"longer than {_LONGEST:,} characters; check it on the command line."
                result = Result(None, (NewslintError(message, path),))
            else:
                result = runner.text(document.data, path, document.format)
        return Checked(document, result, config, encoding, time.monotonic() - start)


def _error(message: str, *keys: str | int) -> ConfigError:
    return ConfigError(f"newslint.{keys[0]}: {message}")
