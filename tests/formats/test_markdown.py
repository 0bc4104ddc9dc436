"""The Markdown reader: blocks, what is left out, and exact positions."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import ReadError
from newslint.formats.front_matter import front_matter
from newslint.formats.markdown import read

LONG = "Kommunestyret vedtok tirsdag kveld å bygge en ny skole på Haugen, og arbeidet starter."


def blocks(source: str) -> list[tuple[str, str]]:
    article = read(source)
    return [(block.kind.value, article.slice(block.span)) for block in article.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("# Bygger *ny* skole\n", [("headline", "Bygger ny skole")]),
        ("# A\n\n## B\n", [("headline", "A"), ("subhead", "B")]),
        ("A\n=\n", [("headline", "A")]),
        ("> Ja.\n> Nei.\n", [("quote", "Ja. Nei.")]),
        ("- Én\n- To\n", [("list_item", "Én"), ("list_item", "To")]),
        (
            "| A | B |\n|---|---|\n| C | D |\n",
            [("table", "A"), ("table", "B"), ("table", "C"), ("table", "D")],
        ),
        ("![Alt](b.jpg)\n", [("alt_text", "Alt")]),
        (
            '![Alt](b.jpg "Tekst. Foto: X Y")\n',
            [("alt_text", "Alt"), ("caption", "Tekst. Foto: X Y")],
        ),
        (
            "![Alt](b.jpg)\n*Tekst. Foto: X Y*\n",
            [("alt_text", "Alt"), ("caption", "Tekst. Foto: X Y")],
        ),
        ("![Alt](b.jpg)\n\n_Tekst._\n", [("alt_text", "Alt"), ("caption", "Tekst.")]),
        (f"# T\n\n{LONG}\n\n```\ncode\n```\n\n<div>x</div>\n", [("headline", "T"), ("lead", LONG)]),
        (
            f"# T\n\n{LONG} Se `kode`, [lenke](http://x.no), <http://y.no> og https://z.no/a så.\n",
            [("headline", "T"), ("lead", f"{LONG} Se , lenke,  og  så.")],
        ),
        (f"# T\n\n{LONG} A &amp; B \\* C.\n", [("headline", "T"), ("lead", f"{LONG} A & B * C.")]),
        (
            f"# T\n\n{LONG}\n\n- Les også: Mer om skolen\n",
            [("headline", "T"), ("lead", LONG), ("chrome", "Les også: Mer om skolen")],
        ),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


def test_front_matter_gives_headline_deck_byline_language_and_date() -> None:
    source = (
        "\ufeff---\ntitle: 'Ja til skole'\ndescription: En lang strid er over\n"
        "author: [Kari Moen, Ola Vik]\ndate: 2017-03-22 10:00\nlang: nb-NO\nlayout: post\n---\n"
        f"{LONG}\n"
    )
    article = read(source)
    assert blocks(source) == [
        ("headline", "Ja til skole"),
        ("deck", "En lang strid er over"),
        ("byline", "Kari Moen"),
        ("byline", "Ola Vik"),
        ("lead", LONG),
    ]
    assert article.language == "nb"
    assert article.published == date(2017, 3, 22)
    assert article.meta["published"] == "2017-03-22"


@pytest.mark.parametrize(
    ("value", "words", "written"),
    [
        ("Ja til skole", "Ja til skole", "Ja til skole"),
        ('"Ja: til «skole»"', "Ja: til «skole»", "Ja: til «skole»"),
        ("'It''s here'", "It's here", "It''s here"),
        ('"Bl\\u00e5"', "Blå", "Bl\\u00e5"),
        (">\n  Ja til\n  skole", "Ja til skole", "Ja til\n  skole"),
    ],
)
def test_a_title_is_found_where_it_stands(value: str, words: str, written: str) -> None:
    source = f"---\nlayout: post\ntitle: {value}\n---\n"
    article = read(source)
    place = article.source_map.span(article.blocks[0].span)
    assert article.slice(article.blocks[0].span) == words
    assert source[place.start : place.end] == written


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("---\ntitle: En sak: to ting\n---\n", 2),
        ("---\ntitle: A\n\tlang: nb\n---\n", 3),
        ("---\ntitle: [A\n---\n", 3),
    ],
)
def test_broken_front_matter_is_told_with_its_line(source: str, line: int) -> None:
    with pytest.raises(ReadError) as caught:
        read(source)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "source", ["---\n---\nA\n", "---\nhei\n---\n", "---\ntitle: x\n", "--- x\n", ""]
)
def test_what_is_no_front_matter_has_no_fields(source: str) -> None:
    assert front_matter(source).fields == ()


def test_positions_are_exact_across_marks_and_wide_letters() -> None:
    source = (
        "# Ær\u00adlig **talt** 😀 om *blå*bær\r\n\r\n"
        "En\ud800 linje\r\nmed [lenke](u) og e\u0301n.\r\n"
    )
    article = read(source)
    for word in ("talt", "blå", "lenke", "én", "linje"):
        at = article.text.index(word)
        place = article.source_map.span(type(article.blocks[0].span)(at, at + len(word)))
        assert source[place.start : place.end] == ("e\u0301n" if word == "én" else word)
