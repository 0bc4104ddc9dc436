"""What newslint knows of single words: whether they exist, how common they are, what they name."""

from __future__ import annotations

import os
from functools import cache, cached_property

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Protocol

    class _Trie(Protocol):
        def get(self, key: str) -> list[bytes] | None: ...


LANGUAGES = ("nb", "nn", "en")

# The bits of Lexicon.flags.
WORD = 1  # an ordinary word, stored as the dictionary writes it
FIRST_NAME = 2
SURNAME = 4
PLACE = 8
ORGANISATION = 16
MODIFIER = 32  # first part of compounds, linking letter included; need not be a word itself
HEAD = 64  # inflected last part of compounds
MADE = 128  # a Nynorsk form that only a rule vouches for

NAME = FIRST_NAME | SURNAME | PLACE | ORGANISATION
KNOWN = WORD | NAME

FLOOR = -9.0  # Lexicon.frequency of a word never seen

_REMEMBERED = 200_000  # answers kept, so that a huge file does not fill the memory

FOLDER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "lexicon"
)


class Lexicon:
    """The word store of one language, memory-mapped; answers are remembered.

    Words come in as NFC without soft hyphens; the typographic apostrophe counts as "'".
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _open(f"{language}.words")
        self._flags: dict[str, int] = {}
        self._frequencies: dict[str, float] = {}

    @staticmethod
    def open(language: str) -> Lexicon:
        """The lexicon of "nb", "nn" or "en", opened once; ValueError for another language."""
        if language not in LANGUAGES:
            raise ValueError(
                f"there is no lexicon for {language!r}, only for {', '.join(LANGUAGES)}"
            )
        return _lexicon(language)

    @cached_property
    def _shares(self) -> _Trie:
        return _open(f"{self.language}.frequency")

    def flags(self, word: str) -> int:
        """What is known of `word` exactly as written, as the bits above; 0 if nothing."""
        found = self._flags.get(word)
        if found is None:
            values = self._words.get(word.replace("’", "'"))
            if len(self._flags) > _REMEMBERED:
                self._flags.clear()
            found = self._flags[word] = values[0][0] if values else 0
        return found

    def __contains__(self, word: str) -> bool:
        """Whether `word` is right as written, at the start of a sentence or in capitals too."""
        if self.flags(word) & KNOWN:
            return True
        return any(self.flags(form) & KNOWN for form in _base_cases(word))

    def is_name(self, word: str) -> bool:
        """Whether a capitalised word is known as a name and not as an ordinary word."""
        if not word[:1].isupper():
            return False
        named = any(self.flags(form) & KNOWN for form in (word, word.title()))
        return named and not self.flags(word.lower()) & WORD

    def name_flags(self, word: str) -> int:
        """The name bits of `word` as written or, in capitals, with one capital ("OSLO")."""
        return (self.flags(word) or (self.flags(word.title()) if word.isupper() else 0)) & NAME

    def frequency(self, word: str) -> float:
        """log10 of the word's share of running text, case ignored; FLOOR if never seen.

        It also covers many strings that are no words: it is evidence, never membership.
        """
        found = self._frequencies.get(word)
        if found is None:
            values = self._shares.get(word.lower().replace("’", "'"))
            if len(self._frequencies) > _REMEMBERED:
                self._frequencies.clear()
            found = self._frequencies[word] = values[0][0] / 25 + FLOOR if values else FLOOR
        return found

    def with_flag(self, weights: Mapping[str, float], flag: int = WORD) -> dict[str, float]:
        """Those of many strings, most of them no words, that have a flag.

        Not remembered: that would keep hundreds of strings for each unknown word.
        """
        get = self._words.get
        found = {}
        for text, weight in weights.items():
            values = get(text)
            if values and values[0][0] & flag:
                found[text] = weight
        return found


@cache
def _lexicon(language: str) -> Lexicon:
    return Lexicon(language)


def _open(name: str) -> _Trie:
    import marisa_trie

    trie: _Trie = marisa_trie.BytesTrie().mmap(os.path.join(FOLDER, name))
    return trie


def _base_cases(word: str) -> Iterable[str]:
    """The spellings that a word with capitals may have in a dictionary."""
    if word.isupper():
        yield word.lower()
        yield word.title()
    elif word[:1].isupper():
        yield word[0].lower() + word[1:]
