"""The spellings that stand one slip of the pen from a word, and how likely each slip is."""

from __future__ import annotations

from functools import cache

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_VOWELS = frozenset("aeiouyæøåéèêóòôü")
_ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")
_LIGHT_SYLLABLES = (
    "al an ar at ca ci co en er es et hi ic id il in io is it iv iz la le li na ne ni nt ra re ri "
    "se si ta te ti to ve"
).split()
_CONFUSED = frozenset(("eæ", "æe", "oå", "åo", "oø", "øo", "iy", "yi"))
_SOUND_ALIKE = {"c": "sk", "k": "c", "s": "cz", "z": "s", "t": "d", "d": "t", "g": "j", "j": "g"}
_DIGRAPHS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))

# How much more likely than a chance slip each kind is, in powers of ten.
DOUBLED = 1.5  # a letter written twice
UNDOUBLED = 1.4  # a double letter written once
SWAPPED = 1.1
CUT = 1.3  # the last letter left out
DIGRAPH = 1.0
CONFUSED = 1.0  # vowels that sound alike
VOWEL = 0.6
MISSING = 0.5
EXTRA = 0.3
EXTRA_E = 1.0
NEAR = 0.3  # a neighbouring key
FAR = -0.7
FIRST = -0.8  # added when the first letter is another one
TWICE = 0.4  # two double letters mistaken in one word
TWICE_LIGHT = -0.3
REPEATED_SYLLABLE = 1.0

Edits = dict[str, float]


def edits(word: str, between: Callable[[str, str], Iterable[str]]) -> Edits:
    """Strings one slip from `word`, with the weight of each one's likeliest slip.

    `between(left, right)` gives the letters worth trying between two parts of a word, whose
    edges are written `^^` and `$$` (see `Letters.between`).
    """
    found: Edits = {}
    near = _neighbours()
    size = len(word)
    edged = f"^^{word}$$"
    for at in range(size + 1):
        left, right = word[:at], word[at:]
        before = word[at - 1] if at else ""
        here = word[at] if at < size else ""
        first = 0.0 if at else FIRST
        missing = MISSING + first if here else CUT
        for letter in between(edged[: at + 2], edged[at + 2 :]):
            if letter not in (before, here):
                found[left + letter + right] = missing
        if not here:
            break
        rest = word[at + 1 :]
        close = near.get(here, "")
        vowel = here in _VOWELS
        for letter in between(edged[: at + 2], edged[at + 3 :]):
            if letter != here:
                text = left + letter + rest
                if vowel and letter in _VOWELS:
                    weight = CONFUSED if here + letter in _CONFUSED else VOWEL
                else:
                    weight = NEAR if letter in close else FAR
                found[text] = max(weight + first, found.get(text, FAR + FIRST))
        text = left + here + right
        found[text] = max(UNDOUBLED, found.get(text, FAR))
        text = left + rest
        weight = DOUBLED if here == before else EXTRA_E if here == "e" and rest else EXTRA
        found[text] = max(weight + first, found.get(text, FAR))
        if rest and rest[0] != here:
            text = left + rest[0] + here + rest[1:]
            found[text] = max(SWAPPED + first / 2, found.get(text, FAR))
    for wrong, right in _DIGRAPHS:
        for one, other in ((wrong, right), (right, wrong)):
            if one in word:
                found[word.replace(one, other, 1)] = DIGRAPH
    found.pop(word, None)
    return found


def double_slips(word: str) -> Edits:
    """Strings with two double letters mistaken, or without a syllable written twice.

    "interresant" → "interessant", "suburburban" → "suburban".
    """
    once = _toggled(word, 0)
    found = {text: TWICE for first, at in once for text, _ in _toggled(first, at)}
    for size in (2, 3):
        for at in range(len(word) - 2 * size + 1):
            if word[at : at + size] == word[at + size : at + 2 * size]:
                found[word[:at] + word[at + size :]] = REPEATED_SYLLABLE
    return found


def two_light_slips(word: str) -> Edits:
    """Strings with two slips that are easily made in English, or a light syllable put in.

    Vowels, doubled letters, swaps, letters that sound alike ("privelleges" → "privileges",
    "sucesfuly" → "successfully"); "tradionally" → "traditionally".
    """
    found = {text: TWICE_LIGHT for once in _light(word) for text in _light(once)}
    for at in range(1, len(word)):
        for syllable in _LIGHT_SYLLABLES:
            found[word[:at] + syllable + word[at:]] = TWICE_LIGHT
    return found


def _light(word: str) -> list[str]:
    texts = [text for text, _ in _toggled(word, 0)]
    for at in range(1, len(word)):
        left, here, rest = word[:at], word[at], word[at + 1 :]
        if here in "aeiou":
            texts.extend(left + vowel + rest for vowel in "aeiou" if vowel != here)
            texts.append(left + rest)
            continue
        texts.append(left + rest)
        texts.extend(left + other + rest for other in _SOUND_ALIKE.get(here, ""))
        if rest and rest[0] != here:
            texts.append(left + rest[0] + here + rest[1:])
    return texts


def _toggled(word: str, start: int) -> list[tuple[str, int]]:
    """`word` with one consonant from `start` on doubled or undoubled, and where to go on."""
    texts = []
    for at in range(max(start, 1), len(word)):
        letter = word[at]
        if letter in _VOWELS:
            continue
        if word[at - 1] == letter:
            texts.append((word[:at] + word[at + 1 :], at))
        elif word[at + 1 : at + 2] != letter:
            texts.append((word[:at] + letter + word[at:], at + 2))
    return texts


@cache
def _neighbours() -> dict[str, str]:
    """The letters beside and above each key of a Norwegian keyboard."""
    near: dict[str, str] = {}
    for index, row in enumerate(_ROWS):
        for at, letter in enumerate(row):
            close = row[max(0, at - 1) : at + 2]
            for other in (*_ROWS[max(0, index - 1) : index], *_ROWS[index + 1 : index + 2]):
                close += other[max(0, at - 1) : at + 2]
            near[letter] = close.replace(letter, "")
    return near
