"""Reads HTML into its elements and the paragraphs of text in them, whatever the markup.

Elements stand in order of the source, each before those in it, so that what depends on what is
around an element or inside it takes one pass and no recursion.
"""

from __future__ import annotations

from functools import cached_property

from newslint import patterns
from newslint.formats.html_scan import Run, Tag, attributes, decoded, scan
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from newslint.formats.assembly import Part
    from newslint.formats.html_scan import Value

# What nobody reads as text of the page.
_UNSEEN = frozenset(
    "audio button canvas datalist iframe math noembed noframes noscript object script select "
    "style svg template textarea title video xmp".split()
)
# What does not break a paragraph. Other elements do, and so do those of a page's own making.
_INLINE = _UNSEEN | frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr "
    "output progress q rb rp rt ruby s samp small span strike strong sub sup time tt u var "
    "wbr".split()
)
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
_WHOLE_PAGE = frozenset({"html", "head", "body", "frameset"})
# Elements that say something of the whole page, wherever they stand.
_HEAD = frozenset({"html", "title", "meta", "link", "script", "time"})
_NEVER_HIDDEN = frozenset({"html", "body", "main", "article"})
_HIDING_CLASSES = frozenset(
    "hidden visually-hidden visuallyhidden sr-only screen-reader-text screenreader screen-reader "
    "u-hidden is-hidden print-only show-for-sr a11y-hidden offscreen element-invisible".split()
)
_DISPLAY_NONE = patterns.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)")

# A start tag that ends an open paragraph, and the elements that end one of their own kind.
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details dialog dd div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section "
    "summary table td th tr ul".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SIBLINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_HEADINGS, _HEADINGS),
    "a": ("a",),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("tr",),
    "tbody": ("tbody", "thead", "tfoot"),
    "tfoot": ("tbody", "thead", "tfoot"),
}
# Of these, only one that nothing but parts of a line stands in is ended.
_BESIDE_LINES = frozenset({"a", *_HEADINGS})
_IN_HEAD = frozenset("base link meta noscript script style template title".split())
_LISTS = frozenset({"table", "ul", "ol", "dl"})
# Elements out of which no end tag of anything but a table's parts reaches.
_WALLS = frozenset({"table", "td", "th", "caption", "ul", "ol", "dl"})
_CELLS = frozenset({"td", "th", "caption"})
_TABLE = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot"})
# How far up an end tag looks for its start tag.
_REACH = 100


