"""Find quotation marks straight after a word that already sets its phrase apart."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Edit, Fix
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "words": Option(None, "the words after which no quotation marks should stand.", tuple),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return the words."""
    words: tuple[str, ...] = rule.options.words
    return words


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag each word with the quotation after it, and offer it without the marks."""
    pairs = {pair.open.at: pair for pair in article.marks.pairs if pair.shut is not None}
    for span, _ in places:
        pair = pairs.get(span.end + 1)
        if pair is None or not article.text[span.end].isspace():
            continue
        inner = article.slice(pair.inner)
        edit = Edit(Span(pair.open.at, pair.end), inner)
        whole = Span(span.start, pair.end)
        right = article.text[span.start : pair.open.at] + inner
        yield rule.hit(whole, right, fix=Fix("suggested", (edit,)))
