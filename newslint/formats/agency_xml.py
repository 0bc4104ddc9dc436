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
    """Where a format has what.

    `item` is the name of the element of an item ("" for the root), `kinds` says what the
    elements in it are (None for the body), `meta` which element holds a field of the metadata.
    """

    item: str
    kinds: Mapping[str, BlockKind | None]
    meta: Mapping[str, str]


LAYOUTS = {
    "RBNews": Layout(
        "",
        {
            "headline": BlockKind.HEADLINE,
            "subtitle": BlockKind.DECK,
            "byLine": BlockKind.BYLINE,
            "town": BlockKind.DATELINE,
            "content": None,
        },
        {"published": "PublishDate", "slug": "strapline", "section": "section", "credit": "origin"},
    ),
    "release": Layout(
        "",
        {
            "title": BlockKind.HEADLINE,
            "leadtext": BlockKind.LEAD,
            "caption": BlockKind.CAPTION,
            "body": None,
        },
        {"published": "publicationDate"},
    ),
    "result": Layout(
        "document",
        {"title": BlockKind.HEADLINE, "caption": BlockKind.CAPTION, "content": None},
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
            "ContentText": None,
        },
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
        for element in document.outermost(item, lambda one: one.name in layout.kinds):
            kind = layout.kinds[element.name]
            if kind:
                copy.line(kind, element, is_html=True)
            else:
                copy.content(element)
        copy.end_item()
    found = {
        field: document.words(next(document.inside(root, name), None))
        for field, name in layout.meta.items()
    }
    published = found.pop("published", "")
    return copy.article("agency_xml", meta=found, language=root.get("lang"), published=published)
