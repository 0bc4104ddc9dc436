"""Find one person with two ages."""

from __future__ import annotations

from bisect import bisect_right

from newslint import patterns
from newslint.findings import Related
from newslint.language.people import Age, lives
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.people import Person
    from newslint.rules import Rule

NEEDS = ("people",)
# What looks like an age and is the minute of a goal.
_SCORE = patterns.compile(r"\d ?[-–] ?\d")
_SCORE_REACH = 24
_BRACKETED = patterns.compile(r"\((\d{1,3})\)")
# "37-åringen" is taken for somebody who is 36 elsewhere, and not for one who is 52.
_MOST_OFF = 3
_NAMED = patterns.compile(r"(?:[ \u00a0][^\W\d_][\w-]*){0,2}[ \u00a0][^\W\d_a-zæøå]")
_NEAR = 250


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the later of two ages, of a named person or of the one "37-åringen" can be."""
    aged: list[tuple[Person, list[Age]]] = []
    for person in article.people:
        ages = {age for age in person.ages if not _is_minute(article, age)}
        if ages:
            aged.append((person, sorted(ages, key=lambda age: age.span)))
    for person, (first, *others) in aged:
        for age in others:
            if age.years != first.years and not _is_past(article, age):
                yield _hit(rule, person, first, age)
                break
    if len(aged) == 1 and len({age.years for age in aged[0][1]}) == 1:
        yield from _pointing(article, rule, aged[0][0], aged[0][1][0])


def _pointing(article: Article, rule: Rule, person: Person, age: Age) -> Iterator[Hit]:
    """Yield "37-åringen" where it can only be the one person whose age is given."""
    matches = list(lives(article.language, "pointing").finditer(article.folded))
    others = {
        int(match["age"])
        for match in matches
        if match["new"] or not _points_back(article, match) or match.start() < age.span.start
    }
    others |= {int(match[1]) for match in _BRACKETED.finditer(article.text)}
    definite = [m for m in matches if _points_back(article, m)]
    if any(int(match["age"]) == age.years for match in definite):
        return
    for match in definite:
        years, at = int(match["age"]), match.start("age")
        off = abs(years - age.years)
        if years in others or not 0 < off <= _MOST_OFF:
            continue
        index = bisect_right(person.mentions, (at, at)) - 1
        if index >= 0 and at - person.mentions[index].end < _NEAR:
            yield _hit(rule, person, age, Age(years, Span(*match.span("age"))))
            return


def _points_back(article: Article, match: re.Match[str]) -> bool:
    """Tell whether an age stands for somebody told of before: "37-åringen", "den 37 år gamle".

    With a name after it, the latter is that person's.
    """
    if match["definite"]:
        return True
    is_old = bool(match.groupdict().get("the"))
    return is_old and not _NAMED.match(article.text, match.end())


def _hit(rule: Rule, person: Person, first: Age, later: Age) -> Hit:
    return rule.hit(
        later.span,
        related=(Related(first.span),),
        values={"name": person.name, "first": first.years, "later": later.years},
    )


def _is_past(article: Article, age: Age) -> bool:
    """Tell whether an age stands in a sentence that looks back."""
    index = bisect_right(article.sentences, (age.span.start, len(article.text))) - 1
    then = lives(article.language, "then")
    return index >= 0 and bool(then.search(article.folded, *article.sentences[index]))


def _is_minute(article: Article, age: Age) -> bool:
    start = max(0, age.span.start - _SCORE_REACH - 24)
    return bool(_SCORE.search(article.text, start, age.span.end + _SCORE_REACH))
