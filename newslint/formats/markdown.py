"""Reads Markdown with YAML or TOML front matter: the copy without its marks, in exact positions."""

from __future__ import annotations

import re
from datetime import date

from newslint import patterns
from newslint.article import Article, Block, BlockKind
from newslint.formats.blocks import Line, guess
from newslint.formats.clean import TextBuilder
from newslint.formats.front_matter import FrontMatter, front_matter
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

# What the fields of the front matter are; further fields are no copy.
_FIELDS = {
    "title": BlockKind.HEADLINE,
    "headline": BlockKind.HEADLINE,
    "subtitle": BlockKind.DECK,
    "description": BlockKind.DECK,
    "deck": BlockKind.DECK,
    "summary": BlockKind.DECK,
    "ingress": BlockKind.LEAD,
    "lead": BlockKind.LEAD,
    "byline": BlockKind.BYLINE,
    "author": BlockKind.BYLINE,
    "authors": BlockKind.BYLINE,
    "caption": BlockKind.CAPTION,
    "image_caption": BlockKind.CAPTION,
    "imagecaption": BlockKind.CAPTION,
    "credit": BlockKind.CREDIT,
    "alt": BlockKind.ALT_TEXT,
    "image_alt": BlockKind.ALT_TEXT,
    "imagealt": BlockKind.ALT_TEXT,
}
_DATES = ("date", "published", "pubdate", "publishdate", "published_at")
_LANGUAGES = ("lang", "language", "locale")

_DATE = patterns.compile(r"\d{4}-\d\d-\d\d")
_URL = patterns.compile(r"\b(?:https?://|www\.)\S+")
_SURROGATES = patterns.compile("[\ud800-\udfff]")

_KINDS = {
    "BlockQuote": BlockKind.QUOTE,
    "Item": BlockKind.LIST_ITEM,
    "TableCell": BlockKind.TABLE,
}
_LEAVES = ("Heading", "Paragraph", "Item", "TableCell")
_NO_COPY = ("CodeBlock", "HtmlBlock", "MetadataBlock")
_EMPHASIS = ("Emphasis", "Strong")


def read(source: str) -> Article:
    """Return the article of a Markdown text.

    Its text is what a reader sees: without marks, code, HTML and addresses; blocks are parted
    by a blank line. ReadError where the front matter is broken.
    """
    matter = front_matter(source)
    reader = _Reader(source)
    for field in matter.fields:
        kind = _FIELDS.get(field.key)
        if kind and not (kind is BlockKind.HEADLINE and _stands_as_heading(source, field.value)):
            reader.field(kind, field.value, field.span, field.as_written)
    reader.body(matter.body)
    text, source_map = reader.builder.build()
    published = _published(matter)
    return Article(
        text,
        reader.blocks(text),
        source=source,
        source_map=source_map,
        meta={"published": published.isoformat()} if published else {},
        language=_language(matter),
        published=published,
        format="markdown",
    )


def code_spans(source: str) -> Iterator[Span]:
    """Yield where the body of a Markdown text has code, which is shown as it stands."""
    for name, value, span in _events(source, front_matter(source).body):
        if name == "Code" or (name == "Start" and _name(value) == "CodeBlock"):
            yield span


def _events(source: str, start: int) -> Iterator[tuple[str, Any, Span]]:
    """Yield the events of the text from offset `start` on: name, value and place.

    The place of an End is not told.
    """
    import pyromark

    text = _SURROGATES.sub("\ufffd", source[start:])
    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    options |= pyromark.Options.ENABLE_STRIKETHROUGH
    points, nowhere = _Bytes(text), Span(start, start)
    events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(text, options=options)
    for event, place in events:
        name, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if name == "End":
            yield name, value, nowhere
            continue
        begin, end = points.point(place["start"]), points.point(place["end"])
        yield name, value, Span(start + begin, start + end)


def _stands_as_heading(source: str, title: str) -> bool:
    """Tell whether the body gives the title of the front matter once more as its heading."""
    return re.search(rf"^# +{re.escape(title)}[ #]*$", source, re.MULTILINE) is not None


def _published(matter: FrontMatter) -> date | None:
    for field in matter.fields:
        if field.key in _DATES and (match := _DATE.match(field.value)):
            try:
                return date.fromisoformat(match.group())
            except ValueError:
                continue
    return None


def _language(matter: FrontMatter) -> str:
    for field in matter.fields:
        if field.key in _LANGUAGES:
            code = re.split(r"[-_]", field.value.lower())[0]
            return "nb" if code == "no" else code
    return ""


