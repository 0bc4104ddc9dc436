"""Reads Word documents (.docx): the text of the main part, as it stands with all changes taken.

The source of such a file is its main XML part, so that every run of text has its place in it;
the zip around it is opened by `unpack` and closed again by `pack`.
"""

from __future__ import annotations

import zlib
from collections import Counter
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from newslint import patterns
from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats import xml_source
from newslint.formats.assembly import Assembly, Part
from newslint.formats.html_meta import language
from newslint.formats.xml_tree import parse
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.formats.xml_tree import Document, Element

# Far above what the text of a document takes; and so much larger than it was packed is only
# what was made to fill a memory.
_SIZE = 50_000_000
_RATIO, _RATIO_FROM = 200, 5_000_000
_MEMBERS = 10_000
_MAIN = "word/document.xml"
_RELATION = patterns.compile(r"<Relationship\s[^>]*>")
_TARGET = patterns.compile(r"\sTarget=[\"']/?([^\"']+)[\"']")
_OLE = b"\xd0\xcf\x11\xe0"

_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
# What is not part of the text: taken out by a tracked change, or there for older programs.
_GONE = ("del", "moveFrom", "Fallback")
_OFF = ("0", "false", "off")
# The styles of Word in English and Norwegian, by their ids in small letters; and those that
# newsrooms make.
_STYLES = {
    **dict.fromkeys(("title", "tittel", "headline"), BlockKind.HEADLINE),
    **dict.fromkeys(("subtitle", "undertittel", "deck", "standfirst"), BlockKind.DECK),
    **dict.fromkeys(("ingress", "lead", "lede"), BlockKind.LEAD),
    **dict.fromkeys(("byline", "forfatter", "author"), BlockKind.BYLINE),
    **dict.fromkeys(
        ("quote", "sitat", "intensequote", "sterktsitat", "pullquote"), BlockKind.QUOTE
    ),
    **dict.fromkeys(("caption", "bildetekst"), BlockKind.CAPTION),
    **dict.fromkeys(("credit", "kreditering", "fotograf"), BlockKind.CREDIT),
    **dict.fromkeys(("factbox", "faktaboks", "fakta"), BlockKind.FACTBOX),
}
_HEADINGS = ("heading", "overskrift")
_LISTS = ("list", "liste", "punktliste", "nummerertliste")
_BREAK = patterns.compile(r"\n[ \t]*\n\s*")


