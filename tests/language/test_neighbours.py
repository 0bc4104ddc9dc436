"""Neighbours: who beside a quotation may have spoken it."""

import pytest

from newslint.language.attribution import Scene
from newslint.language.cast import Cast
from newslint.language.neighbours import leads_up, mentioned, signature
from newslint.language.speech_words import speech_words
from newslint.positions import Span

NAMES = ["Kari Lie", "Hazel Wren"]


def read(text: str, language: str) -> tuple[Scene, Cast]:
    words = speech_words(language)
    scene = Scene(text, Span(0, len(text)), language, words)
    names = [name for name in NAMES if name in text]
    return scene, Cast(text, names, language, words)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("nb", "Det regner. Kari Lie ser på taket.", "Kari Lie"),
        ("nb", "Lie er ikke enig. Hun peker på taket.", "Hun"),
        ("nb", "I går møtte rektoren naboene.", "rektoren"),
        ("nb", "Her bor Kari Lie (57) med tre katter.", "Kari Lie"),
        ("nb", "Ifølge kommunen er taket tett.", "kommunen"),
        ("nb", "Kommunen opplyser at taket er tett. Det kostet to millioner.", "Kommunen"),
        ("nb", "Kommunen eier taket.", None),
        ("nb", "Gangveien leder til taket, og taket eier ingen.", None),
        ("nb", "Taket eies av en gammel lærer.", None),
        ("nb", "Til slutt spurte en lærer.", "en lærer"),
        ("nb", "Vinden tok låven til Kari Lie.", None),
        ("nb", "Kari Lies låve blåste ned.", None),
        ("nb", "MF «0000000» har motorskade i Bergen.", None),
        ("nb", "Bergen venter på Kari Lie.", None),
        ("nb", "Kari Lie bor her. Taket er nytt. Det kostet to millioner.", None),
        ("nn", "Lærar Kari Lie sukkar.", "Kari Lie"),
        ("nn", "Ferja ligg i Vikane. Ho går ikkje i dag.", None),
        ("en", "Her neighbour Hazel Wren, 71, lost her barn.", "Hazel Wren"),
        ("en", "The roof went. She smiles at that.", "She"),
        ("en", "The company said it would mend the roof.", "The company"),
        ("en", "The company owns the roof.", None),
        ("en", "The storm took the barn of Hazel Wren.", None),
        ("en", "The villages fought in court over a footpath.", None),
    ],
)
def test_who_leads_up_to_a_quotation(language: str, text: str, speaker: str | None) -> None:
    scene, cast = read(text, language)
    found = leads_up(scene, cast, len(text))
    assert (found.text if found else None) == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("nb", "Vinden tok låven til Kari Lie.", "Kari Lie"),
        ("nb", "Kari Lie bor her. Taket er nytt. Det kostet to millioner.", "Kari Lie"),
        ("nb", "Hurtigferja har motorskade i Bergen.", None),
        ("en", "The storm took the barn of Hazel Wren.", "Hazel Wren"),
        ("en", "Both villages were cut off in Wales.", None),
    ],
)
def test_who_is_mentioned(language: str, text: str, speaker: str | None) -> None:
    scene, cast = read(text, language)
    found = mentioned(scene, cast, len(text))
    assert (found.text if found else None) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("– Hazel Wren, farmer", "Hazel Wren"),
        ("- Wren.", "Wren"),
        ("Hazel Wren, farmer", "Hazel Wren"),
        ("Read more", None),
        ("Hazel Wren has lost the roof of her barn.", None),
        ("– Who is she?", None),
    ],
)
def test_signatures(text: str, speaker: str | None) -> None:
    found = signature(*read(text, "en"))
    assert (found.text if found else None) == speaker
