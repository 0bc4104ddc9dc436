"""Puts messages into words: fills a rule's template in the reader's language."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

MESSAGE_LANGUAGES = ("nb", "nn", "en")

_LINE = {"nb": ("linje", "linje"), "nn": ("linje", "linje"), "en": ("line", "lines")}
_AND = {"nb": "og", "nn": "og", "en": "and"}
_NUMBERS = {
    "nb": "null ett to tre fire fem seks sju åtte ni ti elleve tolv".split(),
    "nn": "null eitt to tre fire fem seks sju åtte ni ti elleve tolv".split(),
    "en": "zero one two three four five six seven eight nine ten eleven twelve".split(),
}


def fill(template: str, language: str, values: Mapping[str, Any], lines: Sequence[int]) -> str:
    """Return the template with its blanks filled.

    `{lines}` becomes "linje 7 og 9" / "lines 7 and 9"; `{n:word}` writes a number up to
    twelve as a word; `{n:one|many}` picks by number, as in `{n:place|places}`. Lists are
    joined with commas and a last "and".
    """
    known = {**values, "lines": _lines(lines, language)}
    return template.format_map({name: _Blank(value, language) for name, value in known.items()})


def without_blanks(template: str) -> str:
    """Return a message's template with `…` in its blanks, the plural where it may be either."""
    import re

    template = re.sub(r"\{[^{}|]*\|([^{}|]*)\}", r"\1", template)
    return re.sub(r"\{[^{}]*\}", "…", template)


def join(items: Sequence[str], language: str) -> str:
    """Return "a, b og c" / "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def _lines(lines: Sequence[int], language: str) -> str:
    numbers = [str(number) for number in dict.fromkeys(lines)]
    return f"{_LINE[language][len(numbers) > 1]} {join(numbers, language)}"


class _Blank:
    """A value as a blank of a template asks for it."""

    def __init__(self, value: Any, language: str) -> None:
        self._value = value
        self._language = language

    def __format__(self, form: str) -> str:
        value = self._value
        if isinstance(value, list | tuple):
            return join([str(item) for item in value], self._language)
        if form == "word":
            words = _NUMBERS[self._language]
            return words[value] if 0 <= value < len(words) else str(value)
        if "|" in form:
            one, many = form.split("|")
            return one if value == 1 else many
        return format(value, form)
