"""Reads NewsML-G2: news, package, knowledge, concept and planning items, alone or in a message."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.formats.html_meta import language as language_of
from newslint.formats.xml_copy import Copy
from newslint.formats.xml_source import pack, unpack
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.formats.xml_tree import Document, Element

__all__ = ["pack", "read", "unpack"]

_ITEMS = ("newsItem", "packageItem", "knowledgeItem", "conceptItem", "planningItem")
# What the elements outside the content are, by the element that they stand in.
_LINES: dict[str, dict[str, BlockKind]] = {
    "contentMeta": {
        "headline": BlockKind.HEADLINE,
        "by": BlockKind.BYLINE,
        "dateline": BlockKind.DATELINE,
        "description": BlockKind.DECK,
        # Of a text, that is no line of the copy but says who sends it.
        "creditline": BlockKind.CREDIT,
    },
    "partMeta": {"description": BlockKind.CAPTION},
    "itemRef": dict.fromkeys(("headline", "title", "description"), BlockKind.LIST_ITEM),
    "planning": {"headline": BlockKind.SUBHEAD},
    "concept": {"name": BlockKind.SUBHEAD},
}
# Copy of a paragraph or more in such elements: marked up, plain text or HTML.
_PROSE = {
    "concept": ("definition", "note"),
    "planning": ("description", "definition"),
    "contentSet": ("inlineXML", "inlineData"),
}
# In an item of this kind the description is the caption of what it shows.
_PICTURES = ("picture", "graphic", "video", "animated")


def read(source: str) -> Article:
    """Return the article of a NewsML-G2 source, of all its items; ReadError if it has no copy.

    The metadata are those of the first news item.
    """
    document = parse(source)
    copy = Copy(document)
    items = list(document.outermost(document.root, lambda element: element.name in _ITEMS))
    items = items or [document.root]
    for item in items:
        _add_item(document, item, copy)
        copy.end_item()
    first = next((item for item in items if item.name == "newsItem"), items[0])
    published = _first(document, first, "contentCreated", "firstCreated", "versionCreated")
    return copy.article(
        "newsml_g2",
        meta={
            "section": _section(document, first),
            "slug": _first(document, first, "slugline"),
            "credit": _first(document, first, "creditline"),
            "remote": " ".join(_remote(document, first)),
        },
        language=_language(document, first),
        published=published,
    )


def _add_item(document: Document, item: Element, copy: Copy) -> None:
    """Add the copy of one item, in order of the source."""
    language = language_of([_language(document, item)])
    classes = (inner.get("qcode") for inner in document.inside(item, "itemClass"))
    is_picture = any(word in next(classes, "") for word in _PICTURES)

    def is_copy(element: Element) -> bool:
        parent = document.parent_name(element)
        own = language_of([element.get("lang")])
        if language and own and own != language:
            return False
        return element.name in _PROSE.get(parent, ()) or element.name in _LINES.get(parent, ())

    for element in document.outermost(item, is_copy):
        parent = document.parent_name(element)
        kind = _LINES.get(parent, {}).get(element.name)
        if element.name == "inlineXML":
            copy.body(element)
        elif not kind and _is_text(element):
            copy.content(element)
        elif kind is BlockKind.CREDIT and not is_picture:
            continue
        elif kind:
            is_caption = is_picture or "caption" in element.get("role").lower()
            if element.name == "description" and is_caption:
                kind = BlockKind.CAPTION
            copy.line(kind, element)


def _is_text(element: Element) -> bool:
    """Tell whether an element holds text, not a picture or an archive in code."""
    return not element.get("encoding") and element.get("contenttype")[:5] in ("", "text/")


def _language(document: Document, item: Element) -> str:
    """Return the language that the content of an item has, or else the item as a whole."""
    tags = (inner.get("tag") for inner in document.inside(item, "language"))
    return next(tags, "") or item.get("lang") or document.root.get("lang")


def _first(document: Document, item: Element, *names: str) -> str:
    """Return the first text that elements of the names in an item have, best name first."""
    for name in names:
        for element in document.inside(item, name):
            if words := document.words(element):
                return words
    return ""


def _section(document: Document, item: Element) -> str:
    subjects = document.inside(item, "subject")
    names = (document.words(document.first(subject, "name")) for subject in subjects)
    return next(filter(None, names), "")


def _remote(document: Document, item: Element) -> Iterator[str]:
    """Yield the addresses of the content that an item has elsewhere."""
    for element in document.inside(item, "remoteContent"):
        address = element.get("href") or element.get("residref")
        if address:
            yield address
