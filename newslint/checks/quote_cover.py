"""Find words given as a quotation in display type that nobody says in the article."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Severity
from newslint.language.foreign import looks_foreign
from newslint.language.lexicon import LANGUAGES, Lexicon
from newslint.language.tokens import WORD
from newslint.records import TYPE_CHECKING
from newslint.rules import BODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article, Quote
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

NEEDS = ("quotes",)
OPTIONS = {
    "least": Option(3, "how many words of content a quotation must have to be judged."),
    "covered": Option(0.34, "the share of them that the body must have, else a warning."),
    "said": Option(0.5, "the share that its quotations should have, else an info."),
    "body": Option(40, "how many different words of content a whole story has at least."),
}

_SHORTEST, _STEM = 4, 5
# Words as common as this (log10 of their share of running text) say nothing of a text's content.
_COMMON = -3.1


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the quotations of the scope whose words the body does not carry.

    Words count as the same by their stems.
    """
    quotes = [quote for quote in article.quotes if _is_display(article, rule, quote)]
    if not quotes or article.language not in LANGUAGES:
        return
    body = _stems(article, (b.span for b in article.blocks if b.kind in BODY))
    if len(body) < rule.options.body:
        return
    spoken = (q.span for q in article.quotes if _is_of_body(article, q.span))
    said = _stems(article, spoken)
    for quote in quotes:
        words = _stems(article, [quote.span])
        if looks_foreign(WORD.findall(quote.text), article.language):
            continue
        if len(words) < rule.options.least:
            continue
        in_body, in_speech = (len(words & known) / len(words) for known in (body, said))
        if in_body < rule.options.covered:
            yield rule.hit(quote.span)
        elif in_speech < rule.options.said and in_body < 1:
            yield rule.hit(quote.span, variant="doubt", severity=Severity.INFO)


def _is_display(article: Article, rule: Rule, quote: Quote) -> bool:
    block = article.block_at(quote.span.start)
    return block is not None and block.kind in rule.scope and quote.is_speech


def _is_of_body(article: Article, span: Span) -> bool:
    block = article.block_at(span.start)
    return block is not None and block.kind in BODY


def _stems(article: Article, spans: Iterable[Span]) -> set[str]:
    """Return the stems of the words of content in some spans."""
    frequency = Lexicon.open(article.language).frequency
    return {
        word[:_STEM]
        for start, end in spans
        for word in WORD.findall(article.folded, start, end)
        if len(word) >= _SHORTEST and frequency(word) < _COMMON
    }
