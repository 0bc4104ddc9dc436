"""Numbers as the text writes them: figures, words, magnitudes, units, approximations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.formats import read
from newslint.language.number_words import words_of

if TYPE_CHECKING:
    from newslint.language.numbers import Number


def numbers(text: str, language: str) -> list[tuple[str, Number]]:
    article = read(text).article
    article.language = language
    return [(article.slice(number.span), number) for number in article.numbers]


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("nb", "tre", 3),
        ("nb", "tjuefem", 25),
        ("nb", "tjue fem", 25),
        ("nb", "femogtyve", 25),
        ("nb", "hundre", 100),
        ("nb", "to hundre og fem", 205),
        ("nb", "tohundreogfem", 205),
        ("nb", "titusen", 10_000),
        ("nb", "ti tusen to hundre", 10_200),
        ("nb", "hundretusen", 100_000),
        ("nb", "ni hundre og nittini tusen ni hundre og nittini", 999_999),
        ("nn", "trettifem", 35),
        ("nn", "eitt hundre og ti", 110),
        ("en", "twenty-five", 25),
        ("en", "one hundred and five", 105),
        ("en", "fifty thousand", 50_000),
        ("en", "nine hundred and ninety-nine thousand nine hundred and ninety-nine", 999_999),
    ],
)
def test_number_words_have_their_value(language: str, words: str, value: int) -> None:
    spoken = words_of(language)
    assert spoken is not None
    assert spoken.read(words, 0) == (value, len(words))


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "toget"), ("nb", "tohund"), ("nn", "eitter"), ("en", "tenants")]
)
def test_words_that_begin_like_numbers_are_none(language: str, words: str) -> None:
    spoken = words_of(language)
    assert spoken is not None
    assert spoken.read(words, 0) is None


def test_two_numbers_side_by_side_stay_two() -> None:
    spoken = words_of("nb")
    assert spoken is not None
    assert spoken.read("tre og fire", 0) == (3, 3)
    assert spoken.read("fem to", 0) == (5, 3)


@pytest.mark.parametrize(
    ("language", "text", "span", "value", "step", "kind", "unit", "noun"),
    [
        ("nb", "68 land", "68", 68, 1, "count", "", "land"),
        ("nb", "tre nye biler", "tre", 3, 1, "count", "", "biler"),
        ("nb", "25 millioner dollar", "25 millioner dollar", 25e6, 1e6, "money", "USD", ""),
        ("nb", "1,2 milliarder", "1,2 milliarder", 1.2e9, 1e8, "count", "", ""),
        ("nb", "en million kroner", "en million kroner", 1e6, 1e6, "money", "NOK", ""),
        ("nb", "kr 500 i dag", "kr 500", 500, 1, "money", "NOK", ""),
        ("nb", "10.000 dyr", "10.000", 10_000, 1, "count", "", "dyr"),
        ("nb", "10 500 dyr", "10 500", 10_500, 1, "count", "", "dyr"),
        ("nb", "1.234.567 dyr", "1.234.567", 1_234_567, 1, "count", "", "dyr"),
        ("nb", "3,5 prosent", "3,5 prosent", 3.5, 0.1, "percent", "percent", ""),
        ("nb", "3,5 % av", "3,5 %", 3.5, 0.1, "percent", "percent", ""),
        ("nb", "to prosentpoeng", "to prosentpoeng", 2, 1, "points", "points", ""),
        ("nn", "fem timar", "fem timar", 5, 1, "duration", "hour", ""),
        ("nn", "30 millionar kroner", "30 millionar kroner", 3e7, 1e6, "money", "NOK", ""),
        ("en", "£1.2bn", "£1.2bn", 1.2e9, 1e8, "money", "GBP", ""),
        ("en", "US$5 each", "US$5", 5, 1, "money", "USD", "each"),
        ("en", "1,234 people", "1,234", 1234, 1, "count", "", "people"),
        ("en", "twenty-five big dogs", "twenty-five", 25, 1, "count", "", "dogs"),
        ("en", "75 per cent", "75 per cent", 75, 1, "percent", "percent", ""),
        ("en", "a million pounds", "a million pounds", 1e6, 1e6, "money", "GBP", ""),
    ],
)
def test_one_number(
    language: str, text: str, span: str, value: float, step: float, kind: str, unit: str, noun: str
) -> None:
    ((words, number),) = numbers(f"Her: {text}.", language)
    assert words == span
    assert number.value == pytest.approx(value)
    assert number.step == pytest.approx(step)
    assert (number.kind, number.unit, number.noun) == (kind, unit, noun)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nb", "I 2014 kom de.", "year"),
        ("nb", "Siden 1990 har de bodd der.", "year"),
        ("nb", "Det kom 2000 personer.", "count"),
        ("nb", "Hun tok 3. plass.", "ordinal"),
        ("en", "It began in 2015 and ended.", "year"),
        ("en", "He came 8th.", "ordinal"),
    ],
)
def test_years_and_ordinals_are_told_apart(language: str, text: str, kind: str) -> None:
    ((_, number),) = numbers(text, language)
    assert number.kind == kind


@pytest.mark.parametrize(
    ("language", "text", "approx"),
    [
        ("nb", "rundt 40 biler", "about"),
        ("nb", "minst førti biler", "over"),
        ("nb", "mer enn 40 biler", "over"),
        ("nb", "nesten 40 biler", "under"),
        ("nb", "40 eller flere", "about"),
        ("nn", "om lag 40 bilar", "about"),
        ("en", "at least 40 cars", "over"),
        ("en", "up to forty cars", "under"),
        ("en", "exactly 40 cars", ""),
    ],
)
def test_approximations(language: str, text: str, approx: str) -> None:
    ((_, number),) = numbers(text, language)
    assert number.approx == approx
    assert number.is_exact == (not approx)


def test_a_range_is_one_number() -> None:
    ((words, number),) = numbers("Det tar 10–12 timer.", "nb")
    assert (words, number.value, number.high) == ("10–12 timer", 10, 12)
    assert not number.is_exact


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kl. 13.30 på E6, 22/7, kl. 18:00, § 3 og 20-åringen."),
        ("nb", "Møtet er 17. mai 2024."),
        ("nb", "Femti-femti og en bil."),
        ("en", "On March 3, 2017, at 18:30, a 20-year-old and an 80s band."),
        ("sv", "Tre bilar och 40 hus."),
    ],
)
def test_what_is_no_number(language: str, text: str) -> None:
    assert numbers(text, language) == []


def test_long_runs_of_figures_cost_no_more_than_their_length() -> None:
    assert numbers("1" * 50_000, "nb")
    assert numbers("1 " * 20_000, "nb")
    assert numbers("hundre og " * 10_000, "nb")
