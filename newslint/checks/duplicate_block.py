"""Find paragraphs, captions, headlines that stand in the article twice."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Edit, Fix, Related
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Block
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "least": Option(8, "how many words a block must have to count."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each block of the scope whose words, marks apart, stood in an earlier one."""
    first: dict[int, Block] = {}
    for index, block in enumerate(article.blocks):
        if block.kind not in rule.scope:
            continue
        words = _words(article, block)
        if len(words) < rule.options.least:
            continue
        # The words themselves would be the whole text once more.
        earlier = first.setdefault(hash(tuple(words)), block)
        if earlier is block or _words(article, earlier) != words:
            continue
        last = index + 1 == len(article.blocks)
        following = len(article.text) if last else article.blocks[index + 1].span.start
        yield rule.hit(
            block.span,
            fix=Fix("suggested", (Edit(Span(block.span.start, following), ""),)),
            related=(Related(earlier.span),),
        )


def _words(article: Article, block: Block) -> list[str]:
    """Return the words of a block in small letters, without the marks around them."""
    words = article.slice(block.span).casefold().split()
    return [bare for word in words if (bare := word.strip("\"'“”«».,:;!?–-"))]
