"""Find an age that does not fit the year of birth."""

from __future__ import annotations

from bisect import bisect_right

from newslint import patterns
from newslint.findings import Related
from newslint.language.data import language_data
from newslint.language.lexicon import LANGUAGES
from newslint.language.people import lives
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

_LIVED = patterns.compile(r"\((1[5-9]\d\d|20\d\d)[–-](1[5-9]\d\d|20\d\d)\)")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the age: of a living person against the publication date, else against the death."""
    if article.published:
        yield from _living(article, rule, article.published.year)
    yield from _lives(article, rule)
    yield from _birthdays(article, rule)


def _birthdays(article: Article, rule: Rule) -> Iterator[Hit]:
    """Yield "fyller 50 år i 2024" in a sentence with another year of birth."""
    language, text = article.language, article.folded
    if language not in LANGUAGES:
        return
    for match in lives(language, "turns").finditer(text):
        index = bisect_right(article.sentences, (match.start(), len(text))) - 1
        births = list(lives(language, "born").finditer(text, *article.sentences[index]))
        if len(births) != 1:
            continue
        born, year = int(births[0][1]), int(match[2])
        if year - born != int(match[1]):
            yield rule.hit(
                Span(*match.span(1)),
                related=(Related(Span(*births[0].span(1))), Related(Span(*match.span(2)))),
                values={"born": born, "year": year, "age": year - born},
                variant="birthday",
            )


def _living(article: Article, rule: Rule, year: int) -> Iterator[Hit]:
    """Yield ages that do not fit the year of birth in the year of publication."""
    for person in article.people:
        born = {birth.year for birth in person.births}
        if len(born) != 1:
            continue
        age = year - born.pop()
        for given in person.ages:
            if given.years not in (age, age - 1):
                yield rule.hit(
                    given.span,
                    related=(Related(person.births[0].span),),
                    values={
                        "born": person.births[0].year,
                        "year": year,
                        "age": age,
                        "younger": age - 1,
                    },
                )


def _lives(article: Article, rule: Rule) -> Iterator[Hit]:
    """Yield ages at death that do not fit the years of birth and death.

    All three stand in one sentence, or in two of which the second opens with a pronoun.
    """
    language, text = article.language, article.folded
    if language not in LANGUAGES:
        return
    born, died, aged, goes_on = (
        lives(language, key) for key in ("born", "died", "reached", "goes_on")
    )
    stem = language_data(f"facts/{language}")["lives"]["death"]
    if stem not in text and not _LIVED.search(text):
        return
    told: set[int] = set()
    sentences = article.sentences
    for index, sentence in enumerate(sentences):
        end = sentence.end
        if index + 1 < len(sentences) and goes_on.match(text, sentences[index + 1].start):
            end = sentences[index + 1].end
        years = _years(text, Span(sentence.start, end), born, died)
        ages = list(aged.finditer(text, sentence.start, end))
        if years is None or len(ages) != 1 or ages[0].start(1) in told:
            continue
        first, last = years
        lived = int(text[slice(*last)]) - int(text[slice(*first)])
        if int(ages[0][1]) not in (lived, lived - 1):
            told.add(ages[0].start(1))
            yield rule.hit(
                Span(*ages[0].span(1)),
                related=(Related(first), Related(last)),
                values={
                    "born": text[slice(*first)],
                    "year": text[slice(*last)],
                    "age": lived,
                    "younger": lived - 1,
                },
                variant="life",
            )


def _years(
    text: str, span: Span, born: re.Pattern[str], died: re.Pattern[str]
) -> tuple[Span, Span] | None:
    """Return where birth and death of one person stand, None unless there is one of each."""
    lived = list(_LIVED.finditer(text, *span))
    if len(lived) == 1:
        return Span(*lived[0].span(1)), Span(*lived[0].span(2))
    births, deaths = list(born.finditer(text, *span)), list(died.finditer(text, *span))
    if lived or len(births) != 1 or len(deaths) != 1:
        return None
    return Span(*births[0].span(1)), Span(*deaths[0].span(1))
