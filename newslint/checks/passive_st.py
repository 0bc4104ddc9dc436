"""Find the Nynorsk passive in -ast without the modal verb that it needs."""

from __future__ import annotations

from bisect import bisect_right

from newslint.checks import Option
from newslint.language.tokens import words_in
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "verbs": Option(None, "passives in -ast of verbs that have no other use of that form.", tuple),
    "modals": Option(None, "words before it in the sentence that make the passive right.", tuple),
}

# How far back in a sentence a modal verb is looked for, in code points.
_REACH = 240


def literals(rule: Rule) -> Iterable[str]:
    """Return the passives."""
    verbs: tuple[str, ...] = rule.options.verbs
    return verbs


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the passive where no modal verb stands before it in its sentence."""
    sentences = article.sentences
    number = bisect_right(sentences, (span.start, len(article.text) + 1)) - 1
    start = sentences[number].start if number >= 0 else 0
    before = words_in(article.text, max(start, span.start - _REACH), span.start)
    if before and not any(word.folded in rule.options.modals for word in before):
        yield rule.hit(span)
