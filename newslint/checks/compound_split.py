"""Find Norwegian compounds written as two words."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import Option
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "joins": Option(
        None,
        'a table first part = "second parts", of pairs that never stand side '
        "by side as words of their own.",
        dict,
    ),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return the pairs."""
    for first, seconds in rule.options.joins.items():
        yield from (f"{first} {second}" for second in seconds.split())


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the pair, unless a hyphen ties one of its words to another or it is two names."""
    text = article.text
    words = article.slice(span)
    first, _, second = literal.partition(" ")
    around = (text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1])
    if "-" in around or (words[len(first) + 1].isupper() and not words.isupper()):
        return
    solid = match_case(words if words.isupper() else words[:1], joined(first, second))
    yield rule.hit(span, solid, fix=Fix("suggested", (Edit(span, solid),)))


def joined(first: str, second: str) -> str:
    """Return a compound of two parts; of three equal letters in a row Norwegian writes two."""
    first, second = fold(first), fold(second)
    if len(first) > 1 and first[-1] == first[-2] == second[0]:
        return first + second[1:]
    return first + second
