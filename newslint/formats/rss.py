"""Reads RSS (2.0, 1.0, 0.9x) and Atom: each item a headline and a body, one after another."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.formats.xml_copy import Copy, day
from newslint.formats.xml_source import pack, unpack
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.formats.xml_tree import Document, Element

__all__ = ["pack", "read", "unpack"]

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_DATES = ("published", "pubDate", "date", "issued", "updated")


def read(source: str) -> Article:
    """Return the article of a feed: the copy of all its items, in order of the file.

    The day of publication is that of the items, where they have one and the same. ReadError
    where no item has copy.
    """
    document = parse(source)
    copy = Copy(document)
    channel = document.first(document.root, "channel") or document.root
    items = list(document.outermost(document.root, lambda one: one.name in ("item", "entry")))
    days = set()
    for item in items:
        _add_item(document, item, copy)
        copy.end_item()
        days.add(day(_date(document, item)))
    published = days.pop() if len(days) == 1 else None
    return copy.article(
        "rss",
        meta={
            "section": _value(document, items[0], "category") if len(items) == 1 else "",
            "feed": _value(document, channel, "title"),
        },
        language=_value(document, channel, "language") or document.root.get("lang"),
        published=published.isoformat() if published else "",
    )


def _add_item(document: Document, item: Element, copy: Copy) -> None:
    """Add the copy of one item, in order of the source."""
    has_content = False
    for child in document.children(item):
        has_content |= _is_content(item, child) and bool(document.words(child))
    for child in document.children(item):
        is_own = child.namespace == item.namespace
        if is_own and child.name == "title":
            copy.line(BlockKind.HEADLINE, child, is_html=child.get("type") != "text")
        elif _is_content(item, child):
            copy.content(child)
        elif is_own and child.name in ("description", "summary"):
            if has_content:
                copy.line(BlockKind.DECK, child, is_html=True)
            else:
                copy.content(child)
        elif child.name == "creator" and child.namespace == _DUBLIN_CORE:
            copy.line(BlockKind.BYLINE, child)
        elif is_own and child.name == "author":
            copy.line(BlockKind.BYLINE, document.first(child, "name") or child)
        elif child.namespace == _MEDIA:
            _add_media(document, child, copy)


def _is_content(item: Element, child: Element) -> bool:
    """Tell whether a child of an item holds its full text."""
    if child.name == "encoded":
        return child.namespace == _CONTENT
    return child.name == "content" and child.namespace == item.namespace


def _add_media(document: Document, media: Element, copy: Copy) -> None:
    """Add what stands with a picture."""
    for element in document.outermost(media, lambda one: one.name in ("description", "credit")):
        if element.name == "description":
            copy.line(BlockKind.CAPTION, element, is_html=True)
        else:
            copy.line(BlockKind.CREDIT, element)


def _value(document: Document, parent: Element, name: str) -> str:
    found = document.first(parent, name)
    return found.get("term") or document.words(found) if found else ""


def _date(document: Document, item: Element) -> str:
    return next(filter(None, (_value(document, item, name) for name in _DATES)), "")
