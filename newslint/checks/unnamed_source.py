"""Find claims laid in the mouth of nobody in particular: "experts say"."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import Option
from newslint.language.tokens import previous_word
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "who": Option(None, "sources that are nobody in particular, by language.", dict),
    "says": Option(None, "what they do, such as mener, by language.", dict),
    "after": Option((), "words that may stand before the claim where it opens no sentence."),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return every source with every verb of its language."""
    who, says = rule.options.who, rule.options.says
    return [
        f"{source} {verb}"
        for language in who
        for source in who[language]
        for verb in says.get(language, ())
    ]


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the claim where it opens a sentence or follows a conjunction."""
    text = article.text
    before = text[max(0, span.start - 2) : span.start].rstrip()
    block = article.block_at(span.start)
    opens = (block is not None and block.span.start == span.start) or before[-1:] in tuple(".!?")
    if opens or previous_word(article, span.start) in map(fold, rule.options.after):
        yield rule.hit(span)
