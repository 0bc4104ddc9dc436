"""Text as a screen shows it: how wide it is, where it may be cut, what must not reach it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAB = "    "


def clean(text: str) -> str:
    """Return text fit for one line of a screen, its blanks folded, control codes visible."""
    return shown(" ".join(text.split()))


def shown(text: str) -> str:
    """Return a text as it stands on the screen, tabs as blanks, with no control codes."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    """Return what stands for a character: itself, a stand-in, or nothing."""
    if character.isprintable():
        return character
    if character == "\t":
        return _TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    kind = category(character)
    if kind in ("Zs", "Zl", "Zp"):
        return " "
    # What has no shape of its own, such as a soft hyphen or a mark of direction, is left out.
    return "" if kind == "Cf" else "\ufffd"


def width(text: str) -> int:
    """Return how many columns a text takes."""
    # Below the first combining mark every character takes one.
    return len(text) if max(text, default="") < "\u0300" else sum(map(_width, text))


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, columns: int) -> Iterator[str]:
    """Yield the lines that a text takes in so many columns; a longer word is not broken."""
    line, used = "", 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size > columns:
            yield line
            line, used = word, size
        else:
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    yield line


def cut(text: str, columns: int) -> str:
    """Return the start of a text that fits into so many columns, `…` at its end if cut."""
    if width(text) <= columns:
        return text
    kept, used = "", 1
    for character in text:
        used += _width(character)
        if used > columns:
            break
        kept += character
    return f"{kept}…"


def cut_left(text: str, columns: int) -> str:
    """Return the end of a text that fits into so many columns, `…` before it if cut."""
    if width(text) <= columns:
        return text
    return "…" + cut(text[::-1], columns)[:-1][::-1]
