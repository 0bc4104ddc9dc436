"""Find web furniture left in copy: menus, buttons, related stories, footers."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Edit, Fix, Related, Severity
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Block
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "phrases": Option((), "further whole lines that are furniture, in any case."),
    "sure": Option(0.9, "below this confidence a run of furniture is only a warning."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each run of furniture once, from its first line to its last.

    What the format itself says is furniture (confidence 1.0) was never copy and is no fault.
    """
    own = {phrase.casefold() for phrase in rule.options.phrases}
    run: list[Block] = []
    for block in article.blocks:
        left_over = block.kind is BlockKind.CHROME and block.confidence < 1.0
        if left_over or (own and article.slice(block.span).casefold() in own):
            run.append(block._replace(confidence=block.confidence if left_over else 0.95))
        elif run:
            yield _hit(article, rule, run, block.span.start)
            run = []
    if run:
        yield _hit(article, rule, run, len(article.text))


def _hit(article: Article, rule: Rule, run: list[Block], following: int) -> Hit:
    span = Span(run[0].span.start, run[-1].span.end)
    related = tuple(Related(block.span, article.slice(block.span)) for block in run)
    sure = max(block.confidence for block in run)
    return rule.hit(
        span,
        fix=Fix("suggested", (Edit(Span(span.start, following), ""),)),
        related=related if len(run) > 1 else (),
        values={"count": len(run)},
        variant="run" if len(run) > 1 else "",
        severity=None if sure >= rule.options.sure else Severity.WARNING,
    )
