"""Find quotation marks of two styles in one article."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Edit, Fix, Related
from newslint.language.marks import SINGLE
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.marks import Pair
    from newslint.rules import Rule

OPTIONS = {
    "style": Option("", "the house's marks, such as «»; else those most used in the article."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag, as one fault, the quotations whose marks are not those of the rest."""
    styles: dict[str, list[Pair]] = {}
    for pair in _outer(article, rule):
        assert pair.shut is not None
        styles.setdefault(pair.open.char + pair.shut.char, []).append(pair)
    usual: str = rule.options.style
    if not usual:
        if len(styles) < 2:
            return
        usual = max(styles, key=lambda style: (len(styles[style]), -styles[style][0].open.at))
    odd = sorted(pair for style in styles if style != usual for pair in styles[style])
    if not odd:
        return
    spans = [Span(pair.open.at, pair.end) for pair in odd]
    edits = tuple(
        edit
        for pair, span in zip(odd, spans, strict=True)
        for edit in (
            Edit(Span(span.start, span.start + 1), usual[0]),
            Edit(Span(span.end - 1, span.end), usual[1]),
        )
    )
    first = article.slice(spans[0])
    yield rule.hit(
        spans[0],
        usual[0] + first[1:-1] + usual[1],
        fix=Fix("suggested", edits),
        related=tuple(Related(span) for span in spans[1:]),
        variant="many" if len(spans) > 1 else "",
        values={"usual": usual, "odd": first[0] + first[-1], "count": len(spans)},
    )


def _outer(article: Article, rule: Rule) -> Iterator[Pair]:
    """Yield the whole pairs of double marks that stand in no other quotation."""
    end = -1
    for pair in article.marks.pairs:
        if pair.open.at < end:
            continue
        block = article.block_at(pair.open.at)
        if pair.open.char in SINGLE or pair.shut is None or pair.is_unlike or block is None:
            continue
        if block.kind in rule.scope and block.span.end >= pair.end:
            end = pair.end
            if not _is_code(article.text[pair.open.at + 1 : pair.end - 1]):
                yield pair


def _is_code(words: str) -> bool:
    """Tell whether what stands in marks is nobody's words: a number, an address, a handle."""
    bare = words.strip()
    return not any(map(str.isalpha, bare)) or "://" in bare or bare.startswith("@")
