"""Tells the article of a web page from what is around it.

What the markup says comes first (article, main, nav, aside); then where the running text
stands, how much of an element is links, and what its class and its id say.
"""

from __future__ import annotations

from itertools import accumulate

from newslint import patterns
from newslint.formats.furniture import prose, weight
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.formats.html_tree import Element, Tree

_NEVER_COPY = frozenset({"nav", "dialog", "menu"})
_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist button "
    "form".split()
)
# What other sites hold, shown within the article.
_EMBEDDED = frozenset({"tweet", "twitter", "instagram", "tiktok", "facebook"})
# Words of classes and ids that say what an element is, parted by signs or by capitals.
_LETTERS = patterns.compile(r"[^\W_]+")
_WORD = patterns.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FURNITURE = _EMBEDDED | frozenset(
    "nav navigation navbar menu share sharing social related comment comments disqus promo promos "
    "promotion advert adverts advertisement ads sponsor sponsored newsletter subscribe "
    "subscription signup breadcrumb breadcrumbs sidebar widget widgets cookie cookies consent "
    "popup modal overlay toolbar tags taglist recommended recommendation recommendations "
    "trending popular outbrain taboola disclaimer copyright login pagination pager rail teaser "
    "teasers masthead footer relaterte relatert reklame annonse kommentar kommentarer readmore "
    "feedback".split()
)
# An element with more of the running text than this is the article's, whatever its class says.
_TOO_MUCH = 0.4
# An element that the markup calls the article must have so much of the running text.
_SOME = 0.3
# An element with so much of it is gone into further to find the article, and one with so much
# where the article was found.
_MOST, _NEARLY_ALL = 0.8, 0.9
# How much of an element's text may be links, and how much of a box beside the text.
_LINKED, _LINKED_ASIDE = 0.5, 0.2
# So many paragraphs of a box beside the text tell what it is.
_HEAD = 5
# What may be all link, whatever its class, and yet a line of the copy.
_LINES = frozenset({"p", "li", "td", "th", "dt", "dd", "figcaption", "h1", "h2", "h3", "h4"})
_NO_ARTICLE = frozenset({"p", "blockquote", "ul", "ol"})
# How like the page's title the headline is, where it is not the main heading, and where it is.
_ALIKE = 0.8, 0.4
# How many paragraphs below a linked heading a teaser's text stands at most.
_TEASER = 4


class Copy(NamedTuple):
    """The indices of the paragraphs that are the article's, and which of them is the headline."""

    paragraphs: list[int]
    headline: int | None


def copy_of_page(tree: Tree, title: str) -> Copy:
    """Return which paragraphs of a whole page are its article; `title` is what it is called."""
    return _Page(tree, title).copy()


def copy_of_part(tree: Tree) -> Copy:
    """Return which paragraphs of a part of a page are copy: all but menus and embedded posts."""
    dropped = [False]
    for element in tree.elements[1:]:
        is_other = element.name in _NEVER_COPY or (
            element.name == "blockquote" and hints(element) & _EMBEDDED
        )
        dropped.append(dropped[element.parent] or bool(is_other))
    copy = [
        index for index, paragraph in enumerate(tree.paragraphs) if not dropped[paragraph.element]
    ]
    headlines = (
        index
        for index in copy
        if tree.elements[tree.paragraphs[index].element].heading == "h1"
        and not tree.paragraphs[index].is_alt
    )
    return Copy(copy, next(headlines, None))


