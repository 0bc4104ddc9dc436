"""Places in files of copy, as people are told of them."""

from __future__ import annotations

from newslint.formats import lines
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.positions import LineIndex


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Places:
    """Finds the places of an article; its lines are counted when the first is asked for."""

    def __init__(self, article: Article, path: str) -> None:
        self._article = article
        self._path = path
        self._lines: LineIndex | None = None

    def at(self, offset: int) -> Place:
        """Return the place of an offset into the article's text."""
        if self._lines is None:
            self._lines = lines(self._article.source, self._article.format)
        return Place(self._path, *self._lines.position(self._article.source_map.start(offset)))
