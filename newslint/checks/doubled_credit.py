"""Find credits with two labels, such as `FOTO: Foto: Name`."""

from __future__ import annotations

from newslint.findings import Edit, Fix, Severity
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule


NEEDS = ("captions",)


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the labels; the same word twice is certain, two different words a warning."""
    for caption in article.captions:
        credit = caption.credit
        if credit is None or credit.doubled is None or credit.label is None:
            continue
        first = article.slice(credit.label)
        rest = article.slice(Span(credit.label.end, credit.doubled.end)).strip()
        same = first.rstrip(": ").lower() == rest.rstrip(": ").lower()
        yield rule.hit(
            credit.doubled,
            rest,
            fix=Fix("safe" if same else "suggested", (Edit(credit.doubled, rest),)),
            severity=None if same else Severity.WARNING,
        )
