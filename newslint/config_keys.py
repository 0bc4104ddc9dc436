"""The keys of a configuration: what each may hold, and how it becomes a field of Config."""

from __future__ import annotations

import os

from newslint.config import Override
from newslint.errors import did_you_mean
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.rules import wrong_type
from newslint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from newslint.errors import ConfigError
    from newslint.records import T

    Fail = Callable[..., ConfigError]


class Key(NamedTuple):
    """One key: the type it has in TOML, what it is for, whether an override may set it."""

    type: type
    help: str
    in_overrides: bool = True


KEYS: Mapping[str, Key] = {
    "extend": Key(str, "a profile or a file of settings that this one builds on", False),
    "profile": Key(str, "the house style to start from", False),
    "packs": Key(list, "folders of rules of the house's own", False),
    "language": Key(str, "the language of the copy: auto, nb, nn, en or another code"),
    "messages": Key(str, "the language of the report: auto (the copy's own), nb, nn or en"),
    "published": Key(str, "the day the copy was published, where it does not say so itself"),
    "level": Key(str, "the least severity that is shown: error, warning or info"),
    "fail-on": Key(str, "the least severity that fails a run: error, warning, info or never"),
    "select": Key(list, "the rules that run: ids, groups and globs; all if it is not set"),
    "ignore": Key(list, "the rules that do not run: ids, groups and globs"),
    "allow": Key(list, "words and names that are never a fault"),
    "words": Key(str, "a file of such words and names, one a line"),
    "baseline": Key(str, "the file of findings that the house has accepted", False),
    "exclude": Key(list, "files and folders to leave out, as in .gitignore", False),
    "rules": Key(dict, "severity and options of single rules"),
    "overrides": Key(list, "settings for some paths only", False),
}


def settings_of(
    data: Mapping[str, Any], fail: Fail, folder: str = "", *place: str | int
) -> dict[str, Any]:
    """Return the fields of Config for the keys and values of a configuration.

    `fail(message, *keys)` makes the error to raise; `folder` is what paths are relative to;
    `place` is where `data` stands in the file, for the inside of an override.
    """
    settings: dict[str, Any] = {}
    known = [key for key in KEYS if not place or KEYS[key].in_overrides]
    for key, value in data.items():
        if key not in known:
            reason = "cannot be set in an override" if key in KEYS else "is not a setting"
            hint = "" if key in KEYS else did_you_mean(key.replace("_", "-"), known)
            raise fail(f'"{key}" {reason}.{hint}', *place, key)
        is_date = key == "published" and hasattr(value, "isoformat")
        if not is_date and (problem := wrong_type(value, KEYS[key].type)):
            raise fail(f'"{key}" {problem}', *place, key)
        if key in _VALUES:
            try:
                settings[key.replace("-", "_")] = _VALUES[key](value)
            except ValueError as error:
                raise fail(str(error), *place, key) from None
        elif key == "rules":
            settings["rules"] = _rules(value, fail, *place)
        elif key == "overrides":
            settings["overrides"] = _overrides(value, fail, folder)
    for key in ("packs", "words"):
        if key in data:
            _add_paths(settings, key, data[key], folder, fail, place)
    if data.get("baseline"):
        settings["baseline"] = os.path.normpath(os.path.join(folder, data["baseline"]))
    return settings


def severity(name: str) -> Severity:
    """Return the severity called error, warning or info; ValueError for anything else."""
    return _one_of(name, {s.label: s for s in reversed(Severity) if s})


def fail_on(name: str) -> Severity:
    """Return the severity that fails a run, OFF for `never`."""
    return _one_of(name, {**{s.label: s for s in reversed(Severity) if s}, "never": Severity.OFF})


def language(code: str) -> str:
    """Return a language code of two or three letters, or auto."""
    if code == "no":
        raise ValueError('say "nb" (Bokmål) or "nn" (Nynorsk) rather than "no".')
    if code == "auto" or (code.isalpha() and code.isascii() and code.islower() and len(code) < 4):
        return code
    raise ValueError(f'"{code}" is no language code; write auto, nb, nn, en or another.')


def messages(code: str) -> str:
    """Return a language that messages are written in, or auto."""
    return _one_of(code, {known: known for known in ("auto", *MESSAGE_LANGUAGES)})


def day(value: Any) -> date:
    """Return the date of a TOML date, a TOML time or a string that begins YYYY-MM-DD."""
    from datetime import date

    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise ValueError(f'"{value}" is no date; write YYYY-MM-DD.') from None


def _strings(values: list[Any]) -> tuple[str, ...]:
    for value in values:
        if not isinstance(value, str):
            raise ValueError(f"{value!r} must be a string.")
    return tuple(values)


def _one_of(name: str, known: Mapping[str, T]) -> T:
    if name not in known:
        hint = did_you_mean(name, known)
        raise ValueError(f'"{name}" is none of {", ".join(known)}.{hint}')
    return known[name]


_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "profile": str,
    "baseline": str,
    "language": language,
    "messages": messages,
    "published": day,
    "level": severity,
    "fail-on": fail_on,
    "select": _strings,
    "ignore": _strings,
    "allow": _strings,
    "exclude": _strings,
}


def _rules(data: Mapping[str, Any], fail: Fail, *place: str | int) -> dict[str, dict[str, Any]]:
    """Return the settings of the rules, their severities checked; ids and options are not."""
    for identity, options in data.items():
        if not isinstance(options, dict):
            message = f'write [rules."{identity}"] and its settings below.'
            raise fail(message, *place, "rules", identity)
        level = options.get("severity", "off")
        labels = [s.label for s in reversed(Severity)]
        if level not in labels:
            message = f'"{level}" is none of {", ".join(labels)}.{did_you_mean(str(level), labels)}'
            raise fail(message, *place, "rules", identity, "severity")
    return dict(data)


def _overrides(data: list[Any], fail: Fail, folder: str) -> tuple[Override, ...]:
    overrides = []
    for number, table in enumerate(data):
        place = ("overrides", number)
        if not isinstance(table, dict):
            raise fail("write [[overrides]] and its settings below.", *place)
        if not table.get("paths") or wrong_type(table["paths"], list):
            raise fail('an override needs paths = ["…"], patterns of the files it is for.', *place)
        rest = {key: value for key, value in table.items() if key != "paths"}
        paths = tuple(map(str, table["paths"]))
        overrides.append(Override(paths, settings_of(rest, fail, folder, *place)))
    return tuple(overrides)


def _add_paths(
    settings: dict[str, Any],
    key: str,
    value: Any,
    folder: str,
    fail: Fail,
    place: tuple[str | int, ...],
) -> None:
    """Turn `packs` into paths that exist, and the words of a `words` file into `allow`."""
    if key == "words":
        path = os.path.join(folder, value)
        try:
            with open(path, encoding="utf-8-sig") as file:
                lines = [line.partition("#")[0].strip() for line in file]
        except UnicodeDecodeError:
            raise fail(f'"{value}" must be UTF-8.', *place, key) from None
        except OSError as error:
            message = f'"{value}" cannot be read: {error.strerror}.'
            raise fail(message, *place, key) from None
        settings["allow"] = (*settings.get("allow", ()), *filter(None, lines))
        return
    settings[key] = tuple(os.path.normpath(os.path.join(folder, str(pack))) for pack in value)
    for pack, path in zip(value, settings[key], strict=True):
        if not os.path.isdir(path):
            raise fail(f'there is no folder "{pack}".', *place, key)