class Element:
    """An element that is no part of a line: its tag, its parent's index, its paragraphs.

    `first` and `last` are a half-open range of indices of paragraphs; `heading` is the name of
    the heading that it is or stands in, "" for none.
    """

    def __init__(self, tag: Tag, parent: int, first: int, heading: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.first = self.last = first
        self.heading = heading

    @property
    def name(self) -> str:
        """The name of the tag."""
        return self.tag.name

    @cached_property
    def attributes(self) -> dict[str, Value]:
        """The attributes of the tag."""
        return attributes(self.tag)

    def attribute(self, name: str) -> str:
        """Return an attribute's value in lower case, "" where it has none."""
        value = self.attributes.get(name)
        return value.text.lower() if value else ""


class Paragraph(NamedTuple):
    """A stretch of text between two breaks, decoded, with the index of its element.

    `linked` counts the code points in links; `is_alt` marks an alternative text of a picture.
    """

    part: Part
    element: int
    linked: int
    is_alt: bool = False


class Tree(NamedTuple):
    """What an HTML source holds; `head` are the tags that speak of the whole page."""

    elements: list[Element]
    paragraphs: list[Paragraph]
    head: list[Tag]
    is_page: bool


class _Open(NamedTuple):
    """An open element: the index of the element its text is in, what holds for that text."""

    name: str
    element: int
    is_hidden: bool
    is_link: bool


def tree(source: str) -> Tree:
    """Read an HTML source, a whole page or a part of one."""
    return _Reader(source).read()


class _Reader:
    """Reads one source; the first element stands for the source as a whole."""

    def __init__(self, source: str) -> None:
        self._source = source
        root = Tag("", False, "", 0)
        self._tree = Tree([Element(root, -1, 0)], [], [], False)
        self._stack = [_Open("", 0, False, False)]
        self._runs: list[Run] = []
        self._linked = 0
        self._breaks = 0

    def read(self) -> Tree:
        is_page = False
        for token in scan(self._source):
            if isinstance(token, Run):
                self._text(token)
            else:
                is_page = is_page or token.name in _WHOLE_PAGE
                self._tag(token)
        self._flush()
        self._pop(1)
        self._tree.elements[0].last = len(self._tree.paragraphs)
        return self._tree._replace(is_page=is_page)

    def _tag(self, tag: Tag) -> None:
        if tag.name in _HEAD and not tag.is_end:
            self._tree.head.append(tag)
        if tag.is_end:
            self._end(tag.name)
        elif tag.name == "br":
            self._break(tag)
        elif tag.name == "img":
            self._image(tag)
        elif tag.name in _VOID:
            if tag.name == "hr":
                self._end_of(("p",), _CELLS)
                self._flush()
        else:
            self._start(tag)

    def _text(self, run: Run) -> None:
        top = self._stack[-1]
        if top.is_hidden:
            return
        words = self._source[run.start : run.end].strip(" \t\n\r\f")
        if words:
            if self._breaks > 1:
                self._flush()
            self._breaks = 0
            if top.is_link:
                self._linked += len(words)
        self._runs.append(run)

    def _break(self, tag: Tag) -> None:
        """Take a line break for a space; two in a row end the paragraph."""
        if not self._stack[-1].is_hidden:
            start = tag.at - len("<br")
            self._runs.append(Run(start, self._source.find(">", start) + 1 or tag.at))
            self._breaks += 1

    def _image(self, tag: Tag) -> None:
        """Add the alternative text of a picture, if it has words, as a paragraph."""
        value = attributes(tag).get("alt") if "alt" in tag.attributes.lower() else None
        if value and not self._stack[-1].is_hidden and any(map(str.isalpha, value.text)):
            self._flush()
            part = decoded(self._source, [Run(value.start, value.end)])
            self._tree.paragraphs.append(Paragraph(part, self._stack[-1].element, 0, True))

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if self._stack[-1].name == "head" and name not in _IN_HEAD:
            self._pop(len(self._stack) - 1)
        if name in _ENDS_PARAGRAPH:
            self._end_of(("p",), _CELLS)
        if name in _SIBLINGS:
            self._end_of(_SIBLINGS[name], None if name in _BESIDE_LINES else _LISTS)
        top = self._stack[-1]
        is_hidden = top.is_hidden or name in _UNSEEN or name == "head" or _is_hidden(tag)
        element = top.element
        if _breaks(name) and not is_hidden:
            self._flush()
            element = len(self._tree.elements)
            count = len(self._tree.paragraphs)
            heading = name if name in _HEADINGS else self._tree.elements[top.element].heading
            self._tree.elements.append(Element(tag, top.element, count, heading))
        if not tag.is_empty:
            is_link = top.is_link or name == "a"
            self._stack.append(_Open(name, element, is_hidden, is_link))

    def _end(self, name: str) -> None:
        if not _breaks(name):
            self._end_of((name,), () if name in _UNSEEN else None)
            return
        if name in _TABLE:
            self._end_of((name,), () if name == "table" else ("table",))
        else:
            self._end_of(_HEADINGS if name in _HEADINGS else (name,), _WALLS)
        self._flush()

    def _end_of(self, names: Collection[str], walls: Collection[str] | None) -> None:
        """Close the nearest open element of the names, if no wall stands before it.

        Without walls (None) anything that breaks a paragraph is one.
        """
        for index in range(len(self._stack) - 1, max(0, len(self._stack) - 1 - _REACH), -1):
            name = self._stack[index].name
            if name in names:
                self._pop(index)
                return
            if name in walls if walls is not None else _breaks(name):
                return

    def _pop(self, index: int) -> None:
        """Close the open elements from one of the stack on."""
        if any(_breaks(opened.name) and not opened.is_hidden for opened in self._stack[index:]):
            self._flush()
        count = len(self._tree.paragraphs)
        for opened in self._stack[index:]:
            self._tree.elements[opened.element].last = count
        del self._stack[index:]

    def _flush(self) -> None:
        """End the paragraph."""
        if self._runs:
            part = decoded(self._source, self._runs)
            if part.text.strip():
                element = self._stack[-1].element
                self._tree.paragraphs.append(Paragraph(part, element, self._linked))
            self._runs = []
        self._linked = self._breaks = 0


def _breaks(name: str) -> bool:
    """Tell whether an element breaks a paragraph; those of an office program (`o:p`) do not."""
    return name not in _INLINE and ":" not in name


def _is_hidden(tag: Tag) -> bool:
    """Tell whether a start tag hides its element from the reader's eye."""
    raw = tag.attributes
    if not raw or tag.name in _NEVER_HIDDEN:
        return False
    folded = raw.lower()
    if not any(word in folded for word in ("hidden", "none", "sr-", "screen", "print-only")):
        return False
    found = {name: value.text.lower() for name, value in attributes(tag).items()}
    return (
        "hidden" in found
        or found.get("aria-hidden") == "true"
        or bool(_DISPLAY_NONE.search(found.get("style", "")))
        or not _HIDING_CLASSES.isdisjoint(found.get("class", "").split())
    )
