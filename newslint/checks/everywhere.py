"""Find a small mechanical fault, and tell of all its places in one finding."""

from __future__ import annotations

import re

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
    "pattern": Option(
        None,
        "the regular expression of the fault; it reads from left to right "
        "without trying the same words twice.",
    ),
    "signs": Option(
        (), "what every match holds one of: a text without them is not searched.", tuple
    ),
    "replace": Option("", "what to put in place of each."),
    "whole_text": Option(False, "look between the blocks too, at lines as they stand."),
    "formats": Option((), "the formats in which it is a fault; all, if empty."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first place, the others related to it, with one fix for all."""
    options = rule.options
    if options.formats and article.format not in options.formats:
        return
    if options.signs and not any(sign in article.text for sign in options.signs):
        return
    edits = [Edit(span, options.replace) for span in _places(article, rule)]
    if edits:
        yield one_for_all(rule, edits)


def _places(article: Article, rule: Rule) -> Iterator[Span]:
    expression = patterns.compile(rule.options.pattern, re.MULTILINE)
    if rule.options.whole_text:
        areas = [Span(0, len(article.text))]
    else:
        areas = [block.span for block in article.blocks if block.kind in rule.scope]
    for area in areas:
        for match in expression.finditer(article.text, *area):
            yield Span(*match.span())
