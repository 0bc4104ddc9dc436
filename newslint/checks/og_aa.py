"""Find the Norwegian conjunction `og` where the infinitive mark `å` belongs, and the reverse."""

from __future__ import annotations

from bisect import bisect_right

from newslint.article import fold
from newslint.checks import Option
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix
from newslint.language.tokens import next_word, previous_word, words_in
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "before": Option(None, "words that want an infinitive after them, with å between.", tuple),
    "before_if": Option(
        {},
        "a table of such words that want it only after one of some words, "
        "as `lyst` in `har lyst til`.",
    ),
    "stranded": Option((), "prepositions that want one, but may end an infinitive phrase."),
    "governors": Option((), "words before it in the sentence that make such a phrase likely."),
    "infinitives": Option(None, "infinitives that are no other word.", tuple),
    "finite": Option(None, "forms of the verb that can never follow å.", tuple),
    "unless_previous": Option((), "words before å after which it is a noun."),
}

# How far back in a sentence other words are looked for, in code points.
_REACH = 240


def literals(rule: Rule) -> Iterable[str]:
    """Return the pairs of words in which the one may stand for the other."""
    options = rule.options
    yield from (f"{word} og" for word in (*options.before, *options.stranded))
    yield from (f"å {verb}" for verb in options.finite)


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag `og` before an infinitive, and `å` before a form that is none."""
    if literal.startswith("å "):
        yield from _mark_before_finite(article, rule, span)
        return
    word = literal.removesuffix(" og")
    following = next_word(article, span.end)
    if following not in rule.options.infinitives:
        return
    if word in rule.options.stranded and _is_governed(article, rule, span.start):
        return
    needed = rule.options.before_if.get(word)
    if needed and previous_word(article, span.start) not in needed:
        return
    yield _hit(article, rule, Span(span.end - 2, span.end), "å", "og")


def _is_governed(article: Article, rule: Rule, offset: int) -> bool:
    """Tell whether an infinitive may go with an earlier one: "noe å bite i og tygge på"."""
    sentences = article.sentences
    number = bisect_right(sentences, (offset, len(article.text) + 1)) - 1
    start = sentences[number].start if number >= 0 else 0
    before = words_in(article.text, max(start, offset - _REACH), offset)
    return any(word.folded in rule.options.governors for word in before)


def _mark_before_finite(article: Article, rule: Rule, span: Span) -> Iterator[Hit]:
    before = previous_word(article, span.start)
    if article.text[span.start] == "å" and fold(before) not in rule.options.unless_previous:
        yield _hit(article, rule, Span(span.start, span.start + 1), "og", "aa")


def _hit(article: Article, rule: Rule, span: Span, right: str, variant: str) -> Hit:
    right = match_case(article.slice(span), right)
    fix = Fix("suggested", (Edit(span, right),))
    return rule.hit(span, right, fix=fix, variant=variant)
