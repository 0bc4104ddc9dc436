"""Reads XML into its elements and one text of all they hold, every character in its place.

The text of an element is a span of the document's text, so a document takes two lists and
one map whatever its shape, and nothing here recurses. Entities that a document defines, and
files that it points to, are refused or left alone: neither is needed for copy, and both have
been used to attack what reads them.
"""

from __future__ import annotations

from html.entities import html5
from xml.parsers import expat

from newslint.errors import ReadError
from newslint.formats.assembly import Part
from newslint.positions import SourceMap
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# Far above what an archive of articles holds, and what a reader has memory for.
_SIZE = 200_000_000
_ELEMENTS = 1_000_000
_DEPTH = 500

# Stands for `<br/>` in the text of a document.
LINE_BREAK = "\u2028"
_BREAKS = {"br": LINE_BREAK, "BR": LINE_BREAK}

_ADVICE = {
    "undefined entity": "write it as a character or as a number such as &#160;, and & as &amp;",
    "mismatched tag": "an element above it is not closed",
    "not well-formed (invalid token)": "perhaps a bare & or <, which are written &amp; and &lt;",
    "no element found": "the file is cut short, or empty",
    "unclosed token": "the file is cut short",
}


class Element:
    """An element: its name without and its namespace, its attributes, its place.

    `start` and `end` are the span of all that stands in it in the document's text; `at` is
    its index among the elements, `last` the index after the last one within it. Attributes
    with a namespace have their local name alone.
    """

    __slots__ = ("at", "attributes", "end", "last", "name", "namespace", "parent", "start")

    def __init__(self, name: str, attributes: Mapping[str, str], parent: int, at: int) -> None:
        self.namespace, _, self.name = name.rpartition(" ")
        self.attributes = attributes
        self.parent = parent
        self.at = at
        self.start = self.end = self.last = 0

    def get(self, name: str) -> str:
        """Return the value of an attribute, "" where there is none."""
        return self.attributes.get(name, "")


_NO_ATTRIBUTES: Mapping[str, str] = {}


class Document:
    """A whole XML file: its source, its elements in order, its text with the map back."""

    def __init__(
        self, source: str, elements: list[Element], text: str, source_map: SourceMap
    ) -> None:
        self.source = source
        self.elements = elements
        self.text = text
        self.source_map = source_map

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self.elements[0]

    def parent_name(self, element: Element) -> str:
        """Return the name of the element that one stands in, "" for the root."""
        return self.elements[element.parent].name if element.at else ""

    def inside(self, element: Element, *names: str) -> Iterator[Element]:
        """Yield the elements anywhere within one, those of the names (all if none are given)."""
        for inner in self.elements[element.at + 1 : element.last]:
            if not names or inner.name in names:
                yield inner

    def outermost(self, element: Element, accept: Callable[[Element], bool]) -> Iterator[Element]:
        """Yield an element or those within it that are accepted, none of them within another."""
        at = element.at
        while at < element.last:
            inner = self.elements[at]
            is_accepted = accept(inner)
            if is_accepted:
                yield inner
            at = inner.last if is_accepted else at + 1

    def children(self, element: Element, *names: str) -> Iterator[Element]:
        """Yield the elements directly within one, those of the names (all if none are given)."""
        at = element.at + 1
        while at < element.last:
            child = self.elements[at]
            if not names or child.name in names:
                yield child
            at = child.last

    def first(self, element: Element, *path: str) -> Element | None:
        """Return the first element down a path of names of children, None if there is none."""
        found: Element | None = element
        for name in path:
            found = next(self.children(found, name), None) if found else None
        return found

    def words(self, element: Element | None) -> str:
        """Return the text of an element with its white space folded, "" for None."""
        return " ".join(self.text[element.start : element.end].split()) if element else ""

    def value(self, *path: str) -> str:
        """Return the folded text of the first element down a path from the root."""
        return self.words(self.first(self.root, *path))

    def part(self, start: int, end: int) -> Part:
        """Return a stretch of the text as it stands, with its map to the source."""
        source_map = SourceMap()
        for begin, stop, source, length in self.source_map.runs(start, end):
            source_map.add(begin - start, source, stop - begin, length)
        return Part(self.text[start:end], source_map)

    def content(self, element: Element) -> Part:
        """Return all the text of an element as it stands, with its map to the source."""
        return self.part(element.start, element.end)


