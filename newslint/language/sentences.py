"""Sentences: where they end, with abbreviations, ordinals, initials and quotations respected."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.language.data import language_data, word_set
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article

# An end mark with the closing marks after it, before a blank. What follows the blank decides.
_END = patterns.compile(r"[.!?…][.!?…»”’\"')\]]*(?=\s)")
_NEXT = patterns.compile(r"\s+[-–—«»“”„‘’\"'(\[\s]*")
_INITIALS = patterns.compile(r"(?:[^\W\d_]\.)+")
# The longest abbreviation that is looked for before a full stop.
_REACH = 16


def sentences(article: Article) -> tuple[Span, ...]:
    """Return the sentences of the article, block by block, without surrounding blanks."""
    return tuple(
        span
        for block in article.blocks
        for span in split(article.text, block.span, article.language)
    )


def split(text: str, span: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of a stretch of text in `language` (any code, or "")."""
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        after = _NEXT.match(text, match.end(), span.end)
        if after is None or after.end() >= span.end or not _opens(text, after.end()):
            continue
        if match.group() == "." and not _is_stop(text, start, match.start(), after.end(), language):
            continue
        yield Span(start, match.end())
        start = _skip(text, match.end(), span.end)
    if start < span.end:
        yield Span(start, span.end)


def _opens(text: str, at: int) -> bool:
    """Tell whether a sentence can open with the character at `at`."""
    return not text[at].islower()


def _is_stop(text: str, start: int, dot: int, following: int, language: str) -> bool:
    """Tell whether the full stop at `dot` ends a sentence and not merely a word."""
    reach = max(start, dot - _REACH)
    blank = max(text.rfind(" ", reach, dot), text.rfind("\n", reach, dot))
    word = text[max(reach, blank + 1) : dot + 1].lstrip("(«“\"'[–-")
    if word[:-1].isdigit():
        return not _is_ordinal(word, text, following, language)
    if len(word) == 2 and word[0].isupper() and not text[following].isdigit():
        return False
    abbreviations = word_set(language, "abbreviations")
    if word in abbreviations or word.lower() in abbreviations:
        return False
    if word == "No." and text[following].isdigit():
        return False
    if word in word_set(language, "final_abbreviations") or _INITIALS.fullmatch(word):
        openers = word_set(language, "openers")
        return not openers or _word_at(text, following).lower() in openers
    return True


def _is_ordinal(word: str, text: str, following: int, language: str) -> bool:
    """Tell whether digits with a full stop are an ordinal: "17. Mai", "2. 3."."""
    if len(word) > 3:
        return False
    months = _months(language)
    return text[following].isdigit() or _word_at(text, following).lower() in months


def _word_at(text: str, at: int) -> str:
    end = at
    while end < len(text) and end < at + _REACH and text[end].isalpha():
        end += 1
    return text[at:end]


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(month.lower() for month in language_data(language).get("months", ()))
