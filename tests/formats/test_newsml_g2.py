"""NewsML-G2: the items of a file, their lines and their content."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.article import Article, BlockKind
from newslint.errors import ReadError
from newslint.formats.newsml_g2 import read

NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def _item(meta: str, content: str = "", item_class: str = "ninat:text") -> str:
    return (
        f'<newsItem {NAMESPACE} xml:lang="nb-NO"><itemMeta><itemClass qcode="{item_class}"/>'
        f"<versionCreated>2024-03-12T10:00:00+01:00</versionCreated></itemMeta>"
        f"<contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def _blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.slice(block.span)) for block in article.blocks]


LINES = (
    "<slugline>ferje</slugline><creditline>Vikebladet</creditline><dateline>Vika</dateline>"
    "<by>Gro Vikane</by><headline>Ferja går</headline>"
)
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><h:html xmlns:h="http://www.w3.org/1999/xhtml">'
    "<h:head><h:title>x</h:title></h:head><h:body><h:h1>Ferja går</h:h1><h:p>Den gikk "
    "<h:b>mandag</h:b>.</h:p><h:h2>Rutene</h:h2></h:body></h:html></inlineXML>"
)


def test_lines_come_in_reading_order_and_a_headline_once() -> None:
    article = read(_item(LINES, XHTML))
    assert _blocks(article) == [
        (BlockKind.HEADLINE, "Ferja går"),
        (BlockKind.BYLINE, "Gro Vikane"),
        (BlockKind.DATELINE, "Vika"),
        (BlockKind.LEAD, "Den gikk mandag."),
        (BlockKind.SUBHEAD, "Rutene"),
    ]
    places = [
        article.source[slice(*article.source_map.span(block.span))] for block in article.blocks
    ]
    assert places[0] == "Ferja går"
    assert places[3] == "Den gikk <h:b>mandag</h:b>."


def test_metadata() -> None:
    article = read(
        _item(
            LINES
            + "<subject><name>Innenriks</name></subject>"
            + "<contentCreated>2024-03-11</contentCreated>",
            XHTML + '<remoteContent href="http://example.org/kai.jpg"/>',
        )
    )
    assert (article.format, article.language) == ("newsml_g2", "nb")
    assert article.published == date(2024, 3, 11)
    assert article.meta == {
        "section": "Innenriks",
        "slug": "ferje",
        "credit": "Vikebladet",
        "remote": "http://example.org/kai.jpg",
        "published": "2024-03-11",
    }


@pytest.mark.parametrize(
    "content",
    [
        (
            '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="">'
            "<head><title>x</title></head><body><body.content><p>Den gikk mandag.</p>"
            "</body.content></body></nitf></inlineXML>"
        ),
        (
            '<inlineXML><BODY xmlns=""><TEXT><BRODTEXT><P>Den gikk mandag.</P></BRODTEXT>'
            "</TEXT></BODY></inlineXML>"
        ),
        '<inlineData contenttype="text/plain">Den gikk mandag.</inlineData>',
        (
            '<inlineData contenttype="text/html">&lt;p&gt;Den gikk &lt;b&gt;mandag&lt;/b&gt;.'
            "&lt;/p&gt;</inlineData>"
        ),
    ],
)
def test_content_is_read_in_whatever_form(content: str) -> None:
    article = read(_item("<headline>Ferja går</headline>", content))
    assert [text for _, text in _blocks(article)] == ["Ferja går", "Den gikk mandag."]


def test_coded_content_is_no_copy() -> None:
    with pytest.raises(ReadError, match="holds no copy"):
        read(_item("", '<inlineData encoding="base64">R0lGODlh</inlineData>'))


def test_the_description_of_a_picture_is_its_caption() -> None:
    meta = (
        "<by>Gro Vikane</by><creditline>Vikebladet</creditline><description>Ved kai.</description>"
    )
    assert _blocks(read(_item(meta, item_class="ninat:picture"))) == [
        (BlockKind.BYLINE, "Gro Vikane"),
        (BlockKind.CREDIT, "Vikebladet"),
        (BlockKind.CAPTION, "Ved kai."),
    ]
    assert _blocks(read(_item('<description role="drol:caption">Ved kai.</description>'))) == [
        (BlockKind.CAPTION, "Ved kai.")
    ]


def test_all_items_of_a_message_are_read_and_nested_ones_once() -> None:
    first, second = _item("<headline>En</headline>"), _item("<headline>To</headline>")
    message = f"<newsMessage><itemSet>{first}{second}</itemSet></newsMessage>"
    assert [text for _, text in _blocks(read(message))] == ["En", "To"]
    nested = first.replace("</newsItem>", second + "</newsItem>")
    assert [text for _, text in _blocks(read(nested))] == ["En", "To"]


def test_words_in_another_language_than_the_items_are_left_out() -> None:
    concept = (
        '<conceptItem xml:lang="en"><concept><name xml:lang="nb">Ferje</name>'
        "<name>Ferry</name><definition>A boat that carries people.</definition></concept>"
        "</conceptItem>"
    )
    assert [text for _, text in _blocks(read(concept))] == ["Ferry", "A boat that carries people."]
