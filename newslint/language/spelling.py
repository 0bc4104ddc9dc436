"""Decide whether an unknown word is a misspelling, how surely, and of what."""

from __future__ import annotations

from functools import cache, lru_cache

from newslint.language.compounds import compound, derived, genitive_base, unknown_parts
from newslint.language.edits import double_slips, edits, two_light_slips
from newslint.language.letters import Letters
from newslint.language.lexicon import KNOWN, LANGUAGES, MADE, WORD, Lexicon
from newslint.language.other_languages import OTHER_LANGUAGES, corrections
from newslint.language.sieve import Sieve
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Literal

    Strength = Literal["error", "warning", "info", "unknown"]


class Context:
    """What the article tells about one word.

    `count`: how often it stands in the article; `quoted`: it stands inside a quotation, where
    dialect may; `seen`: the article's words in lower case.
    """

    __slots__ = ("count", "headline", "quoted", "seen", "sentence_start")

    def __init__(
        self,
        count: int = 1,
        sentence_start: bool = False,
        headline: bool = False,
        quoted: bool = False,
        seen: Collection[str] = (),
    ) -> None:
        self.count = count
        self.sentence_start = sentence_start
        self.headline = headline
        self.quoted = quoted
        self.seen = seen


_ALONE = Context()


class Verdict(NamedTuple):
    """How surely a word is wrong, and what may be meant, likeliest first.

    "unknown" has no suggestion: nothing near it is a word.
    """

    strength: Strength
    suggestions: tuple[str, ...]


class _Bar(NamedTuple):
    """What a correction must have to be an error: its lead over the word, its own frequency.

    Both are powers of ten; `lead` adds the weight of the slip to the ratio of frequencies.
    """

    lead: float
    frequency: float


_NORWEGIAN = {
    "plain": _Bar(2.0, -8.0),
    "strong": _Bar(3.7, -6.5),
    "weak": _Bar(2.5, -7.0),
    "derived": _Bar(3.5, -8.0),
    "english": _Bar(4.3, -5.0),
    "sister": _Bar(9.0, 0.0),
    "three": _Bar(4.0, -6.0),
    "four": _Bar(3.5, -6.5),
}
_BARS = {
    "nb": {**_NORWEGIAN, "plain": _Bar(3.3, -8.0)},
    "nn": {
        **_NORWEGIAN,
        "plain": _Bar(3.4, -8.0),
        "strong": _Bar(4.2, -6.0),
        "variant": _Bar(3.5, -4.6),
    },
    "en": {"plain": _Bar(3.7, -8.5), "three": _Bar(3.0, -5.0), "four": _Bar(3.0, -6.0)},
}

_ACCENTS = str.maketrans("áàâéèêëíìîóòôúùûü", "aaaeeeeiiiooouuuu")
_VOWELS = frozenset("aeiouyæøåáàâéèêëíìîóòôúùûüäö")
_LEVEL = (
    ("ei", "e"), ("u", "o"), ("kj", "k"), ("gj", "g"),
    ("ane", "ene"), ("and", "end"), ("leg", "lig"),
)  # fmt: skip
_SISTER = {"nb": "nn", "nn": "nb"}

# How far below the bar of an error a warning lies.
_WARNING = {"nb": 0.0, "nn": 0.0, "en": 2.6}
_REPEATED = 0.7  # how much a repetition raises the bar: who repeats a word likely means it
_QUOTED = 0.5  # and a quotation, where dialect and other languages may stand
_HEADLINE = 0.5  # how much the bar is lowered where all readers look
_FEW = 2  # a word of another language that stands more often is likely right
_MEANT = 5  # a word that stands more often than this is meant
_LONG = 6  # letters of an English word in which two slips are looked for
_LONG_PART = 6  # letters; shorter parts of hyphenated words are too free to judge
_LONG_NAME = 6  # letters of a name that is judged at all
_COMMON_NAME = -5.6  # how common the name must be that it is taken to be a slip of
_NAME_SLIP = 0.5  # how likely the slip must be
_NAME_LEAD = 3.3
_LONG_START = 8  # letters of a capitalised word that is likelier misspelt than a name
_MOST = 5  # suggestions
_UNSURE = 0.5  # how much less likely a form is that only a rule vouches for
_SEEN = 0.4  # how much likelier a word is that the article has elsewhere
_REMEMBERED = 1 << 16  # words, of which newspapers have more than any article
_RARE = -6.0  # where no likelier word is one slip away, look two slips away


