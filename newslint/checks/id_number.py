"""Find national identity numbers and payment cards; the rule that uses it must be secret."""

from __future__ import annotations

import re

from newslint import patterns
from newslint.checks import Option
from newslint.language.dates import Date
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "card_words": Option(None, "words near which figures without blanks are a card.", tuple),
}

# What every such number has in it, and most articles have not.
_LONG = patterns.compile(r"\d{4}[ \u00a0-]?\d\d")
_IDENTITY = patterns.compile(r"(\d{6})[ \u00a0-]?(\d{5})(?![\w/]|[.,-]\d)")
_CARD = patterns.compile(
    r"(?:\d{4}([ \u00a0-])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ \u00a0-])\d{6}\2\d{4,5}"
    r"|\d{13,19})(?![\w/]|[ .,-]\d)"
)
_FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REACH = 80


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each number whose check digits, date of birth or issuer are those of a real one."""
    text = article.text
    if not _LONG.search(text):
        return
    for match in _IDENTITY.finditer(text):
        if _begins(text, match.start()) and is_identity(match[1] + match[2]):
            yield rule.hit(Span(*match.span()))
    for match in _CARD.finditer(text):
        if not _begins(text, match.start()):
            continue
        digits = re.sub(r"\D", "", match.group())
        if is_card(digits) and (match[1] or match[2] or _near_card(article, rule, match.start())):
            yield rule.hit(Span(*match.span()), variant="card")


def _begins(text: str, at: int) -> bool:
    """Tell whether the figures at `at` do not go on with something before them."""
    before = text[at - 1] if at else " "
    return not (before.isalnum() or before in "_.,:/+-")


def is_identity(digits: str) -> bool:
    """Tell whether eleven digits are a Norwegian birth number or D-number.

    The day of a D-number is 40 higher. Both check digits must be right (Skatteetaten).
    """
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    birth = Date(Span(0, 0), day - 40 if day > 40 else day, month, 0, -1, Span(0, 0), "numeric")
    return birth.exists and not any(
        sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11
        for weights in (_FIRST, _SECOND)
    )


def is_card(digits: str) -> bool:
    """Tell whether digits are a payment card's: issuer, length and check digit (ISO 7812)."""
    if len(set(digits)) < 2 or not _is_issued(digits):
        return False
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _is_issued(digits: str) -> bool:
    size, two, four = len(digits), int(digits[:2]), int(digits[:4])
    if digits[0] == "4":
        return size in (13, 16, 19)
    if 51 <= two <= 55 or 2221 <= four <= 2720 or four == 6011 or two == 65:
        return size == 16
    if two in (34, 37):
        return size == 15
    return two in (36, 38) and size == 14


def _near_card(article: Article, rule: Rule, at: int) -> bool:
    words = article.folded[max(0, at - _REACH) : at + _REACH]
    return any(word in words for word in rule.options.card_words)
