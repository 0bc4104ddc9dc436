"""Finds the copy in XML: lines with a meaning of their own, marked-up bodies, coded HTML."""

from __future__ import annotations

from datetime import date

from newslint import patterns
from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats import html, plain
from newslint.formats.assembly import Assembly, Part
from newslint.formats.html_meta import language as language_of
from newslint.formats.html_tree import tree
from newslint.formats.xml_source import escape
from newslint.formats.xml_tree import LINE_BREAK
from newslint.positions import SourceMap, Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.article import Article
    from newslint.formats.xml_tree import Document, Element

# What the elements of NITF, XHTML and the agencies' own mark-up say of their text, by name in
# small letters. What stands in one of them is that too, but for a credit in a caption.
_KINDS = {
    **dict.fromkeys(("hl1", "h1", "rubrik"), BlockKind.HEADLINE),
    **dict.fromkeys(("hl2", "h2", "h3", "h4", "h5", "h6", "mellis"), BlockKind.SUBHEAD),
    **dict.fromkeys(("byline", "byttl", "tagline"), BlockKind.BYLINE),
    **dict.fromkeys(("dateline", "dat"), BlockKind.DATELINE),
    **dict.fromkeys(("media-caption", "figcaption", "bildtext"), BlockKind.CAPTION),
    **dict.fromkeys(("media-producer", "bildskapare"), BlockKind.CREDIT),
    **dict.fromkeys(("bq", "blockquote", "citat"), BlockKind.QUOTE),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th", "caption", "pre", "nitf-table-summary"), BlockKind.TABLE),
    "abstract": BlockKind.DECK,
    "ingress": BlockKind.LEAD,
    "aside": BlockKind.FACTBOX,
}
_CLASSES = {
    **dict.fromkeys(("lead", "ingress"), BlockKind.LEAD),
    **dict.fromkeys(("byline", "byline-title"), BlockKind.BYLINE),
    **dict.fromkeys(("credit", "photographer"), BlockKind.CREDIT),
    **dict.fromkeys(("caption", "bildetekst"), BlockKind.CAPTION),
    **dict.fromkeys(("factbox", "faktaboks", "fact", "infobox"), BlockKind.FACTBOX),
}
_LINES = frozenset({"p", *_KINDS})
_BLOCKS = _LINES | frozenset(
    "article block body body.content body.end body.head brodtext credit dd div dl fn footer "
    "header hedline hr html main media nav nitf-table ol section table tbody text tfoot thead "
    "tr ul".split()
)
# Parts of a line; so is any unknown element in what is a line.
_INLINE = frozenset(
    "a abbr acronym alt-code b big br chron cite classifier code copyrite del dfn em event font "
    "frac function i ins kbd lang location money num object.title org person postaddr pronounce "
    "q s samp small span strike strong sub sup tt u var virtloc".split()
)
_NO_COPY = frozenset(
    "audio bildfil distributor docdata head iframe img ks ki-ref media-metadata media-object "
    "media-reference note object rights script series style svg tobject video".split()
)
# How lines outside the body are put in reading order: what stands above it, the body, pictures.
_ABOVE = (
    BlockKind.HEADLINE,
    BlockKind.DECK,
    BlockKind.BYLINE,
    BlockKind.DATELINE,
    BlockKind.LEAD,
)
_BELOW = (BlockKind.CAPTION, BlockKind.CREDIT)
# What is left out where the body says it too, word for word.
_REPEATABLE = (BlockKind.DECK, BlockKind.CAPTION)
# White space other than a single space.
_BLANK = patterns.compile(f"[ \t\n\r{LINE_BREAK}]{{2,}}+|[\t\n\r{LINE_BREAK}]")
_DAYS = (
    (patterns.compile(r"(\d{4})-?(\d\d)-?(\d\d)"), (1, 2, 3)),
    (patterns.compile(r"(?:\w{3}, )?(\d{1,2}) (\w{3})\w* (\d{4})"), (3, 2, 1)),
    (patterns.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})"), (3, 2, 1)),
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def day(text: str) -> date | None:
    """Return the day of a date as ISO 8601, RFC 822 or a Norwegian writes it, else None."""
    for pattern, groups in _DAYS:
        match = pattern.match(text.strip())
        if match:
            year, month, number = (match[group] for group in groups)
            if month.isalpha():
                month = str(_MONTHS.index(month.lower()) + 1) if month.lower() in _MONTHS else "0"
            try:
                return date(int(year), int(month), int(number))
            except ValueError:
                return None
    return None


