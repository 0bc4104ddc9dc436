"""The literal words of all rules, found in one pass over an article."""

from __future__ import annotations

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
        self._known: Literals = known or {}
        self._own: Literals = by_longest_word(own)

    def scan(self, folded: str) -> Iterator[tuple[Rule, Span, str]]:
        """Yield `(rule, span, literal)` wherever a literal stands as whole words.

        `folded` is text as `article.fold` gives it.
        """
        # Of thousands of literals only those are looked for whose words are all there.
        words = {match[0] for match in _WORD.finditer(folded)}
        words.add("")
        found: dict[str, list[Rule]] = {}
        for literals, rules in ((self._known, self._unaltered), (self._own, self._rules)):
            for word in words:
                if word not in literals:
                    continue
                pairs = iter(literals[word].split("\n"))
                for literal, identity in zip(pairs, pairs, strict=True):
                    if identity in rules and words.issuperset(_WORD.findall(literal)):
                        found.setdefault(literal, []).append(rules[identity])
        automaton = Automaton(list(found))
        for index, span in automaton.scan(folded):
            literal = automaton.literals[index]
            for rule in found[literal]:
                yield rule, span, literal


def by_longest_word(rules: Iterable[tuple[Rule, Iterable[str]]]) -> Literals:
    """Arrange the literals of rules by the longest word in each."""
    found: dict[str, list[str]] = {}
    for rule, literals in rules:
        for literal in literals:
            word = max(_WORD.findall(literal), key=len, default="")
            found.setdefault(word, []).extend((literal, rule.id))
    return {word: "\n".join(pairs) for word, pairs in found.items()}
