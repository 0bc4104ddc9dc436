"""Cast: who of those that an article names can be speaking."""

from __future__ import annotations

from newslint.language.data import word_set
from newslint.language.lexicon import (
    FIRST_NAME,
    LANGUAGES,
    NAME,
    ORGANISATION,
    PLACE,
    SURNAME,
    WORD,
    Lexicon,
)
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.article import Speaker
    from newslint.language.speech_words import SpeechWords

_PERSON = FIRST_NAME | SURNAME
_THING = PLACE | ORGANISATION
# Pronouns for one person. Those for several stand for things and before nouns as well.
_SINGULAR = frozenset(("han", "hun", "hen", "ho", "he", "she", "vedkommende"))
_NOBODY = frozenset(("it", "who"))
# The share, as log10, above which a word is an article or the like, whatever place is called so.
_COMMONEST = -2.9
_LEAST_KNOWN = 3  # shorter words are initials and letters


class Cast:
    """Tells persons from places, bodies and things by the names that stand for them.

    A name is a person's by its first name, a title before it, or an article that has it in
    full. Places, bodies and what is in capitals are no persons.
    """

    def __init__(
        self, text: str, full_names: Iterable[str], language: str, words: SpeechWords
    ) -> None:
        """`full_names` are the names of several words in `text`, in order of their first place."""
        self._lexicon = Lexicon.open(language) if language in LANGUAGES else None
        self._words = words
        self._titles = frozenset(
            title.rstrip(".") for each in LANGUAGES for title in word_set(each, "personal_titles")
        )
        self._known: set[str] = set()
        self._judged: dict[str, bool] = {}
        self._first = len(text)  # where the first person has a full name
        for name in full_names:
            parts = self._core(_split(name))
            if len(parts) > 1 and self._is_full_name(parts):
                if not self._known:
                    self._first = text.find(name)
                self._known.update((parts[0], parts[-1]))

    def is_person(self, speaker: Speaker) -> bool:
        """Tell whether the words found name one person, or people by what they are."""
        if speaker.kind == "pronoun":
            folded = speaker.text.lower()
            # In Nynorsk a ferry is "ho" as well, so that somebody must be named before.
            return folded in _SINGULAR and (folded != "ho" or self._first < speaker.span.start)
        if speaker.kind == "name":
            return self._is_named(speaker.text)
        words = _split(speaker.text.lower())
        return speaker.kind == "role" and any(self._words.is_role(word) for word in words)

    def may_say(self, speaker: Speaker) -> bool:
        """Tell whether the subject of a verb of saying speaks: bodies and papers do, too."""
        if speaker.kind == "pronoun":
            return speaker.text.lower() not in _NOBODY
        if speaker.kind == "organisation" or self.is_person(speaker):
            return True
        return speaker.kind == "name" and self._may_be_body(_split(speaker.text))

    def is_thing(self, speaker: Speaker) -> bool:
        """Tell whether a name is known as that of a place or a body, and of no person."""
        if self.is_person(speaker):
            return False
        last = speaker.text.rsplit(" ", 1)[-1]
        if last.isupper():
            return len(last) > 1
        return bool(self._flags(last) & _THING) and not self._flags(last.lower()) & WORD

    def is_genitive(self, speaker: Speaker) -> bool:
        """Tell whether a name is a genitive: "Lies", "Clinton’s"."""
        last = speaker.text.rsplit(" ", 1)[-1]
        if last.endswith(("'s", "’s", "s'", "s’")):
            return True
        if self._words.inverts and last.endswith("s") and speaker.kind == "name":
            return last not in self._known and not self._flags(last) & (_PERSON | _THING)
        return False

    def _is_named(self, name: str) -> bool:
        if name not in self._judged:
            self._judged[name] = self._judge(name)
        return self._judged[name]

    def _judge(self, name: str) -> bool:
        words = _split(name)
        parts = self._core(words)
        before = words[: len(words) - len(parts)]
        if before and self._is_title(before[-1].lower()):
            return not (parts[-1].isupper() or self._words.is_organisation(parts[-1].lower()))
        return self._is_full_name(parts) if len(parts) > 1 else self._is_single(parts[0])

    def _core(self, words: list[str]) -> list[str]:
        """Return the words of a name without titles and ordinary words before them."""
        first = 0
        while first < len(words) - 1 and self._is_ordinary(words[first]):
            first += 1
        return words[first:]

    def _may_be_body(self, parts: list[str]) -> bool:
        """Tell whether a name that is no person's can be that of a body or a paper."""
        if len(parts) > 1 or self._words.is_organisation(parts[0].lower()):
            return True
        return not self._is_ordinary(parts[0]) and self._flags(parts[0]) & NAME != PLACE

    def _is_ordinary(self, word: str) -> bool:
        """Tell whether a capitalised word is a title, or a word that opens a sentence."""
        folded = word.lower()
        if self._is_title(folded) or self._is_common(folded):
            return True
        return not self._flags(word) & (_PERSON | _THING) and bool(self._flags(folded) & WORD)

    def _is_common(self, folded: str) -> bool:
        return self._lexicon is not None and self._lexicon.frequency(folded) > _COMMONEST

    def _is_title(self, folded: str) -> bool:
        return folded in self._titles or self._words.is_role(folded)

    def _is_full_name(self, parts: list[str]) -> bool:
        if any(len(part) > 1 and part.isupper() for part in parts):
            return False
        first, last = self._flags(parts[0]), self._flags(parts[-1])
        is_word = bool(self._flags(parts[-1].lower()) & WORD)
        if self._words.is_organisation(parts[-1].lower()):
            return False
        if first & FIRST_NAME:
            return True
        if (first | last) & _THING and not last & SURNAME:
            return False
        return bool(last & SURNAME) or not is_word

    def _is_single(self, word: str) -> bool:
        folded = word.lower()
        if word in self._known or self._words.is_role(folded):
            return True
        if len(word) < _LEAST_KNOWN or word.isupper() or self._words.is_organisation(folded):
            return False
        flags = self._flags(word)
        if flags & _THING:
            return False
        return bool(flags & _PERSON) and not self._flags(folded) & WORD

    def _flags(self, word: str) -> int:
        return self._lexicon.flags(word) if self._lexicon else 0


def _split(name: str) -> list[str]:
    return name.replace(".", "").split()
