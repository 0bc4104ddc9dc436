"""Spellings near one another, found by deletion neighbourhoods, and how they differ."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import combinations

from newslint import patterns
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

# More words than this one letter from each other are a series (Alfa A, Alfa B), no slips.
_FAMILY = 8
_LONGEST = 40
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# First letters that one sound is written with in names from other alphabets.
_ONSETS = str.maketrans("ycwzq", "jkvsk")
# Endings that make one word of another: inflections and derivations, by language.
_ENDINGS = {
    "nb": " s n r t a e en et er ene ens ets ers enes el eren erne ane isk iske iskes ske sk "
    "ing inger ist ister isten isme ismen ier iere ner nere ar dom inne inner de dte te",
    "nn": " s n r t a e en et er ene ens ets ers enes ar ane ers arar or one isk iske ske sk ing "
    "ingar ist istar isten isme ismen ar arar nar inne inner de te i",
    "en": " s n r d y a i ed er es ers ing ings ism isms ist ists an ans n ns ian ians ic ics "
    "ical ese ite ites ly al als ion ions ish y ies or ors ive ant ent ment ness ty ous en ence "
    "ance ency ancy ary",
}
# What sets Nynorsk apart from Bokmål, and older spelling from newer.
_NORMS = (
    ("ar", "er"), ("an", "en"), ("ei", "e"), ("øy", "ø"), ("au", "ø"), ("æ", "e"), ("sj", "ssi"),
    ("sj", "ti"), ("kk", "ck"),
)  # fmt: skip
# Spellings of one sound: what tells Cristian from Christian, and Sofie from Sophie.
_SOUNDS = (
    ("ph", "f"), ("th", "t"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("x", "ks"),
    ("w", "v"), ("z", "s"), ("dt", "t"), ("y", "i"), ("j", "i"), ("h", ""),
)  # fmt: skip


def skeleton(word: str) -> str:
    """Return a word in lower case with plain letters: `Vlhová` and `Vlhova` are one."""
    low = word.lower()
    if low.isascii():
        return low
    plain = unicodedata.normalize("NFD", low.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of distinct words at most one slip apart, in sorted order.

    A slip is a letter dropped, added or changed, or two neighbours swapped, past the first
    letter. Time grows with the letters in all the words, whatever the words are: crowded
    neighbourhoods are left out.
    """
    first: dict[str, str] = {}
    crowds: dict[str, list[str]] = {}
    for word in words:
        if len(word) > _LONGEST:
            continue
        for shorter in _neighbourhood(word):
            neighbour = first.setdefault(shorter, word)
            if neighbour is not word:
                crowds.setdefault(shorter, [neighbour]).append(word)
    pairs = {
        (one, other) if one < other else (other, one)
        for crowd in crowds.values()
        if len(crowd) <= _FAMILY
        for one, other in combinations(crowd, 2)
    }
    yield from sorted(pair for pair in pairs if one_slip(*pair))


def same_but_onset(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words that differ in how their first sound is spelt: `Yuri`, `Juri`."""
    first: dict[str, str] = {}
    for word in words:
        other = first.setdefault(word[0].translate(_ONSETS) + word[1:], word)
        if other is not word:
            yield other, word


def _neighbourhood(word: str) -> list[str]:
    """Return a word, and what is left of it when one letter past the first is dropped."""
    left = [word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] != word[at - 1]]
    left.append(word)
    return left


def one_slip(one: str, other: str) -> bool:
    """Tell whether two words are one slip apart (restricted Damerau distance 1)."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    rest = one[at + 1 :]
    if rest == other[at + 1 :]:
        return True
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def differs_by_ending(one: str, other: str, language: str) -> bool:
    """Tell whether two words may be forms of one word: same stem, both with known endings."""
    if doubles(one, other):
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    endings = _endings(language)
    return any(
        one[cut:] in endings and other[cut:] in endings for cut in range(max(3, at - 4), at + 1)
    )


def differs_by_norm(one: str, other: str, language: str) -> bool:
    """Tell whether two words in lower case differ as the norms of Norwegian do, old and new."""
    if language not in ("nb", "nn"):
        return False
    return any(one.replace(here, there) == other.replace(here, there) for here, there in _NORMS)


def doubles(one: str, other: str) -> bool:
    """Tell whether two words differ only in a letter written twice."""
    return undoubled(one) == undoubled(other)


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two skeletons are ways to spell one sound."""
    return _sound(one) == _sound(other)


def _sound(word: str) -> str:
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return undoubled(word.removesuffix("e"))


def undoubled(word: str) -> str:
    """Return a word with each double letter written once."""
    return _double().sub(r"\1", word)


@cache
def _double() -> re.Pattern[str]:
    return patterns.compile(r"(.)\1+")


@cache
def _endings(language: str) -> frozenset[str]:
    lists = [_ENDINGS[language]] if language in _ENDINGS else _ENDINGS.values()
    return frozenset({"", *(ending for endings in lists for ending in endings.split())})
