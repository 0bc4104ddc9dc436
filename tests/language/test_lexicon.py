"""The word stores: membership, case, names, frequency, and what they weigh."""

from __future__ import annotations

import os

import pytest

from newslint.language import lexicon as module
from newslint.language.lexicon import (
    FIRST_NAME,
    FLOOR,
    HEAD,
    LANGUAGES,
    MODIFIER,
    PLACE,
    SURNAME,
    WORD,
    Lexicon,
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "og ikke ifølge største regjeringen statsministeren onsdag februar tjue norsk kl"),
        ("nn", "og ikkje ifølgje største regjeringa statsministeren onsdag februar tjue norsk eg"),
        ("en", "and not government don't favourite favorite Wednesday February twenty Norwegian"),
    ],
)
def test_ordinary_words_are_known(language: str, words: str) -> None:
    lexicon = Lexicon.open(language)
    assert [word for word in words.split() if word not in lexicon] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "støreste desverre interresant tilegg nyskjerrig altid"),
        ("nn", "støreste desverre interresant ikkje-e politikrane"),
        ("en", "recieve seperate goverment definately teh"),
    ],
)
def test_misspellings_are_not(language: str, words: str) -> None:
    lexicon = Lexicon.open(language)
    assert [word for word in words.split() if word in lexicon] == []


@pytest.mark.parametrize("word", ["Regjeringen", "REGJERINGEN", "Oslo", "OSLO"])
def test_capitals_do_not_make_a_word_unknown(word: str) -> None:
    assert word in Lexicon.open("nb")


def test_a_name_is_unknown_without_its_capital() -> None:
    assert "oslo" not in Lexicon.open("nb")


def test_typographic_apostrophe_is_an_apostrophe() -> None:
    assert "don’t" in Lexicon.open("en")


@pytest.mark.parametrize(
    ("name", "flag"), [("Oslo", PLACE), ("OSLO", PLACE), ("Kari", FIRST_NAME), ("Hansen", SURNAME)]
)
def test_names_say_what_they_name(name: str, flag: int) -> None:
    assert Lexicon.open("nb").name_flags(name) & flag


def test_a_word_that_is_also_a_name_is_no_sure_name() -> None:
    lexicon = Lexicon.open("nb")
    assert lexicon.is_name("Hansen")
    assert not lexicon.is_name("Berg")
    assert not lexicon.is_name("hansen")


def test_compound_parts_are_marked() -> None:
    lexicon = Lexicon.open("nb")
    assert lexicon.flags("regjerings") == MODIFIER
    assert lexicon.flags("politikken") & (WORD | HEAD) == WORD | HEAD


@pytest.mark.parametrize("language", LANGUAGES)
def test_frequency_orders_words(language: str) -> None:
    lexicon = Lexicon.open(language)
    common = {"nb": "og", "nn": "og", "en": "and"}[language]
    assert lexicon.frequency(common) > -2 > lexicon.frequency("minister") > FLOOR
    assert lexicon.frequency("xqvrtz") == FLOOR
    assert lexicon.frequency(common.upper()) == lexicon.frequency(common)


def test_one_lexicon_a_language() -> None:
    assert Lexicon.open("nb") is Lexicon.open("nb")


def test_no_lexicon_for_other_languages() -> None:
    with pytest.raises(ValueError, match="'de'"):
        Lexicon.open("de")


def test_memory_of_answers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBERED", 3)
    lexicon = Lexicon("nb")
    for word in ("og", "i", "på", "av", "til", "for"):
        assert word in lexicon
    assert len(lexicon._flags) <= 4


def test_stores_are_small() -> None:
    folder = module.FOLDER
    stores = [name for name in os.listdir(folder) if name.endswith((".words", ".frequency"))]
    assert len(stores) == 2 * len(LANGUAGES)
    assert sum(os.path.getsize(os.path.join(folder, name)) for name in stores) < 12_000_000
