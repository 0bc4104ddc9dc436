"""The options by which a command line overrides the configuration."""

from __future__ import annotations

import os

from newslint.config_file import Configs
from newslint.config_keys import settings_of
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

    from newslint.config import Config

# Options that set a key of the configuration: key, metavar, help.
_PLAIN = {
    "level": ("LEVEL", "the least severity shown: error, warning (default) or info"),
    "fail-on": ("LEVEL", "the least severity that fails a run: error (default) … info, or never"),
    "language": ("CODE", "the language of the copy: auto (default), nb, nn, en or another"),
}
_LEVELS = ("level", "fail-on")
_LISTS = {
    "select": "run only these rules: ids, groups or globs, with commas or repeated",
    "ignore": "do not run these rules, besides those the configuration ignores",
}


def add_file_options(parser: ArgumentParser) -> None:
    """Add the options that say which configuration counts."""
    group = parser.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", default="", help="use this file and no other")
    group.add_argument("--isolated", action="store_true", help="use no configuration file")
    group.add_argument("--profile", metavar="NAME", help="the house style to start from")


def add_messages_option(parser: ArgumentParser) -> None:
    """Add the option for the language that messages are in."""
    parser.add_argument(
        "--messages", metavar="CODE",
        help="the language of the report: auto (default, the copy's own), nb, nn or en",
    )


def add_setting_options(parser: ArgumentParser, *, levels: bool = True) -> None:
    """Add the options that stand above the configuration's settings, with or without levels."""
    group = parser.add_argument_group("settings (they override the configuration)")
    for key, (metavar, about) in _PLAIN.items():
        if levels or key not in _LEVELS:
            group.add_argument(f"--{key}", metavar=metavar, help=about)
    for key, about in _LISTS.items():
        group.add_argument(f"--{key}", metavar="RULES", action="append", help=about)


def configs(options: Namespace) -> Configs:
    """Return what finds the configuration of each file, under the options given."""
    given: dict[str, Any] = {}
    for key in ("profile", "messages", *_PLAIN):
        value = getattr(options, key.replace("-", "_"), None)
        if value is not None:
            given[key] = value
    for key in _LISTS:
        values = getattr(options, key, None)
        if values is not None:
            parts = ",".join(values).split(",")
            given[key] = [part.strip() for part in parts if part.strip()]
    if options.config and not os.path.isfile(options.config):
        raise ConfigError("there is no such configuration file.", options.config)
    return Configs(settings_of(given, _error), options.config, options.isolated)


def config_here(options: Namespace) -> Config:
    """Return the configuration that holds in the current folder."""
    return configs(options).for_file(os.path.join(os.getcwd(), "copy"))


def message_language(options: Namespace) -> str:
    """Return the language to tell of rules in: the one asked for, else the user's own."""
    asked = options.messages or "auto"
    if asked != "auto":
        settings_of({"messages": asked}, _error)
        return str(asked)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := os.environ.get(name):
            return {"nb": "nb", "no": "nb", "nn": "nn"}.get(locale[:2], "en")
    return "en"


def _error(message: str, *keys: str | int) -> ConfigError:
    return ConfigError(f"--{keys[0]}: {message}")
