"""Find more than one blank line between two paragraphs of a plain text."""

from __future__ import annotations

from newslint import patterns
from newslint.findings import Edit, Fix
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the second blank line and those after it, unless that is the way of the whole text."""
    if article.format != "plain" or not article.blocks:
        return
    end = r"(?:\r\n|\r|\n)"
    breaks = patterns.compile(rf"{end}[ \t]*{end}((?:[ \t]*{end})*)")
    first, last = article.blocks[0].span.start, article.blocks[-1].span.end
    found = list(breaks.finditer(article.text, first, last))
    wide = [match for match in found if match.group(1)]
    if len(wide) > 1 and 2 * len(wide) > len(found):
        return
    for match in wide:
        span = Span(*match.span(1))
        yield rule.hit(span, fix=Fix("safe", (Edit(span, ""),)))
