"""Find one person with two first names: the surname and the title stay, the first name changes."""

from __future__ import annotations

from itertools import product

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Related
from newslint.language.data import word_set
from newslint.language.forms import Knowledge
from newslint.language.lexicon import FIRST_NAME
from newslint.language.names import strip_genitive
from newslint.language.tokens import previous_word
from newslint.language.variants import one_slip, skeleton, sound_alike
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Name
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "family": Option(
        {}, "words by language that tell of relatives or namesakes; where one stands, silence."
    ),
}

_APPOSITION = patterns.compile(r",\s+(\w+)(?:\s+(\w+))?")
_SHORTEST_ROLE = 4
# More first names with one surname are a list; more places of one tell nothing new.
_MOST_FIRST_NAMES = 20
_MOST_PLACES = 12
_SENTENCE_END = patterns.compile(r"[.!?]\s|\n")
_LONGEST_SENTENCE = 300


class _Person(NamedTuple):
    """One mention of somebody in full."""

    first: str
    span: Span
    titles: frozenset[str]


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each place of the rarer first name; by a tie, of the one that comes later."""
    people = _people(article)
    if not people or _tells_of_family(article, rule):
        return
    knowledge = Knowledge(article.language)
    for surname, first_names in people.items():
        ranked = sorted(first_names, key=lambda first: -len(first_names[first]))
        for index, rare in enumerate(ranked[1:], start=1):
            for usual in ranked[:index]:
                pair = first_names[rare], first_names[usual]
                if _one_person(*pair, knowledge) and not _meet(article.text, *pair):
                    yield from _hits(rule, surname, *pair)
                    break


def _people(article: Article) -> dict[str, dict[str, list[_Person]]]:
    """Return the people with a surname that stands after several first names, by both."""
    named: dict[str, dict[str, list[Name]]] = {}
    for name in article.names:
        if len(name.parts) > 1:
            first = article.slice(name.parts[0])
            surname = skeleton(strip_genitive(article.slice(name.parts[-1]))).removesuffix("s")
            named.setdefault(surname, {}).setdefault(first, []).append(name)
    roles = word_set(article.language, "roles")
    return {
        surname: {
            first: [_Person(first, n.parts[0], _titles(article, n, roles)) for n in names]
            for first, names in first_names.items()
        }
        for surname, first_names in named.items()
        if 1 < len(first_names) <= _MOST_FIRST_NAMES
    }


def _titles(article: Article, name: Name, roles: frozenset[str]) -> frozenset[str]:
    """Return the words of office before a name, in front of its parts or after its comma."""
    words = [previous_word(article, name.span.start)]
    words += article.folded[name.span.start : name.parts[0].start].split()
    match = _APPOSITION.match(article.folded, name.span.end)
    if match:
        words += [word for word in match.groups() if word]
    return frozenset(word for word in words if _is_role(word, roles))


def _is_role(word: str, roles: frozenset[str]) -> bool:
    """Tell whether a word is an office or a compound that ends in one."""
    return any(word[at:] in roles for at in range(len(word) - _SHORTEST_ROLE + 1))


def _tells_of_family(article: Article, rule: Rule) -> bool:
    family = frozenset(rule.options.family.get(article.language, ()))
    return any(word.lower() in family for word in article.words)


def _one_person(rare: list[_Person], usual: list[_Person], knowledge: Knowledge) -> bool:
    """Tell whether two near first names, with one title beside both, must be one person."""
    one, other = rare[0].first, usual[0].first
    if not all(knowledge.name_flags(name) & FIRST_NAME for name in (one, other)):
        return False
    if not _are_near(skeleton(one), skeleton(other)):
        return False
    titles = frozenset().union(*(person.titles for person in rare))
    return any(titles & person.titles for person in usual)


def _meet(text: str, rare: list[_Person], usual: list[_Person]) -> bool:
    """Tell whether one sentence names both, as it does with two people."""
    for person, other in product(rare[:_MOST_PLACES], usual[:_MOST_PLACES]):
        start, end = sorted((person.span.start, other.span.start))
        if end - start < _LONGEST_SENTENCE and not _SENTENCE_END.search(text, start, end):
            return True
    return False


def _are_near(one: str, other: str) -> bool:
    """Tell whether two first names are easily mistaken, yet are two names and not one sound."""
    short, long = sorted((one, other), key=len)
    near = one_slip(one, other) or (long.startswith(short) and len(long) - len(short) == 2)
    return near and short[0] == long[0] and not sound_alike(one, other)


def _hits(rule: Rule, surname: str, rare: list[_Person], usual: list[_Person]) -> Iterator[Hit]:
    tie = len(rare) == len(usual)
    for person in rare:
        yield rule.hit(
            person.span,
            *(() if tie else (usual[0].first,)),
            related=tuple(Related(other.span) for other in usual[:_MOST_PLACES]),
            values={"other": usual[0].first, "count": len(usual)},
            variant="tie" if tie else "",
            group=f"{surname}:{usual[0].first}",
        )
