"""Reads HTML, whole pages and pieces of them: the copy a reader sees, in exact positions."""

from __future__ import annotations

from itertools import accumulate

from newslint import patterns
from newslint.article import BlockKind
from newslint.formats.assembly import Assembly
from newslint.formats.decode import decode, encode
from newslint.formats.html_meta import language, meta
from newslint.formats.html_page import copy_of_page, copy_of_part, hints
from newslint.formats.html_tree import tree
from newslint.language.credits import find_credit
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.article import Article
    from newslint.formats.html_tree import Element, Tree

    _Guess = tuple[BlockKind | None, float]

_KINDS = {
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "aside": BlockKind.FACTBOX,
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "td": BlockKind.TABLE,
    "th": BlockKind.TABLE,
    "caption": BlockKind.TABLE,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.SUBHEAD),
}
# Words of classes that tell what a short element is, with how sure that makes it.
_CLASSES = {
    **dict.fromkeys(("credit", "credits", "photographer", "fotograf"), (BlockKind.CREDIT, 0.9)),
    **dict.fromkeys(("caption", "bildetekst"), (BlockKind.CAPTION, 0.9)),
    **dict.fromkeys(("ingress", "lede", "preamble"), (BlockKind.LEAD, 0.9)),
    **dict.fromkeys(("standfirst", "deck", "dek", "subtitle"), (BlockKind.DECK, 0.8)),
    **dict.fromkeys(("byline", "bylines"), (BlockKind.BYLINE, 0.8)),
    **dict.fromkeys(("factbox", "faktaboks", "fakta"), (BlockKind.FACTBOX, 0.9)),
    **dict.fromkeys(("pullquote",), (BlockKind.QUOTE, 0.9)),
}
# An element of more paragraphs than this is more than its class says, save a box of facts.
_LARGE, _LARGE_BOX = 3, 15
# So much of a box of facts may be links; with more it is a list of other stories.
_LINKED = 0.2
_DECLARED = patterns.compile(
    r"(?i)<meta[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)"
)
# How far into a file its encoding is looked for.
_PREAMBLE = 4096


def read(source: str) -> Article:
    """Return the article of an HTML source, a whole page or a part of one.

    Its text is what a reader sees of the article, without the menus, lists of links, forms and
    footers around it; of a part everything is the article. An alternative text of a picture is
    a block of its own.
    """
    found = tree(source)
    about = meta(found.head)
    kinds = _kinds(found)
    title = about.fields.get("headline", "")
    copy = copy_of_page(found, title) if found.is_page else copy_of_part(found)
    assembly = Assembly(source)
    for index in copy.paragraphs:
        part, element, _, is_alt = found.paragraphs[index]
        kind, sure = (BlockKind.ALT_TEXT, 1.0) if is_alt else kinds[element]
        if kind is BlockKind.CAPTION and _is_credit(part.text.strip()):
            kind, sure = BlockKind.CREDIT, 0.9
        if index == copy.headline:
            kind, sure = BlockKind.HEADLINE, 1.0
        assembly.add(kind, part, sure)
    return assembly.article(
        "html",
        meta=about.fields,
        language=_language(found, copy.paragraphs) or about.language,
        published=about.published,
        escape=escape,
    )


def _language(found: Tree, copy: Sequence[int]) -> str:
    """Return the language that an element around the whole copy, but not the page, says it has."""
    tags = []
    index = found.paragraphs[copy[0]].element if copy else 0
    while index:
        element = found.elements[index]
        if element.last > copy[-1] and element.name != "html":
            tags.append(element.attribute("lang") or element.attribute("xml:lang"))
        index = element.parent
    return language(tags)


def escape(text: str) -> str:
    """Return text as it is written in HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_credit(text: str) -> bool:
    """Tell whether a line of a picture is nothing but its credit."""
    whole = Span(0, len(text))
    credit = find_credit(text, whole)
    return credit is not None and credit.span == whole and bool(credit.label or credit.agencies)


def _kinds(found: Tree) -> list[_Guess]:
    """Return for each element what its text is by the marks on it and around it."""
    excess = list(
        accumulate(
            (
                paragraph.linked - _LINKED * len(paragraph.part.text)
                for paragraph in found.paragraphs
            ),
            initial=0.0,
        )
    )
    kinds: list[_Guess] = [(None, 1.0)]
    for element in found.elements[1:]:
        outer, own = kinds[element.parent], _own_kind(element)
        if own[0] is BlockKind.FACTBOX and excess[element.last] > excess[element.first]:
            own = None, 1.0
        is_closer = outer[1] < own[1] or own[0] is BlockKind.CREDIT
        kinds.append(own if own[0] and (outer[0] is None or is_closer) else outer)
    return kinds


def _own_kind(element: Element) -> _Guess:
    """Return what an element is by its name, or else by its class."""
    kind, size = _KINDS.get(element.name), element.last - element.first
    if kind is BlockKind.TABLE and size > _LARGE:
        # A cell that holds so much holds a part of the page.
        return None, 1.0
    if kind:
        return kind, 1.0
    words = hints(element) if size <= _LARGE_BOX else frozenset()
    guess = next((guess for word, guess in _CLASSES.items() if word in words), None)
    if guess and (size <= _LARGE or guess[0] is BlockKind.FACTBOX):
        return guess
    if element.name == "figure" and size <= _LARGE:
        return BlockKind.CAPTION, 0.7
    return None, 1.0


def unpack(data: bytes, path: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the source of a file: UTF-8 if it is that, else as the page itself declares.

    ReadError if the bytes are no text.
    """
    encoding = _declared(data)
    if encoding:
        return data.decode(encoding), ()
    return decode(data, path)


def pack(data: bytes, source: str) -> bytes:
    """Return a changed source in the encoding of the file `data`; what it lacks as references."""
    encoding = _declared(data)
    if encoding:
        return source.encode(encoding, "xmlcharrefreplace")
    return encode(data, source, "xmlcharrefreplace")


def _declared(data: bytes) -> str:
    """Return the encoding that a file declares, if it is that and not UTF-8 or UTF-16; else ""."""
    match = _DECLARED.search(data[:_PREAMBLE].decode("latin-1"))
    if not match or b"\0" in data:
        return ""
    encoding = (match[1] or match[2]).lower()
    if encoding in ("iso-8859-1", "latin1", "us-ascii"):
        # What these names mean on the web.
        encoding = "windows-1252"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return ""
    try:
        data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return ""
    return encoding
