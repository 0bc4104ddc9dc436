"""NITF: blocks by their elements, metadata from the head."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.article import Article, BlockKind
from newslint.errors import ReadError
from newslint.formats.nitf import read
from newslint.positions import Span

SOURCE = """<?xml version="1.0" encoding="UTF-8"?>
<nitf baselang="nn-NO" xmlns="http://iptc.org/std/NITF/2006-10-18/">
  <head>
    <title>Tittel i hovudet</title>
    <meta name="NTBStikkord" content="ferje-avgang"/>
    <tobject tobject.type="Innanriks"/>
    <docdata><date.issue norm="20240312T093000+0100"/><ed-msg info="Ikkje til trykk"/></docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Ferja går att</hl1><hl2>Etter fire veker</hl2></hedline>
      <note><body.content><p>Til desken: bilete kjem.</p></body.content></note>
      <byline>Av <person>Gro Vikane</person><byttl>Vikebladet</byttl></byline>
      <distributor><org>Vikebladet</org></distributor>
      <dateline><location>Vika</location></dateline>
      <abstract><p>Ferja er i rute.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p lede="true">Ferja mellom Vika
          og  Nes går
          att frå måndag.</p>
        <media media-type="image">
          <media-reference source="ferje.jpg"/>
          <media-caption><p>Ferja ved kai.</p></media-caption>
          <media-producer>Gro Vikane</media-producer>
        </media>
        <p>&#8211; Det er <em>godt</em>, seier <person>Nils Nes</person>.<br/><br/>
          Andre avsnitt.</p>
        <hl2>Rutene</hl2>
        <bq><block><p>Vi har venta lenge.</p></block></bq>
        <ul><li>Måndag</li><li>Tysdag</li></ul>
        <table><caption>Avgangar</caption><tr><td>07.00</td><td>Vika</td></tr></table>
      </block>
    </body.content>
    <body.end><tagline>Liv Nes har medverka.</tagline></body.end>
  </body>
</nitf>
"""


def _blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.slice(block.span)) for block in article.blocks]


def test_blocks_are_what_their_elements_say() -> None:
    assert _blocks(read(SOURCE)) == [
        (BlockKind.HEADLINE, "Ferja går att"),
        (BlockKind.DECK, "Etter fire veker"),
        (BlockKind.BYLINE, "Av Gro Vikane"),
        (BlockKind.BYLINE, "Vikebladet"),
        (BlockKind.DATELINE, "Vika"),
        (BlockKind.DECK, "Ferja er i rute."),
        (BlockKind.LEAD, "Ferja mellom Vika og Nes går att frå måndag."),
        (BlockKind.CAPTION, "Ferja ved kai."),
        (BlockKind.CREDIT, "Gro Vikane"),
        (BlockKind.QUOTE, "– Det er godt, seier Nils Nes."),
        (BlockKind.PARAGRAPH, "Andre avsnitt."),
        (BlockKind.SUBHEAD, "Rutene"),
        (BlockKind.QUOTE, "Vi har venta lenge."),
        (BlockKind.LIST_ITEM, "Måndag"),
        (BlockKind.LIST_ITEM, "Tysdag"),
        (BlockKind.TABLE, "Avgangar"),
        (BlockKind.TABLE, "07.00"),
        (BlockKind.TABLE, "Vika"),
        (BlockKind.BYLINE, "Liv Nes har medverka."),
    ]


def test_what_the_format_tells_is_sure_and_what_it_does_not_is_a_guess() -> None:
    article = read(SOURCE)
    sure = {article.slice(block.span): block.confidence for block in article.blocks}
    assert sure["Ferja går att"] == sure["Vi har venta lenge."] == 1.0
    assert sure["Andre avsnitt."] < 1.0


def test_metadata() -> None:
    article = read(SOURCE)
    assert (article.format, article.language) == ("nitf", "nn")
    assert article.published == date(2024, 3, 12)
    assert article.meta == {
        "section": "Innanriks",
        "slug": "ferje-avgang",
        "credit": "Vikebladet",
        "published": "2024-03-12",
    }


def test_words_find_their_source_and_mark_up_is_no_part_of_them() -> None:
    article = read(SOURCE)
    quote = article.text.index("– Det")
    assert SOURCE[slice(*article.source_map.span(Span(quote, quote + 1)))] == "&#8211;"
    wrapped = article.text.index("Vika og Nes")
    assert article.source_map.is_seamless(Span(wrapped, wrapped + len("Vika og Nes")))
    marked = article.text.index("er godt")
    assert not article.source_map.is_seamless(Span(marked, marked + len("er godt")))


def test_the_title_stands_in_for_a_headline_and_an_abstract_is_not_said_twice() -> None:
    article = read(
        "<nitf><head><title>Ferja går</title></head><body><body.head><hedline><hl1/></hedline>"
        "<abstract>Ferja går att.</abstract></body.head><body.content>"
        "<p>Ferja går att. Det gler mange.</p></body.content></body></nitf>"
    )
    assert _blocks(article) == [
        (BlockKind.HEADLINE, "Ferja går"),
        (BlockKind.LEAD, "Ferja går att. Det gler mange."),
    ]


def test_a_file_without_copy_is_refused() -> None:
    with pytest.raises(ReadError, match=r"\(nitf\) holds no copy"):
        read("<nitf><head><docdata/></head><body/></nitf>")
