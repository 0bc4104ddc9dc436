"""Cast: who of those an article names is a person who can be speaking."""

import pytest

from newslint.article import Speaker
from newslint.language.cast import Cast
from newslint.language.speech_words import speech_words
from newslint.positions import Span

TEXT = "Ho går over fjorden. Turid Myrhaug bur i Vikane, og Jens Lie er granne. Ho ler."


def cast(language: str) -> Cast:
    return Cast(TEXT, ["Turid Myrhaug", "Jens Lie"], language, speech_words(language))


def speaker(text: str, kind: str = "name", at: int = 0) -> Speaker:
    return Speaker(text, Span(at, at + len(text)), kind, text)


@pytest.mark.parametrize(
    ("language", "name", "is_person"),
    [
        ("nb", "Kari Lie", True),
        ("nb", "Myrhaug", True),
        ("nb", "Turid", True),
        ("nb", "Ordføreren", True),
        ("nb", "Nav-direktøren", True),
        ("nb", "Rektor Qvarnberg", True),
        ("nb", "Nå Kari Lie", True),
        ("nb", "Bergen", False),
        ("nb", "Telenor", False),
        ("nb", "Vinden", False),
        ("nb", "Oslo Havn", False),
        ("nb", "LES OGSÅ", False),
        ("nn", "Reiarlaget", False),
        ("nn", "Ordførar Odd Vatne", True),
        ("en", "Mr. Zvrk", True),
        ("en", "Sen. Hazel Wren", True),
        ("en", "The Mayor", True),
        ("en", "The Mill", False),
        ("en", "Swansea", False),
        ("en", "BBC", False),
        ("", "Ordføreren", True),
        ("", "Zvrk", False),
    ],
)
def test_names(language: str, name: str, is_person: bool) -> None:
    assert cast(language).is_person(speaker(name)) is is_person


@pytest.mark.parametrize(
    ("language", "text", "kind", "is_person"),
    [
        ("nb", "hun", "pronoun", True),
        ("nb", "de", "pronoun", False),
        ("en", "she", "pronoun", True),
        ("en", "it", "pronoun", False),
        ("nb", "den nye rektoren", "role", True),
        ("nb", "500 kroner", "role", False),
        ("nb", "kommunen", "organisation", False),
    ],
)
def test_pronouns_and_phrases(language: str, text: str, kind: str, is_person: bool) -> None:
    assert cast(language).is_person(speaker(text, kind)) is is_person


def test_a_ferry_is_called_as_a_woman_in_nynorsk() -> None:
    later = TEXT.rindex("Ho")
    assert not cast("nn").is_person(speaker("Ho", "pronoun"))
    assert cast("nn").is_person(speaker("Ho", "pronoun", later))


@pytest.mark.parametrize(
    ("text", "kind", "may_say"),
    [
        ("kommunen", "organisation", True),
        ("NTB", "organisation", True),
        ("Sagavisa", "name", True),
        ("they", "pronoun", True),
        ("it", "pronoun", False),
        ("Resultatet", "name", False),
        ("Bergen", "name", False),
        ("noen timer", "role", False),
    ],
)
def test_subjects_of_a_verb_of_saying(text: str, kind: str, may_say: bool) -> None:
    assert cast("nb").may_say(speaker(text, kind)) is may_say


@pytest.mark.parametrize(
    ("language", "name", "is_genitive"),
    [
        ("nb", "Kari Lies", True),
        ("nb", "Jens", False),
        ("nb", "Lie", False),
        ("en", "Hazel Wren’s", True),
        ("en", "Hodges", False),
    ],
)
def test_genitives(language: str, name: str, is_genitive: bool) -> None:
    assert cast(language).is_genitive(speaker(name)) is is_genitive


def test_only_known_places_and_bodies_are_things() -> None:
    known = cast("nb")
    assert known.is_thing(speaker("Bergen"))
    assert known.is_thing(speaker("CNN"))
    assert not known.is_thing(speaker("Kari Lie"))
    assert not known.is_thing(speaker("Vinden"))
