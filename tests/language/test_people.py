"""People joined over the article: names, ages, posts, births, parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.formats import read

if TYPE_CHECKING:
    from newslint.language.people import Person


def people(text: str, language: str) -> tuple[Person, ...]:
    article = read(text).article
    article.language = language
    return article.people


def test_a_surname_alone_is_the_one_who_has_it() -> None:
    (person,) = people("Rektor Kari Vik slutter. – Nå, sier Vik. Viks plass er ledig.", "nb")
    assert (person.name, person.surname) == ("Kari Vik", "Vik")
    assert len(person.mentions) == 3
    assert len(person.full) == 1
    assert [title.text for title in person.titles] == ["rektor"]


def test_a_surname_of_two_is_nobodys() -> None:
    first, second = people("Kari Vik og Per Vik kom. Vik sa ingenting.", "nb")
    assert (first.name, second.name) == ("Kari Vik", "Per Vik")
    assert len(first.mentions) == len(second.mentions) == 1


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("nb", "Kari Vik (43) er rektor.", 43),
        ("nb", "Den 43 år gamle rektoren Kari Vik er glad.", 43),
        ("nb", "Kari Vik er 43 år og rektor.", 43),
        ("nb", "Kari Vik er rektor. Hun er 43 år.", 43),
        ("nn", "Kari Vik, 43 år, er rektor.", 43),
        ("en", "Anna Holt, 43, is the head.", 43),
        ("en", "The 43-year-old head teacher Anna Holt is happy.", 43),
        ("en", "Anna Holt is 43 years old and happy.", 43),
    ],
)
def test_ages(language: str, text: str, years: int) -> None:
    (person,) = people(text, language)
    assert [age.years for age in person.ages] == [years]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kari Vik (2006) er en film."),
        ("nb", "Kari Vik var 19 år da hun flyttet."),
        ("en", "Anna Holt was 20 when she joined."),
    ],
)
def test_what_is_no_age_of_today(language: str, text: str) -> None:
    assert [age for person in people(text, language) for age in person.ages] == []


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("nb", "Kari Vik (43), født i 1970, er rektor.", 1970),
        ("nb", "Kari Vik (f. 1970) er rektor.", 1970),
        ("nb", "Kari Vik, født 12. mai 1970, er rektor.", 1970),
        ("nn", "Kari Vik er fødd i 1970.", 1970),
        ("en", "Anna Holt, who was born in 1970, is the head.", 1970),
        ("en", "Anna Holt (1930–2010) was a painter.", 1930),
    ],
)
def test_births(language: str, text: str, year: int) -> None:
    (person,) = people(text, language)
    assert [birth.year for birth in person.births] == [year]


def test_a_child_born_is_not_the_parent() -> None:
    (person,) = people("Kari Vik (36) har en sønn, født i 2020.", "nb")
    assert person.births == ()


def test_party_and_post() -> None:
    (person,) = people("Utenriksminister Kari Vik (Ap) reiser.", "nb")
    assert person.party == "Ap"
    assert [title.text for title in person.titles] == ["utenriksminister"]


def test_a_post_held_before_is_none() -> None:
    (person,) = people("Vi møtte tidligere statsminister Kari Vik i går.", "nb")
    assert person.titles == ()


def test_other_languages_have_no_people() -> None:
    assert people("Kari Vik (43) är rektor.", "sv") == ()


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("nb", "Kari (44) vant. Kari Vik er fra Nes.", [44]),
        ("nn", "Jostein Vik er frå Nes. Jostein, som no er 44 år, vann.", [44]),
        ("nb", "Kari Vik er fra Nes.\n\n– Jeg er 44 år og vil mer, sier Vik.", [44]),
        ("en", "Maria Holt runs the shop.\n\n“I’m 44, and tired,” says Maria Holt.", [44]),
        # Kin of the same name, two of one first name, somebody else who speaks.
        ("nb", "Kari Vik kom med datteren Kari (4).", []),
        ("nb", "Kari (44) vant. Kari Vik og Kari Moen er fra Nes.", []),
        ("nb", "Kari Vik er fra Nes.\n\n– Jeg er 44 år, sier Ola Dale.", []),
        ("nb", "Kari Vik er fra Nes. Faren til Vik er 84 år.", []),
    ],
)
def test_ages_told_elsewhere_than_beside_the_full_name(
    language: str, text: str, years: list[int]
) -> None:
    person = people(text, language)[0]
    assert [age.years for age in person.ages] == years
