"""What the engine must know of each language, from `rules/languages/*.toml`."""

from __future__ import annotations

import os
from functools import cache

from newslint.records import TYPE_CHECKING
from newslint.resources import kept_toml, rules_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


@cache
def language_data(language: str) -> Mapping[str, Any]:
    """Return the data of a language, `{}` for one that newslint does not know.

    Raises RuleError where the file is broken.
    """
    path = os.path.join(rules_folder(), "languages", *f"{language}.toml".split("/"))
    return kept_toml(path) if os.path.exists(path) else {}


@cache
def word_set(language: str, key: str) -> frozenset[str]:
    """Return a word list of a language's data as a set; empty where there is none."""
    return frozenset(language_data(language).get(key, ()))
