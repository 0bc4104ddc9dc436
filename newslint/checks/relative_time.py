"""Find words for time that count from the day of publication, in copy that has no date."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.checks import ByLanguage, Option
from newslint.findings import Related
from newslint.language.data import word_set
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "words": Option(None, "the words and phrases, by language.", dict),
}

# How far before the words "i desember" or "Friday" may begin, in code points.
_REACH = 24


def literals(rule: Rule) -> Iterable[str]:
    """Return the words, by language."""
    return ByLanguage(rule.options.words)


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag the first such word, with the others, unless the article has a date."""
    words = rule.options.words.get(article.language, ())
    spans = sorted({span for span, word in places if word in words})
    spans = [s for i, s in enumerate(spans) if i == 0 or s.start >= spans[i - 1].end]
    if not spans or article.published or _full_date(article.language).search(article.folded):
        return
    first, others = _with_day_or_month(article, spans[0]), spans[1:]
    yield rule.hit(
        first,
        related=tuple(Related(span) for span in others),
        values={"count": len(others)},
        variant="many" if others else "",
    )


def _with_day_or_month(article: Article, span: Span) -> Span:
    """Widen "i fjor" to "i desember i fjor", "night" to "Friday night"."""
    start = max(0, span.start - _REACH)
    match = _lead_in(article.language).search(article.folded[start : span.start])
    return Span(start + match.start(), span.end) if match else span


@cache
def _lead_in(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(_months(language) | word_set(language, "weekdays")))
    return patterns.compile(rf"\b(?:(?:i|in|på|on) )?(?:{names or '(?!)'}) $")


@cache
def _full_date(language: str) -> re.Pattern[str]:
    """Match a day with month and year, in figures or with the month's name."""
    months = "|".join(sorted(_months(language))) or "(?!)"
    year = r"(?:19|20)\d\d\b"
    return patterns.compile(
        rf"\b\d{{1,2}}\.? (?:{months}),? {year}|\b(?:{months}) \d{{1,2}},? {year}"
        rf"|\b\d{{1,2}}[./]\d{{1,2}}[./]{year}|\b{year[:-2]}-\d\d-\d\d\b"
    )


def _months(language: str) -> frozenset[str]:
    return frozenset(month.lower() for month in word_set(language, "months"))