def judge(word: str, language: str, context: Context = _ALONE) -> Verdict | None:
    """What is wrong with one word; None if nothing can be.

    `word` is NFC, without soft hyphens and zero-width characters; `language` is nb, nn, en or
    one of OTHER_LANGUAGES, where the answer is never more than a warning. ValueError for others.
    """
    word = word.replace("’", "'")
    if language in OTHER_LANGUAGES:
        return _judge_other(word, language, context)
    lexicon = Lexicon.open(language)
    if word in lexicon or not _is_judged(word, context):
        return None
    lower = word.lower()
    if word[0].isupper() and "-" not in word and not _may_be_common(language, context):
        return None if context.count > 1 else _judge_name(word, language)
    if "-" in word:
        return _judge_hyphenated(word, language, context)
    if word[0].isupper() and _is_known_somewhere(word):
        return None
    if language == "en" and word.endswith("'s"):
        return _judge_possessive(word, context)
    if _is_in_order(lower, lexicon):
        return None
    reading = _read(lower, language)
    penalty = _penalty(context)
    near = sorted(
        (one.seen_again() if one.word in context.seen else one for one in reading.near),
        reverse=True,
    )
    return _verdict(word, language, reading, near, penalty)


def most_often(language: str) -> int:
    """How often a word may stand in an article that `judge` may find wrong."""
    return _FEW if language in OTHER_LANGUAGES else _MEANT


@cache
def suspects(language: str) -> Sieve:
    """What keeps the words that `judge` may find wrong, by what can be told quickly."""
    return Sieve(lambda word: _may_be_wrong(word, language))


def _may_be_wrong(word: str, language: str) -> bool:
    context = Context(sentence_start=True)
    if language in OTHER_LANGUAGES:
        return _judge_other(word, language, context) is not None
    word = word.replace("’", "'")
    lexicon = Lexicon.open(language)
    if word in lexicon or not _is_judged(word, context):
        return False
    if "-" in word:
        return _judge_hyphenated(word, language, context) is not None
    if word[0].isupper() and _is_known_somewhere(word):
        return False
    if language == "en" and word.endswith("'s"):
        return _may_be_wrong(word[:-2], "en")
    return not _is_in_order(word.lower(), lexicon)


class _Near(NamedTuple):
    """A word that may be meant: its frequency with the weight of the slip, and without."""

    score: float
    frequency: float
    word: str

    def seen_again(self) -> _Near:
        """The same for a word that the article has elsewhere."""
        return self._replace(score=self.score + _SEEN)


class _Reading(NamedTuple):
    """What can be said of a word without its article."""

    bar: _Bar
    frequency: float
    near: tuple[_Near, ...]


def _verdict(
    word: str, language: str, reading: _Reading, near: list[_Near], penalty: float
) -> Verdict:
    if not near:
        return Verdict("unknown", ())
    best = near[0]
    lead = best.score - reading.frequency - penalty - reading.bar.lead
    strength: Strength = "info"
    if best.frequency >= reading.bar.frequency and (word.islower() or len(word) >= _LONG_START):
        if lead >= 0 and word.islower():
            strength = "error"
        elif lead >= -_WARNING[language]:
            strength = "warning"
    suggestions = tuple(_cased(one.word, word) for one in near[:_MOST])
    return Verdict(strength, suggestions)


def _judge_other(word: str, language: str, context: Context) -> Verdict | None:
    if not word.islower() or context.count > _FEW:
        return None
    found = corrections(word, language)
    if found is None:
        return None
    return Verdict("warning", found[:_MOST]) if found else Verdict("unknown", ())


def _judge_possessive(word: str, context: Context) -> Verdict | None:
    """An English possessive is as wrong as the word before "'s"."""
    verdict = judge(word[:-2], "en", context)
    if verdict is None:
        return None
    return Verdict(verdict.strength, tuple(f"{one}'s" for one in verdict.suggestions))


@lru_cache(maxsize=_REMEMBERED)
def _judge_name(word: str, language: str) -> Verdict | None:
    """A word capitalised in mid-sentence, once: a warning if one slip from a very common name.

    Names that are long and are never seen elsewhere count; others may be names of their own.
    """
    lexicon = Lexicon.open(language)
    lower = word.lower()
    if len(word) < _LONG_NAME or genitive_base(word, lexicon):
        return None
    if any(word in Lexicon.open(other) for other in LANGUAGES):
        return None
    slips = {
        other.capitalize(): weight
        for other, weight in edits(lower, Letters.open(language).between).items()
        if weight >= _NAME_SLIP
    }
    near = sorted(
        (
            _weighed(other, weight, lexicon)
            for other, weight in lexicon.with_flag(slips, KNOWN).items()
            if lexicon.frequency(other) >= _COMMON_NAME
        ),
        reverse=True,
    )
    if not near or near[0].score - lexicon.frequency(lower) < _NAME_LEAD:
        return None
    return Verdict("warning", tuple(one.word for one in near[:_MOST]))


def _is_judged(word: str, context: Context) -> bool:
    """Whether this is ordinary prose: no number, code, acronym, or name in mid-sentence."""
    letters = word.replace("'", "").replace("-", "")
    if len(letters) < 3 or not letters.isalpha() or context.count > _MEANT:
        return False
    if len(letters) == 3 and _VOWELS.isdisjoint(letters.lower()):  # an abbreviation
        return False
    if word.islower():
        return True
    return "-" in word or (word[0].isupper() and word[1:].islower())


def _may_be_common(language: str, context: Context) -> bool:
    """Whether a capital is only that of a sentence, or of an English headline."""
    return context.sentence_start or (context.headline and language == "en")


