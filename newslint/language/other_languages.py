"""Spelling in languages that newslint has no lexicon of its own for, by pyspellchecker."""

from __future__ import annotations

from functools import cache

from newslint.language.edits import edits
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker

# The dictionaries that pyspellchecker ships, English apart.
OTHER_LANGUAGES = ("ar", "de", "es", "eu", "fa", "fr", "it", "lv", "nl", "pt", "ru")

_COMMON = 2e-6  # share of running text that a correction must have
_SHORTEST = 4


@cache
def _checker(language: str) -> SpellChecker:
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)


def corrections(word: str, language: str) -> tuple[str, ...] | None:
    """The common words one slip from an unknown lower-case `word`, likeliest first.

    None if the word is known or too short to judge; empty if nothing is near. `language` is
    one of OTHER_LANGUAGES. The first call for a language loads its list (0.1 to 0.5 s).
    """
    checker = _checker(language)
    if len(word) < _SHORTEST or not word.isalpha() or word in checker:
        return None
    shares = {
        other: checker.word_usage_frequency(other)
        for other in checker.candidates(word) or ()
        if other != word
    }
    letters = sorted(checker.word_frequency.letters)
    weights = edits(word, lambda left, right: letters)
    near = sorted(
        ((share * 10 ** weights.get(other, 0.0), other) for other, share in shares.items()),
        reverse=True,
    )
    return tuple(other for _, other in near if shares[other] >= _COMMON)
