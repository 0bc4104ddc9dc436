"""Find quotations for which nobody is named as the speaker."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Severity
from newslint.language.dash_speech import DASHES
from newslint.language.tokens import WORD
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Block, Quote
    from newslint.findings import Hit
    from newslint.rules import Rule

NEEDS = ("quotes",)
OPTIONS = {
    "least": Option(6, "how many words a quotation must have to need a speaker."),
}

_ENDS = ("", *'.!?…»”"')
_GOES_ON = tuple(",;:–—-(")
_BLANKS = 4  # how many blanks, at most, stand between a sentence and the next
_RUNNING = frozenset({BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.QUOTE})


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag speech without a speaker, once a block; at info where there is a distant guess."""
    last: Block | None = None
    for quote in article.quotes:
        if quote.found not in ("", "distant"):
            continue
        block = article.block_at(quote.span.start)
        if block is None or block is last or not _needs_speaker(article, quote, block, rule):
            continue
        last = block
        span = Span(quote.span.start, min(quote.span.end, _first_words(article, quote)))
        if quote.speaker is None:
            yield rule.hit(span)
        else:
            yield rule.hit(
                span,
                variant="distant",
                severity=Severity.INFO,
                values={"speaker": quote.speaker.name},
            )


def _needs_speaker(article: Article, quote: Quote, block: Block, rule: Rule) -> bool:
    """Tell whether the words are surely somebody's speech: whole sentences in running text."""
    if not quote.is_speech or block.kind not in _RUNNING:
        return False
    if len(WORD.findall(quote.text)) < rule.options.least:
        return False
    if not quote.text[0].isupper() or _is_verse(quote.text):
        return False
    if quote.marks in DASHES:
        return quote.span.start == block.span.start
    return quote.text[-1] in ".,?!…" and _stands_alone(article, quote.span, block.span)


def _is_verse(words: str) -> bool:
    """Tell whether line ends are marked within the words, as in lyrics that are quoted."""
    return " / " in words or "//" in words


def _stands_alone(article: Article, quote: Span, block: Span) -> bool:
    """Tell whether a quotation is sentences of its own, and no part of another."""
    before = article.text[max(block.start, quote.start - _BLANKS) : quote.start].rstrip()
    after = article.text[quote.end : min(block.end, quote.end + _BLANKS)].lstrip()
    return before[-1:] in _ENDS and not (after[:1] in _GOES_ON or after[:1].islower())


def _first_words(article: Article, quote: Quote) -> int:
    """Return where the first few words of a quotation end, which is what gets underlined."""
    end = quote.span.start
    for number, match in enumerate(WORD.finditer(article.text, *quote.span)):
        if number == 5:
            break
        end = match.end()
    return end
