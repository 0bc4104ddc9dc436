"""Configuration files: found from a file of copy upwards, read, checked and explained."""

from __future__ import annotations

import os

from newslint.config import Config
from newslint.config_keys import settings_of
from newslint.errors import ConfigError, did_you_mean, line_of_key
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.resources import keep, kept, kept_name, rules_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    _Key = tuple[str | tuple[str, ...], ...]

NAMES = ("newslint.toml", "pyproject.toml")
_PROJECT = ("tool", "newslint")


class Layer(NamedTuple):
    """The settings of one file (as fields of Config), and its text, to say where a fault is."""

    path: str
    text: str
    settings: Mapping[str, Any]

    def error(self, message: str, *keys: str | int) -> ConfigError:
        """Return the error that the key of that path is wrong."""
        return ConfigError(message, self.path, _line(self.path, self.text, *keys))


class Configs:
    """Finds the configuration of each file: the nearest one, under the command line's.

    `settings` are fields of Config that stand above every file's. `path` names the one
    configuration file to use; `isolated` means none at all.
    """

    def __init__(
        self, settings: Mapping[str, Any] | None = None, path: str = "", isolated: bool = False
    ) -> None:
        self.settings = dict(settings or {})
        self.path = path
        self.isolated = isolated
        self._nearest: dict[str, str] = {}
        self._loaded: dict[str, Config] = {}
        self._settled: dict[_Key, Config] = {}

    def for_file(self, path: str) -> Config:
        """Return the configuration for a file of copy, the same one for equal settings.

        Copy without a name counts as a file of this folder. ConfigError if it cannot be used.
        """
        path = path or "copy"
        folder = os.path.dirname(os.path.abspath(path))
        base = self._base(folder)
        overrides = base.overrides_for(path)
        key: _Key = (self._file(folder), *(override.paths for override in overrides))
        if key not in self._settled:
            config = base
            for override in overrides:
                config = config.merged(override.settings)
            # What is selected on the command line is wanted whatever a file ignores.
            if "select" in self.settings:
                config = config._replace(ignore=())
            self._settled[key] = config.merged(self.settings)
        return self._settled[key]

    def excludes(self, path: str) -> bool:
        """Tell whether the configuration leaves a file or folder (`…/`) out of a run.

        A configuration that cannot be used leaves nothing out: its error comes with the files.
        """
        try:
            return self._base(os.path.dirname(os.path.abspath(path))).excludes(path)
        except ConfigError:
            return False

    def layers(self, folder: str) -> list[Layer]:
        """Return the layers of settings for the files in a folder, the lowest first."""
        return layers(self._file(folder), self.settings.get("profile", ""))

    def _base(self, folder: str) -> Config:
        file = self._file(folder)
        if file not in self._loaded:
            root = os.getcwd() if self.path or not file else os.path.dirname(file)
            self._loaded[file] = _combined(self.layers(folder), root)
        return self._loaded[file]

    def _file(self, folder: str) -> str:
        if self.isolated:
            return ""
        if self.path:
            return os.path.abspath(self.path)
        if folder not in self._nearest:
            above = os.path.dirname(folder)
            here = _file_in(folder)
            self._nearest[folder] = here or (self._file(above) if above != folder else "")
        return self._nearest[folder]


def load_config(path: str) -> Config:
    """Return the configuration of one file, `newslint.toml` or a `pyproject.toml`.

    Profiles and files that it extends are read too. Patterns of paths count from the folder
    of the file. ConfigError names the file and the line where something is wrong.
    """
    path = os.path.abspath(path)
    return _combined(layers(path), os.path.dirname(path))


def layers(path: str = "", profile: str = "") -> list[Layer]:
    """Return the layers of settings of a file, the lowest (its profile) first."""
    chain = _chain(path, ()) if path else []
    named = [layer for layer in chain if "profile" in layer.settings]
    name = profile or (named[-1].settings["profile"] if named else Config().profile)
    try:
        base = _profile(name)
    except ConfigError as error:
        if profile or not named:
            raise
        raise named[-1].error(error.message, "profile") from None
    return [*(_chain(base, ()) if base else []), *chain]


def profiles() -> list[str]:
    """Return the names of the profiles that come with newslint."""
    try:
        files = os.listdir(os.path.join(rules_folder(), "profiles"))
    except OSError:
        files = []
    return sorted({Config().profile, *(f[:-5] for f in files if f.endswith(".toml"))})


def _profile(name: str) -> str:
    """Return the file of a profile; "" for core where it has none and is all defaults."""
    if name not in profiles():
        raise ConfigError(f'there is no profile "{name}".{did_you_mean(name, profiles())}')
    path = os.path.join(rules_folder(), "profiles", f"{name}.toml")
    return path if os.path.isfile(path) else ""


