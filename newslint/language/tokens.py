"""Words: where they begin and end, how often each occurs, what stands beside one."""

from __future__ import annotations

from collections import Counter

from newslint import patterns
from newslint.article import Token
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.article import Article

# A word is letters and digits, with apostrophes and hyphens inside it.
WORD = patterns.compile(r"\w+(?:[-'’]\w+)*")

_NEAR = 80
_PIECE = 1 << 18
# Signs that make a word part of an address, a handle, a file name, code or a masked word.
_BEFORE = "@#/\\._*$&=+~"
_AFTER = ("@", "/", "\\", "_", "*", "=", "+", "~")
# Marks after which a sentence or a quotation begins.
_OPENERS = '.!?:;–—\n«»"“”„('


def tokens(article: Article) -> tuple[Token, ...]:
    """Return every word of the article in order; use `words` where counts will do."""
    return tuple(words_in(article.text, 0, len(article.text)))


def words_in(text: str, start: int, end: int) -> list[Token]:
    """Return the words between two offsets of a text."""
    return [Token(match[0], Span._make(match.span())) for match in WORD.finditer(text, start, end)]


def word_counts(article: Article) -> Mapping[str, int]:
    """Return how often each distinct word, in its own case, occurs in the article."""
    text, counts = article.text, Counter[str]()
    start = 0
    while start < len(text):
        # Of a long text bit by bit, so that not all its words are in memory at once.
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        counts.update(WORD.findall(text, start, end))
        start = end
    return counts


def next_word(article: Article, offset: int) -> str:
    """Return the folded word that follows `offset` after blanks only, or ""."""
    match = WORD.match(article.folded, _skip_blanks(article.folded, offset))
    return match.group() if match else ""


def previous_word(article: Article, offset: int) -> str:
    """Return the folded word that stands before `offset` with blanks only between, or ""."""
    before = article.folded[max(0, offset - _NEAR) : offset].rstrip(" ")
    words = [match for match in WORD.finditer(before) if match.end() == len(before)]
    return words[0].group() if words else ""


def opens_sentence(article: Article, offset: int) -> bool:
    """Tell, by the marks before it, whether a word opens a sentence, a line or a quotation."""
    block = article.block_at(offset)
    start = block.span.start if block else 0
    before = article.text[max(start, offset - _NEAR) : offset].rstrip(" -")
    return not before or before[-1] in _OPENERS


def is_prose(text: str, span: Span) -> bool:
    """Tell whether a word is no part of an address, a handle, a file name or code."""
    start, end = span
    if start and text[start - 1] in _BEFORE:
        return False
    after = text[end : end + 3]
    if after[:1] in _AFTER or after == "://":
        return False
    return not (after[:1] == "." and after[1:2].isalnum())


def _skip_blanks(text: str, offset: int) -> int:
    while offset < len(text) and text[offset] == " ":
        offset += 1
    return offset
