"""Speakers: the words beside a verb of saying that name who spoke."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from newslint import patterns
from newslint.article import Speaker
from newslint.language.tokens import WORD
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.language.speech_words import SpeechWords

# How many words a speaker's naming may reach away from the verb, and after an apposition.
_REACH = 14
_APPOSITION = 10
# How many words a sentence's opening may have before its subject, or an insertion after it.
_FRONT = 40
_STOP = patterns.compile(r"[.;:!?…–—«»“”\"\n]")
# What stands for the letters of quoted words, so that nobody is looked for among them.
BLOT = "0"
_PARTICLES = frozenset("van von der den de la le al bin ben ibn el af av da di du dos y".split())


class Word(NamedTuple):
    """A word of a passage: its place, and its letters in lower case."""

    start: int
    end: int
    folded: str


class Passage:
    """A stretch of text as words, quoted words blotted out, to look for speakers in."""

    def __init__(self, text: str, span: Span, words: SpeechWords) -> None:
        """Read `span` of `text`, which may be a masked copy of the article's text."""
        self.text = text
        self.span = span
        self.vocabulary = words
        self.words = [
            Word._make((*match.span(), match[0].lower()))
            for match in WORD.finditer(text, span.start, span.end)
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def index_at(self, offset: int) -> int:
        """Return the index of the first word that begins at or after an offset."""
        return bisect_left(self._starts, offset)

    def gap(self, index: int) -> str:
        """Return what stands between the word before `index` and that word."""
        start = self.words[index - 1].end if index else self.span.start
        end = self.words[index].start if index < len(self.words) else self.span.end
        return self.text[start:end]

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the word at `index` begins with a capital letter."""
        return self.text[self.words[index].start].isupper()

    def _breaks(self, index: int) -> bool:
        """Tell whether the sentence or clause ends before the word at `index`."""
        gap = self.gap(index)
        if gap == " ":
            return False
        if gap.startswith(". ") and index:
            before = self.words[index - 1]
            return before.end - before.start > 3 or not self.is_capitalised(index - 1)
        return _STOP.search(gap) is not None

    def after(self, index: int, *, loose: bool = False) -> Speaker | None:
        """Return the speaker named from the word at `index` on, as in "sier …".

        With `loose` any noun phrase will do where no name, role or body is found.
        """
        begin = self._skip_fillers(index)
        if begin >= len(self.words) or self._ends_phrase(begin, index):
            return None
        word = self.words[begin].folded
        if word in self.vocabulary.not_speakers:
            return None
        if word in self.vocabulary.pronouns and not self._is_article(begin):
            return self._speaker(begin, begin, "pronoun")
        return self._named_from(begin, loose=loose)

    def _skip_fillers(self, index: int) -> int:
        end = min(index + 3, len(self.words))
        while index < end and self.words[index].folded in self.vocabulary.fillers:
            index += 1
        return index

    def _ends_phrase(self, at: int, first: int) -> bool:
        """Tell whether the phrase that began at `first` is over before the word at `at`."""
        comma = at > first and "," in self.gap(at)
        return comma or self._breaks(at) or self.words[at].folded[0] == BLOT

    def _named_from(self, begin: int, *, loose: bool) -> Speaker | None:
        """Return the speaker in the phrase from `begin` on, by name before role or body."""
        words, known = self.words, self.vocabulary
        role = -1
        at = begin
        while at < min(begin + _REACH, len(words)) and not self._ends_phrase(at, begin):
            word = words[at].folded
            if self.is_capitalised(at) and word not in known.calendar:
                name = self.name_from(at)
                while words[at].end < name.span.end:
                    at += 1
                if not self._owns(at):
                    return name
            elif word in known.phrase_ends:
                break
            if known.is_role(word) or known.is_organisation(word):
                role = at
            at += 1
        if role < 0:
            return self._speaker(begin, at - 1, "role") if loose and at > begin else None
        kind = "role" if known.is_role(words[role].folded) else "organisation"
        return self._apposition(at) or self._speaker(begin, role, kind)

    def _owns(self, index: int) -> bool:
        """Tell whether a name is a genitive before whoever speaks: "Laget Viljes leder"."""
        following = index + 1
        if self.words[index].folded[-1] != "s" or following >= len(self.words):
            return False
        if self.gap(following) != " " or self.is_capitalised(following):
            return False
        word = self.words[following].folded
        return self.vocabulary.is_role(word) or self.vocabulary.is_organisation(word)

    def _is_article(self, index: int) -> bool:
        """Tell whether a word such as "de" belongs to a noun: "de ansatte"."""
        following = index + 1
        if following >= len(self.words) or self.gap(following) != " ":
            return False
        return self.vocabulary.is_role(self.words[following].folded)

    def _apposition(self, index: int) -> Speaker | None:
        """Return the name in "lederen i laget, Kari Nordmann" from the word at `index` on."""
        for at in range(index, min(index + _APPOSITION, len(self.words))):
            if self._breaks(at):
                return None
            if "," in self.gap(at):
                if not self.is_capitalised(at):
                    return None
                name = self.name_from(at)
                return name if " " in name.text else None
        return None

    def before(self, index: int) -> Speaker | None:
        """Return the speaker that is the subject of the verb at `index`, as in "… said"."""
        known = self.vocabulary
        at, crossed = index - 1, self.gap(index)
        for _ in range(6):
            if at < 0 or _STOP.search(crossed):
                return None
            if "," in crossed or ")" in crossed:
                at = self._before_insertion(at, crossed)
                if at < 0:
                    return None
                break
            word = self.words[at].folded
            if word not in known.fillers and not word.endswith("ly"):
                break
            crossed = self.gap(at)
            at -= 1
        return self._subject(at)

    def subject(self, end: int) -> Speaker | None:
        """Return the speaker who is the subject of the sentence, found before word `end`."""
        begin = 0
        if self.words and self.words[0].folded in self.vocabulary.phrase_ends:
            reach = range(1, min(end, _FRONT))
            commas = (at for at in reach if "," in self.gap(at))
            begin = next(commas, end)
        speaker = self.after(begin) if begin < end else None
        if speaker is None or end >= len(self.words) or (speaker.span.end > self.words[end].start):
            return None
        return speaker

    def _before_insertion(self, at: int, crossed: str) -> int:
        """Step over "(H)" or ", the mayor of Byen," to the word before it; -1 if there is none."""
        sign = "(" if ")" in crossed else ","
        for index in range(at, max(-1, at - _FRONT), -1):
            gap = self.gap(index)
            if sign in gap:
                return index - 1
            if _STOP.search(gap):
                return -1
        return -1

    def _subject(self, at: int) -> Speaker | None:
        """Return the speaker whose naming ends with the word at `at`."""
        known = self.vocabulary
        fallback: Speaker | None = None
        for _ in range(4):
            if at < 0:
                return fallback
            word = self.words[at].folded
            if word in known.not_speakers or word[0] == BLOT:
                return fallback
            if word in known.pronouns:
                return fallback or self._speaker(at, at, "pronoun")
            if self.is_capitalised(at) and word not in known.calendar:
                found = self.name_at(at)
                first = self._name_start(at)
            else:
                first = self._phrase_start(at)
                if first > at:
                    return fallback
                found = self._noun_phrase(first, at)
            head = self._governor(first)
            if head < 0:
                return found
            # "a spokesman for Clinton": the head of the phrase stands before the preposition.
            fallback, at = found, head
        return fallback

    def _noun_phrase(self, first: int, last: int) -> Speaker:
        known = self.vocabulary
        is_body = known.is_organisation(self.words[last].folded)
        return self._speaker(first, last, "organisation" if is_body else "role")

    def _governor(self, first: int) -> int:
        """Return the word before the preposition that leads to `first`, or -1."""
        at = first - 1
        if at >= 0 and self.words[at].folded in ("the", "a", "an", "den", "det", "de"):
            at -= 1
        if at < 1 or self.gap(at + 1).strip() or self.gap(at).strip():
            return -1
        word = self.words[at].folded
        return (
            at - 1
            if word
            in (
                "of",
                "for",
                "at",
                "in",
                "from",
                "with",
                "i",
                "av",
                "fra",
                "frå",
                "ved",
                "på",
                "hos",
            )
            else -1
        )

    def _phrase_start(self, last: int) -> int:
        """Return where the noun phrase that ends with the word at `last` begins."""
        first = last + 1
        while first > max(0, last - 5):
            word = self.words[first - 1].folded
            if word in self.vocabulary.phrase_ends or (first <= last and self.gap(first) != " "):
                break
            first -= 1
        return first

    def name_from(self, at: int) -> Speaker:
        """Return the name that the capitalised word at `at` begins."""
        last = at
        while last + 1 < min(len(self.words), at + _REACH):
            following = last + 1
            if self._breaks(following) or not self._joins_name(following):
                break
            last = following
        while last > at and not self.is_capitalised(last):
            last -= 1
        name = self.text[self.words[at].start : self.words[last].end]
        return self._speaker(at, last, _kind(name, self.vocabulary))

    def _joins_name(self, at: int) -> bool:
        word, gap = self.words[at], self.gap(at)
        if gap not in (" ", ". "):
            return False
        if self.is_capitalised(at):
            return word.folded not in self.vocabulary.calendar
        return (
            word.folded in _PARTICLES and at + 1 < len(self.words) and self.is_capitalised(at + 1)
        )

    def name_at(self, index: int) -> Speaker:
        """Return the name that the capitalised word at `index` ends."""
        first = self._name_start(index)
        name = self.text[self.words[first].start : self.words[index].end]
        return self._speaker(first, index, _kind(name, self.vocabulary))

    def _name_start(self, at: int) -> int:
        first = at
        while (
            first > max(0, at - _REACH)
            and not self._breaks(first)
            and self.gap(first) in (" ", ". ")
        ):
            word = self.words[first - 1].folded
            if self.is_capitalised(first - 1):
                if word in self.vocabulary.calendar or word in self.vocabulary.phrase_ends:
                    break
            elif not (word in _PARTICLES and first > 1 and self.is_capitalised(first - 2)):
                break
            first -= 1
        if first < at and self.words[first].folded in ("the", "a", "but", "and", "men", "og"):
            first += 1
        return first

    def _speaker(self, first: int, last: int, kind: str) -> Speaker:
        known = self.vocabulary
        while first < last and known.inverts and known.is_role(self.words[first].folded):
            first += 1  # a title that opens the sentence: "Ordfører Kari Nordmann"
        span = Span(self.words[first].start, self.words[last].end)
        text = self.text[span.start : span.end]
        return Speaker(text, span, kind, text)


def _kind(name: str, known: SpeechWords) -> str:
    """Tell a person's name from that of a body, as far as its shape shows."""
    if " " not in name:
        return "organisation" if len(name) > 1 and name.isupper() else "name"
    last = name.rsplit(" ", 1)[-1].lower()
    return "organisation" if known.is_organisation(last) else "name"
