"""Names: where the text names somebody or something, and the words that make up each name."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from newslint import patterns
from newslint.article import Name
from newslint.language.data import language_data
from newslint.language.lexicon import LANGUAGES, NAME, WORD, Lexicon
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.article import Article

# Written with a hyphen before a name of Arabic origin; compared without.
PARTICLE = patterns.compile(r"(?:al|el|an|ar|as|ash|ad|at|az)-(?=\w)", re.IGNORECASE)
# Between the words of one name: a blank, with or without particles that keep a small letter.
_JOINT = patterns.compile(
    r"[ \u00a0](?:(?:van|von|de|del|della|di|la|le|bin|bint|ibn|ben|abu|al|el|af|ten|ter|zu)"
    r"[ \u00a0](?:(?:den|der|la|las|los|da)[ \u00a0])?)?"
)
# A letter outside the small letters that are common, perhaps after a particle; what follows
# may be small parts of a compound. Whether the letter is a capital is asked afterwards.
_CAPITALISED = patterns.compile(
    r"(?<![\w@#])(?:(?:al|el|an|ar|as|ash|ad|at|az)-)?[^\W\d_a-zæøåäöüéèáàíóúçñ]\w*(?:[-'’]\w+)*"
)
_GENITIVE = patterns.compile(r"['’]s?$")
_OPENERS = ".!?:…–—-•*|\"“”„«»‘’'(["
_BLANKS = " \t\u00a0\u2009\u202f"
# A run longer than this is a headline in title case; its ordinary words are no names.
_LONG_RUN = 6
# Words before a name are looked at for an office as far as `Deputy Prime Minister`.
_MOST_ADDRESS = 3
# Words of one letter that are more than somebody's initial.
_ONE_LETTER = frozenset("AIOÅÆØ")
_LONGEST_JOINT = 16
# Words that a name may begin with, but that are none by themselves.
ARTICLES = frozenset(("the", "a", "an", "den", "det", "de", "dei"))


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    initial: bool


def names(article: Article) -> tuple[Name, ...]:
    """Return every mention of a name, in order of the text.

    A mention is a run of capitalised words with the particles between them. A capitalised
    word at the start of a sentence, in capitals or in a title-case headline counts only
    where the lexicon does not know it as an ordinary word, or where the article has it as a
    name elsewhere. Words of address and office before a name (`Mr`, `Home Secretary`) are in
    `text` and `span` but not in `parts`.
    """
    vocabulary = _Vocabulary(article)
    runs = deque(_runs(article.text, _abbreviations(article.language)))
    vocabulary.seen = {word.text for run in runs for word in run if not word.initial}
    found = []
    while runs:  # each is let go when it is read, so that a long text is not kept twice
        for words in vocabulary.trimmed(runs.popleft()):
            parts = words[vocabulary.address(words) :]
            if len(parts) == 1 and parts[0].text.lower() in ARTICLES:
                continue
            spans = tuple(Span(word.start, word.end) for word in parts)
            if len(words) == 1:
                text, span = words[0].text, spans[0]
            else:
                span = Span(words[0].start, words[-1].end)
                text = article.text[span.start : span.end]
            found.append(Name(text, span, spans, parts[0].initial))
    return tuple(found)


def strip_genitive(word: str) -> str:
    """Return a word without a genitive that is written with an apostrophe."""
    return word if word.isalpha() else _GENITIVE.sub("", word)


def _runs(text: str, abbreviations: frozenset[str]) -> Iterator[list[_Word]]:
    """Yield the runs of capitalised words that may each be a name."""
    run: list[_Word] = []
    for match in _CAPITALISED.finditer(text):
        word, start = match.group(), match.start()
        if not _has_capital(word):
            continue
        joined = bool(run) and _joins(text, run[-1], start, abbreviations)
        if run and not joined:
            yield run
            run = []
        opens = not joined and _opens(text, start)
        run.append(_Word._make((word, start, match.end(), opens)))
    if run:
        yield run


def _has_capital(word: str) -> bool:
    return word[0].isupper() or (PARTICLE.match(word) is not None and not word.islower())


def _joins(text: str, last: _Word, start: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the word at `start` goes on with the name that `last` belongs to."""
    if start - last.end > _LONGEST_JOINT or _GENITIVE.search(last.text):
        return False
    end = last.end
    if text[end] == "." and (len(last.text) == 1 or last.text.lower() in abbreviations):
        end += 1
        if end == start:
            return True
    match = _JOINT.match(text, end, start)
    return match is not None and match.end() == start


def _opens(text: str, start: int) -> bool:
    """Tell whether the word at `start` opens a sentence, a line or a quotation."""
    at = start - 1
    while at >= 0 and text[at] in _BLANKS:
        at -= 1
    return at < 0 or text[at] in _OPENERS or text[at] in "\r\n"


@cache
def _titles(language: str) -> frozenset[str]:
    """Return the words of address and office of a language, in lower case, without stops."""
    data = language_data(language)
    words = (*data.get("personal_titles", ()), *data.get("roles", ()))
    return frozenset(word.lower().removesuffix(".") for word in words)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    """Return the short forms whose full stop ends no sentence, in the same way."""
    data = language_data(language)
    words = (*data.get("personal_titles", ()), *data.get("abbreviations", ()))
    return frozenset(word.lower().removesuffix(".") for word in words)


class _Vocabulary:
    """What is known of the article's capitalised words, remembered by word."""

    def __init__(self, article: Article) -> None:
        self._titles = _titles(article.language)
        self.seen: set[str] = set()
        self._article = article
        language = article.language
        self._lexicon = Lexicon.open(language) if language in LANGUAGES else None
        self._ordinary: dict[str, bool] = {}

    @property
    def _words(self) -> Mapping[str, int]:
        return self._article.words

    def address(self, words: Sequence[_Word]) -> int:
        """Return how many words at the head of a run say who the named one is, not the name."""
        for at in range(min(_MOST_ADDRESS, len(words) - 1), 0, -1):
            if words[at - 1].text.lower().rpartition("-")[2] in self._titles:
                return at
        return 0

    def trimmed(self, run: Sequence[_Word]) -> Iterator[list[_Word]]:
        """Yield what of a run is names, after the words whose capital proves nothing go."""
        words = list(run)
        if words[0].initial and self._drops(words[0].text, alone=len(words) == 1):
            words = words[1:]
        shouted = all(word.text.isupper() for word in words)
        if not shouted and len(words) <= _LONG_RUN:
            if words:
                yield words
            return
        piece: list[_Word] = []
        for word in words:
            if not self._drops(word.text, alone=False):
                piece.append(word)
            elif piece:
                yield piece
                piece = []
        if piece:
            yield piece

    def _drops(self, word: str, *, alone: bool) -> bool:
        """Tell whether a word is no name where its capital proves nothing."""
        if not self._is_ordinary(word) or (len(word) == 1 and word not in _ONE_LETTER):
            return False
        if self._lexicon and self._lexicon.name_flags(word) & NAME:
            return alone and word not in self.seen
        return not alone or word not in self.seen or word.isupper()

    def _is_ordinary(self, word: str) -> bool:
        """Tell whether a word is an ordinary one in lower case."""
        if word not in self._ordinary:
            small = strip_genitive(word).lower()
            self._ordinary[word] = small in self._words or bool(
                self._lexicon and self._lexicon.flags(small) & WORD
            )
        return self._ordinary[word]
