"""The literal words of all rules, found in one pass over an article."""

from __future__ import annotations

from functools import cached_property

from newslint.automaton import Automaton
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.positions import Span
    from newslint.rules import Rule


class LiteralIndex:
    """One automaton over the literals of all rules that work by literals.

    `language` leaves out those that are for copy in another.
    `failures` holds the rules that could not name theirs.
    """

    def __init__(self, rules: Sequence[Rule], language: str = "") -> None:
        self._rules: dict[str, list[Rule]] = {}
        self.failures: list[tuple[Rule, Exception]] = []
        for rule in rules:
            try:
                for literal in rule.literals(language) or ():
                    self._rules.setdefault(literal, []).append(rule)
            except Exception as error:
                self.failures.append((rule, error))

    @cached_property
    def _automaton(self) -> Automaton:
        return Automaton(list(self._rules))

    def scan(self, folded: str) -> Iterator[tuple[Rule, Span, str]]:
        """Yield `(rule, span, literal)` wherever a literal stands as whole words.

        `folded` is text as `article.fold` gives it.
        """
        literals = self._automaton.literals
        for index, span in self._automaton.scan(folded):
            literal = literals[index]
            for rule in self._rules[literal]:
                yield rule, span, literal
