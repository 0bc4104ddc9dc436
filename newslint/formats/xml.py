"""Reads any XML of news copy, by the format that its root element tells."""

from __future__ import annotations

from newslint import patterns
from newslint.errors import ReadError
from newslint.formats.xml_source import pack, unpack
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING, import_module

if TYPE_CHECKING:
    from newslint.article import Article

__all__ = ["FORMAT_OF_ROOT", "format_of", "pack", "read", "root", "unpack"]

# The reader of a file by the name of its root element, without its prefix.
FORMAT_OF_ROOT = {
    "nitf": "nitf",
    "NewsML": "newsml1",
    **dict.fromkeys(
        (
            "newsMessage",
            "newsItem",
            "packageItem",
            "knowledgeItem",
            "conceptItem",
            "planningItem",
            "contentSet",
            "groupSet",
        ),
        "newsml_g2",
    ),
    **dict.fromkeys(("rss", "RDF", "feed", "item", "entry"), "rss"),
    **dict.fromkeys(("RBNews", "release", "result", "Publish"), "agency_xml"),
    "html": "html",
}
# What may stand before the root element: declaration, instructions, comments, a DTD's name
# with what it declares.
_BEFORE = patterns.compile(
    r"\s++|<\?(?:[^?]++|\?(?!>))*+\?>|<!--(?:[^-]++|-(?!->))*+-->"
    r"|<!DOCTYPE(?:[^<>\[\"']++|\"[^\"]*+\"|'[^']*+')*+(?:\[(?:[^\]\"']++|\"[^\"]*+\"|'[^']*+')*+\]\s*+)?>"
)
_NAME = patterns.compile(r"<([^\W\d][^\s/>\"'=<]*+)(?=[\s/>])")


def root(source: str) -> str:
    """Return the name of the root element of XML, with its prefix, "" if it is no XML.

    The beginning of a source will do, as long as the root element's name is in it.
    """
    at = 1 if source.startswith("\ufeff") else 0
    while match := _BEFORE.match(source, at):
        at = match.end()
    name = _NAME.match(source, at)
    return name[1] if name else ""


def format_of(source: str) -> str:
    """Return the name of the reader of an XML source, "" if there is none for it."""
    return FORMAT_OF_ROOT.get(root(source).rpartition(":")[2], "")


def read(source: str) -> Article:
    """Return the article of an XML source; ReadError where its format is not known."""
    name = format_of(source)
    if not name:
        found = root(source) or parse(source).root.name
        raise ReadError(
            f'the root element of this XML is "{found}", which is no format of news copy that '
            "newslint knows; leave it out, or give it as NITF, NewsML, RSS or HTML."
        )
    article: Article = import_module(f"newslint.formats.{name}").read(source)
    return article
