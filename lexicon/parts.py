"""Find out which words build compounds: first parts with their linking letter, and heads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LINKS = ("", "s", "e")
SHORTEST = 3


def compound_parts(lemmas: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count, over all lemmas that are compounds of other lemmas, first parts and heads.

    A first part is counted with its link ("regjerings"). Of several ways to divide a word
    the one with the longest head counts.
    """
    known = {lemma for lemma in lemmas if len(lemma) >= SHORTEST and lemma.islower()}
    firsts: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for lemma in known:
        for at in range(SHORTEST, len(lemma) - SHORTEST + 1):
            if lemma[at:] in known and is_first(lemma[:at], known):
                firsts[lemma[:at]] += 1
                heads[lemma[at:]] += 1
                break
    return firsts, heads


def is_first(part: str, known: set[str]) -> bool:
    """A known word, with or without a linking letter."""
    return part in known or (len(part) > SHORTEST and part[-1] in "se" and part[:-1] in known)
