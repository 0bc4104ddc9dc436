"""Find pictures without a caption or without a credit, where the format tells of pictures."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.language.captions import parse
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Block
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "lacks": Option(None, "what is missing: caption or credit."),
}


class _Picture(NamedTuple):
    """One picture: the block it is known by, and what stands with it."""

    block: Block
    caption: bool
    credit: bool


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each picture that lacks what others of the article, or all pictures, must have."""
    for picture in _pictures(article):
        if not getattr(picture, rule.options.lacks):
            yield rule.hit(picture.block.span)


def _pictures(article: Article) -> Iterator[_Picture]:
    """Yield the pictures that the format itself tells of: an alt text opens each."""
    found: _Picture | None = None
    for block in article.blocks:
        if block.kind is BlockKind.ALT_TEXT and block.confidence == 1.0:
            if found:
                yield found
            found = _Picture(block, caption=False, credit=False)
        elif found and block.kind in (BlockKind.CAPTION, BlockKind.CREDIT):
            caption = parse(article.text, block.span)
            found = found._replace(
                caption=found.caption or caption.body is not None,
                credit=found.credit or caption.credit is not None,
            )
        elif found:
            yield found
            found = None
    if found:
        yield found