class Paragraph(NamedTuple):
    """A stretch of copy: what it is, None where the mark-up does not tell; its text."""

    kind: BlockKind | None
    part: Part


def paragraphs(document: Document, element: Element) -> Iterator[Paragraph]:
    """Yield the paragraphs in a marked-up element, in order, white space folded."""
    stack: list[tuple[Element, BlockKind | None]] = [(element, _kind(document, element, None))]
    at, index = element.start, element.at + 1
    while stack:
        top, kind = stack[-1]
        if index >= top.last:
            yield from _lines(document, at, top.end, kind)
            at = max(at, top.end)
            stack.pop()
            continue
        inner = document.elements[index]
        name = inner.name.lower()
        if name in _NO_COPY:
            yield from _lines(document, at, inner.start, kind)
            at, index = inner.end, inner.last
            continue
        if name in _BLOCKS or (name not in _INLINE and top.name.lower() not in _LINES):
            yield from _lines(document, at, inner.start, kind)
            at = inner.start
            stack.append((inner, _kind(document, inner, kind)))
        index += 1


def _kind(document: Document, element: Element, outer: BlockKind | None) -> BlockKind | None:
    """Return what the text of an element is, `outer` being what it stands in."""
    name = element.name.lower()
    own = _KINDS.get(name)
    if own is None:
        words = element.get("class").lower().split()
        own = next((_CLASSES[word] for word in words if word in _CLASSES), None)
        if "true" in (element.get("lede"), element.get("lead")):
            own = BlockKind.LEAD
    if name == "hl2" and document.parent_name(element) == "hedline":
        own = BlockKind.DECK
    return own if outer is None or own is BlockKind.CREDIT else outer


def _lines(document: Document, start: int, end: int, kind: BlockKind | None) -> Iterator[Paragraph]:
    """Yield the paragraphs of a stretch of text; two line breaks in a row part them."""
    at = start
    for match in _BLANK.finditer(document.text, start, end):
        if match.group().count(LINE_BREAK) > 1:
            yield from _paragraph(document, at, match.start(), kind)
            at = match.end()
    yield from _paragraph(document, at, end, kind)


def _paragraph(
    document: Document, start: int, end: int, kind: BlockKind | None
) -> Iterator[Paragraph]:
    if not document.text[start:end].isspace() and start < end:
        yield Paragraph(kind, folded(document, start, end))


def folded(document: Document, start: int, end: int) -> Part:
    """Return a stretch of the text, its white space folded to one space.

    A space that has mark-up in it, such as a line break, has no place in the source: what
    stands on both sides of mark-up is never changed as one.
    """
    pieces: list[str] = []
    source_map = SourceMap()
    length, at = 0, start

    def copy(begin: int, stop: int) -> None:
        nonlocal length
        for first, last, source, source_length in document.source_map.runs(begin, stop):
            source_map.add(length + first - begin, source, last - first, source_length)
        pieces.append(document.text[begin:stop])
        length += stop - begin

    for match in _BLANK.finditer(document.text, start, end):
        begin, stop = match.span()
        copy(at, begin)
        at = stop
        if LINE_BREAK not in match[0] and document.source_map.is_seamless(Span(begin, stop)):
            first, last = document.source_map.span(Span(begin, stop))
            source_map.add(length, first, 1, last - first)
        pieces.append(" ")
        length += 1
    copy(at, end)
    return Part("".join(pieces), source_map)


