"""The spelling decision: what is wrong, how surely, of what, and what is left alone."""

from __future__ import annotations

import pytest

from newslint.language.compounds import compound, derived, genitive_base, unknown_parts
from newslint.language.edits import double_slips, edits, two_light_slips
from newslint.language.foreign import looks_foreign
from newslint.language.letters import Letters
from newslint.language.lexicon import Lexicon
from newslint.language.spelling import Context, judge


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("nb", "støreste", "største"),
        ("nb", "bedrifften", "bedriften"),
        ("nb", "undersøkleser", "undersøkelser"),
        ("nb", "statsministren", "statsministeren"),
        ("nb", "presidenkandidat", "presidentkandidat"),
        ("nb", "regejringen", "regjeringen"),
        ("nn", "støreste", "største"),
        ("nn", "ikkj", "ikkje"),
        ("nn", "politikarne", "politikarane"),
        ("en", "minsiter", "minister"),
        ("en", "parliamnet", "parliament"),
        ("en", "annoucned", "announced"),
        ("en", "catergory", "category"),
    ],
)
def test_slip_of_a_common_word_is_an_error(language: str, wrong: str, right: str) -> None:
    verdict = judge(wrong, language)
    assert verdict is not None
    assert (verdict.strength, verdict.suggestions[0]) == ("error", right)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("nb", "regjeringens"),  # genitive
        ("nb", "dét"),  # accent for stress
        ("nb", "Anbar-provinsen"),
        ("nb", "NATO-landene"),
        ("nb", "EU-ministre"),
        ("nb", "40-åring"),
        ("nb", "b2b"),
        ("nb", "iPhone"),
        ("nb", "NHHO"),
        ("nb", "f**k"),
        ("nb", "mrd"),
        ("nb", "Vrengsund"),  # a name in mid-sentence
        ("nn", "statsministerens"),
        ("en", "pre-election"),
        ("en", "Smith's"),
        ("en", "don’t"),
    ],
)
def test_left_alone(language: str, word: str) -> None:
    assert judge(word, language) is None


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("nb", "klimatoppmøtedeltakerne"),  # a compound of the day
        ("nb", "håndballpresident"),
        ("nb", "ikkje"),  # the other norm
        ("nn", "ikke"),
        ("nb", "weekend"),
        ("en", "blorgification"),
    ],
)
def test_no_error(language: str, word: str) -> None:
    verdict = judge(word, language)
    assert verdict is None or verdict.strength in ("info", "unknown")


def test_capital_at_the_start_of_a_sentence_is_a_warning_at_most() -> None:
    verdict = judge("Bedrifften", "nb", Context(sentence_start=True))
    assert verdict is not None
    assert (verdict.strength, verdict.suggestions[0]) == ("warning", "Bedriften")


def test_english_headline_capitals_are_read_as_words() -> None:
    assert judge("Goverment", "en", Context(headline=True)) is not None


def test_common_name_misspelt_is_a_warning() -> None:
    verdict = judge("Krisoffersen", "nb")
    assert verdict is not None
    assert (verdict.strength, verdict.suggestions[0]) == ("warning", "Kristoffersen")


def test_repetition_speaks_for_the_word() -> None:
    once, often = (judge("fylkesommunale", "nn", Context(count=n)) for n in (1, 9))
    assert once is not None
    assert often is None


def test_word_seen_in_the_article_comes_first() -> None:
    alone = judge("vsnn", "nb")
    beside = judge("vsnn", "nb", Context(seen={"venn"}))
    assert alone is not None
    assert beside is not None
    assert alone.suggestions[:2] == ("vann", "venn")
    assert beside.suggestions[:2] == ("venn", "vann")


def test_hyphenated_word_is_wrong_in_its_unknown_part() -> None:
    verdict = judge("NATO-generalskretæren", "nb")
    assert verdict is None or "NATO-generalsekretæren" in verdict.suggestions


@pytest.mark.parametrize(
    ("word", "strength"),
    [
        ("regjeringspolitikken", "strong"),
        ("topplass", "strong"),  # topp + plass: of three equal letters two are written
        ("blåfargetone", "strong"),
        ("xqvpolitikken", None),
        ("katt", None),
    ],
)
def test_compounds(word: str, strength: str | None) -> None:
    assert compound(word, Lexicon.open("nb")) == strength


def test_derivations_and_genitives() -> None:
    nb, en = Lexicon.open("nb"), Lexicon.open("en")
    assert derived("utvitsom", nb) is False
    assert derived("barnevennlig", nb)
    assert genitive_base("regjeringens", nb) == "regjeringen"
    assert genitive_base("ogs", nb) is None
    assert genitive_base("government's", en) == "government"
    assert genitive_base("acess", en) is None


def test_unknown_parts_of_hyphenated_words() -> None:
    assert unknown_parts("arbeids- og", Lexicon.open("nb")) == []
    assert unknown_parts("NRK-programet", Lexicon.open("nb")) == ["programet"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hsu", "hus"),
        ("huus", "hus"),
        ("hs", "hus"),
        ("hud", "hus"),
        ("aate", "åte"),
        ("vare", "være"),
    ],
)
def test_edits_reach_the_right_word(wrong: str, right: str) -> None:
    assert right in edits(wrong, Letters.open("nb").between)


def test_likelier_slips_weigh_more() -> None:
    found = edits("dett", lambda left, right: "abcdefghijklmnopqrstuvwxyzæøå")
    assert found["det"] > found["dett" + "a"] > found["dftt"] > found["xett"]
    assert "dett" not in found


def test_two_slips() -> None:
    assert "interessant" in double_slips("interresant")
    assert "privileges" in two_light_slips("privelleges")


def test_foreign_sentences() -> None:
    assert looks_foreign("to be or not to be that is the question".split(), "nb")
    assert not looks_foreign("det er noe råttent i kongeriket Danmark".split(), "nb")
    assert not looks_foreign("han sa ikkke noe om saken i går".split(), "nb")



def test_languages_without_words_are_refused() -> None:
    with pytest.raises(ValueError, match="'xx'"):
        judge("ord", "xx")


def test_letters_stand_where_a_word_has_them() -> None:
    letters = Letters(
        {"^^": "hm", "^h": "u", "hu": "s", "us": "$", "s$": "$", "mu": "s", "^m": "u"}
    )
    assert letters.between("^^", "us$$") == ("h", "m")
    assert letters.between("^^hu", "$$") == ("s",)
    assert letters.between("^^hus", "$$") == ()
