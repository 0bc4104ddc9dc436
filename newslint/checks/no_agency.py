"""Find credits that name a photographer and no agency, for houses that want both."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule


NEEDS = ("captions",)


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each credit with a person and no source."""
    for caption in article.captions:
        if caption.credit and caption.credit.person and not caption.credit.agencies:
            yield rule.hit(caption.credit.span)
