"""What several kinds ask of the place where a word stands."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.positions import Span

_OPENERS = ".!?:…\n"
_SKIPPED = " \u00a0«“\"'(–—-"


def opens_sentence(article: Article, offset: int) -> bool:
    """Tell whether a block, a sentence or a quotation opens at an offset."""
    block = article.block_at(offset)
    start = block.span.start if block else max(0, offset - 8)
    before = article.text[max(start, offset - 8) : offset].rstrip(_SKIPPED)
    if before[-1:] == "." and before[-2:-1].isupper() and not before[-3:-2].isalnum():
        return False  # an initial
    return not before or before[-1] in _OPENERS


def is_part_of_name(article: Article, span: Span) -> bool:
    """Tell whether a hyphen ties a word to another, or it has a capital of its own."""
    text = article.text
    if "-" in (text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]):
        return True
    return text[span.start].isupper() and not opens_sentence(article, span.start)
