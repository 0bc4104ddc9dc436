"""RSS and Atom: each item a headline and a body."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.article import Article, BlockKind
from newslint.errors import ReadError
from newslint.formats.rss import read
from newslint.positions import Span


def _blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.slice(block.span)) for block in article.blocks]


def _rss(*items: str) -> Article:
    found = "".join(f"<item>{item}</item>" for item in items)
    return read(
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:m="http://search.yahoo.com/mrss/">'
        "<channel><title>Vikebladet</title><description>Nytt fra Vika</description>"
        f"<language>nb-no</language>{found}</channel></rss>"
    )


ITEM = (
    "<title>Ferja g&amp;aring;r</title><dc:creator>Gro Vikane</dc:creator>"
    "<pubDate>Tue, 12 Mar 2024 09:30:00 +0100</pubDate><category>Innenriks</category>"
)
FULL = (
    "<content:encoded><![CDATA[<p>Den gikk <b>mandag</b>.</p><h2>Rutene</h2>]]></content:encoded>"
)


def test_an_item_in_full() -> None:
    article = _rss(ITEM + "<description>Etter fire uker</description>" + FULL)
    assert [
        (block.kind if block.confidence == 1.0 else None, article.slice(block.span))
        for block in article.blocks
    ] == [
        (BlockKind.HEADLINE, "Ferja går"),
        (BlockKind.DECK, "Etter fire uker"),
        (BlockKind.BYLINE, "Gro Vikane"),
        (None, "Den gikk mandag."),
        (BlockKind.SUBHEAD, "Rutene"),
    ]
    assert (article.format, article.language) == ("rss", "nb")
    assert article.published == date(2024, 3, 12)
    assert article.meta == {"section": "Innenriks", "feed": "Vikebladet", "published": "2024-03-12"}


def test_letters_coded_twice_find_their_source() -> None:
    article = _rss(ITEM + FULL)
    at = article.text.index("å")
    place = article.source_map.span(Span(at, at + 1))
    assert article.source[place.start : place.end] == "&amp;aring;"


def test_a_description_alone_is_the_body_and_one_that_the_body_says_is_left_out() -> None:
    alone = _rss(
        "<title>Ferja går</title><description>&lt;p&gt;Den gikk mandag.&lt;/p&gt;</description>"
    )
    assert [text for _, text in _blocks(alone)] == ["Ferja går", "Den gikk mandag."]
    again = _rss(ITEM + "<description>Den gikk mandag.</description>" + FULL)
    assert [text for _, text in _blocks(again)].count("Den gikk mandag.") == 1


def test_pictures_have_captions_and_credits() -> None:
    article = _rss(
        "<title>Ferja går</title><m:group><m:content url='kai.jpg'><m:title>x</m:title>"
        "<m:description>Ferja ved kai.</m:description><m:credit>Gro Vikane</m:credit>"
        "</m:content></m:group>"
    )
    assert _blocks(article)[1:] == [
        (BlockKind.CAPTION, "Ferja ved kai."),
        (BlockKind.CREDIT, "Gro Vikane"),
    ]


def test_items_stand_one_after_another_and_share_no_date_unless_they_have_one() -> None:
    article = _rss(ITEM + FULL, "<title>Ny kai</title><pubDate>11 Mar 2024</pubDate>")
    assert [text for kind, text in _blocks(article) if kind is BlockKind.HEADLINE] == [
        "Ferja går",
        "Ny kai",
    ]
    assert article.published is None


@pytest.mark.parametrize(
    "content",
    [
        '<content type="html">&lt;p&gt;Den gikk &lt;b&gt;mandag&lt;/b&gt;.&lt;/p&gt;</content>',
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>'
            "Den gikk <b>mandag</b>.</p></div></content>"
        ),
        '<content type="text">Den gikk mandag.</content>',
        "<summary>Den gikk mandag.</summary>",
    ],
)
def test_atom(content: str) -> None:
    article = read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nn"><title>Vikebladet</title><entry>'
        "<title>Ferja går</title><author><name>Gro Vikane</name></author>"
        f"<updated>2024-03-12T09:30:00Z</updated>{content}</entry></feed>"
    )
    assert [text for _, text in _blocks(article)] == ["Ferja går", "Gro Vikane", "Den gikk mandag."]
    assert (article.language, article.published) == ("nn", date(2024, 3, 12))


def test_rss_1() -> None:
    article = read(
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>Vikebladet</title></channel>'
        "<item><title>Ferja går</title><description>Den gikk mandag.</description></item></r:RDF>"
    )
    assert [text for _, text in _blocks(article)] == ["Ferja går", "Den gikk mandag."]


def test_a_feed_without_items_is_refused() -> None:
    with pytest.raises(ReadError, match=r"\(rss\) holds no copy"):
        _rss()
