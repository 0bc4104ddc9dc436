"""Find a phrase that comes back word for word in another paragraph."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Related
from newslint.language.tokens import words_in
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Token
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "words": Option(5, "how many words in a row make a phrase."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the later of two equal runs of words, drawn out as far as they are equal.

    Runs with a figure or a name in them come back for good reason and are left alone.
    """
    length: int = rule.options.words
    seen: dict[tuple[str, ...], tuple[int, list[Token], int]] = {}
    for number, block in enumerate(article.blocks):
        if block.kind not in rule.scope:
            continue
        words = words_in(article.text, *block.span)
        at = 0
        while at + length <= len(words):
            run = words[at : at + length]
            key = tuple(word.folded for word in run)
            first = seen.get(key)
            if first is None or first[0] == number or not all(w.text.islower() for w in run[1:]):
                seen.setdefault(key, (number, words, at))
                at += 1
                continue
            more = _further(words, at + length, first[1], first[2] + length)
            end = at + length + more
            before = Span(
                first[1][first[2]].span.start, first[1][first[2] + length + more - 1].span.end
            )
            yield rule.hit(
                Span(words[at].span.start, words[end - 1].span.end), related=(Related(before),)
            )
            at = end


def _further(one: list[Token], at: int, other: list[Token], other_at: int) -> int:
    """Return how many more words are equal after two equal runs."""
    more = 0
    while (
        at + more < len(one)
        and other_at + more < len(other)
        and one[at + more].folded == other[other_at + more].folded
    ):
        more += 1
    return more
