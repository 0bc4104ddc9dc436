"""Find what the source has and no reader sees: invisible characters, letters in two parts."""

from __future__ import annotations

from bisect import bisect_left

from newslint import patterns
from newslint.checks import Option
from newslint.checks._places import one_for_all
from newslint.findings import Edit
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "pattern": Option(None, "the regular expression of what is looked for in the source."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first place, the others related to it, with one fix that writes them clean.

    The article's text is clean already: where it differs from the source, what stands in the
    text is what the source should have.
    """
    if article.source.isascii() or article.source == article.text:
        return
    spans: list[Span] = []
    for match in patterns.compile(rule.options.pattern).finditer(article.source):
        span = _in_text(article, match.start(), match.end())
        if span and article.block_at(span.start) and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    if spans:
        yield one_for_all(rule, [Edit(span, article.slice(span)) for span in spans])


def _in_text(article: Article, start: int, end: int) -> Span | None:
    """Return the characters of the text around what the source has at `start:end`."""
    offsets = range(len(article.text))
    first = bisect_left(offsets, start, key=article.source_map.start)
    last = bisect_left(offsets, end, key=article.source_map.start)
    if first == last:
        first, last = first - 1, last + 1
    if first < 0 or last > len(article.text):
        return None
    return Span(first, last)
