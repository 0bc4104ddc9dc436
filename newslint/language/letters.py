"""Which letters may stand where in the words of a language."""

from __future__ import annotations

import os
from functools import cache

from newslint.language.lexicon import FOLDER
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NONE: frozenset[str] = frozenset()


class Letters:
    """The sequences of three letters that occur in a language's common words.

    A slip that makes a sequence no word has need not be looked up: that spares nine in ten of
    the spellings that stand one slip from a word. Word edges are written `^^` and `$$`.
    """

    def __init__(self, trigrams: Iterable[str]) -> None:
        after: dict[str, set[str]] = {}
        between: dict[str, set[str]] = {}
        before: dict[str, set[str]] = {}
        for trigram in trigrams:
            one, two, three = tuple(trigram)
            after.setdefault(one + two, set()).add(three)
            between.setdefault(one + three, set()).add(two)
            before.setdefault(two + three, set()).add(one)
        self._after = {pair: frozenset(letters) for pair, letters in after.items()}
        self._between = {pair: frozenset(letters) for pair, letters in between.items()}
        self._before = {pair: frozenset(letters) for pair, letters in before.items()}

    @staticmethod
    @cache
    def open(language: str) -> Letters:
        """Return the letters of `nb`, `nn` or `en`."""
        with open(os.path.join(FOLDER, f"{language}.letters"), encoding="utf-8") as file:
            return Letters(file.read().split())

    def between(self, left: str, right: str) -> frozenset[str]:
        """Return the letters that may stand between two parts of a word.

        `left` ends and `right` begins with at least two characters, edges included.
        """
        return (
            self._after.get(left[-2:], _NONE)
            & self._between.get(left[-1] + right[0], _NONE)
            & self._before.get(right[:2], _NONE)
        )
