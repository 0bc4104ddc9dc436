"""Dates: a day with month and year, in words or figures, with its weekday; clock times."""

from __future__ import annotations

import re
from functools import cache

from newslint import patterns
from newslint.language.data import language_data
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

    from newslint.article import Article

_BLANK = "[ \u00a0]"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# A date without a year is taken to lie within this many days of publication.
_HALF_A_YEAR = 163
# How far before a date its weekday may begin, in code points.
_REACH = 40
# Names of months as short as the shortened ones.
_NEVER_SHORT = frozenset(("mars", "mai", "juni", "juli", "may", "june", "july"))
# Words that show that "12.13.2017" is meant as a date and is no version number.
_BEFORE_DATE = frozenset(
    ("den", "dato", "datert", "fra", "frå", "falt", "fall", "innen", "innan", "dagen", "født")
)


_PUBLISHED = patterns.compile(
    r"(?:(?:sist )?(?:publisert|oppdatert|lagt ut|lagd ut)"
    r"|(?:last |first )?(?:published|updated|posted))"
    r"(?::| on| den)?[ \u00a0]*"
)
_PLACE = patterns.compile(r"[^\W\d_a-zæøå]{3,}[^\d.!?\n]{0,30}[ \u00a0(]")
_DATELINE = patterns.compile(r"\)?[ \u00a0]*(?:[:–—-]|\([A-Z][A-Za-z]{1,12}\))")


class Date(NamedTuple):
    """One date of the text.

    `span` runs over the whole of it with its weekday, `weekday` is 0 for Monday or -1 where
    none is written, with its words at `weekday_span`. `year` is 0 where none is written.
    `form` is `long` (3. mars 2017) or `numeric` (3.3.2017). A day that no month has is kept:
    `exists` tells.
    """

    span: Span
    day: int
    month: int
    year: int
    weekday: int
    weekday_span: Span
    form: str

    @property
    def exists(self) -> bool:
        """Whether the calendar has such a day (29 February if the year is not given)."""
        if not 1 <= self.month <= 12 or not 1 <= self.day <= _LENGTHS[self.month - 1]:
            return False
        return (self.day, self.month) != (29, 2) or not self.year or is_leap(self.year)

    def resolved(self, published: date | None) -> date | None:
        """Return the day meant; without a year that nearest to publication, else None.

        None too where the day does not exist, or is as near in one year as in the next.
        """
        from datetime import date

        if not self.exists or not (self.year or published):
            return None
        if self.year:
            return date(self.year, self.month, self.day)
        assert published is not None
        for year in (published.year, published.year - 1, published.year + 1):
            if (self.day, self.month) == (29, 2) and not is_leap(year):
                continue
            day = date(year, self.month, self.day)
            if abs((day - published).days) < _HALF_A_YEAR:
                return day
        return None


def published_in(article: Article) -> date | None:
    """Return the day that the copy itself says it was published or updated on.

    It stands in a line that says so ("Publisert 12. mars 2024") or in the dateline that opens
    a block ("LILLEVIK, 12. mars 2024:"). None where there is none, or more than one day.
    """
    found = set()
    for day in article.dates:
        block = article.block_at(day.span.start)
        if not day.year or not day.exists or block is None:
            continue
        lead = article.text[block.span.start : day.span.start]
        if _PUBLISHED.fullmatch(lead.lower()) or (
            _PLACE.fullmatch(lead) and _DATELINE.match(article.text, day.span.end)
        ):
            found.add(day.resolved(None))
    return found.pop() if len(found) == 1 else None


class Time(NamedTuple):
    """One time of day after a word for the clock: "kl. 18.30", "at 18:30".

    `span` begins at that word, `figures` at the hour; `sign` is what stands between hour and
    minute. Hours and minutes that no clock has are kept.
    """

    span: Span
    figures: Span
    hour: int
    minute: int
    sign: str


def times(article: Article) -> tuple[Time, ...]:
    """Return the times of day of the article in order of the text."""
    expression = _clock(article.language)
    if expression is None:
        return ()
    return tuple(
        Time(Span(*m.span()), Span(*m.span(1)), int(m[2]), int(m[4]), m[3])
        for m in expression.finditer(article.folded)
    )


@cache
def _clock(language: str) -> re.Pattern[str] | None:
    data = language_data(f"facts/{language}")
    if not data:
        return None
    words = "|".join(map(re.escape, data["dates"]["clock"]))
    sign = ":" if language == "en" else "[.:]"
    return patterns.compile(rf"\b(?:{words}){_BLANK}((\d{{1,2}})({sign})(\d\d))(?![.,:–-]?\d)")


