"""Find blocks or sentences that are longer than a house allows."""

from __future__ import annotations

from newslint.checks import Option
from newslint.language.tokens import WORD
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "most": Option(None, "how long one may be.", int),
    "unit": Option("characters", "characters or words."),
    "of": Option("block", "block or sentence."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each block of the scope (or sentence in it) past the limit."""
    most: int = rule.options.most
    for span in _spans(article, rule):
        words = article.slice(span)
        count = len(WORD.findall(words)) if rule.options.unit == "words" else len(words)
        if count > most:
            yield rule.hit(span, values={"count": count, "most": most})


def _spans(article: Article, rule: Rule) -> list[Span]:
    if rule.options.of == "sentence":
        return list(article.sentences)
    return [block.span for block in article.blocks if block.kind in rule.scope]
