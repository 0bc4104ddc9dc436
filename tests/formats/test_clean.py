"""The builder of an article's text: what it cleans, and where each character came from."""

from __future__ import annotations

import pytest

from newslint.formats.clean import TextBuilder, is_unseen
from newslint.positions import Span


def build(source: str) -> tuple[str, TextBuilder]:
    builder = TextBuilder(source)
    builder.add(0, len(source))
    return builder.build()[0], builder


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain", "plain"),
        ("blåbær", "blåbær"),
        ("bla\u030aba\u0308r", "blåbär"),
        ("ord\u00addeling", "orddeling"),
        ("\ufeffTittel", "Tittel"),
        ("null\u200bbredde\u200e", "nullbredde"),
        ("e\u00ad\u0301n", "én"),
        ("\u212bse og \u2126", "Åse og Ω"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("“sitat” – strek… \u202f%", "“sitat” – strek… \u202f%"),
        ("\u0301 first", "\u0301 first"),
        ("lone \ud800 surrogate\u00ad", "lone \ud800 surrogate"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469"),
    ],
)
def test_text_is_composed_and_holds_nothing_unseen(source: str, text: str) -> None:
    assert build(source)[0] == text


def test_positions_lead_back_across_what_was_cleaned() -> None:
    source = "\ufeffbla\u030a ord\u00addeling"
    text, builder = build(source)
    source_map = builder.build()[1]
    start = text.index("orddeling")
    span = source_map.span(Span(start, start + len("orddeling")))
    assert source[span.start : span.end] == "ord\u00addeling"
    letter = source_map.span(Span(2, 3))
    assert source[letter.start : letter.end] == "a\u030a"


def test_pieces_keep_their_places_and_inserted_text_has_none() -> None:
    source = "En <b>fet</b> strek &amp; to"
    builder = TextBuilder(source)
    builder.add(0, 3)
    builder.add(6, 9)
    builder.insert("\n\n")
    builder.replace("&", 20, 25)
    text, source_map = builder.build()
    assert text == "En fet\n\n&"
    assert source_map.span(Span(3, 6)) == Span(6, 9)
    assert source_map.span(Span(8, 9)) == Span(20, 25)
    assert not source_map.is_seamless(Span(0, 6))
    assert source_map.is_seamless(Span(0, 6), lambda gap: source[slice(*gap)] == "<b>")


@pytest.mark.parametrize(
    ("text", "unseen"),
    [
        ("\u00ad", True),
        ("\u200b\ufeff\u2060", True),
        ("&shy;", True),
        ("&#173;\u00ad&#x200B;", True),
        (" ", False),
        ("<b>", False),
        ("&amp;", False),
        ("</b>&shy;", False),
    ],
)
def test_what_nobody_sees(text: str, unseen: bool) -> None:
    assert is_unseen(text) is unseen