def _is_known_somewhere(word: str) -> bool:
    """Whether some lexicon has a word with a capital, or what it is the genitive of."""
    forms = (word, word.removesuffix("s"))
    return any(form in Lexicon.open(other) for other in LANGUAGES for form in forms)


def _is_in_order(word: str, lexicon: Lexicon) -> bool:
    """Whether a lower-case word that the lexicon lacks is a form of one that it has."""
    return genitive_base(word, lexicon) is not None or _is_stressed(word, lexicon)


def _is_stressed(word: str, lexicon: Lexicon) -> bool:
    """A known word with an accent for stress: "dét", "én", "fér"."""
    plain = word.translate(_ACCENTS)
    return plain != word and lexicon.flags(plain) != 0


def _penalty(context: Context) -> float:
    """How much the circumstances raise the bar."""
    penalty = _REPEATED * min(context.count - 1, 2)
    if context.quoted:
        penalty += _QUOTED
    if context.headline:
        penalty -= _HEADLINE
    return penalty


@lru_cache(maxsize=_REMEMBERED)
def _read(word: str, language: str) -> _Reading:
    """Weigh a lower-case word."""
    lexicon = Lexicon.open(language)
    bars = _BARS[language]
    near = _near(word, language, lexicon)
    classes = _classes(word, language, lexicon)
    if language == "nn" and near and _is_variant(word, near[0].word):
        classes.append("variant")
    bar = _Bar(
        max(bars[name].lead for name in classes), max(bars[name].frequency for name in classes)
    )
    frequency = lexicon.frequency(word)
    if language == "nn":  # the Nynorsk counts are thin
        frequency = max(frequency, Lexicon.open("nb").frequency(word) - 0.3)
    return _Reading(bar, frequency, tuple(near))


def _classes(word: str, language: str, lexicon: Lexicon) -> list[str]:
    """The reasons to doubt that a word is wrong."""
    classes = ["plain"]
    if len(word) <= 4:
        classes.append("four" if len(word) == 4 else "three")
    if language == "en":
        return classes
    strength = compound(word, lexicon)
    if strength:
        classes.append(strength)
    if derived(word, lexicon):
        classes.append("derived")
    if Lexicon.open("en").flags(word) & WORD:
        classes.append("english")
    if Lexicon.open(_SISTER[language]).flags(word) & (WORD | MADE) == WORD:
        classes.append("sister")
    if language == "nn" and _is_older_form(word, lexicon):
        classes.append("sister")
    return classes


def _is_older_form(word: str, lexicon: Lexicon) -> bool:
    """The older Nynorsk "boki", "vedteki", "inderlega" for "boka", "vedteke", "inderleg"."""
    if word.endswith("lega"):
        return bool(lexicon.flags(word[:-1]) & WORD)
    return word[-1] == "i" and any(lexicon.flags(word[:-1] + ending) & WORD for ending in "ae")


def _is_variant(word: str, other: str) -> bool:
    """Whether two Nynorsk spellings differ only as older, wider or Bokmål-like norms do."""
    return _levelled(word) == _levelled(other)


def _levelled(word: str) -> str:
    for wide, plain in _LEVEL:
        word = word.replace(wide, plain)
    if word.endswith(("ar", "er", "ir")):
        word = word[:-2] + "r"
    return word[:-1] + "t" if word[-1] == "d" else word.rstrip("aei")


def _near(word: str, language: str, lexicon: Lexicon) -> list[_Near]:
    """The known words near `word`, likeliest first."""
    found = lexicon.with_flag(edits(word, Letters.open(language).between))
    near = [_weighed(other, weight, lexicon) for other, weight in found.items()]
    if not near or max(near).score < _RARE:
        twice = lexicon.with_flag(double_slips(word))
        near += [_weighed(other, twice[other], lexicon) for other in twice if other not in found]
    if not near and language == "en" and len(word) >= _LONG:
        twice = lexicon.with_flag(two_light_slips(word))
        near = [_weighed(other, weight, lexicon) for other, weight in twice.items()]
    return sorted(near, reverse=True)[: 2 * _MOST]


def _weighed(word: str, weight: float, lexicon: Lexicon) -> _Near:
    frequency = lexicon.frequency(word) - (_UNSURE if lexicon.flags(word) & MADE else 0.0)
    return _Near(frequency + weight, frequency, word)


def _judge_hyphenated(word: str, language: str, context: Context) -> Verdict | None:
    """A hyphenated word is as wrong as its only unknown part."""
    wrong = unknown_parts(word, Lexicon.open(language))
    if len(wrong) != 1 or len(wrong[0]) < _LONG_PART:
        return None
    verdict = judge(wrong[0], language, context)
    if verdict is None:
        return None
    whole = tuple(word.replace(wrong[0], other, 1) for other in verdict.suggestions)
    return Verdict(verdict.strength, whole)


def _cased(suggestion: str, word: str) -> str:
    return suggestion[0].upper() + suggestion[1:] if word[0].isupper() else suggestion
