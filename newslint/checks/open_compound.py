"""Find a first part of compounds, which is no word itself, standing apart from its second."""

from __future__ import annotations

from functools import lru_cache

from newslint.checks import Option
from newslint.checks._places import is_part_of_name
from newslint.checks.compound_split import joined
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix, Hit
from newslint.language.lexicon import HEAD, KNOWN, MODIFIER, WORD, Lexicon
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
_REMEMBERED = 1 << 17  # words


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag `samarbeids partner`: a part that only builds compounds, before a noun it fits."""
    language, lexicon = article.language, Lexicon.open(article.language)
    firsts = [
        word
        for word in article.words
        if _only_joins(word, language) and _uncapitalised(word) not in rule.options.words
    ]
    for places in article.locate(firsts).values():
        for place in places:
            yield from _apart(article, place, lexicon)


@lru_cache(maxsize=_REMEMBERED)
def _only_joins(word: str, language: str) -> bool:
    """Tell whether a word is the first part of compounds and nothing else."""
    if len(word) < _SHORTEST:
        return False
    return Lexicon.open(language).flags(_uncapitalised(word)) & (KNOWN | MODIFIER) == MODIFIER


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
