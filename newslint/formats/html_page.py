"""Tells the article of a web page from what is around it.

What the markup says comes first (article, main, nav, aside); then where the running text
stands, how much of an element is links, and what its class and its id say.
"""

from __future__ import annotations

from itertools import accumulate

from newslint import patterns
from newslint.formats.furniture import prose
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.formats.html_tree import Element, Tree

_NEVER_COPY = frozenset({"nav", "dialog", "menu"})
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar "
    "tablist button form".split()
)
# Words of classes and ids that say what an element is, parted by signs or by capitals.
_WORD = patterns.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FURNITURE = frozenset(
    "nav navigation navbar menu share sharing social related comment comments disqus promo promos "
    "promotion advert adverts advertisement ads sponsor sponsored newsletter subscribe "
    "subscription signup breadcrumb breadcrumbs sidebar widget widgets cookie cookies consent "
    "popup modal overlay toolbar tags taglist recommended recommendation recommendations "
    "trending popular outbrain taboola disclaimer copyright skip search login pagination "
    "pager rail teaser teasers masthead footer relaterte relatert del reklame annonse kommentar "
    "kommentarer more readmore feedback twitter instagram".split()
)
# So much of the copy's running text keeps an element, whatever its class says.
_TOO_MUCH = 0.4
# An element with so much of the running text is gone into further to find the article.
_MOST = 0.8
_LINKED = 0.5
# What may be all link and yet a line of the copy.
_LINES = frozenset({"p", "li", "td", "th", "dt", "dd", "figcaption", "h1", "h2", "h3", "h4"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
# How many paragraphs below a linked heading a teaser's text stands at most.
_TEASER = 4


class Page:
    """A page whose article is being looked for."""

    def __init__(self, tree: Tree) -> None:
        self._elements = tree.elements
        self._paragraphs = tree.paragraphs
        words = list(_words(tree))
        self._words = _sums(words)
        self._length = _sums([len(paragraph.part.text) for paragraph in tree.paragraphs])
        self._links = _sums([paragraph.linked for paragraph in tree.paragraphs])

    def copy(self) -> Iterator[int]:
        """Yield the indices of the paragraphs that are the article's, in order."""
        root = self._root()
        dropped = self._dropped(self._elements[root])
        element = self._elements[root]
        headline = self._headline_above(element)
        if headline is not None:
            yield headline
            for index in range(headline + 1, element.first):
                if self._words[index + 1] > self._words[index]:
                    yield index
        for index in range(element.first, element.last):
            if not dropped[self._paragraphs[index].element]:
                yield index

    def _share(self, element: Element, of: Element) -> float:
        """Return how much of the running text of one element stands in another."""
        whole = self._words[of.last] - self._words[of.first]
        return (self._words[element.last] - self._words[element.first]) / whole if whole else 0.0

    def _root(self) -> int:
        """Return the element that holds the article."""
        root = self._marked()
        for index in range(root + 1, len(self._elements)):
            element = self._elements[index]
            if element.first >= self._elements[root].last:
                break
            if (
                self._is_inside(index, root)
                and element.last - element.first > 1
                and self._share(element, self._elements[root]) >= _MOST
                and element.name not in ("p", "blockquote", "ul", "ol")
            ):
                root = index
        return root

    def _is_inside(self, index: int, outer: int) -> bool:
        return self._elements[index].first >= self._elements[outer].first

    def _marked(self) -> int:
        """Return the element that the markup says is the article, else the whole page."""
        page = self._elements[0]
        best, share = 0, 0.3
        for index, element in enumerate(self._elements):
            body = "articlebody" in element.attribute("itemprop") if index else False
            if body or element.name in ("article", "main"):
                mine = self._share(element, page)
                if mine > share:
                    best, share = index, mine
        return best

    def _headline_above(self, root: Element) -> int | None:
        """Return the index of the main heading if it stands above the article's element."""
        above: int | None = None
        for element in self._elements:
            if element.name == "h1" and element.last > element.first:
                if element.first >= root.first:
                    return above if element.first >= root.last else None
                above = element.first
        return above

    def _dropped(self, root: Element) -> list[bool]:
        """Tell for each element whether it is none of the article's."""
        dropped = [False]
        for element in self._elements[1:]:
            inside = root.first <= element.first and element.last <= root.last
            dropped.append(
                dropped[element.parent]
                or (inside and element is not root and self._is_furniture(element, root))
            )
        return dropped

    def _is_furniture(self, element: Element, root: Element) -> bool:
        if element.first == element.last or self._share(element, root) > _TOO_MUCH:
            return False
        if element.name in _NEVER_COPY or element.name in ("form", "footer"):
            return True
        if element.attribute("role") in _ROLES or hints(element) & _FURNITURE:
            return True
        length = self._length[element.last] - self._length[element.first]
        links = self._links[element.last] - self._links[element.first]
        return element.name not in _LINES and links > _LINKED * length


def hints(element: Element) -> frozenset[str]:
    """Return the words of an element's class and id in lower case."""
    found = element.attributes
    text = " ".join(found[name].text for name in ("class", "id") if name in found)
    return frozenset(word.lower() for word in _WORD.findall(text)) if text else frozenset()


def _words(tree: Tree) -> Iterator[int]:
    """Yield how many words of running text each paragraph has, none for links and teasers.

    A teaser is what stands under a heading that is a link.
    """
    near = _TEASER
    for paragraph in tree.paragraphs:
        name = tree.elements[paragraph.element].name
        text = paragraph.part.text.strip()
        is_link = paragraph.linked * 2 > len(text)
        words = 0 if paragraph.is_alt or is_link else prose(text)
        near = 0 if is_link and name in _HEADINGS else near + 1
        yield words if near > _TEASER else 0
        if words:
            near = _TEASER


def _sums(values: Sequence[int]) -> list[int]:
    return list(accumulate(values, initial=0))
