"""The literal words of all rules, found in one pass over an article."""

from __future__ import annotations

from newslint import patterns
from newslint.automaton import stands_alone
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.rules import Rule

    # Literals by the longest word in each ("" where there is none); for each word lines: a
    # literal, the id of a rule that works by it, the next literal, and so on. One string a
    # word is quicker to read back than several.
    Literals = Mapping[str, str]
    # How much stands before the longest word, how long the whole is; such literals' rules.
    _Shape = tuple[int, int, dict[str, list[Rule]]]

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
        self._sources = (
            (known or {}, self._unaltered),
            (by_longest_word(own), self._rules),
        )
        self._shapes: dict[str, list[_Shape] | None] = dict.fromkeys(
            word for literals, _ in self._sources for word in literals
        )

    def scan(self, folded: str) -> Iterator[tuple[Rule, Span, str]]:
        """Yield `(rule, span, literal)` wherever a literal stands as whole words.

        `folded` is text as `article.fold` gives it. Each word of it is looked up, and beside
        those that are the longest of some literals, what stands around them.
        """
        for match in _WORD.finditer(folded):
            shapes = self._shapes.get(match[0], ())
            for before, length, literals in self._read(match[0]) if shapes is None else shapes:
                start = match.start() - before
                if start >= 0 and (literal := folded[start : start + length]) in literals:
                    yield from _placed(folded, start, literal, literals)
        for _, _, literals in self._shapes.get("") or self._read(""):
            for literal in literals:
                at = folded.find(literal)
                while at >= 0:
                    yield from _placed(folded, at, literal, literals)
                    at = folded.find(literal, at + 1)

    def _read(self, word: str) -> list[_Shape]:
        """Return the literals whose longest word it is, those of one shape together."""
        shapes: dict[tuple[int, int], dict[str, list[Rule]]] = {}
        for literals, rules in self._sources:
            for literal, identity in _pairs(literals.get(word, "")):
                if identity in rules:
                    shape = shapes.setdefault((_offset(literal, word), len(literal)), {})
                    shape.setdefault(literal, []).append(rules[identity])
        read = [(before, length, found) for (before, length), found in shapes.items()]
        self._shapes[word] = read
        return read


def _placed(
    folded: str, start: int, literal: str, rules: Mapping[str, list[Rule]]
) -> Iterator[tuple[Rule, Span, str]]:
    """Yield a literal for each of its rules, if whole words stand at its place."""
    span = Span(start, start + len(literal))
    if stands_alone(folded, span):
        for rule in rules[literal]:
            yield rule, span, literal


def _offset(literal: str, word: str) -> int:
    return next((match.start() for match in _WORD.finditer(literal) if match[0] == word), 0)


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
