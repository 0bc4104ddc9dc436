"""Find a word written twice in a row."""

from __future__ import annotations

import re

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Edit, Fix, Related
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "allow": Option({}, "words that may stand twice in a row, by language."),
}

_ENDS = ".,:;!?…)]»”\"'’"


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the second of the two; names, figures and words thrice in a row are let be."""
    allowed = set(rule.options.allow.get(article.language, ()))
    words = article.folded.split()
    bare = [word.rstrip(_ENDS) for word in words]
    twice = {one for one, two in zip(words, bare[1:], strict=False) if one == two}
    for word in sorted(twice - allowed):
        if word.isalpha() and not _is_drawn_out(word):
            yield from _places(article, rule, word)


def _is_drawn_out(word: str) -> bool:
    """Tell whether a word is a sound, with a letter thrice in a row."""
    return any(letter * 3 in word for letter in set(word))


def _places(article: Article, rule: Rule, word: str) -> Iterator[Hit]:
    pair = patterns.compile(rf"(?<!\S)({re.escape(word)})\s+({re.escape(word)})(?![\w'’-])")
    for match in pair.finditer(article.folded):
        first, second = Span(*match.span(1)), Span(*match.span(2))
        if not _is_slip(article, word, first, second):
            continue
        yield rule.hit(
            second,
            fix=Fix("suggested", (Edit(Span(first.end, second.end), ""),)),
            related=(Related(first),),
        )


def _is_slip(article: Article, word: str, first: Span, second: Span) -> bool:
    """Tell whether the two are in one block, not both of a name, and not said thrice."""
    if article.block_at(first.start) != article.block_at(second.start):
        return False
    if article.slice(first)[0].isupper() and article.slice(second)[0].isupper():
        return False
    reach = len(word) + 3
    before = article.folded[max(0, first.start - reach) : first.start].rstrip(" ,")
    after = article.folded[second.end : second.end + reach].lstrip(" ,")
    return not before.endswith(word) and not after.startswith(word)
