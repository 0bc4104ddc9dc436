"""Find alternative texts of pictures that were left as lines of the copy."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Edit, Fix, Related, Severity
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "sure": Option(0.8, "below this confidence a line is only worth a look."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each line that was guessed to be an alternative text.

    Where the format says so itself (confidence 1.0), it stands where it belongs.
    """
    for index, block in enumerate(article.blocks):
        if block.kind is not BlockKind.ALT_TEXT or block.confidence == 1.0:
            continue
        caption = article.blocks[index + 1] if index + 1 < len(article.blocks) else None
        following = caption.span if caption else Span(block.span.end, block.span.end)
        yield rule.hit(
            block.span,
            fix=Fix("suggested", (Edit(Span(block.span.start, following.start), ""),)),
            related=(Related(following),),
            severity=None if block.confidence >= rule.options.sure else Severity.INFO,
        )
