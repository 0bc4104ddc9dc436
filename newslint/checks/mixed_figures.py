"""Find figures of one sort written in two ways in the same article."""

from __future__ import annotations

from newslint import patterns
from newslint.findings import Related
from newslint.language.dates import times
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.positions import Span
    from newslint.rules import Rule

_MOST_PLACES = 12
_THOUSANDS = patterns.compile(r"0{1,3}(?:([.,])000|([ \u00a0\u2007\u2009\u202f])000)+")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first place of the rarer way, with its other places and one of the usual way.

    Headlines may save room and quotations are what they are, so both are left out.
    """
    sorts: dict[str, dict[str, list[Span]]] = {}
    clock = (("clock", time.sign, time.figures) for time in times(article))
    for sort, way, span in (*_numbers(article), *clock):
        block = article.block_at(span.start)
        if block and block.kind in rule.scope and not article.is_quoted(span):
            sorts.setdefault(sort, {}).setdefault(way, []).append(span)
    for sort, ways in sorts.items():
        if len(ways) < 2:
            continue
        usual = max(ways, key=lambda way: (len(ways[way]), -ways[way][0].start))
        for way, spans in ways.items():
            if way != usual:
                related = (*spans[1:_MOST_PLACES], ways[usual][0])
                yield rule.hit(
                    spans[0],
                    related=tuple(map(Related, related)),
                    values={"other": article.slice(ways[usual][0]), "count": len(ways[usual])},
                    variant=sort,
                )


def _numbers(article: Article) -> Iterator[tuple[str, str, Span]]:
    """Yield how thousands are parted and how per cent is written, with the places."""
    for number in article.numbers:
        if number.kind == "percent" and number.form != "word":
            sign = article.text[number.span.end - 1] == "%"
            yield "percent", "%" if sign else "word", number.span
        match = _THOUSANDS.fullmatch(number.form.partition("–")[0])
        if match and not _is_telephone(article, number):
            yield "thousands", match[1] or " ", number.figure


def _is_telephone(article: Article, number: Number) -> bool:
    """Tell whether groups of three figures may be a telephone or account number."""
    if number.kind != "count" or number.noun or number.magnitude > 1:
        return False
    return number.form.count(" ") > 1
