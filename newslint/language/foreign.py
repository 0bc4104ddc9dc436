"""Tell a sentence in another language from one with an unknown word."""

from __future__ import annotations

from functools import lru_cache

from newslint.language.compounds import compound, genitive_base
from newslint.language.lexicon import WORD, Lexicon
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENOUGH = 0.4
_REMEMBERED = 1 << 16  # words


def looks_foreign(words: Sequence[str], language: str) -> bool:
    """Whether the words of a sentence or quotation are those of another language.

    At least two lower-case words must be unknown, and either so many of them that slips of the
    pen do not explain it, or English must know more of the words. Words with capitals say
    nothing: they may be names.
    """
    plain = [word for word in words if word.isalpha() and word.islower()]
    unknown = sum(not _is_own(word, language) for word in plain)
    if unknown < 2:
        return False
    return unknown >= _ENOUGH * len(plain) or _is_english(plain, len(plain) - unknown)


def _is_english(words: Sequence[str], known: int) -> bool:
    english = Lexicon.open("en")
    return sum(bool(english.flags(word) & WORD) for word in words) > known


@lru_cache(maxsize=_REMEMBERED)
def _is_own(word: str, language: str) -> bool:
    lexicon = Lexicon.open(language)
    if lexicon.flags(word):
        return True
    if genitive_base(word, lexicon):
        return True
    return language != "en" and compound(word, lexicon) is not None
