"""What several kinds ask of the place where a word stands."""

from __future__ import annotations

from newslint.findings import Fix, Related
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.article import Article
    from newslint.findings import Edit, Hit
    from newslint.positions import Span
    from newslint.rules import Rule

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


def one_for_all(rule: Rule, edits: Sequence[Edit]) -> Hit:
    """Return one hit for a fault in many places: the first flagged, the others related.

    `edits` mend each place, in order; together they are the safe fix.
    """
    first, *others = (edit.span for edit in edits)
    return rule.hit(
        first,
        fix=Fix("safe", tuple(edits)),
        related=tuple(Related(span) for span in others),
        variant="many" if others else "",
        values={"count": len(edits)},
    )
