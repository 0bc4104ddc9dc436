"""Find a date after publication told as past, and one before it told as to come."""

from __future__ import annotations

from bisect import bisect_right

from newslint.checks import Option
from newslint.language.tokens import words_in
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.dates import Date
    from newslint.rules import Rule

NEEDS = ("dates",)
OPTIONS = {
    "past": Option(None, "forms of verbs that tell of what has been, by language.", dict),
    "coming": Option(None, "words that tell of what is to come, by language.", dict),
    "unless": Option(None, "words that leave it open which of the two it is, by language.", dict),
}

# The day of publication may be off by this much where copy is kept for the next day.
_SLACK = 1
# No sentence is looked at further than this from its date.
_LONGEST = 400


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag a date with its year that the tense of its sentence puts on the wrong side."""
    published = article.published
    if published is None:
        return
    for found in article.dates:
        day = found.resolved(published) if found.year else None
        if day is None or abs((day - published).days) <= _SLACK:
            continue
        if article.folded.startswith("the ", max(0, found.span.start - 4)):
            continue
        words = _sentence(article, found)
        told = _told(rule, article.language, words)
        if told == ("past" if day > published else "coming"):
            yield rule.hit(found.span, variant=told)


def _told(rule: Rule, language: str, words: set[str]) -> str:
    """Return "past" or "coming" for a sentence of those words, "" where that is open."""
    lists = (rule.options.past, rule.options.coming, rule.options.unless)
    past, coming, unless = (not words.isdisjoint(table.get(language, ())) for table in lists)
    if past == coming or unless:
        return ""
    return "past" if past else "coming"


def _sentence(article: Article, found: Date) -> set[str]:
    """Return the folded words of the sentence that a date is in."""
    sentences = article.sentences
    index = bisect_right(sentences, (found.span.start, len(article.text))) - 1
    if index < 0:
        return set()
    start, end = sentences[index]
    start, end = max(start, found.span.start - _LONGEST), min(end, found.span.end + _LONGEST)
    words = words_in(article.text, start, end)
    return {word.folded for word in words if not word.span.overlaps(found.span)}
