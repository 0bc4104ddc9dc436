"""Find a first part of compounds, which is no word itself, standing apart from its second."""

from __future__ import annotations

from functools import cache

from newslint.checks import Option
from newslint.checks._places import is_part_of_name
from newslint.checks.compound_split import joined
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix, Hit
from newslint.language.lexicon import HEAD, KNOWN, MODIFIER, WORD, Lexicon
from newslint.language.sieve import Sieve
from newslint.language.tokens import WORD as TOKEN
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.rules import Rule

OPTIONS = {
    "words": Option((), "first parts that are words too, such as genitives."),
}
_SHORTEST = 4


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag `samarbeids partner`: a part that only builds compounds, before a noun it fits."""
    lexicon = Lexicon.open(article.language)
    firsts = _only_joining(article.language).kept(article.words)
    firsts = [word for word in firsts if _uncapitalised(word) not in rule.options.words]
    for places in article.locate(firsts).values():
        for place in places:
            yield from _apart(article, place, lexicon)


@cache
def _only_joining(language: str) -> Sieve:
    """Return what keeps the words that are the first part of compounds and nothing else."""
    flags = Lexicon.open(language).flags

    def only_joins(word: str) -> bool:
        if len(word) < _SHORTEST:
            return False
        return flags(_uncapitalised(word)) & (KNOWN | MODIFIER) == MODIFIER

    return Sieve(only_joins)


def _uncapitalised(word: str) -> str:
    return word[0].lower() + word[1:]


def _apart(article: Article, place: Span, lexicon: Lexicon) -> Iterator[Hit]:
    text = article.text
    following = TOKEN.match(text, place.end + 1)
    if text[place.end : place.end + 1] != " " or following is None:
        return
    first, second = article.slice(place), following.group()
    if is_part_of_name(article, place) or not second.isalpha():
        return
    solid = joined(first, second)
    if not second.islower() or not (lexicon.flags(second) & HEAD and lexicon.flags(solid) & WORD):
        return
    span = Span(place.start, following.end())
    solid = match_case(first, solid)
    yield Hit(span, (solid,), fix=Fix("suggested", (Edit(span, solid),)))
