"""Find a date whose weekday is not the one that the calendar has."""

from __future__ import annotations

from newslint.checks.substitution import match_case
from newslint.findings import Severity
from newslint.language.dates import calendar_of, published_in
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.dates import Date
    from newslint.rules import Rule

NEEDS = ("dates",)
_QUOTES = "«»\"“”„‘’'"
# What to call Monday and the days after it, in the languages that messages are in.
_NAMES = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag weekday and date together; a warning where the year is not in the text.

    The first suggestion has the right weekday, the second the nearest date with the weekday
    that is written.
    """
    years: set[int] | None = None
    published = article.published or published_in(article)
    for found in article.dates:
        if found.weekday < 0 or _is_title(article, found.span):
            continue
        day = found.resolved(published)
        if day is None or day.weekday() == found.weekday:
            continue
        if not found.year:
            years = _years(article) if years is None else years
            if _fits_one_of(years, found):
                continue
        yield _hit(article, rule, found, day)


def _hit(article: Article, rule: Rule, found: Date, day: date) -> Hit:
    words = article.slice(found.span)
    written = words.replace(article.slice(found.weekday_span), "").strip(" ,")
    values: dict[str, object] = {"date": written.removesuffix(" a").removesuffix(", en")}
    for language, names in _NAMES.items():
        values[f"right_{language}"] = names[day.weekday()]
        values[f"wrong_{language}"] = names[found.weekday]
    values["year"] = day.year
    return rule.hit(
        found.span,
        *_suggestions(article, found, day),
        values=values,
        variant="" if found.year else "inferred",
        severity=None if found.year else Severity.WARNING,
    )


def _suggestions(article: Article, found: Date, day: date) -> Iterator[str]:
    """Yield the date with the right weekday, and the weekday with the nearest right date."""
    from datetime import timedelta

    calendar = calendar_of(article.language)
    start = found.span.start
    at = Span(found.weekday_span.start - start, found.weekday_span.end - start)
    words = article.slice(found.span)
    if calendar:
        name = match_case(words[slice(*at)], calendar.name(day.weekday()))
        yield words[: at.start] + name + words[at.end :]
    off = (found.weekday - day.weekday() + 3) % 7 - 3
    nearest = day + timedelta(days=off)
    if nearest.month == day.month and found.form == "long":
        figure = str(found.day)
        yield words.replace(figure, str(nearest.day), 1)


def _years(article: Article) -> set[int]:
    """Return the years that an article mentions."""
    years = {int(number.value) for number in article.numbers if number.kind == "year"}
    return years | {found.year for found in article.dates if found.year}


def _fits_one_of(years: set[int], found: Date) -> bool:
    """Tell whether the weekday of a date is right in one of the years."""
    days = (found._replace(year=year).resolved(None) for year in years)
    return any(day is not None and day.weekday() == found.weekday for day in days)


def _is_title(article: Article, span: Span) -> bool:
    """Tell whether the words stand alone in quotation marks, as the name of a work does."""
    before, after = article.text[span.start - 1 : span.start], article.text[span.end : span.end + 1]
    return before in _QUOTES and after in _QUOTES and bool(before and after)
