"""Finds the literal words of all rules in one pass over the text."""

from __future__ import annotations

from functools import cached_property

from newslint.article import stands_alone
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ahocorasick_rs import AhoCorasick

    from newslint.rules import Rule

# A pass is made over pieces of about this many characters, so that the list of matches
# stays small however long the text is.
_PIECE = 1 << 18


class LiteralIndex:
    """One Aho-Corasick automaton over the literals of all rules that work by literals.

    `failures` holds the rules that could not name theirs.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules: dict[str, list[Rule]] = {}
        self.failures: list[tuple[Rule, Exception]] = []
        for rule in rules:
            try:
                for literal in rule.literals or ():
                    self._rules.setdefault(literal, []).append(rule)
            except Exception as error:
                self.failures.append((rule, error))
        self._literals = list(self._rules)
        self._longest = max(map(len, self._literals), default=0)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(self._literals, matchkind=MatchKind.Standard)

    def scan(self, folded: str) -> Iterator[tuple[Rule, Span, str]]:
        """Yield `(rule, span, literal)` wherever a literal stands as whole words.

        `folded` is text as `article.fold` gives it; the boundary counts only on a side where
        the literal itself has a letter or digit.
        """
        if not self._literals:
            return
        for start in range(0, len(folded), _PIECE):
            # A piece reaches over into the next by the longest literal; what starts there
            # belongs to the next.
            piece = folded[start : start + _PIECE + self._longest]
            for index, begin, end in self._automaton.find_matches_as_indexes(
                piece, overlapping=True
            ):
                span = Span(start + begin, start + end)
                literal = self._literals[index]
                if begin < _PIECE and stands_alone(folded, span):
                    for rule in self._rules[literal]:
                        yield rule, span, literal
