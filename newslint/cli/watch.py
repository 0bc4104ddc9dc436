"""Lints again whenever the copy, its configuration or a house's rules change."""

from __future__ import annotations

import os
import sys

from newslint.catalogue import catalogue
from newslint.cli.streams import complain, is_terminal
from newslint.errors import ConfigError, NewslintError
from newslint.formats import SUFFIXES
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Copy is saved in bursts; so long nothing may have changed before it is linted, in milliseconds.
_QUIET = 200
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"


def watch(paths: Sequence[str], lint: Callable[[], int]) -> int:
    """Call `lint` now and after each change below `paths`, until interrupted; return 0.

    What goes wrong in one round is told, and the next is awaited. ConfigError where the
    library that tells of changes is not installed, or a path is not there.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise ConfigError(
            '--watch needs the library watchfiles: pip install "newslint[watch]".'
        ) from None
    for path in paths:
        if not os.path.exists(path):
            raise ConfigError("--watch: there is no such file or folder.", path)
    # The first round waits until changes are noticed, so that none is lost while it runs.
    is_first = True
    for changed in changes(
        *paths, watch_filter=_counts, debounce=_QUIET, raise_interrupt=False,
        rust_timeout=_QUIET, yield_on_timeout=True,
    ):
        if changed or is_first:
            catalogue.cache_clear()
            _round(lint)
        is_first = False
    return 0


def _counts(change: object, path: str) -> bool:
    """Tell whether a file that changed has a say: copy, or settings and rules."""
    name = os.path.basename(path)
    suffix = os.path.splitext(name)[1].lower()
    return not name.startswith(".") and (suffix in SUFFIXES or suffix == ".toml")


def _round(lint: Callable[[], int]) -> None:
    if is_terminal(sys.stdout):
        sys.stdout.write(_CLEAR)
    try:
        lint()
    except NewslintError as error:
        complain(f"error: {error}")
    sys.stdout.flush()
    complain("watching for changes; Ctrl-C ends it.")
