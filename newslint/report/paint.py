"""Puts styled lines on paper: as they are, or in colour on a terminal."""

from __future__ import annotations

from collections.abc import Callable

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.report import Page

# A line is pieces of `(text, style)`; the styles are those of STYLES, "" for none.
Line = list[tuple[str, str]]
Paint = Callable[[Line], None]

STYLES = {
    "path": "bold underline",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "what": "bold",
    "fix": "green",
    "dim": "dim",
}


def painter(page: Page) -> Paint:
    """Return the function that writes one line."""
    if not page.colour:
        return lambda line: _plain(page, line)
    return _coloured(page)


def _plain(page: Page, line: Line) -> None:
    page.write("".join(text for text, _ in line).rstrip() + "\n")


def _coloured(page: Page) -> Paint:
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    # rich knows what the terminal can show; lines are laid out already.
    console = Console(file=StringIO(), force_terminal=True, width=10_000, highlight=False)

    def paint(line: Line) -> None:
        text = Text()
        for piece, style in line:
            text.append(piece, STYLES.get(style, ""))
        with console.capture() as captured:
            console.print(text, soft_wrap=True)
        page.write(captured.get())

    return paint
