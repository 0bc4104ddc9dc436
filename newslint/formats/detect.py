"""Tells the format of a file: by its suffix where that is clear, else by what is in it."""

from __future__ import annotations

import os

# A reader is a module of this package and an entry here.
SUFFIXES = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".nitf": "nitf",
    ".newsml": "xml",
    ".rss": "rss",
    ".atom": "rss",
    ".json": "ninjs",
    ".docx": "docx",
    ".eml": "eml",
    ".anpa": "iptc7901",
}
# Every reader; those without a suffix of their own are chosen by the root of their XML.
FORMATS = frozenset({*SUFFIXES.values(), "newsml1", "newsml_g2", "agency_xml"})
# Suffixes of much that is no copy: in folders, only what is known by its content is read.
AMBIGUOUS = frozenset({".json", ".xml"})
# What a file that is no plain text may begin with; a mail has a sender.
_FIRST = b"<{[-+P\xd0\x01\x02\x16\x7f\xef\xfe\xff"
_SENDER, _HEAD = b"From:", 65_536


def detect(data: bytes, path: str = "") -> str:
    """Return the name of the format of a file: that of its suffix, or of its content.

    A suffix of plain text, or none, gives way to clear signs of another format.
    """
    name = by_suffix(path)
    if name != "plain" or not _may_be_other(data):
        return name
    from newslint.formats.signs import by_content

    return by_content(data) or name


def by_suffix(path: str) -> str:
    """Return the name of the format of a path, by its suffix alone: plain text if it has none."""
    return SUFFIXES.get(os.path.splitext(path)[1].lower(), "plain")


def _may_be_other(data: bytes) -> bool:
    """Tell, at no cost, whether a file is worth a look for signs of another format."""
    return data[:_HEAD].lstrip()[:1] in _FIRST or data.find(_SENDER, 0, _HEAD) >= 0
