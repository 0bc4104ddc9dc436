"""The grammar of captions: kicker, body and credit."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.language.credits import Credit, bare, find_credit, skip
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article

_LONGEST_KICKER = 60


class Caption(NamedTuple):
    """One caption: the kicker without its colon, the body, the credit; None what it lacks."""

    kicker: Span | None
    body: Span | None
    credit: Credit | None


def captions(article: Article) -> tuple[Caption, ...]:
    """Return the captions and credit lines of an article, in order of the text.

    A credit in a block of its own belongs to the caption right before it.
    """
    return tuple(_captions(article))


def _captions(article: Article) -> Iterator[Caption]:
    waiting: Caption | None = None
    for block in article.blocks_of(BlockKind.CAPTION, BlockKind.CREDIT):
        parsed = parse(article.text, block.span)
        if waiting and block.kind is BlockKind.CREDIT and not waiting.credit:
            yield waiting._replace(credit=parsed.credit)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = parsed
    if waiting:
        yield waiting


def parse(text: str, span: Span | None = None) -> Caption:
    """Take a caption apart; `span` is where it stands in `text` (all of it by default)."""
    start, end = span or Span(0, len(text))
    credit = find_credit(text, Span(start, end))
    if credit and credit.span.start == start:
        start = skip(text, credit.span.end, end)
    elif credit:
        end = credit.span.start
    kicker = kicker_of(text, Span(start, end))
    if kicker:
        start = kicker.end + 1
    return Caption(kicker, bare(text, start, end), credit)


def kicker_of(text: str, span: Span) -> Span | None:
    """Return the span of the words in capitals before a colon that open a caption."""
    colon = text.find(":", span.start, min(span.end, span.start + _LONGEST_KICKER))
    words = text[span.start : max(colon, span.start)]
    if not words.isupper() or sum(map(str.isalpha, words)) < 2:
        return None
    return Span(span.start, colon) if text[colon + 1 : colon + 2].isspace() else None