def parse(source: str, signs: Mapping[str, str] = _BREAKS) -> Document:
    """Return the document of an XML source.

    `signs` are what empty elements stand for in its text, each just before its element.
    ReadError, with the line, if it is not well-formed, defines entities, or is out of all
    proportion.
    """
    if len(source) > _SIZE:
        raise ReadError(f"this XML is longer than {_SIZE:,} characters; split it.")
    return _Parser(source, signs).parse()


class _Parser:
    """Parses one source; offsets of the parser are bytes of it in UTF-8."""

    def __init__(self, source: str, signs: Mapping[str, str]) -> None:
        self._source = source
        self._signs = signs
        # A blank line above the declaration is a common slip, and does no harm.
        bare = source.removeprefix("\ufeff").lstrip()
        self._offset = self._character = len(source) - len(bare)
        self._bytes = bare.encode("utf-8", "surrogatepass")
        self._byte = 0
        self._elements: list[Element] = []
        self._open: list[Element] = []
        self._pieces: list[str] = []
        self._length = 0
        self._map = SourceMap()
        self._in_cdata = False

    def parse(self) -> Document:
        parser = self._parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._named
        parser.EntityDeclHandler = self._refuse_entity
        parser.StartCdataSectionHandler = lambda: self._set_cdata(True)
        parser.EndCdataSectionHandler = lambda: self._set_cdata(False)
        try:
            parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            advice = _ADVICE.get(reason, "correct it there")
            raise ReadError(
                f"this XML is broken ({reason}): {advice}.", line=self._line(error.lineno)
            ) from None
        return Document(self._source, self._elements, "".join(self._pieces), self._map)

    def _line(self, number: int) -> int:
        return number + self._source.count("\n", 0, self._offset)

    def _here(self) -> int:
        """Return the offset in the source at which the parser stands."""
        byte = self._parser.CurrentByteIndex
        self._character += len(self._bytes[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._character

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == _DEPTH:
            raise ReadError(
                f"this XML has elements more than {_DEPTH} deep; no article has.", line=self._now()
            )
        if len(self._elements) == _ELEMENTS:
            raise ReadError(f"this XML has more than {_ELEMENTS:,} elements; split it.")
        local = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        parent = self._open[-1].at if self._open else -1
        element = Element(name, local or _NO_ATTRIBUTES, parent, len(self._elements))
        element.start = self._length
        if element.name in self._signs:
            start = self._parser.CurrentByteIndex
            tag = self._bytes[start : self._bytes.find(b">", start) + 1]
            self._put(self._signs[element.name], len(tag.decode("utf-8", "surrogatepass")))
            element.start = self._length
        self._elements.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:
        element = self._open.pop()
        element.end = self._length
        element.last = len(self._elements)

    def _text(self, text: str) -> None:
        length = len(text)
        if not self._in_cdata:
            start = self._parser.CurrentByteIndex
            if self._bytes.startswith(b"&", start):
                length = self._bytes.index(b";", start) + 1 - start
        if text == "\n" and self._bytes.startswith(b"\r\n", self._parser.CurrentByteIndex):
            length = 2
        self._put(text, length)

    def _named(self, name: str, is_parameter: bool) -> None:
        """Take an entity of a DTD that is not read for what HTML means by it, else as it stands."""
        if not is_parameter:
            written = f"&{name};"
            self._put(html5.get(f"{name};", written), len(written))

    def _put(self, text: str, length: int) -> None:
        self._map.add(self._length, self._here(), len(text), length)
        self._pieces.append(text)
        self._length += len(text)

    def _set_cdata(self, is_inside: bool) -> None:
        self._in_cdata = is_inside

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise ReadError(
            f'this XML defines an entity of its own ("{name}"), which newslint does not follow '
            "for safety; write out what it stands for.",
            line=self._now(),
        )

    def _now(self) -> int:
        return self._line(self._parser.CurrentLineNumber)
