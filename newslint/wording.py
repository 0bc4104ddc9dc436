"""Puts messages into words: fills a rule's template in the reader's language."""

from __future__ import annotations

from string import Formatter

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
    return _Blanks(language).vformat(template, (), known)


def join(items: Sequence[str], language: str) -> str:
    """Return "a, b og c" / "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def _lines(lines: Sequence[int], language: str) -> str:
    numbers = [str(number) for number in dict.fromkeys(lines)]
    return f"{_LINE[language][len(numbers) > 1]} {join(numbers, language)}"


class _Blanks(Formatter):
    """Formats the blanks of one template in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, list | tuple):
            return join([str(item) for item in value], self._language)
        if format_spec == "word":
            words = _NUMBERS[self._language]
            return words[value] if 0 <= value < len(words) else str(value)
        if "|" in format_spec:
            one, many = format_spec.split("|")
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))