def is_leap(year: int) -> bool:
    """Tell whether a year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def dates(article: Article) -> tuple[Date, ...]:
    """Return the dates of the article in order of the text.

    In "fredag 3. og lørdag 4. mars 2017" the first takes month and year from the second.
    """
    calendar = calendar_of(article.language)
    return tuple(calendar.find(article)) if calendar else ()


class Calendar:
    """How one language writes its dates."""

    def __init__(self, language: str, data: Any) -> None:
        self._is_english = language == "en"
        self._months: dict[str, int] = data["dates"]["months"]
        self.weekdays: dict[str, int] = data["dates"]["weekdays"]
        weekday = _weekdays(self.weekdays, r"\.?" if self._is_english else r"\.")
        month = _months(self._months)
        link = rf",?{_BLANK}\(?(?:(?:den|the){_BLANK})?"
        year = rf"(?:,?{_BLANK}(?:i{_BLANK}|in{_BLANK})?{_YEAR})?"
        forms = _english(month, year) if self._is_english else _nordic(month, year)
        self._date = patterns.compile(rf"\b(?<![.,:/–-])(?:{forms})")
        self._before = patterns.compile(rf"{weekday}{link}$")
        self._after = patterns.compile(rf",{_BLANK}(?:en|ein|a){_BLANK}{weekday}\b")
        self._shared = patterns.compile(
            rf"{weekday}{link}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?"
            rf"{_BLANK}?(?:og|til|eller|and|to|or|–|-){_BLANK}?$"
        )

    def name(self, weekday: int) -> str:
        """Return the full name of a weekday, 0 for Monday, in lower case."""
        return next(name for name, day in self.weekdays.items() if day == weekday)

    def find(self, article: Article) -> Iterator[Date]:
        """Yield the dates of an article."""
        text = article.folded
        for match in self._date.finditer(text):
            found = self._made(article, match)
            if found is None:
                continue
            start = found.span.start
            shared = self._shared.search(text, max(0, start - _REACH), start)
            if shared:
                weekday, span = self._weekday(shared)
                yield Date(
                    Span(shared.start(), shared.end("day")),
                    int(shared["day"]),
                    found.month,
                    found.year,
                    weekday,
                    span,
                    "long",
                )
            yield found

    def _made(self, article: Article, match: re.Match[str]) -> Date | None:
        day, month, year, form = self._parts(match)
        month_at = max(match.start("month"), match.start("late_month"))
        is_capital = month_at >= 0 and article.text[month_at].isupper()
        if is_capital != self._is_english and form == "long" and not (year and is_capital):
            return None
        start, end = match.span()
        before = self._before.search(article.folded, max(0, start - _REACH), start)
        weekday, span = -1, Span(0, 0)
        if before and not (self._is_english and article.text[before.start()].islower()):
            weekday, span = self._weekday(before)
            start = span.start
        elif form == "numeric" and month > 12 and not _is_dated(article, start):
            return None
        elif year and (after := self._after.match(article.folded, end)):
            weekday, span = self._weekday(after)
            end = span.end
        return Date(Span(start, end), day, month, year, weekday, span, form)

    def _parts(self, match: re.Match[str]) -> tuple[int, int, int, str]:
        """Return day, month, year and form of a match."""
        groups = {name: text for name, text in match.groupdict().items() if text}
        parts = {name.rpartition("_")[2]: text for name, text in groups.items()}
        day, month, year = int(parts["day"]), parts["month"], int(parts.get("year", 0))
        if month.isdecimal():
            return day, int(month), year, "numeric"
        return day, self._months[month.removesuffix(".")], year, "long"

    def _weekday(self, match: re.Match[str]) -> tuple[int, Span]:
        """Return the weekday of a match and the span of its name."""
        name = match["weekday"]
        return self.weekdays[name.removesuffix(".")], Span(*match.span("weekday"))


def _weekdays(names: Any, stop: str) -> str:
    """Return a pattern for the names of weekdays, the short ones with what `stop` says."""
    full = "|".join(name for name in names if len(name) > 5)
    # "Sun" alone is a newspaper as often as a day.
    short = "|".join(name for name in names if len(name) <= 5 and name != "sun")
    return rf"(?<!\w)(?P<weekday>(?:{full})|(?:{short}){stop}|sun\.)"


def _months(names: Any) -> str:
    """Return a pattern for the names of months; only short ones may have a full stop."""
    ordered = sorted(names, key=len, reverse=True)
    full = "|".join(name for name in ordered if len(name) > 4 or name in _NEVER_SHORT)
    short = "|".join(name for name in ordered if len(name) <= 4 and name not in _NEVER_SHORT)
    return rf"(?P<month>(?:{full})(?!\w)|(?:{short})(?:\.|(?!\w)))"


def _late(pattern: str) -> str:
    """Return a pattern with its groups renamed, for the second form of a date."""
    return pattern.replace("(?P<", "(?P<late_")


def _english(month: str, year: str) -> str:
    """Match "3 March 2017", "the 3rd of March" and "March 3, 2017"."""
    return (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_BLANK}(?:of{_BLANK})?{month}{year}"
        rf"|(?<!\w){_late(month)}{_BLANK}(?P<late_day>\d{{1,2}})(?:st|nd|rd|th)?"
        rf"(?![\d:.,%]\d|\d|%|{_BLANK}?[ap]\.?m){_late(year)}"
    )


def _nordic(month: str, year: str) -> str:
    """Match "3. mars 2017", "3.3.2017" and "3/3 2017"."""
    return (
        rf"(?P<day>\d{{1,2}})\.{_BLANK}?{month}{year}"
        rf"|(?P<late_day>\d{{1,2}})\.{_BLANK}?(?P<late_month>\d{{1,2}})"
        rf"\.{_BLANK}?(?P<late_year>(?:19|20)\d\d)(?![\d.]\d|\d)"
        r"|(?P<slash_day>\d{1,2})/(?P<slash_month>\d{1,2})[ \u00a0-]"
        r"(?P<slash_year>(?:19|20)\d\d)(?!\d)"
    )


def _is_dated(article: Article, at: int) -> bool:
    """Tell whether the word before a figure shows that it is a date and not a version."""
    before = article.folded[max(0, at - 12) : at].split()
    return bool(before) and before[-1] in _BEFORE_DATE


@cache
def calendar_of(language: str) -> Calendar | None:
    """Return how a language writes its dates, None for one that newslint does not know."""
    data = language_data(f"facts/{language}")
    return Calendar(language, data) if data else None
