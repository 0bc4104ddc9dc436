"""Regular expressions compiled once and kept between runs.

Compiling the expressions of an ordinary run with `re` takes longer than linting an article.
What `re` compiles an expression to is a list of numbers, which `_sre.compile` turns into a
pattern in microseconds; that list is kept, as bytes, in the cache folder. Where this Python's
`_sre` is not as expected, or nothing is kept, expressions are compiled as usual.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cache

from newslint.records import TYPE_CHECKING
from newslint.resources import keep, kept
from newslint.version import __version__

if TYPE_CHECKING:
    from typing import Any

_FILE = "patterns"
_STAMP = f"{__version__} bytes {sys.implementation.cache_tag} {re.__version__}".encode()  # type: ignore[attr-defined]
_MOST = 4000  # expressions: more are no ordinary run's, and are not kept

_new: dict[tuple[str, int], tuple[Any, ...]] = {}


@cache
def compile(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled expression, as `re.compile` does; `re.error` if it is none."""
    flags = int(flags)
    try:
        parts = _known().get((expression, flags))
        if parts is None:
            parts = _new[expression, flags] = _parts(expression, flags)
        return _make(expression, parts)
    except (ImportError, AttributeError, TypeError, RuntimeError):
        return re.compile(expression, flags)


def keep_new() -> None:
    """Keep what this run had to compile, for the next."""
    if _new and len(_known()) + len(_new) < _MOST:
        keep(_FILE, _STAMP, {**_known(), **_new})


@cache
def _known() -> dict[tuple[str, int], tuple[Any, ...]]:
    return kept(_FILE, _STAMP) or {}


def _make(expression: str, parts: tuple[Any, ...]) -> re.Pattern[str]:
    """Return a pattern from its code."""
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, names = parts
    by_number = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    pattern: re.Pattern[str] = _sre.compile(
        expression, flags, array("I", code).tolist(), groups, names, tuple(by_number)
    )
    return pattern


def _parts(expression: str, flags: int) -> tuple[Any, ...]:
    """Return what `re` compiles an expression to: flags, code, groups and their names."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(expression, flags)
    state = parsed.state
    code = _compiler._code(parsed, flags)
    kept = array("I", map(int, code)).tobytes()
    return flags | state.flags, kept, state.groups - 1, state.groupdict
