"""Find the caption that is made otherwise than the other captions of the article."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Related
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.captions import Caption
    from newslint.rules import Rule

NEEDS = ("captions",)
OPTIONS = {
    "part": Option(None, "what is compared: stop (full stop at the end) or kicker."),
    "least": Option(3, "how many captions must agree against the odd ones."),
    "share": Option(0.25, "how large a share of all captions the odd ones may be."),
}

_STOPS = ".!?…"
_CLOSERS = "\"'”’»)"


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the odd ones, where a clear majority of captions agree."""
    sides: dict[bool, list[Caption]] = {True: [], False: []}
    for caption in article.captions:
        if caption.body:
            sides[_has(article, caption, rule.options.part)].append(caption)
    odd, usual = sorted(sides.values(), key=len)
    few = len(odd) <= rule.options.share * (len(odd) + len(usual))
    if len(usual) < rule.options.least or not few:
        return
    related = tuple(Related(caption.body) for caption in usual if caption.body)
    for caption in odd:
        if caption.body:
            start = caption.kicker.start if caption.kicker else caption.body.start
            variant = "lacks" if odd is sides[False] else ""
            yield rule.hit(Span(start, caption.body.end), related=related, variant=variant)


def _has(article: Article, caption: Caption, part: str) -> bool:
    if part == "kicker":
        return caption.kicker is not None
    assert caption.body is not None
    return article.slice(caption.body).rstrip(_CLOSERS)[-1:] in _STOPS
