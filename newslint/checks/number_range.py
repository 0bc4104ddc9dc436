"""Find ranges with a word too much ("fra 10–12") and ranges that run backwards."""

from __future__ import annotations

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Edit, Fix
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS = {
    "words": Option(None, 'by language, "fra til": the word too much, what the dash is.', dict),
    "units": Option(None, "kinds of number that make it a range and no score.", tuple),
}

_DASH = patterns.compile(r"[-–—]")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag "fra 10–12", "between 10–12", "12–10 timer"."""
    pairs = dict(pair.split() for pair in rule.options.words.get(article.language, ()))
    if not pairs:
        return
    lead = patterns.compile(rf"(?<!\w)({'|'.join(pairs)})[ \u00a0]$")
    for number in article.numbers:
        if not _DASH.search(number.form):
            continue
        start = number.span.start
        match = lead.search(article.folded, max(0, start - 12), start)
        if match and _is_range(rule, number):
            yield _worded(article, rule, match.start(), number, pairs[match[1]])
        elif number.high < number.value and number.kind in rule.options.units:
            yield rule.hit(number.span, variant="backwards")


def _is_range(rule: Rule, number: Number) -> bool:
    """Tell whether figures with a dash are a range and not the score of a match."""
    if number.kind in rule.options.units:
        return True
    if number.form[:4] == "0000" and number.magnitude == 1:
        is_bare = number.form[5:] in ("00", "0000") and not number.noun
        return number.kind == "year" or is_bare
    return number.high > number.value >= 5 and bool(number.noun)


def _worded(article: Article, rule: Rule, start: int, number: Number, joint: str) -> Hit:
    figures = article.slice(number.figure)
    spelt = _DASH.sub(f" {joint} ", figures, count=1)
    word = article.text[start : number.span.start]
    span = Span(start, number.figure.end)
    tail = article.text[number.figure.end : number.span.end]
    fix = Fix("suggested", (Edit(span, word + spelt),))
    return rule.hit(
        span, word + spelt, figures, fix=fix, values={"joint": joint, "plain": figures + tail}
    )
