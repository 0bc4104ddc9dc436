"""Which letters may stand where in the words of a language."""

from __future__ import annotations

import os
from functools import cache

from newslint.language.lexicon import FOLDER
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Letters:
    """Which letters follow each two in a language's common words: `{"hu": "ns", …}`.

    A slip that makes a sequence no word has need not be looked up. Word edges are written
    `^^` and `$$`.
    """

    def __init__(self, following: Mapping[str, str]) -> None:
        self._following = following
        # Made once a language, so that what is remembered lives as long as the process.
        self._fitting = cache(self._find)

    @staticmethod
    @cache
    def open(language: str) -> Letters:
        """Return the letters of `nb`, `nn` or `en`."""
        with open(os.path.join(FOLDER, f"{language}.letters"), encoding="utf-8") as file:
            return Letters({line[:2]: line[2:] for line in file.read().split("\n")})

    def between(self, left: str, right: str) -> tuple[str, ...]:
        """Return the letters that may stand between two parts of a word.

        `left` ends and `right` begins with at least two characters, edges included.
        """
        return self._fitting(left[-2:], right[:2])

    def _find(self, left: str, right: str) -> tuple[str, ...]:
        after = self._following.get
        return tuple(
            letter
            for letter in after(left, "")
            if right[0] in after(left[1] + letter, "") and right[1] in after(letter + right[0], "")
        )
