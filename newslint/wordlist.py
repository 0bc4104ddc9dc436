"""Words that a house may want to allow: those of its copy that no lexicon has, counted."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from newslint.article import BlockKind
from newslint.language.compounds import compound, derived, genitive_base, unknown_parts
from newslint.language.foreign import looks_foreign
from newslint.language.lexicon import LANGUAGES, MADE, WORD, Lexicon
from newslint.language.names import strip_genitive
from newslint.language.other_languages import OTHER_LANGUAGES
from newslint.language.spelling import Context, Verdict, judge
from newslint.language.tokens import WORD as WORD_IN_TEXT
from newslint.language.tokens import is_prose, opens_sentence
from newslint.places import Places
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.rules import SCOPES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from newslint.article import Article
    from newslint.places import Place
    from newslint.positions import Span

_SHORTEST = 3
_OTHER_NORM = {"nb": "nn", "nn": "nb"}
_DISPLAY = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUBHEAD)
# More repetitions in one article do not change what a word is taken for.
_MOST_REPEATED = 3


class Entry(NamedTuple):
    """A word that no lexicon has, as the copy has it.

    `total` is the sum of `lower`, `capital` (a capital that means something) and `opening`
    (one that any word has at the start of a sentence); `files` counts files; `place` is the
    first. `languages` are those of the copy it stands in. `doubt` is "misspelt" where the
    spelling check says error, "other norm" for a word of Bokmål in Nynorsk copy or the other
    way round, "English" for one of English in Norwegian copy, else "". `near` are the words
    that may be meant, likeliest first.
    """

    word: str
    total: int
    files: int
    place: Place
    lower: int
    capital: int
    opening: int
    languages: tuple[str, ...]
    is_name: bool
    doubt: str
    near: tuple[str, ...]


class _Word:
    """What is counted of one word, case apart."""

    __slots__ = ("capital", "fewest", "files", "languages", "lower", "opening", "place", "spelt")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.spelt: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.files: set[str] = set()
        self.lower = self.capital = self.opening = 0
        # In the article that has it least often.
        self.fewest = _MOST_REPEATED

    @property
    def count(self) -> int:
        return self.lower + self.capital + self.opening

    @property
    def is_name(self) -> bool:
        return self.capital > self.lower

    @property
    def spelling(self) -> str:
        """The commonest spelling; in small letters where the word is no name and has any."""
        small = [text for text in self.spelt if text.islower()]
        among = small if small and self.lower >= self.capital else list(self.spelt)
        return max(among, key=self.spelt.__getitem__)

    def absorb(self, other: _Word) -> None:
        """Count another word's places as this one's, its first place and spelling excepted."""
        self.spelt[self.spelling] += other.count
        self.languages += other.languages
        self.files |= other.files
        self.lower += other.lower
        self.capital += other.capital
        self.opening += other.opening
        self.fewest = min(self.fewest, other.fewest)


class WordList:
    """Collects the unknown words of any number of articles.

    `misspelt` has the common misspellings of each language, with what is right or a list of it.
    """

    def __init__(self, misspelt: Mapping[str, Mapping[str, str | Sequence[str]]]) -> None:
        self._misspelt = misspelt
        self._words: dict[str, _Word] = {}
        # Dialect may stand in quotations; what stands nowhere else is no word of the house.
        self._outside: set[str] = set()

    def add(self, article: Article, path: str, allowed: Collection[str] = ()) -> None:
        """Count the words of an article; `allowed` are casefolded words to pass over.

        An article in a language that newslint has no words of adds nothing.
        """
        places = Places(article, path)
        seen: Counter[str] = Counter()
        for text, span in _unknown(article):
            word = strip_genitive(text)
            key = word.casefold()
            if key in allowed or text.casefold() in allowed:
                continue
            found = self._words.get(key)
            if found is None:
                found = self._words[key] = _Word(places.at(span.start))
            seen[key] += 1
            found.spelt[word] += 1
            found.languages[article.language] += 1
            if word.islower():
                found.lower += 1
            elif _capital_is_due(article, word, span):
                found.opening += 1
            else:
                found.capital += 1
            if key not in self._outside and not article.is_quoted(span):
                self._outside.add(key)
        for key, count in seen.items():
            self._words[key].files.add(path)
            self._words[key].fewest = min(self._words[key].fewest, count)

    def entries(self, least: int = 1) -> list[Entry]:
        """Return the words that stand `least` times, the commonest first."""
        self._join_genitives()
        found = filter(None, (
            self._entry(word)
            for key, word in self._words.items()
            if word.count >= least and key in self._outside
        ))
        return sorted(found, key=lambda entry: (-entry.total, -entry.files, entry.word))

    def _join_genitives(self) -> None:
        """Count Norwegian genitives of names as the names themselves."""
        for key in [key for key in self._words if key.endswith("s") and key[:-1] in self._words]:
            word, base = self._words[key], self._words[key[:-1]]
            if word.is_name and base.is_name and "en" not in word.languages:
                base.absorb(self._words.pop(key))

    def _entry(self, word: _Word) -> Entry | None:
        """Return the entry of a word, None if it is known after all, or made by rule."""
        spelling, is_name = word.spelling, word.is_name
        language = max(word.languages, key=word.languages.__getitem__)
        doubt = ""
        near: tuple[str, ...] = ()
        if not is_name:
            verdict = self._verdict(word, language)
            if verdict is None:
                return None
            is_likely = verdict.strength in ("error", "warning")
            if not is_likely and _is_made(spelling.lower(), language):
                return None
            is_name = not word.lower and not is_likely
            doubt = "misspelt" if verdict.strength == "error" else _doubt(spelling, language)
            near = verdict.suggestions if doubt in ("", "misspelt") else ()
        if is_name:
            if _is_known_name(spelling, language):
                return None
            doubt, near = "", ()
        return Entry(
            spelling, word.count, len(word.files), word.place, word.lower, word.capital,
            word.opening, tuple(sorted(word.languages)), is_name, doubt, near,
        )  # fmt: skip

    def _verdict(self, word: _Word, language: str) -> Verdict | None:
        """Return what the spelling check says of a word where it stands least often."""
        right = self._misspelt.get(language, {}).get(word.spelling.lower())
        if right:
            return Verdict("error", (right,) if isinstance(right, str) else tuple(right))
        return judge(word.spelling, language, Context(word.fewest, sentence_start=True))


def _unknown(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield each place of each word that the lexicon does not have, in running prose."""
    language = article.language
    if language in LANGUAGES:
        lexicon = Lexicon.open(language)
        suspects = [
            word
            for word in article.words
            if word not in lexicon
            and _is_word(word)
            and not (word != (base := strip_genitive(word)) and base in lexicon)
        ]
    elif language in OTHER_LANGUAGES:
        suspects = [word for word in article.words if word.islower() and _is_word(word)]
    else:
        return
    foreign = _Foreign(article)
    for word, spans in article.locate(suspects).items():
        for span in spans:
            if _is_copy(article, span) and not foreign.holds(span):
                yield word, span


