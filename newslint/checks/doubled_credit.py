"""Find credits with a label or a source twice, such as `FOTO: Foto: Name`, `AFP / AFP`."""

from __future__ import annotations

from itertools import pairwise

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
    """Flag the labels or sources; the same twice is certain, two different labels a warning."""
    for caption in article.captions:
        credit = caption.credit
        if credit is None:
            continue
        if credit.doubled and credit.label:
            first = article.slice(credit.label)
            rest = article.slice(Span(credit.label.end, credit.doubled.end)).strip()
            same = first.rstrip(": ").lower() == rest.rstrip(": ").lower()
            yield rule.hit(
                credit.doubled,
                rest,
                fix=Fix("safe" if same else "suggested", (Edit(credit.doubled, rest),)),
                severity=None if same else Severity.WARNING,
            )
        for one, other in pairwise(credit.agencies):
            name = article.slice(one)
            following = article.text[other.end : other.end + 2]
            # "Greenpeace / Greenpeace Nordic" are two, or where the second ends is not known.
            if following[:1] == " " and following[1:].isupper():
                continue
            if name.lower() == article.slice(other).lower():
                both = Span(one.start, other.end)
                fix = Fix("safe", (Edit(both, name),))
                yield rule.hit(both, name, fix=fix, variant="source")
