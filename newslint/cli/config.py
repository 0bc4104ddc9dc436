"""newslint config: show the settings in force, and where each comes from."""

from __future__ import annotations

import os
from functools import partial
from json import dumps

from newslint.cli.settings import add_file_options, add_messages_option, add_setting_options
from newslint.cli.settings import configs as configs_of
from newslint.cli.streams import Output
from newslint.config_keys import KEYS
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from newslint.config import Config
    from newslint.config_file import Configs, Layer

# An extended file is a source, and the words of a file are among those allowed.
_NOT_SHOWN = ("extend", "words", "rules", "overrides")
_ADDING = ("ignore", "packs", "allow", "exclude", "rules")
_COLUMN = 36


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH",
        help="the file or folder whose settings to show (default: this folder)",
    )
    add_messages_option(parser)
    add_setting_options(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Write the settings as TOML, with their origins in comments."""
    configs = configs_of(options)
    path = options.path or "."
    # Any file in a folder will do to find the folder's configuration.
    file = os.path.join(path, "copy") if os.path.isdir(path) else path
    config = configs.for_file(file)
    with Output() as out:
        out.write(f"# In force for {path}\n")
        for line in _lines(file, config, configs):
            out.write(f"{line}\n")
    return 0


def _lines(path: str, config: Config, configs: Configs) -> Iterator[str]:
    for source in config.sources or ("no configuration file",):
        yield f"# from {_short(source)}"
    origins = _origins(path, config, configs)
    for key in KEYS:
        if key in _NOT_SHOWN:
            continue
        value = getattr(config, key.replace("-", "_"))
        comment = "" if value is not None else "# "
        setting = f"{comment}{key} = {_toml(key, value)}"
        yield f"{setting:<{_COLUMN}}  # {', '.join(origins.get(key, ['default']))}"
    for identity, options in sorted(config.rules.items()):
        yield ""
        yield f"[rules.{dumps(identity)}]  # {', '.join(origins.get(identity, []))}"
        for name, value in options.items():
            yield f"{name} = {_toml(name, value)}"


def _origins(path: str, config: Config, configs: Configs) -> dict[str, list[str]]:
    """Return where each key's value, and each rule's setting, comes from.

    What adds up comes from every place that is named, all else from the last.
    """
    origins: dict[str, list[str]] = {}

    def note(settings: Mapping[str, Any], place: Callable[..., str]) -> None:
        for field in settings:
            key = field.replace("_", "-")
            rules = [(key, rule) for rule in settings[field]] if key == "rules" else [(key,)]
            for keys in rules:
                before = origins.get(keys[-1], []) if key in _ADDING else []
                origins[keys[-1]] = [*before, place(*keys)]

    layers = configs.layers(os.path.dirname(os.path.abspath(path)))
    for layer in layers:
        note(layer.settings, partial(_place, layer))
    holding = {override.paths for override in config.overrides_for(path)}
    for layer in layers:
        for number, override in enumerate(layer.settings.get("overrides", ())):
            if override.paths in holding:
                note(override.settings, partial(_place, layer, "overrides", number))
    note(configs.settings, lambda *_: "command line")
    return origins


def _place(layer: Layer, *keys: str | int) -> str:
    line = layer.error("", *keys).line
    return _short(layer.path) + (f":{line}" if line else "")


def _toml(key: str, value: Any) -> str:
    if isinstance(value, Severity):
        return dumps("never" if key == "fail-on" and not value else value.label)
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(key, item) for item in value)}]"
    if isinstance(value, dict):
        pairs = (f"{dumps(name, ensure_ascii=False)} = {_toml(key, item)}"
                 for name, item in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return dumps("" if value is None else value, ensure_ascii=False, default=str)


def _short(path: str) -> str:
    """Return a path from here where that is shorter."""
    return min(path, os.path.relpath(path), key=len)
