"""Finds many literal words in one pass over a text."""

from __future__ import annotations

from functools import cached_property

from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ahocorasick_rs import AhoCorasick

# A pass is made over pieces of about this many characters, so that the list of matches
# stays small however long the text is.
_PIECE = 1 << 18
# Characters times words up to which each word is searched by itself: to build an automaton
# takes longer.
_LITTLE = 1_000_000


class Automaton:
    """An Aho-Corasick automaton over some words or phrases, none of them empty."""

    def __init__(self, literals: Sequence[str]) -> None:
        self.literals = literals
        self._longest = max(map(len, literals), default=0)

    @cached_property
    def _built(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        # Of the implementations the one that is quickest to build and to run together.
        return AhoCorasick(
            self.literals,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def scan(self, text: str) -> Iterator[tuple[int, Span]]:
        """Yield `(index, span)` wherever the literal of that index stands as whole words.

        The boundary counts only on a side where the literal itself has a letter or digit.
        """
        if len(text) * len(self.literals) <= _LITTLE:
            yield from self._one_by_one(text)
            return
        for start in range(0, len(text), _PIECE):
            # A piece reaches over into the next by the longest literal; what starts there
            # belongs to the next.
            piece = text[start : start + _PIECE + self._longest]
            for index, begin, end in self._built.find_matches_as_indexes(piece, overlapping=True):
                span = Span(start + begin, start + end)
                if begin < _PIECE and stands_alone(text, span):
                    yield index, span

    def _one_by_one(self, text: str) -> list[tuple[int, Span]]:
        found = []
        for index, literal in enumerate(self.literals):
            start = text.find(literal)
            while start >= 0:
                span = Span(start, start + len(literal))
                if stands_alone(text, span):
                    found.append((index, span))
                start = text.find(literal, start + 1)
        # In the order in which the automaton comes upon them.
        found.sort(key=lambda place: (place[1].end, place[1].start))
        return found


def stands_alone(text: str, span: Span) -> bool:
    """Tell whether the span is not part of a longer word at either end.

    An end at which the span itself has no letter or digit is always free.
    """
    start, end = span
    joined_before = start > 0 and _is_word(text[start]) and _is_word(text[start - 1])
    joined_after = end < len(text) and _is_word(text[end - 1]) and _is_word(text[end])
    return not joined_before and not joined_after


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
