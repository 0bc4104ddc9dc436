"""The literal words of all rules, found in one pass over an article."""

from __future__ import annotations

from operator import itemgetter

from newslint import patterns
from newslint.automaton import Automaton
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.positions import Span
    from newslint.rules import Rule

    # Literals by the longest word in each ("" where there is none); for each word lines: a
    # literal, the id of a rule that works by it, the next literal, and so on. One string a
    # word is quicker to read back than several.
    Literals = Mapping[str, str]

_WORD = patterns.compile(r"\w+")
_whole = itemgetter(0)


class LiteralIndex:
    """The literals of all rules that work by literals.

    `language` leaves out those that are for copy in another. `known` are literals of rules as
    their files have them; what it does not have is asked of the rules. `failures` holds the
    rules that could not name theirs.
    """

    def __init__(
        self, rules: Iterable[Rule], language: str = "", known: Literals | None = None
    ) -> None:
        self.failures: list[tuple[Rule, Exception]] = []
        own = []
        self._unaltered: dict[str, Rule] = {}
        self._rules: dict[str, Rule] = {}
        for rule in rules:
            self._rules[rule.id] = rule
            if known is not None and not rule.is_altered:
                self._unaltered[rule.id] = rule
                continue
            try:
                own.append((rule, rule.literals(language) or ()))
            except Exception as error:
                self.failures.append((rule, error))
        self._sources = (
            (known or {}, self._unaltered),
            (by_longest_word(own), self._rules),
        )
        self._words = frozenset().union(*(literals for literals, _ in self._sources))
        self._read: dict[str, list[tuple[str, list[str], Rule]]] = {}

    def scan(self, folded: str) -> Iterator[tuple[Rule, Span, str]]:
        """Yield `(rule, span, literal)` wherever a literal stands as whole words.

        `folded` is text as `article.fold` gives it.
        """
        # Of thousands of literals only those are looked for whose words are all there.
        words = {"", *map(_whole, _WORD.finditer(folded))}
        found: dict[str, list[Rule]] = {}
        for word in words & self._words:
            for literal, parts, rule in self._under(word):
                if words.issuperset(parts):
                    found.setdefault(literal, []).append(rule)
        automaton = Automaton(list(found))
        for index, span in automaton.scan(folded):
            literal = automaton.literals[index]
            for rule in found[literal]:
                yield rule, span, literal

    def _under(self, word: str) -> list[tuple[str, list[str], Rule]]:
        """Return the literals whose longest word it is, with their words and their rules."""
        if word not in self._read:
            self._read[word] = [
                (literal, _WORD.findall(literal), rules[identity])
                for literals, rules in self._sources
                for literal, identity in _pairs(literals.get(word, ""))
                if identity in rules
            ]
        return self._read[word]


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    """Yield the literals of a word, each with the id of its rule."""
    parts = iter(lines.split("\n") if lines else ())
    return zip(parts, parts, strict=True)


def by_longest_word(rules: Iterable[tuple[Rule, Iterable[str]]]) -> Literals:
    """Arrange the literals of rules by the longest word in each."""
    found: dict[str, list[str]] = {}
    for rule, literals in rules:
        for literal in literals:
            word = max(_WORD.findall(literal), key=len, default="")
            found.setdefault(word, []).extend((literal, rule.id))
    return {word: "\n".join(pairs) for word, pairs in found.items()}