class _Bytes:
    """Turns byte offsets of a text's UTF-8 into code points; near ones cost little."""

    def __init__(self, text: str) -> None:
        self._data = None if text.isascii() else text.encode()
        self._byte = self._point = 0

    def point(self, byte: int) -> int:
        """Return the code-point offset of a byte offset."""
        if self._data is None:
            return byte
        if byte >= self._byte:
            self._point += len(self._data[self._byte : byte].decode())
        else:
            self._point -= len(self._data[byte : self._byte].decode())
        self._byte = byte
        return self._point


class _Reader:
    """Collects the blocks of one Markdown text.

    A block's kind is None where only its words and its place tell what it is.
    """

    def __init__(self, source: str) -> None:
        self.builder = TextBuilder(source)
        self._source = source
        self._found: list[tuple[BlockKind | None, Span]] = []
        self._start = -1
        self._title: Span | None = None
        self._stack: list[str] = []
        self._has_headline = False
        self._emphasised = True
        self._after_image = False

    def field(self, kind: BlockKind, value: str, span: Span, as_written: bool) -> None:
        """Add a field of the front matter as a block of its own."""
        self._open()
        if as_written:
            self.builder.add(*span)
        else:
            self.builder.replace(value, *span)
        self._has_headline |= kind is BlockKind.HEADLINE
        self._close(kind)

    def body(self, start: int) -> None:
        """Add the blocks of the text from offset `start` on."""
        for name, value, span in _events(self._source, start):
            if name == "End":
                self._leave(_name(value))
            elif name == "Start":
                self._enter(_name(value), value, span)
            elif name in ("Text", "SoftBreak", "HardBreak"):
                self._inline(name, value, span)

    def blocks(self, text: str) -> list[Block]:
        """Return the blocks: what the marks say, and for the rest what their words suggest."""
        found = [(kind, bare) for kind, span in self._found if (bare := _bare(text, span))]
        lines = [Line(text[span.start : span.end], span) for _, span in found]
        return guess(lines, [kind for kind, _ in found])

    def _enter(self, name: str, value: Any, span: Span) -> None:
        if name == "Image":
            self._close_leaf()
            self._after_image = True
            title = value["Image"]["title"]
            at = self._source.rfind(title, *span) if title else -1
            self._title = Span(at, at + len(title)) if at >= 0 else None
        elif name in _LEAVES:
            self._close_leaf()
        self._stack.append(name)

    def _leave(self, name: str) -> None:
        if name == "Image":
            self._close(BlockKind.ALT_TEXT)
            if self._title:
                self._open()
                self.builder.add(*self._title)
                self._close(BlockKind.CAPTION)
            self._emphasised = True
        elif name in _LEAVES:
            self._close_leaf()
            if name == "Heading":
                self._after_image = False
        self._stack.pop()

    def _inline(self, name: str, value: str | None, span: Span) -> None:
        if any(outer in _NO_COPY for outer in self._stack):
            return
        if name != "Text" or value is None:
            if self._start >= 0:
                self.builder.replace(" ", *span)
            return
        if "Autolink" in self._stack:
            return
        if value.strip() and not any(outer in self._stack for outer in _EMPHASIS):
            self._emphasised = False
        self._open()
        if self._source[span.start : span.end] != value:
            self.builder.replace(value, *span)
            return
        at = span.start
        for match in _URL.finditer(self._source, span.start, span.end):
            self.builder.add(at, match.start())
            at = match.end()
        self.builder.add(at, span.end)

    def _close_leaf(self) -> None:
        """Close the block that is open, as what the marks around it say it is."""
        if self._start < 0:
            return
        kind: BlockKind | None = None
        if "Heading" in self._stack:
            kind = BlockKind.SUBHEAD if self._has_headline else BlockKind.HEADLINE
            self._has_headline = True
        elif self._after_image and self._emphasised:
            kind = BlockKind.CAPTION
        else:
            kind = next((_KINDS[name] for name in self._stack if name in _KINDS), None)
        self._after_image = False
        self._close(kind)

    def _open(self) -> None:
        if self._start < 0:
            if self._found:
                self.builder.insert("\n\n")
            self._start = self.builder.length

    def _close(self, kind: BlockKind | None) -> None:
        """End the open block, without white space around it; an empty one is none."""
        if self._start >= 0:
            self._found.append((kind, Span(self._start, self.builder.length)))
        self._start = -1
        self._emphasised = True


def _bare(text: str, span: Span) -> Span | None:
    """Return the span without white space around it, None if nothing is left."""
    words = text[span.start : span.end]
    start = span.end - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None


def _name(value: Any) -> str:
    """Return the name of a tag; an address that is its own text is an Autolink."""
    if isinstance(value, str):
        return value
    name: str = next(iter(value))
    if name == "Link" and value["Link"]["link_type"] in ("Autolink", "Email"):
        return "Autolink"
    return name
