"""Dates as the text writes them, with weekday, month and year; times of day."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.formats import read
from newslint.language.dates import Date, is_leap, published_in, times


def dates(text: str, language: str) -> list[tuple[str, Date]]:
    article = read(text).article
    article.language = language
    return [(article.slice(found.span), found) for found in article.dates]


@pytest.mark.parametrize(
    ("language", "text", "span", "day", "month", "year", "weekday"),
    [
        ("nb", "tirsdag 3. mars 2017", "tirsdag 3. mars 2017", 3, 3, 2017, 1),
        ("nb", "onsdag den 17. mai", "onsdag den 17. mai", 17, 5, 0, 2),
        ("nb", "17.mai 2014", "17.mai 2014", 17, 5, 2014, -1),
        ("nb", "3. mars i 2017", "3. mars i 2017", 3, 3, 2017, -1),
        ("nb", "onsdag 11.03.2024", "onsdag 11.03.2024", 11, 3, 2024, 2),
        ("nb", "tirsdag 8/9 2025", "tirsdag 8/9 2025", 8, 9, 2025, 1),
        ("nb", "Man. 3. mars", "Man. 3. mars", 3, 3, 0, 0),
        ("nb", "man 3. mars", "3. mars", 3, 3, 0, -1),
        ("nn", "laurdag 14. april", "laurdag 14. april", 14, 4, 0, 5),
        ("nn", "sundag 14. april", "sundag 14. april", 14, 4, 0, 6),
        ("en", "Tuesday, March 3, 2017", "Tuesday, March 3, 2017", 3, 3, 2017, 1),
        ("en", "Tuesday 3 March 2017", "Tuesday 3 March 2017", 3, 3, 2017, 1),
        ("en", "Friday the 8th of May 2025", "Friday the 8th of May 2025", 8, 5, 2025, 4),
        ("en", "Sept. 8, 2025, a Tuesday", "Sept. 8, 2025, a Tuesday", 8, 9, 2025, 1),
        ("en", "Monday (April 17)", "Monday (April 17", 17, 4, 0, 0),
        ("en", "the Sun, August 16, 2008", "August 16, 2008", 16, 8, 2008, -1),
    ],
)
def test_one_date(
    language: str, text: str, span: str, day: int, month: int, year: int, weekday: int
) -> None:
    ((words, found),) = dates(f"Det var {text}.", language)
    assert words == span
    assert (found.day, found.month, found.year, found.weekday) == (day, month, year, weekday)


def test_the_first_of_two_days_takes_month_and_year_from_the_second() -> None:
    (_, first), (_, second) = dates("Fredag 12. og lørdag 13. april 2024 er det fest.", "nb")
    assert (first.day, first.month, first.year, first.weekday) == (12, 4, 2024, 4)
    assert (second.day, second.weekday) == (13, 5)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Se kapittel 3.3.20 og versjon 12.13.2017."),
        ("nb", "Hun ble nummer 3. Mars er kald."),
        ("en", "They may 5 times march 10 miles."),
        ("en", "On Friday, 13 people came."),
    ],
)
def test_what_is_no_date(language: str, text: str) -> None:
    assert dates(text, language) == []


@pytest.mark.parametrize(
    ("text", "exists"),
    [
        ("29. februar 2024", True),
        ("29. februar 2023", False),
        ("29. februar 1900", False),
        ("29. februar", True),
        ("31. april", False),
        ("31. mai", True),
    ],
)
def test_days_that_the_calendar_has(text: str, exists: bool) -> None:
    ((_, found),) = dates(text, "nb")
    assert found.exists is exists


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("12. april", date(2024, 4, 2), date(2024, 4, 12)),
        ("30. desember", date(2024, 1, 2), date(2023, 12, 30)),
        ("2. januar", date(2024, 12, 30), date(2025, 1, 2)),
        ("12. april", None, None),
        ("12. april 2020", None, date(2020, 4, 12)),
        ("1. oktober", date(2024, 4, 1), None),
        ("31. april 2020", None, None),
    ],
)
def test_the_year_is_that_nearest_to_publication(
    text: str, published: date | None, day: date | None
) -> None:
    ((_, found),) = dates(text, "nb")
    assert found.resolved(published) == day


def test_leap_years() -> None:
    assert [year for year in (1900, 2000, 2023, 2024) if is_leap(year)] == [2000, 2024]


def test_times_need_a_word_for_the_clock() -> None:
    article = read("Kl. 18.30 og klokka 9:05, men ikke 17.30 eller 2.10.").article
    article.language = "nb"
    assert [(t.hour, t.minute, t.sign) for t in times(article)] == [(18, 30, "."), (9, 5, ":")]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("nb", "Publisert 12. mars 2024\n\nDet snødde.", date(2024, 3, 12)),
        ("nb", "Sist oppdatert: 12.03.2024 kl. 14.30\n\nDet snødde.", date(2024, 3, 12)),
        ("nn", "LILLEVIK, 12. mars 2024: Det snødde.", date(2024, 3, 12)),
        ("en", "LEEDS, March 12, 2024 (Reuters) It snowed.", date(2024, 3, 12)),
        ("en", "Published Tuesday, 12 March 2024\n\nIt snowed.", date(2024, 3, 12)),
        # Not the day of publication, none given, or two of them.
        ("nb", "Boka ble publisert 12. mars 2024.", None),
        ("nb", "Publisert i går\n\nDet snødde.", None),
        ("nb", "Publisert 12. mars 2024\n\nOppdatert 13. mars 2024\n\nDet snødde.", None),
    ],
)
def test_the_day_that_copy_says_it_was_published(
    language: str, text: str, day: date | None
) -> None:
    article = read(text).article
    article.language = language
    assert published_in(article) == day
