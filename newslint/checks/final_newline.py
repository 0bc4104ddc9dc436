"""Find text files whose last line does not end."""

from __future__ import annotations

from newslint.findings import Edit, Fix
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

_FORMATS = ("plain", "markdown")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the end of a file without a line end; copy that is no file needs none."""
    if not article.is_file or article.format not in _FORMATS:
        return
    if article.source and article.source[-1] not in "\r\n":
        end = Span(len(article.text), len(article.text))
        line_end = "\r\n" if "\r\n" in article.source else "\n"
        yield rule.hit(end, fix=Fix("safe", (Edit(end, line_end),)))
