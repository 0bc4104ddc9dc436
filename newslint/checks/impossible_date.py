"""Find a date that no calendar has, and a time that no clock shows."""

from __future__ import annotations

import re

from newslint.language.dates import times
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.dates import Date
    from newslint.rules import Rule

# An hour far beyond 24 is no slip for an hour but a running time.
_LAST_HOUR_MEANT = 29
# "At 25:40" is a running time more often than an hour; "at 25:30" is not.
_TOLD_MINUTES = (0, 15, 30, 45)


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag 31 April, 29 February in a common year, 12.13.2017, "kl. 25.10"."""
    for found in article.dates:
        if found.exists:
            continue
        values = {"day": found.day, "month": found.month, "year": found.year}
        if found.month > 12:
            yield rule.hit(found.span, *_swapped(article, found), values=values, variant="month")
        else:
            is_leap_day = (found.day, found.month) == (29, 2)
            yield rule.hit(found.span, values=values, variant="leap" if is_leap_day else "")
    yield from _times(article, rule)


def _swapped(article: Article, found: Date) -> Iterator[str]:
    """Yield the date with day and month in each other's place, if that is one."""
    if found.day <= 12 and found.month <= 31:
        words = article.slice(found.span)
        day, sign, rest = re.split(r"([./]) ?", words, maxsplit=1)
        month = re.match(r"\d+", rest)
        if month:
            yield f"{month.group()}{sign}{day}{rest[month.end() :]}"


def _times(article: Article, rule: Rule) -> Iterator[Hit]:
    for time in times(article):
        if time.hour > _LAST_HOUR_MEANT or (
            time.hour > 24 and article.language == "en" and time.minute not in _TOLD_MINUTES
        ):
            continue
        if time.hour > 24 or time.minute > 59 or (time.hour == 24 and time.minute):
            yield rule.hit(time.span, variant="time")