def _is_word(text: str) -> bool:
    letters = text.replace("-", "").replace("'", "").replace("’", "")
    return len(letters) >= _SHORTEST and letters.isalpha()


def _is_copy(article: Article, span: Span) -> bool:
    """Tell whether a word is of the copy, and no part of an address, a file name or code."""
    block = article.block_at(span.start)
    if block is not None and block.kind not in SCOPES["copy"]:
        return False
    return is_prose(article.text, span)


def _capital_is_due(article: Article, word: str, span: Span) -> bool:
    """Tell whether a word has its capital only from where it stands."""
    if not word[1:].islower():
        return False
    if opens_sentence(article, span.start):
        return True
    block = article.block_at(span.start)
    return article.language == "en" and block is not None and block.kind in _DISPLAY


class _Foreign:
    """Knows which sentences of an article look like another language."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._known: dict[int, bool] = {}

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies in such a sentence."""
        article = self._article
        if article.language not in LANGUAGES:
            return False
        number = bisect_right(article.sentences, (span.start, len(article.text))) - 1
        if number < 0:
            return False
        if number not in self._known:
            words = WORD_IN_TEXT.findall(article.text, *article.sentences[number])
            self._known[number] = looks_foreign(words, article.language)
        return self._known[number]


def _is_known_name(name: str, language: str) -> bool:
    """Tell whether a name is in any lexicon, or a known one in the genitive or a compound."""
    if any(name in Lexicon.open(each) for each in LANGUAGES):
        return True
    if language not in LANGUAGES:
        return False
    lexicon = Lexicon.open(language)
    if not name.istitle() and "-" in name:
        return not unknown_parts(name, lexicon)
    acronym = name.removesuffix("s")
    return (acronym.isupper() and acronym in lexicon) or bool(genitive_base(name, lexicon))


def _is_made(word: str, language: str) -> bool:
    """Tell whether a Norwegian word is a compound, a derivation or a genitive of known words."""
    if language not in _OTHER_NORM:
        return False
    lexicon = Lexicon.open(language)
    if word.endswith("s") and lexicon.flags(word[:-1]) & WORD:
        return True
    return compound(word, lexicon) == "strong" or derived(word, lexicon)


def _doubt(word: str, language: str) -> str:
    """Return what a word in Norwegian copy is if not a Norwegian one of its norm, else ""."""
    if language not in _OTHER_NORM:
        return ""
    if Lexicon.open(_OTHER_NORM[language]).flags(word.lower()) & (WORD | MADE) == WORD:
        return "other norm"
    return "English" if Lexicon.open("en").flags(word.lower()) & WORD else ""
