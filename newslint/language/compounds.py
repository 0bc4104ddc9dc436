"""Norwegian words that no dictionary holds: compounds, derivations, genitives."""

from __future__ import annotations

from newslint.language.lexicon import HEAD, KNOWN, MODIFIER, WORD
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

    from newslint.language.lexicon import Lexicon

    Strength = Literal["strong", "weak"]

_SHORTEST = 3  # letters of a part
_COMMON_GENITIVE = -5.6  # how common (log10 of its share) one of so short a word must be: "års"
_SHORTEST_WEAK_HEAD = 4
_LINKS = ("s", "e")

_PREFIXES = tuple(
    """
    u mis gjen van sam for fore over under etter om på til ut inn opp ned av bort fram frem
    mot med ved super ultra anti pro eks ekstra halv hel heil del multi mikro makro mini mega
    semi pre post re de dis ko kvasi pseudo trans inter intra neo sosial stor små ny selv
    sjølv ikke ikkje tids fler fleir en ein to tre fire fem seks
    """.split()
)
_SUFFIXES = tuple(
    """
    het heten heter hetene heit heita heiter heitene messig messige vennlig vennlige vennleg
    venleg venlege løs løst løse laus laust lause aktig aktige basert baserte fri fritt frie
    full fullt fulle rik rikt rike vis verdig verdige sikker sikre skap skapet dom domen aner
    ere erne eren arane arar aren
    """.split()
)


def compound(word: str, lexicon: Lexicon) -> Strength | None:
    """How well a lower-case word parses as a compound of known words.

    "strong": a first part that builds compounds (with its linking letter) before an inflected
    head that does, or before such a compound; "weak": any two known words with -s-, -e- or
    nothing between; None: no parse. "topplass" is read as topp + plass.
    """
    best: Strength | None = None
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        head = word[at:]
        for first in _firsts(word, at):
            known = lexicon.flags(first)
            if not known & MODIFIER:
                if best is None and len(head) >= _SHORTEST_WEAK_HEAD and _may_join(first, lexicon):
                    best = "weak" if lexicon.flags(head) & WORD else None
                continue
            flags = lexicon.flags(head)
            if flags & HEAD or (len(head) >= 2 * _SHORTEST + 1 and _is_simple(head, lexicon)):
                return "strong"
            if flags & WORD and len(head) >= _SHORTEST_WEAK_HEAD:
                best = "weak"
    return best


def _firsts(word: str, at: int) -> tuple[str, ...]:
    """The first parts of a division; of three equal consonants Norwegian writes two."""
    first = word[:at]
    return (first, first + word[at]) if word[at - 1] == word[at] else (first,)


def _may_join(first: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.flags(first) & WORD) or (
        first[-1] in _LINKS and len(first) > _SHORTEST and bool(lexicon.flags(first[:-1]) & WORD)
    )


def _is_simple(word: str, lexicon: Lexicon) -> bool:
    """A strong compound of two parts."""
    return any(
        lexicon.flags(word[:at]) & MODIFIER and lexicon.flags(word[at:]) & HEAD
        for at in range(_SHORTEST, len(word) - _SHORTEST + 1)
    )


def derived(word: str, lexicon: Lexicon) -> bool:
    """Whether a regular prefix or suffix makes `word` from a known word."""
    return any(
        word.startswith(prefix)
        and len(word) - len(prefix) > _SHORTEST
        and lexicon.flags(word[len(prefix) :]) & WORD
        for prefix in _PREFIXES
    ) or any(
        word.endswith(suffix)
        and len(word) - len(suffix) >= _SHORTEST
        and _may_join(word[: -len(suffix)], lexicon)
        for suffix in _SUFFIXES
    )


def genitive_base(word: str, lexicon: Lexicon) -> str | None:
    """The word that `word` is the genitive of ("regjeringens" → "regjeringen"), if known."""
    english = lexicon.language == "en"
    for ending in ("'s", "s'") if english else ("'s", "s", "'"):
        base = word.removesuffix(ending)
        if base == word or base[-1] in "szx'":
            continue
        if len(base) <= _SHORTEST and lexicon.frequency(word) < _COMMON_GENITIVE:
            continue
        if base in lexicon or (not english and compound(base, lexicon) == "strong"):
            return base
    return None


def unknown_parts(word: str, lexicon: Lexicon) -> list[str]:
    """The parts of a hyphenated word that are not in order, in their places.

    Names, acronyms, numbers, first parts with a linking letter and compounds are in order:
    "Anbar-provinsen", "NATO-landene", "40-åring", "EU-ministre", "nord- og".
    """
    return [
        part
        for part in word.split("-")
        if part.islower()
        and part.isalpha()
        and not lexicon.flags(part) & (KNOWN | MODIFIER)
        and compound(part, lexicon) is None
        and genitive_base(part, lexicon) is None
    ]
