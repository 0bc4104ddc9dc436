"""Builds an article's text from pieces of its source, cleaned, with the map back."""

from __future__ import annotations

from functools import cache
from unicodedata import is_normalized, normalize

from newslint import patterns
from newslint.positions import SourceMap
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# What a reader of the page never sees: soft hyphen, zero-width space, non-joiner, joiner,
# left-to-right and right-to-left marks, word joiner, byte order mark.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
# What may melt together with the character before it, or be written another way. Below it all
# letters are composed already; the punctuation between (dashes, quote marks) never changes.
_COMPOSING = "\u0300-\u200a\u2061-\ufefe\uff00-\U0010ffff"
_UNSEEN_CHARACTERS = tuple("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


class TextBuilder:
    """Collects the text of an article piece by piece, and the runs of its source map."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._map = SourceMap()
        self.length = 0

    def add(self, start: int, end: int) -> None:
        """Append the source's text between two offsets: NFC, without what is not seen."""
        piece = self._source[start:end]
        if piece.isascii():
            self._run(piece, start, end)
            return
        unseen = _holds_unseen(piece)
        composed = is_normalized("NFC", _only_unseen().sub("", piece) if unseen else piece)
        if composed and not unseen:
            self._run(piece, start, end)
            return
        for text, begin, stop in _cleaned(piece, _only_unseen() if composed else _unclean()):
            self._run(text, start + begin, start + stop)

    def replace(self, text: str, start: int, end: int) -> None:
        """Append `text`, for which the source has what stands between two offsets."""
        self._run(text, start, end)

    def insert(self, text: str) -> None:
        """Append text that the source does not have, such as a break between paragraphs."""
        self._parts.append(text)
        self.length += len(text)

    def _run(self, text: str, start: int, end: int) -> None:
        if text:
            self._map.add(self.length, start, len(text), end - start)
            self.insert(text)

    def build(self) -> tuple[str, SourceMap]:
        """Return the whole text and the map from it to the source."""
        return "".join(self._parts), self._map


def is_unseen(text: str) -> bool:
    """Tell whether a text is nothing but characters that no reader sees, or entities of them."""
    if "&" in text:
        from html import unescape

        text = unescape(text)
    return not text.strip("".join(_UNSEEN_CHARACTERS))


def _holds_unseen(piece: str) -> bool:
    return any(character in piece for character in _UNSEEN_CHARACTERS)


@cache
def _unclean() -> re.Pattern[str]:
    return patterns.compile(
        f"[^{_UNSEEN}{_COMPOSING}][{_UNSEEN}]*+[{_COMPOSING}][{_COMPOSING}{_UNSEEN}]*+"
        f"|[{_UNSEEN}]++|[{_COMPOSING}]++"
    )


@cache
def _only_unseen() -> re.Pattern[str]:
    return patterns.compile(f"[{_UNSEEN}]+")


def _cleaned(piece: str, unclean: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Yield `(text, start, end)`: what each stretch of the piece becomes.

    A stretch that stays as it is maps one to one; one that changes maps as a whole.
    """
    at = 0
    for match in unclean.finditer(piece):
        words = match.group()
        clean = normalize("NFC", _only_unseen().sub("", words))
        if clean == words:
            continue
        yield piece[at : match.start()], at, match.start()
        yield clean, *match.span()
        at = match.end()
    yield piece[at:], at, len(piece)