def unpack(data: bytes, path: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the main XML part of a document, and notes for the user.

    ReadError if the file is no Word document, is locked, or would grow out of all proportion.
    """
    if data.startswith(_OLE):
        raise ReadError(
            "this Word document is locked with a password, or is of the old kind (.doc); save "
            "it as .docx without a password.",
            path,
        )
    try:
        with ZipFile(BytesIO(data)) as archive:
            return xml_source.unpack(_content(archive, _main(archive, path), path), path)
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, ValueError) as error:
        raise ReadError(
            f"this is no whole .docx file ({str(error).rstrip('.').lower()}); save it again from "
            "Word.",
            path,
        ) from None
    except (NotImplementedError, RuntimeError):
        raise ReadError(
            "this .docx file is packed in a way that cannot be read (perhaps with a password); "
            "save it again from Word.",
            path,
        ) from None


def pack(data: bytes, source: str) -> bytes:
    """Return a document with a changed main part; every other part stays byte for byte."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(target, "w") as packed:
        main = _main(archive)
        old = _content(archive, main)
        new = xml_source.pack(old, source)
        if new == old:
            return data
        packed.comment = archive.comment
        for member in archive.infolist():
            content = new if member is main else archive.read(member)
            packed.writestr(member, content, member.compress_type)
    return target.getvalue()


def _main(archive: ZipFile, path: str = "") -> ZipInfo:
    """Return the member that holds the text: the one that the document says, or the usual one."""
    if len(archive.infolist()) > _MEMBERS:
        raise ReadError(f"this .docx file has more than {_MEMBERS:,} parts; no document has.", path)
    members = {member.filename: member for member in archive.infolist()}
    name = _MAIN
    if name not in members and "_rels/.rels" in members:
        relations = _content(archive, members["_rels/.rels"], path).decode("utf-8", "replace")
        for relation in _RELATION.findall(relations):
            target = _TARGET.search(relation)
            if "/officeDocument" in relation and target and "word/" in target[1]:
                name = target[1]
    if name not in members:
        raise ReadError("this zip file holds no text of Word (word/document.xml).", path)
    return members[name]


def _content(archive: ZipFile, member: ZipInfo, path: str = "") -> bytes:
    size, packed = member.file_size, member.compress_size
    if size > _SIZE or (size > _RATIO_FROM and size > _RATIO * packed):
        raise ReadError(
            f"this .docx file would unpack to {size // 1_000_000} MB of text, which no document "
            "has; it is not read, for safety.",
            path,
        )
    return archive.read(member)


def read(source: str) -> Article:
    """Return the article of the main part of a document.

    Its text is what is left when all tracked changes are taken; hidden text, notes, comments,
    page heads and feet are left out. ReadError if the part is broken.
    """
    document = parse(source, _SIGNS)
    if document.root.name != "document":
        raise ReadError("the main part of this .docx file is no text of Word; save it again.")
    texts = _texts(document)
    paragraphs = [(kind, part) for kind, part in _paragraphs(document, texts) if part.text.strip()]
    assembly = Assembly(source)
    for kind, part in paragraphs:
        at = 0
        for match in _BREAK.finditer(part.text):
            assembly.add(kind, part.cut(at, match.start()))
            at = match.end()
        assembly.add(kind, part.cut(at, len(part.text)))
    tags = Counter(element.get("val") for element in document.inside(document.root, "lang"))
    return assembly.article(
        "docx",
        language=language([tag for tag, _ in tags.most_common()]),
        escape=xml_source.escape,
    )


def _texts(document: Document) -> dict[int, list[Part]]:
    """Return the pieces of text of each paragraph, by the paragraph's place."""
    elements, namespace = document.elements, document.root.namespace
    texts: dict[int, list[Part]] = {}
    # For each element the paragraph it is in, -1 for none, and whether it is not to be seen.
    homes, gone = [-1], [False]
    for element in elements[1:]:
        parent = elements[element.parent]
        home, is_gone = homes[parent.at], gone[parent.at]
        name = element.name
        if name in _GONE:
            is_gone = True
        elif element.namespace == namespace:
            if name == "p":
                home = element.at
                texts[home] = []
            elif name == "vanish" and parent.name == "rPr" and element.get("val") not in _OFF:
                gone[parent.parent] = True
            elif parent.name == "r" and home >= 0 and not is_gone:
                if name == "t":
                    texts[home].append(document.content(element))
                elif name in _SIGNS:
                    texts[home].append(document.part(element.start - 1, element.start))
        homes.append(home)
        gone.append(is_gone)
    return texts


def _paragraphs(
    document: Document, texts: dict[int, list[Part]]
) -> Iterator[tuple[BlockKind | None, Part]]:
    """Yield each paragraph with what its style says it is, None where that tells nothing."""
    has_headline = False
    is_top = True
    styles = {at: _style(document, document.elements[at]) for at in texts}
    has_title = any(
        _STYLES.get(styles[at]) is BlockKind.HEADLINE and any(part.text.strip() for part in parts)
        for at, parts in texts.items()
    )
    for at, parts in texts.items():
        element = document.elements[at]
        kind = _kind(document, element, styles[at])
        part = Part.join(parts)
        if kind is BlockKind.SUBHEAD and is_top and not has_title and not has_headline:
            kind = BlockKind.HEADLINE
        has_headline |= kind is BlockKind.HEADLINE
        is_top &= not part.text.strip() or kind is not None
        yield kind, part


def _style(document: Document, paragraph: Element) -> str:
    """Return the id of a paragraph's style in small letters, "" for the usual one."""
    style = document.first(paragraph, "pPr", "pStyle")
    return style.get("val").lower().replace(" ", "") if style else ""


def _kind(document: Document, paragraph: Element, style: str) -> BlockKind | None:
    if style in _STYLES:
        return _STYLES[style]
    bare = style.rstrip("0123456789")
    if bare in _HEADINGS:
        return BlockKind.SUBHEAD
    if _is_in_table(document, paragraph):
        return BlockKind.TABLE
    if bare.startswith(_LISTS) or document.first(paragraph, "pPr", "numPr"):
        return BlockKind.LIST_ITEM
    return None


def _is_in_table(document: Document, paragraph: Element) -> bool:
    return document.elements[paragraph.parent].name == "tc"
