"""Find the headline that the first sentence of the article says once more, word for word."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Related
from newslint.language.tokens import WORD
from newslint.records import TYPE_CHECKING
from newslint.rules import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

NEEDS = ("sentences",)
OPTIONS = {
    "least": Option(4, "how many words a headline must have to count."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the headline or deck whose words, and no others, are those of the first sentence."""
    opening = next((block for block in article.blocks if block.kind in BODY), None)
    if opening is None:
        return
    first = next((s for s in article.sentences if s.start >= opening.span.start), None)
    if first is None:
        return
    words = WORD.findall(article.folded, *first)
    for block in article.blocks_of(BlockKind.HEADLINE, BlockKind.DECK):
        if len(words) >= rule.options.least and WORD.findall(article.folded, *block.span) == words:
            yield rule.hit(block.span, related=(Related(first),))
