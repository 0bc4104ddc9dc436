"""The XML of agencies: fields for lines, HTML in one for the body."""

from __future__ import annotations

import pytest

from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats.agency_xml import LAYOUTS, read
from newslint.formats.xml import FORMAT_OF_ROOT

BODY = "&lt;p&gt;Den gikk &lt;b&gt;mandag&lt;/b&gt;.&lt;/p&gt;"


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (
            f"<RBNews><content>{BODY}</content><headline>Ferja går</headline></RBNews>",
            ["Ferja går", "Den gikk mandag."],
        ),
        (
            (
                f"<release><body>{BODY}</body><leadtext>I rute igjen.</leadtext>"
                "<title>Ferja</title><images><image><caption>Ved kai.</caption></image>"
                "</images></release>"
            ),
            ["Ferja", "I rute igjen.", "Den gikk mandag.", "Ved kai."],
        ),
        (
            (
                f"<result><document><title>Ferja</title><content>{BODY}</content></document>"
                "<document><title>Ny kai</title></document></result>"
            ),
            ["Ferja", "Den gikk mandag.", "Ny kai"],
        ),
        (
            (
                f"<Publish><ContentItem><ContentText>{BODY}</ContentText>"
                "<Byline>Gro Vikane</Byline><Headline>Ferja</Headline></ContentItem></Publish>"
            ),
            ["Ferja", "Gro Vikane", "Den gikk mandag."],
        ),
    ],
)
def test_each_layout_reads_from_headline_to_captions(source: str, texts: list[str]) -> None:
    article = read(source)
    assert [article.slice(block.span) for block in article.blocks] == texts
    assert article.blocks[0].kind is BlockKind.HEADLINE
    assert article.format == "agency_xml"


def test_every_layout_is_found_by_its_root() -> None:
    assert {root for root, name in FORMAT_OF_ROOT.items() if name == "agency_xml"} == set(LAYOUTS)


def test_another_root_is_refused() -> None:
    with pytest.raises(ReadError, match='root element "a"'):
        read("<a>b</a>")
