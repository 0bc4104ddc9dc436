"""Find speech that opens with a hyphen or an em dash, or has no space after its dash."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Edit, Fix, Related, Severity
from newslint.language.dash_speech import DASHES
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Quote
    from newslint.findings import Hit
    from newslint.rules import Rule

NEEDS = ("quotes",)
OPTIONS = {
    "dash": Option("–", "the dash that opens speech."),
}

# Found by place alone: a list may stand there too.
_WEAK = ("", "distant", "context", "question", "running-on")
_DISPLAY = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUBHEAD})


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag all wrong openers of an article as one fault, mended at once.

    Where every speech opens with the hyphen and no dash stands anywhere, the copy's channel
    has none, and the desk knows: that is only worth a look.
    """
    dash: str = rule.options.dash
    wrong = []
    for quote in article.quotes:
        if quote.marks in DASHES and _is_surely_speech(article, quote):
            opener = Span(quote.span.start, _after_blanks(article.text, quote.span.start + 1))
            if article.slice(opener) not in (f"{dash} ", f"{dash}\u00a0"):
                wrong.append(opener)
    if not wrong:
        return
    edits = tuple(Edit(opener, f"{dash} ") for opener in wrong)
    spans = [Span(opener.start, _word_end(article.text, opener.end)) for opener in wrong]
    channel = dash not in article.text and all(article.slice(o) == "- " for o in wrong)
    yield rule.hit(
        spans[0],
        f"{dash} {article.text[wrong[0].end : spans[0].end]}",
        fix=Fix("safe", edits),
        related=tuple(Related(span) for span in spans[1:]),
        variant="many" if len(spans) > 1 else "",
        values={"count": len(spans), "dash": dash},
        severity=Severity.INFO if channel else None,
    )


def _is_surely_speech(article: Article, quote: Quote) -> bool:
    """Tell speech from a list: it is attributed, or it is one whole sentence at least."""
    if quote.text[-1:] in tuple(".?!"):
        return True
    block = article.block_at(quote.span.start)
    if quote.found == "headline":
        return block is not None and block.kind in _DISPLAY
    return quote.found not in _WEAK


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u00a0":
        at += 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
