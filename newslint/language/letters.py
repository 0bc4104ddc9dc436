"""Which letters may stand where in the words of a language."""

from __future__ import annotations

import os
from functools import cache

from newslint.language.lexicon import FOLDER
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Letters:
    """The sequences of three letters that occur in a language's common words.

    A slip that makes a sequence no word has need not be looked up. Word edges are written
    `^^` and `$$`.
    """

    def __init__(self, trigrams: Iterable[str]) -> None:
        self._trigrams = frozenset(trigrams)
        self._letters = sorted(set("".join(self._trigrams)) - {*"^$"})
        # Made once a language, so that what is remembered lives as long as the process.
        self._fitting = cache(self._find)

    @staticmethod
    @cache
    def open(language: str) -> Letters:
        """Return the letters of `nb`, `nn` or `en`."""
        with open(os.path.join(FOLDER, f"{language}.letters"), encoding="utf-8") as file:
            return Letters(file.read().split())

    def between(self, left: str, right: str) -> tuple[str, ...]:
        """Return the letters that may stand between two parts of a word.

        `left` ends and `right` begins with at least two characters, edges included.
        """
        return self._fitting(left[-2:], right[:2])

    def _find(self, left: str, right: str) -> tuple[str, ...]:
        known, before, after = self._trigrams, left[1], right[0]
        return tuple(
            letter
            for letter in self._letters
            if left + letter in known
            and before + letter + after in known
            and letter + right in known
        )
