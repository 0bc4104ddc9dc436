"""Find what occurs too often in an article."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Related
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "phrases": Option(None, "the words or phrases to count together.", tuple),
    "most": Option(1, "how often they may occur in one article."),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return the phrases."""
    phrases: tuple[str, ...] = rule.options.phrases
    return phrases


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag the first place past the limit, with all places before it."""
    most: int = rule.options.most
    if len(places) > most:
        spans = [span for span, _ in places]
        related = tuple(Related(span) for span in spans[:most])
        yield rule.hit(spans[most], related=related, values={"count": len(spans), "most": most})
