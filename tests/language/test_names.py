"""Names, the words that make them up, and what is no name though it has a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.formats import read
from newslint.language.forms import forms

if TYPE_CHECKING:
    from newslint.article import Article


def article(text: str, language: str = "nb") -> Article:
    made = read(text).article
    made.language = language
    return made


def found(text: str, language: str = "nb") -> list[str]:
    return [name.text for name in article(text, language).names]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        # Words that open a sentence are names only where the lexicon does not know better.
        ("nb", "Men Tuvstad svarte. Alle ventet.", ["Tuvstad"]),
        ("nb", "Tuvstad svarte.", ["Tuvstad"]),
        ("nb", "Norge svarte. – Det er bra, sa Norge.", ["Norge", "Norge"]),
        ("en", "Yesterday Mary Winterfold spoke.", ["Mary Winterfold"]),
        ("en", "He left. “People want more,” said Winterfold.", ["Winterfold"]),
        # Particles, hyphens, initials.
        ("nb", "I går møtte Omar al-Rashidi pressen.", ["Omar al-Rashidi"]),
        ("nb", "Der sto Ludwig van der Tuvstad alene.", ["Ludwig van der Tuvstad"]),
        ("en", "It was J. R. Winterfold who wrote it.", ["J. R. Winterfold"]),
        ("nb", "Det sa Anne-Kari Tuvstad-Hagen.", ["Anne-Kari Tuvstad-Hagen"]),
        ("nb", "De støtter Tuvstad-planen.", ["Tuvstad-planen"]),
        # A full stop, a comma, a genitive with an apostrophe and a new line end a name.
        ("nb", "Det sa Tuvstad. Hagestad nikket.", ["Tuvstad", "Hagestad"]),
        ("nb", "Der var Tuvstad, Hagestad og andre.", ["Tuvstad", "Hagestad"]),
        ("en", "It was Winterfold’s London speech.", ["Winterfold’s", "London"]),
        ("nb", "Her er Tuvstad\nHagestad kommer", ["Tuvstad", "Hagestad"]),
        # Capitals throughout: the names among them.
        ("nb", "SKAL BYGGES: Planen til Tuvstad er klar.", ["Tuvstad"]),
        ("nb", "VANT I OSLO: Laget jublet.", ["OSLO"]),
        # A letter that is no small letter is not always a capital.
        ("nb", "Han kalte det «ß og ﬁ».", []),
        ("nb", "", []),
    ],
)
def test_names_are_runs_of_capitalised_words(language: str, text: str, names: list[str]) -> None:
    assert found(text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("en", "They met Mr Winterfold there.", ["Winterfold"]),
        ("en", "They met Mr. Winterfold there.", ["Winterfold"]),
        ("en", "They met President Mary Winterfold there.", ["Mary", "Winterfold"]),
        ("nb", "Det sa IS-leder Omar al-Rashidi.", ["Omar", "al-Rashidi"]),
        ("nb", "Der sto Ludwig van der Tuvstad.", ["Ludwig", "Tuvstad"]),
    ],
)
def test_address_and_particles_are_no_parts(language: str, text: str, parts: list[str]) -> None:
    (name,) = article(text, language).names
    assert [text[part.start : part.end] for part in name.parts] == parts
    assert text[name.span.start : name.span.end] == name.text


def test_a_mention_tells_whether_it_opens_a_sentence() -> None:
    names = article("Tuvstad kom. Så gikk Tuvstad.").names
    assert [name.initial for name in names] == [True, False]


def test_forms_gather_the_places_of_a_word_with_their_endings() -> None:
    made = forms(article("Der var Tuvstad. Tuvstads bror og al-Tuvstad sa TUVSTAD’s navn."))
    assert set(made) == {"tuvstad"}
    mentions = made["tuvstad"].mentions
    assert sorted((m.particle, m.ending) for m in mentions) == [
        ("", ""),
        ("", "s"),
        ("", "’s"),
        ("al-", ""),
    ]
    assert made["tuvstad"].spelling == "Tuvstad"


def test_a_bare_s_is_no_genitive_in_english() -> None:
    assert set(forms(article("It was Winterfold and the Winterfolds.", "en"))) == {
        "winterfold",
        "winterfolds",
    }


def test_forms_know_the_company_they_keep() -> None:
    made = forms(article("Her kom Marte Tuvstad. Etter Marte Tuvstad kom Tuvstad."))
    assert made["tuvstad"].before == {"marte"}
    assert made["tuvstad"].trails
    assert not made["tuvstad"].is_always_full
    assert made["marte"].leads
