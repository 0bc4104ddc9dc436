"""Reads NewsML 1: news components with their lines, their content in NITF, XHTML or text."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.formats.xml_copy import Copy
from newslint.formats.xml_source import pack, unpack
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.formats.xml_tree import Document, Element

__all__ = ["pack", "read", "unpack"]

_LINES = {
    "HeadLine": BlockKind.HEADLINE,
    "SubHeadLine": BlockKind.DECK,
    "ByLine": BlockKind.BYLINE,
    "DateLine": BlockKind.DATELINE,
    "CreditLine": BlockKind.CREDIT,
}
# What the content of a component is by its role; None is what is no copy.
_ROLES = {
    "HeadLine": BlockKind.HEADLINE,
    "SubHeadLine": BlockKind.DECK,
    "Caption": BlockKind.CAPTION,
    "Byline": BlockKind.BYLINE,
    "StyleSheet": None,
    "Contact": None,
    "Logo": None,
}


def read(source: str) -> Article:
    """Return the article of a NewsML 1 source, of all its news items; ReadError without copy."""
    document = parse(source)
    copy = Copy(document)
    root = document.root
    for item in document.outermost(root, lambda element: element.name == "NewsItem"):
        end = 0
        for component in document.inside(item, "NewsComponent"):
            if component.at >= end:
                end = _add_component(document, component, copy)
        copy.end_item()
    return copy.article(
        "newsml1",
        meta={
            "slug": document.words(next(document.inside(root, "SlugLine"), None)),
            "credit": document.words(next(document.inside(root, "CreditLine"), None)),
            "section": _formal_name(document, "NewsProduct"),
        },
        language=_formal_name(document, "Language")
        or next((item.get("lang") for item in document.inside(root, "NewsItem")), ""),
        published=document.words(next(document.inside(root, "FirstCreated"), None)),
    )


def _add_component(document: Document, component: Element, copy: Copy) -> int:
    """Add the lines and the content of a component, without those of components within it.

    Returns the index after the last element of its content: what is in that has been read.
    """
    role = document.first(component, "Role")
    name = role.get("FormalName") if role else ""
    contents = list(document.children(component, "ContentItem"))
    data = [part for item in contents if (part := _data(document, item))]
    for lines in document.children(component, "NewsLines"):
        for line in document.children(lines, *_LINES):
            kind = _LINES[line.name]
            # The headline of a picture alone is what the picture shows.
            is_media = bool(contents) and not data and kind is BlockKind.HEADLINE
            copy.line(BlockKind.CAPTION if is_media else kind, line)
        for line in document.children(lines, "NewsLine"):
            _add_caption(document, line, copy)
    for part in data:
        if name not in _ROLES:
            copy.content(part)
        elif named := _ROLES[name]:
            copy.line(named, part)
    return max((part.last for part in data), default=0)


def _add_caption(document: Document, line: Element, copy: Copy) -> None:
    """Add a line of a type of its own if that is a caption."""
    kind = document.first(line, "NewsLineType")
    if kind and "caption" in kind.get("FormalName").lower():
        for text in document.children(line, "NewsLineText"):
            copy.line(BlockKind.CAPTION, text)


def _data(document: Document, item: Element) -> Element | None:
    """Return the content that stands in a content item itself as text, None without it."""
    mime = document.first(item, "MimeType")
    if mime and mime.get("FormalName") == "text/css":
        return None
    data = document.first(item, "DataContent")
    return data if data and document.words(data) else None


def _formal_name(document: Document, name: str) -> str:
    """Return what the first element of a name names."""
    return next((found.get("FormalName") for found in document.inside(document.root, name)), "")
