"""Find words or phrases that should not stand in copy."""

from __future__ import annotations

from newslint.checks import Option
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "phrases": Option(None, "the words or phrases to find, in any case.", tuple),
    "match_case": Option(False, "find only the case as written."),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return the phrases."""
    phrases: tuple[str, ...] = rule.options.phrases
    return phrases


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the phrase where it stands."""
    if not rule.options.match_case or article.slice(span) in rule.options.phrases:
        yield rule.hit(span)