class _Page:
    """A page whose article is being looked for."""

    def __init__(self, tree: Tree, title: str) -> None:
        self._elements = tree.elements
        self._paragraphs = tree.paragraphs
        lengths = [len(paragraph.part.text) for paragraph in tree.paragraphs]
        words = list(_words(tree))
        self._words = _sums(words if any(words) else lengths)
        self._length = _sums(lengths)
        self._links = _sums([paragraph.linked for paragraph in tree.paragraphs])
        self._headline: int | None = None
        self._root = self._find_root()
        self._headline = self._find_headline(_bag(title))

    def copy(self) -> Copy:
        """Return what is the article's; headline, lead and pictures may stand above the rest."""
        root, headline = self._root, self._headline
        dropped, pictured = self._dropped(), self._pictured()
        copy = []
        if headline is not None and headline < root.first:
            copy.append(headline)
            for index in range(headline + 1, root.first):
                element = self._paragraphs[index].element
                is_prose = self._words[index + 1] > self._words[index]
                if (is_prose or pictured[element]) and not dropped[element]:
                    copy.append(index)
        inside = range(root.first, root.last)
        copy += [index for index in inside if not dropped[self._paragraphs[index].element]]
        return Copy(copy, headline)

    def _pictured(self) -> list[bool]:
        """Tell for each element whether it belongs to a picture with its caption."""
        pictured = [False]
        for element in self._elements[1:]:
            pictured.append(pictured[element.parent] or element.name == "figure")
        return pictured

    def _share(self, element: Element, of: Element) -> float:
        """Return how much of the running text of one element stands in another."""
        whole = self._words[of.last] - self._words[of.first]
        return (self._words[element.last] - self._words[element.first]) / whole if whole else 0.0

    def _find_root(self) -> Element:
        """Return the element that holds the article.

        A page without a mark of it, and without furniture around it, is the article whole.
        """
        page = self._elements[0]
        root = marked = self._marked()
        most = _MOST if self._elements[marked].name in ("", "main") else _NEARLY_ALL
        for index in range(root + 1, len(self._elements)):
            element = self._elements[index]
            if element.first >= self._elements[root].last:
                break
            if (
                element.last - element.first > 1
                and element.name not in _NO_ARTICLE
                and self._share(element, self._elements[root]) >= most
            ):
                root = index
        found = self._elements[root]
        outside = (e for e in self._elements if e.last <= found.first or e.first >= found.last)
        if marked or any(self._is_furniture(element, found) for element in outside):
            return found
        return page

    def _marked(self) -> int:
        """Return the element that the markup says is the article, else the whole page."""
        best, most = 0, _SOME
        for index, element in enumerate(self._elements):
            if element.name in ("article", "main") or (
                "articlebody" in element.attribute("itemprop")
            ):
                share = self._share(element, self._elements[0])
                if share > most:
                    best, most = index, share
        return best

    def _find_headline(self, title: frozenset[str]) -> int | None:
        """Return the index of the heading most like the page's title, of the main one else."""
        best, found, main = 0.0, None, None
        for index, paragraph in enumerate(self._paragraphs[: self._root.last]):
            heading = self._elements[paragraph.element].heading
            if not heading or paragraph.is_alt:
                continue
            bag = _bag(paragraph.part.text)
            if heading == "h1" and len(bag) > 1 and (main is None or index <= self._root.first):
                main = index
            alike = 2 * len(bag & title) / max(1, len(bag) + len(title))
            if alike > best and alike >= _ALIKE[heading == "h1"]:
                best, found = alike, index
        return main if found is None else found

    def _dropped(self) -> list[bool]:
        """Tell for each element whether it is none of the article's."""
        root = self._root
        dropped = [False]
        for element in self._elements[1:]:
            holds = element.first <= root.first and root.last <= element.last
            dropped.append(
                dropped[element.parent] or (not holds and self._is_furniture(element, root))
            )
        return dropped

    def _is_furniture(self, element: Element, root: Element) -> bool:
        """Tell whether an element is none of the article's, by the most of it in `root`."""
        name, first, last = element.name, element.first, element.last
        if name in _NEVER_COPY:
            return True
        if first == last or self._share(element, root) > _TOO_MUCH:
            return False
        if self._headline is not None and first <= self._headline < last:
            return False
        if name in _LINES:
            return False
        if name in ("form", "footer") or element.attribute("role") in _ROLES:
            return True
        if hints(element) & _FURNITURE or (name == "aside" and self._holds_known(first, last)):
            return True
        links = self._links[last] - self._links[first]
        limit = _LINKED_ASIDE if name == "aside" else _LINKED
        return links > limit * (self._length[last] - self._length[first])

    def _holds_known(self, first: int, last: int) -> bool:
        """Tell whether known furniture stands first among some paragraphs."""
        some = self._paragraphs[first : min(last, first + _HEAD)]
        return any(weight(paragraph.part.text.strip()) == 2 for paragraph in some)


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
        heading = tree.elements[paragraph.element].heading
        text = paragraph.part.text.strip()
        is_link = paragraph.linked * 2 > len(text)
        words = 0 if paragraph.is_alt or is_link else prose(text)
        near = 0 if is_link and heading not in ("", "h1") else near + 1
        yield words if near > _TEASER else 0
        if words:
            near = _TEASER


def _bag(text: str) -> frozenset[str]:
    """Return the words of a title in lower case."""
    return frozenset(_LETTERS.findall(text.lower()))


def _sums(values: Sequence[int]) -> list[int]:
    return list(accumulate(values, initial=0))