def _chain(path: str, below: tuple[str, ...]) -> list[Layer]:
    """Return the layer of a file after those that it extends."""
    text, data = _read(path)
    layer = Layer(path, text, {})
    extend = data.pop("extend", None)
    layer = layer._replace(settings=settings_of(data, layer.error, os.path.dirname(path)))
    if extend is None:
        return [layer]
    if not isinstance(extend, str):
        raise layer.error('"extend" must be a string: a path or the name of a profile.', "extend")
    base = os.path.normpath(os.path.join(os.path.dirname(path), extend))
    if not extend.endswith(".toml"):
        try:
            base = _profile(extend)
        except ConfigError as error:
            raise layer.error(error.message, "extend") from None
    elif not os.path.isfile(base):
        raise layer.error(f'there is no file "{extend}" to extend.', "extend")
    if base in (*below, path):
        raise layer.error(f'"{extend}" extends this file in turn.', "extend")
    return [*(_chain(base, (*below, path)) if base else []), layer]


def _combined(stack: Sequence[Layer], root: str) -> Config:
    """Return the configuration that the layers make up, its rules and packs checked."""
    config = Config(root=root, sources=tuple(layer.path for layer in reversed(stack)))
    for layer in stack:
        config = config.merged(layer.settings)
    for layer in stack:
        _check_names(layer, layer.settings, config.packs)
        for number, override in enumerate(layer.settings.get("overrides", ())):
            _check_names(layer, override.settings, config.packs, "overrides", number)
    return config


def _check_names(
    layer: Layer, settings: Mapping[str, Any], packs: tuple[str, ...], *keys: str | int
) -> None:
    """Raise ConfigError where settings name a rule, group or option that is not there."""
    if not settings.keys() & {"select", "ignore", "rules"}:
        return
    from newslint.catalogue import catalogue, check_patterns
    from newslint.rules import check_settings

    rules = catalogue(packs).rules
    for key in ("select", "ignore"):
        try:
            check_patterns(settings.get(key, ()), rules)
        except ConfigError as error:
            raise layer.error(error.message, *keys, key) from None
    for identity, options in settings.get("rules", {}).items():
        if identity not in rules:
            hint = did_you_mean(identity, rules)
            raise layer.error(f'there is no rule "{identity}".{hint}', *keys, "rules", identity)
        for name, value in options.items():
            problem = name != "severity" and check_settings(rules[identity][1], {name: value})
            if problem:
                raise layer.error(f"{identity}: {problem}", *keys, "rules", identity, name)


def _file_in(folder: str) -> str:
    """Return the configuration file in a folder, "" if there is none."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != NAMES[1] or _is_meant(path)):
            return path
    return ""


def _is_meant(path: str) -> bool:
    """Tell whether a pyproject.toml has a table for newslint, without parsing most of them."""
    try:
        with open(path, "rb") as file:
            mentioned = b"newslint" in file.read()
    except OSError:
        return False
    return mentioned and _table(_parsed(path)[1]) is not None


def _read(path: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a configuration file and the table that is newslint's."""
    text, data = _parsed(path)
    if os.path.basename(path) != NAMES[1]:
        return text, data
    table = _table(data)
    if table is None:
        raise ConfigError("it has no table [tool.newslint].", path)
    if not isinstance(table, dict):
        line = line_of_key(text, *_PROJECT)
        raise ConfigError("[tool.newslint] must be a table.", path, line)
    return text, table


def _parsed(path: str) -> tuple[str, dict[str, Any]]:
    """Return a file's text and what it says; parsed once as long as it says the same."""
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise ConfigError("a configuration must be UTF-8.", path) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}.", path) from None
    name, stamp = kept_name("config", path), text.encode()
    data: dict[str, Any] | None = kept(name, stamp)
    if data is None:
        data = _toml(path, text)
        keep(name, stamp, data)
    return text, data


def _toml(path: str, text: str) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        message = f"this is not valid TOML: {error.msg}."
        raise ConfigError(message, path, error.lineno) from None


def _table(data: Mapping[str, Any]) -> Any:
    """Return `[tool.newslint]` of a pyproject.toml, None if it has none."""
    tools = data.get(_PROJECT[0])
    return tools.get(_PROJECT[1]) if isinstance(tools, dict) else None


def _line(path: str, text: str, *keys: str | int) -> int | None:
    prefix = _PROJECT if os.path.basename(path) == NAMES[1] else ()
    return line_of_key(text, *prefix, *keys)
