"""The grammar of captions and credits, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.formats.plain import read
from newslint.language.captions import captions, parse
from newslint.language.credits import Credit

if TYPE_CHECKING:
    from newslint.positions import Span


def cut(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def parts(text: str) -> tuple[str | None, str | None, list[str], str | None]:
    """Return label, person, agencies and blank of the credit in a caption."""
    credit = parse(text).credit
    assert isinstance(credit, Credit)
    return (
        cut(text, credit.label),
        cut(text, credit.person),
        [text[agency.start : agency.end] for agency in credit.agencies],
        cut(text, credit.blank),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foto: Lise Vik", ("Foto:", "Lise Vik", [], None)),
        ("Foto: Lise Vik / NTB", ("Foto:", "Lise Vik", ["NTB"], None)),
        ("FOTO: LISE VIK/NTB SCANPIX", ("FOTO:", "LISE VIK", ["NTB SCANPIX"], None)),
        ("Foto: Lise Vik / AP / NTB", ("Foto:", "Lise Vik", ["AP", "NTB"], None)),
        ("Foto: Lise Vik, NTB scanpix", ("Foto:", "Lise Vik", ["NTB scanpix"], None)),
        ("Foto: Vik, Lise / NTB", ("Foto:", "Vik, Lise", ["NTB"], None)),
        ("Foto: Lise Vik NTB", ("Foto:", "Lise Vik", ["NTB"], None)),
        ("Foto: AFP", ("Foto:", None, ["AFP"], None)),
        ("Foto: Privat", ("Foto:", None, ["Privat"], None)),
        ("Foto: Haugen kommune", ("Foto:", None, ["Haugen kommune"], None)),
        ("Foto: vindkart.no", ("Foto:", None, ["vindkart.no"], None)),
        ("Foto: NTB / Lise Vik", ("Foto:", "Lise Vik", ["NTB"], None)),
        ("Foto Lise Vik / NTB", ("Foto", "Lise Vik", ["NTB"], None)),
        ("Foto: - / AFP", ("Foto:", None, ["AFP"], "-")),
        ("Foto: / AFP", ("Foto:", None, ["AFP"], "")),
        ("Foto:", ("Foto:", None, [], "")),
        ("Foto: XX", ("Foto:", None, [], "XX")),
        ("Arkivfoto: Lise Vik", ("Arkivfoto:", "Lise Vik", [], None)),
        ("Ill.: Lise Vik", ("Ill.:", "Lise Vik", [], None)),
        ("Photograph: Jane Doe/Reuters", ("Photograph:", "Jane Doe", ["Reuters"], None)),
        ("Image credit: Jane Doe", ("Image credit:", "Jane Doe", [], None)),
        (
            "At sea. Photo by Jane Doe/AFP via Getty Images",
            ("Photo by", "Jane Doe", ["AFP", "Getty Images"], None),
        ),
        ("At sea. (AP Photo/Jane Doe)", (None, "Jane Doe", ["AP Photo"], None)),
        ("At sea. (Jane Doe/AFP/Getty Images)", (None, "Jane Doe", ["AFP", "Getty Images"], None)),
        ("At sea. Jane Doe/Getty Images", (None, "Jane Doe", ["Getty Images"], None)),
        ("At sea.Credit: EPA", ("Credit:", None, ["EPA"], None)),
        ("At sea. (Photo: Getty Images)", ("Photo:", None, ["Getty Images"], None)),
        ("FOTO: Foto: Lise Vik / NTB", ("FOTO:", "Lise Vik", ["NTB"], None)),
        (
            "FOTO: Lise Vik / AP / NTB Kari Moen vant løpet i går.",
            ("FOTO:", "Lise Vik", ["AP", "NTB"], None),
        ),
        ("FOTO: Lise Vik Folk på torget i byen i går.", ("FOTO:", "Lise Vik", [], None)),
    ],
)
def test_credit(text: str, expected: tuple[str | None, str | None, list[str], str | None]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Klokka er 12:30, og foto er gøy.",
        "Hun tok et bilde: det ble bra.",
        "Kampen endte 3/4 for laget.",
        "Han kom (igjen).",
        "Oslo (NTB) skal bygges ut.",
        "Foto Knudsen åpner ny butikk",
        "",
    ],
)
def test_no_credit(text: str) -> None:
    assert parse(text).credit is None


@pytest.mark.parametrize(
    ("text", "kicker", "body", "credit"),
    [
        ("GLAD: Kari Moen på tomta.", "GLAD", "Kari Moen på tomta.", None),
        (
            "PÅ «HAVBRIS»: Hun styrer. Foto: Lise Vik",
            "PÅ «HAVBRIS»",
            "Hun styrer.",
            "Foto: Lise Vik",
        ),
        ("Hun styrer. (Foto: Lise Vik)", None, "Hun styrer.", "(Foto: Lise Vik)"),
        (
            "FOTO: Lise Vik TØRT: Lite regn falt i mai.",
            "TØRT",
            "Lite regn falt i mai.",
            "FOTO: Lise Vik",
        ),
        ("Glad: Kari Moen på tomta.", None, "Glad: Kari Moen på tomta.", None),
        ("12:30 starter møtet.", None, "12:30 starter møtet.", None),
    ],
)
def test_caption(text: str, kicker: str | None, body: str | None, credit: str | None) -> None:
    caption = parse(text)
    assert cut(text, caption.kicker) == kicker
    assert cut(text, caption.body) == body
    assert cut(text, caption.credit.span if caption.credit else None) == credit


def test_a_credit_on_its_own_line_belongs_to_the_caption_above() -> None:
    text = "Tittel\n\nGLAD: Kari Moen på tomta.\n\nFoto: Lise Vik\n\nFoto: Ola Moen\n"
    found = list(captions(read(text)))
    assert [cut(text, caption.kicker) for caption in found] == ["GLAD", None]
    credits = [caption.credit.span if caption.credit else None for caption in found]
    assert [cut(text, span) for span in credits] == ["Foto: Lise Vik", "Foto: Ola Moen"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Foto: Lise Vik / NTB", True),
        ("Jane Doe/Getty Images", True),
        ("Folk på torget. Foto: Lise Vik", False),
        ("Folk på torget.", False),
    ],
)
def test_a_line_that_is_a_credit_and_nothing_else(line: str, expected: bool) -> None:
    credit = parse(line).credit
    assert (credit is not None and credit.span == (0, len(line))) is expected


def test_a_long_text_of_slashes_and_colons_takes_no_time() -> None:
    assert parse("a/b: " * 100_000).credit is None
