"""The page that a command writes on: as wide as the terminal, in colour where that is wanted."""

from __future__ import annotations

import os
import sys

from newslint.records import TYPE_CHECKING
from newslint.report import Page

if TYPE_CHECKING:
    from newslint.cli.streams import Output

# Columns of a page that is no terminal, and the most and fewest of one that is.
_WIDTH, _MOST, _FEWEST = 100, 120, 40


def page_for(out: Output, colour: str = "auto", messages: str = "auto") -> Page:
    """Return the page on an output; `colour` is `always`, `never` or `auto`."""
    auto = out.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = _WIDTH
    if out.is_terminal:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
        width = max(_FEWEST, min(width, _MOST))
    return Page(out.write, width, {"always": True, "never": False}.get(colour, auto), messages)
