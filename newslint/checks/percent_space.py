"""Find a per cent sign set the wrong way: `75%` in Norwegian, `75 %` in English."""

from __future__ import annotations

from newslint.findings import Edit, Fix
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

_BLANKS = " \u00a0\u2007\u2009\u202f"
_LONGEST_FIGURE = 24


def literals(rule: Rule) -> Iterable[str]:
    """Return the sign."""
    return ("%",)


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag figure and sign, with a fix that sets or takes away the blank."""
    text, sign = article.text, span.start
    end = sign
    while end > 0 and text[end - 1] in _BLANKS:
        end -= 1
    following = text[span.end : span.end + 1]
    spaced = end < sign
    if not text[max(0, end - 1) : end].isdecimal():
        return
    if following.isalnum() or following in ("-", "–"):
        return
    if spaced == (article.language != "en") or sign - end > 1:
        return
    start = end
    while (
        start > 0
        and end - start < _LONGEST_FIGURE
        and (text[start - 1].isdecimal() or text[start - 1] in ".,")
    ):
        start -= 1
    right = text[start:end] + ("%" if spaced else "\u00a0%")
    edit = Edit(Span(end, sign), "" if spaced else "\u00a0")
    variant = "closed" if spaced else ""
    yield rule.hit(Span(start, span.end), right, fix=Fix("safe", (edit,)), variant=variant)
