"""What an editor writes for the house: words it allows, and findings it accepts."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, Any

from newslint.baseline import Baseline
from newslint.config_file import NAMES
from newslint.errors import ConfigError
from newslint.formats import data_of
from newslint.resources import rules_folder
from newslint.writing import replace_file

if TYPE_CHECKING:
    from newslint.config import Config
    from newslint.findings import Finding

_NEW = "# Settings of newslint for the copy in this folder and below.\n"


def allow(word: str, config: Config, folder: str) -> str:
    """Allow a word or a name in the nearest configuration, and return the file written.

    That is the file of words where the configuration names one, else its list `allow`; all
    that stands there stays, comments too. Without a configuration one is made in `folder`.
    NewslintError where that cannot be done.
    """
    path = _own(config) or os.path.join(folder, NAMES[0])
    before = data_of(path) if os.path.exists(path) else None
    document, table = _parsed(path, before)
    words = table.get("words")
    if isinstance(words, str) and "#" not in word:
        path = os.path.join(os.path.dirname(path), words)
        _append(path, word)
        return path
    if "allow" not in table:
        _add(table, "allow", [word])
    elif word not in table["allow"]:
        table["allow"].append(word)
    text: str = document.as_string()
    replace_file(path, text.encode(), before)
    return path


def accept(path: str, finding: Finding, config: Config, reason: str) -> None:
    """Accept a finding in the baseline; NewslintError where that cannot be written."""
    baseline = Baseline(config.baseline_file)
    baseline.accept(path, finding, date.today().isoformat(), reason)
    baseline.save()


def _own(config: Config) -> str:
    """Return the file that the settings come from, "" where there are none but a profile's."""
    nearest = config.sources[0] if config.sources else ""
    return "" if nearest.startswith(os.path.join(rules_folder(), "")) else nearest


def _parsed(path: str, data: bytes | None) -> tuple[Any, Any]:
    """Return a configuration and the table of it that holds the settings."""
    import tomlkit

    try:
        document = tomlkit.parse(_NEW if data is None else data.decode("utf-8-sig"))
    except (tomlkit.exceptions.ParseError, UnicodeDecodeError):
        raise ConfigError("this is not valid TOML.", path) from None
    if os.path.basename(path) == NAMES[1]:
        return document, document["tool"]["newslint"]
    return document, document


def _add(table: Any, key: str, value: list[str]) -> None:
    """Add a key to a table after those that it has: what comes then may be of the next table."""
    from tomlkit import item
    from tomlkit.items import AoT, Table

    container = table.value if isinstance(table, Table) else table
    # A table that is written in several places has no one body.
    body = getattr(container, "body", ())
    keys = [name for name, part in body if name and not isinstance(part, AoT | Table)]
    if not keys:
        table[key] = value
        return
    added = item(value)
    added.trivia.trail = "\r\n" if "\r\n" in container.as_string() else "\n"
    container._insert_after(keys[-1], key, added)


def _append(path: str, word: str) -> None:
    """Add a line to a file of words."""
    data = data_of(path)
    end = "\r\n" if b"\r\n" in data else "\n"
    text = data.decode("utf-8")
    between = end if text and not text.endswith("\n") else ""
    replace_file(path, f"{text}{between}{word}{end}".encode(), data)
