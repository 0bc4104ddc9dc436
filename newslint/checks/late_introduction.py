"""Find a surname that stands before the full name and post of the person."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Related
from newslint.language.lexicon import (
    LANGUAGES,
    ORGANISATION,
    PLACE,
    SURNAME,
    WORD,
    Lexicon,
)
from newslint.language.tokens import previous_word
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.people import Person
    from newslint.positions import Span
    from newslint.rules import Rule

# After these a surname is the name of the place that it comes from.
_WHERE = frozenset("i på ved fra frå til hos in at near from".split())

NEEDS = ("people",)
OPTIONS = {
    "shortest": Option(4, "the shortest surname looked at."),
    "known": Option((), "surnames that need no introduction."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first surname alone in the body, if the full name comes in a later paragraph."""
    if article.language not in LANGUAGES:
        return
    lexicon = Lexicon.open(article.language)
    for person in article.people:
        first, full = person.mentions[0], person.full[0]
        if first == full or len(person.surname) < rule.options.shortest:
            continue
        if person.surname in rule.options.known:
            continue
        flags = lexicon.flags(person.surname)
        if flags & (PLACE | ORGANISATION) or not _is_named(person, flags):
            continue
        ordinary = lexicon.flags(person.surname.lower()) & WORD and not flags & SURNAME
        if ordinary or _has_address(article, first) or _is_where(article, first):
            continue
        place, later = article.block_at(first.start), article.block_at(full.start)
        if place is None or later is None or place == later or place.kind not in rule.scope:
            continue
        if place == article.blocks[0] and _is_run_on_headline(article, first):
            continue
        values = {"name": person.name, "surname": person.surname}
        yield rule.hit(first, person.name, related=(Related(full),), values=values)


def _is_named(person: Person, flags: int) -> bool:
    """Tell whether the surname is known as one and nothing else, or a post or an age tells."""
    return bool(not flags or flags & SURNAME or person.titles or person.ages or person.party)


def _is_where(article: Article, span: Span) -> bool:
    """Tell whether a word for where stands before it: "ved Lidarende skule" is a place."""
    return previous_word(article, span.start) in _WHERE


def _has_address(article: Article, span: Span) -> bool:
    """Tell whether a word such as Mr, Premier or Judge stands before a surname."""
    before = article.text[max(0, span.start - 16) : span.start].rstrip()
    word = before.split()[-1] if before.split() else ""
    return (
        word[:1].isupper()
        and word.isascii()
        and word.rstrip(".").isalpha()
        and (
            word.endswith(".")
            is (word.rstrip(".") in ("Mr", "Mrs", "Ms", "Dr", "Gov", "Sen", "Rep"))
        )
    )


def _is_run_on_headline(article: Article, span: Span) -> bool:
    """Tell whether a place is in the first sentence of copy whose paragraphs were run together."""
    first = article.blocks[0].span
    own = [sentence for sentence in article.sentences[:4] if first.covers(sentence)]
    return len(own) > 2 and own[0].covers(span)
