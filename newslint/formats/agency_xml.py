"""Reads the XML that some agencies have of their own: fields for lines, HTML in one for the body.

Ritzau (`RBNews`), NTB's press releases (`release`) and calendar (`result`), The Canadian Press
(`Publish`).
"""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats.xml_copy import Copy
from newslint.formats.xml_source import pack, unpack
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.article import Article

__all__ = ["LAYOUTS", "pack", "read", "unpack"]


class Layout(NamedTuple):
    """Where a format has what: the element of an item ("" for the root), lines, body, meta.

    `meta` gives for each field of the metadata the name of the element that holds it.
    """

    item: str
    lines: Mapping[str, BlockKind]
    body: str
    meta: Mapping[str, str]


LAYOUTS = {
    "RBNews": Layout(
        "",
        {
            "headline": BlockKind.HEADLINE,
            "subtitle": BlockKind.DECK,
            "byLine": BlockKind.BYLINE,
            "town": BlockKind.DATELINE,
        },
        "content",
        {"published": "PublishDate", "slug": "strapline", "section": "section", "credit": "origin"},
    ),
    "release": Layout(
        "",
        {
            "title": BlockKind.HEADLINE,
            "leadtext": BlockKind.LEAD,
            "caption": BlockKind.CAPTION,
        },
        "body",
        {"published": "publicationDate"},
    ),
    "result": Layout(
        "document",
        {"title": BlockKind.HEADLINE, "caption": BlockKind.CAPTION},
        "content",
        {"section": "category"},
    ),
    "Publish": Layout(
        "ContentItem",
        {
            "Headline": BlockKind.HEADLINE,
            "Byline": BlockKind.BYLINE,
            "EnglishCaption": BlockKind.CAPTION,
            "FrenchCaption": BlockKind.CAPTION,
            "Credit": BlockKind.CREDIT,
        },
        "ContentText",
        {"published": "CreatedDateTime", "slug": "SlugProper", "section": "Category"},
    ),
}


def read(source: str) -> Article:
    """Return the article of an agency's own XML, of all its items; ReadError if it has no copy."""
    document = parse(source)
    root = document.root
    layout = LAYOUTS.get(root.name)
    if not layout:
        raise ReadError(f'there is no agency format with the root element "{root.name}".')
    copy = Copy(document)
    for item in document.children(root, layout.item) if layout.item else [root]:
        for element in document.inside(item):
            if element.name == layout.body:
                copy.content(element)
            elif kind := layout.lines.get(element.name):
                copy.line(kind, element, is_html=True)
        copy.end_item()
    found = {
        field: document.words(next(document.inside(root, name), None))
        for field, name in layout.meta.items()
    }
    published = found.pop("published", "")
    return copy.article("agency_xml", meta=found, language=root.get("lang"), published=published)
