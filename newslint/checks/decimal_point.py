"""Find an English decimal point in Norwegian copy."""

from __future__ import annotations

from newslint.findings import Edit, Fix
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule


NEEDS = ("numbers",)


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag "3.5" before a unit, a magnitude or a per cent sign; elsewhere it may be an hour."""
    for number in article.numbers:
        if "." not in number.form or number.step / number.magnitude > 0.11 or "-" in number.form:
            continue
        if number.kind == "duration" or (number.kind == "count" and number.magnitude == 1):
            continue
        figure = article.slice(number.figure)
        if figure.count(".") == 1 and "," not in figure and len(figure.partition(".")[2]) < 3:
            right = figure.replace(".", ",")
            yield rule.hit(number.figure, right, fix=Fix("safe", (Edit(number.figure, right),)))
