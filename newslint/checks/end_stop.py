"""Find the full stop after a headline of one sentence."""

from __future__ import annotations

from newslint import patterns
from newslint.findings import Edit, Fix, Severity
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS: dict[str, object] = {}

# A word of several letters before a single stop, and a closing mark that may follow it.
_STOP = patterns.compile(r"(?<=[^\W\d_]{3})\.(?=[\"”’»)]?$)")
_SURE = 0.7


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the stop that ends a block of the scope; one of several sentences may have it."""
    for block in article.blocks:
        if block.kind not in rule.scope:
            continue
        match = _STOP.search(article.slice(block.span))
        if match and ". " not in article.slice(block.span):
            stop = Span(block.span.start + match.start(), block.span.start + match.end())
            yield rule.hit(
                stop,
                fix=Fix("safe", (Edit(stop, ""),)),
                severity=None if block.confidence > _SURE else Severity.INFO,
            )