class _Coded(NamedTuple):
    """An article read from the text of an element, with the map of that text."""

    article: Article
    source_map: SourceMap


class _Found(NamedTuple):
    """Something of an item; `place` orders it, `is_line` is True where it may say a thing twice."""

    copy: Paragraph | _Coded
    is_line: bool = False
    place: int = len(_ABOVE)


class Copy:
    """Collects what a file holds, item by item, and makes the article of it.

    An item reads from its headline down to its captions, wherever in the file those stand.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._assembly = Assembly(document.source)
        self._found: list[_Found] = []

    def line(self, kind: BlockKind | None, element: Element, *, is_html: bool = False) -> None:
        """Add the text of an element that stands outside the body, such as a headline.

        A headline is read once, a deck or a caption not at all where the body has it too.
        `is_html` is True where the text may itself be HTML.
        """
        part = folded(self._document, element.start, element.end)
        parts = [part]
        if is_html and ("<" in part.text or "&" in part.text):
            inner = [paragraph.part for paragraph in tree(part.text).paragraphs]
            parts = [Part(one.text, one.source_map.through(part.source_map)) for one in inner]
        place = len(_ABOVE) + (kind in _BELOW)
        if kind in _ABOVE:
            place = _ABOVE.index(kind)
        self._found.extend(_Found(Paragraph(kind, one), True, place) for one in parts)

    def body(self, element: Element) -> None:
        """Add the marked-up copy in an element."""
        for paragraph in paragraphs(self._document, element):
            self._found.append(_Found(paragraph, paragraph.kind is BlockKind.DECK))

    def coded(self, element: Element) -> None:
        """Add the copy in the text of an element, which is HTML or plain text."""
        part = self._document.content(element)
        reader = html if "<" in part.text and ">" in part.text else plain
        if part.text.strip():
            self._found.append(_Found(_Coded(reader.read(part.text), part.source_map)))

    def content(self, element: Element) -> None:
        """Add the copy in an element, marked up in elements of its own or coded in its text."""
        if element.last > element.at + 1:
            self.body(element)
        else:
            self.coded(element)

    def end_item(self) -> None:
        """End an item: what has been added since the last one belongs together."""
        headlines, body = self._said()
        for found, is_line, _ in sorted(self._found, key=lambda found: found.place):
            if isinstance(found, _Coded):
                self._assembly.nest(found.article, found.source_map)
                continue
            words = found.part.text.strip()
            if found.kind is BlockKind.HEADLINE:
                is_repeated = _bare(words) in headlines
                headlines.add(_bare(words))
            else:
                is_repeated = is_line and found.kind in _REPEATABLE and words in body
            if not is_repeated:
                self._assembly.add(found.kind, found.part)
        self._found.clear()

    def _said(self) -> tuple[set[str], str]:
        """Return the headlines in coded copy, and all the text of an item's body in one string."""
        headlines: set[str] = set()
        texts: list[str] = []
        for found, is_line, _ in self._found:
            if isinstance(found, _Coded):
                article = found.article
                texts.extend(article.slice(block.span) for block in article.blocks)
                named = article.blocks_of(BlockKind.HEADLINE)
                headlines.update(_bare(article.slice(block.span)) for block in named)
            elif not is_line:
                texts.append(found.part.text)
        return headlines, " ".join(texts)

    def article(
        self, format: str, *, meta: Mapping[str, str], language: str, published: str
    ) -> Article:
        """Return the article of all that has been added, with what the file says of it."""
        self.end_item()
        if self._assembly.is_empty:
            name = self._document.root.name
            raise ReadError(f"this XML ({name}) holds no copy, only data; leave it out.")
        found = day(published)
        fields = dict(meta, published=found.isoformat() if found else "")
        return self._assembly.article(
            format,
            meta={name: value for name, value in fields.items() if value},
            language=language_of([language]),
            published=found,
            escape=escape,
        )


def _bare(text: str) -> str:
    """Return text without its white space, for comparing."""
    return "".join(text.split())
