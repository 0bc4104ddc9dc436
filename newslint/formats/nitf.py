"""Reads NITF, the News Industry Text Format, of any version, with or without its namespace."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.formats.xml_copy import Copy
from newslint.formats.xml_source import pack, unpack
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.formats.xml_tree import Document

__all__ = ["pack", "read", "unpack"]


_SLUGS = ("slug", "slugline", "NTBStikkord", "anpa-keyword")


def read(source: str) -> Article:
    """Return the article of an NITF source; ReadError where there is none.

    The title in its head is read where the body has no headline.
    """
    document = parse(source)
    copy = Copy(document)
    title = document.first(document.root, "head", "title")
    if title and not any(map(document.words, document.inside(document.root, "hl1"))):
        copy.line(BlockKind.HEADLINE, title)
    for body in document.children(document.root, "body"):
        copy.body(body)
    root = document.root
    return copy.article(
        "nitf",
        meta={
            "section": _attribute(document, "pubdata", "position.section")
            or _attribute(document, "tobject", "tobject.type"),
            "slug": _slug(document),
            "credit": document.words(next(document.inside(root, "distributor"), None)),
        },
        language=root.get("lang") or root.get("baselang") or _attribute(document, "body", "lang"),
        published=_attribute(document, "date.issue", "norm")
        or _attribute(document, "date.release", "norm")
        or _attribute(document, "pubdata", "date.publication"),
    )


def _attribute(document: Document, name: str, attribute: str) -> str:
    """Return the first value that an attribute of the elements of a name has."""
    values = (element.get(attribute) for element in document.inside(document.root, name))
    return next(filter(None, values), "")


def _slug(document: Document) -> str:
    metas = document.inside(document.root, "meta")
    found = {meta.get("name"): meta.get("content") for meta in metas}
    slugs = (found.get(name, "") for name in _SLUGS)
    return next(filter(None, slugs), "") or _attribute(document, "du-key", "key")
