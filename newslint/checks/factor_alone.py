"""Find "doubled to 25" without the figure that was doubled."""

from __future__ import annotations

import re

from newslint import patterns
from newslint.checks import Option
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
    "factors": Option(None, "words such as doblet and halved, by language.", dict),
    "from": Option(None, "words before the figure it came from, by language.", dict),
    "to": Option(None, "words before the figure that came of it, by language.", dict),
}

_REACH = 70
# A figure further back than this is not what a later one is compared with.
_FAR = 200
_KINDS = frozenset(("count", "money", "measure"))


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the word where its sentence and the one before hold but one such figure."""
    language = article.language
    if language not in rule.options.factors:
        return
    factors = "|".join(map(re.escape, rule.options.factors[language]))
    expression = patterns.compile(rf"(?<!\w)(?:{factors})(?!\w)")
    before_result = "|".join(map(re.escape, rule.options.to[language]))
    to = patterns.compile(rf"(?<!\w)(?:{before_result})[ \u00a0]$")
    before_old = "|".join(map(re.escape, getattr(rule.options, "from")[language]))
    since = patterns.compile(rf"(?<!\w)(?:{before_old})[ \u00a0]")
    before: tuple[Number, ...] = ()
    for sentence, numbers in article.sentence_numbers:
        match = expression.search(article.folded, *sentence)
        if match:
            results = [n for n in numbers if 0 < n.span.start - match.end() < _REACH and n.is_exact]
            for number in results:
                lead = article.folded[max(0, number.span.start - 12) : number.span.start]
                if number.kind not in _KINDS or not to.search(lead):
                    continue
                if since.search(article.folded, match.end(), number.span.start):
                    continue
                if not any(_may_be_old(other, number) for other in (*before, *numbers)):
                    yield rule.hit(Span(*match.span()), values={"new": article.slice(number.span)})
                    break
        before = numbers


def _may_be_old(other: Number, number: Number) -> bool:
    """Tell whether another number near may be the figure that was doubled."""
    if other == number or other.kind not in _KINDS or number.span.start - other.span.end > _FAR:
        return False
    return other.unit == number.unit or (not other.unit and not other.noun)
