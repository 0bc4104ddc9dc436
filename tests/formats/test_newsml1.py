"""NewsML 1: components, their lines, and what stands in their content items."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.article import Article, BlockKind
from newslint.errors import ReadError
from newslint.formats.newsml1 import read


def _news(components: str) -> Article:
    return read(
        "<NewsML><NewsEnvelope><NewsProduct FormalName='Innenriks'/></NewsEnvelope>"
        "<NewsItem xml:lang='nb'><NewsManagement><FirstCreated>20240312T093000+0100</FirstCreated>"
        f"</NewsManagement><NewsComponent>{components}</NewsComponent></NewsItem></NewsML>"
    )


def _blocks(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, article.slice(block.span)) for block in article.blocks]


def _content(data: str, mime: str = "text/xml") -> str:
    return (
        f"<ContentItem><MimeType FormalName='{mime}'/>"
        f"<DataContent>{data}</DataContent></ContentItem>"
    )


LINES = (
    "<NewsLines><DateLine>Vika</DateLine><HeadLine>Ferja går</HeadLine>"
    "<SubHeadLine>Etter fire uker</SubHeadLine><ByLine>Gro Vikane</ByLine>"
    "<SlugLine>ferje</SlugLine><CopyrightLine>© Vikebladet</CopyrightLine></NewsLines>"
)
NITF = "<nitf><body><body.content><p>Den gikk mandag.</p></body.content></body></nitf>"


def test_lines_and_content() -> None:
    article = _news(LINES + _content(NITF))
    assert _blocks(article) == [
        (BlockKind.HEADLINE, "Ferja går"),
        (BlockKind.DECK, "Etter fire uker"),
        (BlockKind.BYLINE, "Gro Vikane"),
        (BlockKind.DATELINE, "Vika"),
        (BlockKind.LEAD, "Den gikk mandag."),
    ]
    assert (article.format, article.language) == ("newsml1", "nb")
    assert article.published == date(2024, 3, 12)
    assert article.meta == {"slug": "ferje", "section": "Innenriks", "published": "2024-03-12"}


@pytest.mark.parametrize(
    "data",
    [
        NITF,
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Den gikk mandag.</p></body></html>",
        "Den gikk mandag.",
        "<![CDATA[<p>Den gikk <b>mandag</b>.</p>]]>",
    ],
)
def test_content_is_read_in_whatever_form(data: str) -> None:
    assert [text for _, text in _blocks(_news(_content(data)))] == ["Den gikk mandag."]


def test_roles_say_what_content_is_and_style_sheets_are_none() -> None:
    article = _news(
        LINES
        + f"<NewsComponent><Role FormalName='HeadLine'/>{_content('<p>Ferja  går</p>')}"
        + f"</NewsComponent><NewsComponent><Role FormalName='Caption'/>{_content('Ved kai.')}"
        + f"</NewsComponent><NewsComponent>{_content('p {}', 'text/css')}</NewsComponent>"
    )
    assert _blocks(article)[0] == (BlockKind.HEADLINE, "Ferja går")
    assert _blocks(article)[-1] == (BlockKind.CAPTION, "Ved kai.")
    assert len(article.blocks) == 5


def test_the_headline_of_a_picture_is_its_caption() -> None:
    article = _news(
        "<NewsComponent><NewsLines><HeadLine>Ferja ved kai</HeadLine><NewsLine><NewsLineType "
        "FormalName='Caption'/><NewsLineText>Ferja ligger ved kai.</NewsLineText></NewsLine>"
        "<NewsLine><NewsLineType FormalName='Address'/><NewsLineText>x</NewsLineText></NewsLine>"
        "</NewsLines><ContentItem Href='kai.jpg'/></NewsComponent>"
    )
    assert _blocks(article) == [
        (BlockKind.CAPTION, "Ferja ved kai"),
        (BlockKind.CAPTION, "Ferja ligger ved kai."),
    ]


def test_components_within_content_are_read_once() -> None:
    inner = f"<NewsComponent>{_content('<p>Inni.</p>')}</NewsComponent>"
    assert [text for _, text in _blocks(_news(_content(inner)))] == ["Inni."]


def test_a_file_without_copy_is_refused() -> None:
    with pytest.raises(ReadError, match=r"\(NewsML\) holds no copy"):
        _news("<ContentItem Href='kai.jpg'/>")
