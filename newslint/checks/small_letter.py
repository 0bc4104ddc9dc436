"""Find a capital where the language writes a small letter: months, peoples, posts."""

from __future__ import annotations

import re

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Edit, Fix
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "words": Option(None, 'a table name = "words", the lists that patterns call ~name~.', dict),
    "patterns": Option(None, "regular expressions, each with the word in its group `word`.", tuple),
}

# How far before and after the word its surroundings are read, in code points.
_BEFORE, _AFTER = 40, 60
_TITLE_BLANKS = 4


def literals(rule: Rule) -> Iterable[str]:
    """Return the words of all lists."""
    for words in rule.options.words.values():
        yield from words.split()


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the word where one of the patterns fits it, unless it stands in a title."""
    text = article.text
    if not text[span.start].isupper() or text[span.start : span.end].isupper():
        return
    block = article.block_at(span.start)
    start = max(span.start - _BEFORE, block.span.start if block else 0)
    end = min(span.end + _AFTER, block.span.end if block else len(text))
    for expression in _expressions(rule):
        for match in expression.finditer(text, start, end):
            if match.span("word") == span and not _in_title(article, span):
                small = text[span.start].lower() + text[span.start + 1 : span.end]
                yield rule.hit(span, small, fix=Fix("suggested", (Edit(span, small),)))
                return


def _in_title(article: Article, span: Span) -> bool:
    """Tell whether a word stands between marks that hold a title or a few words."""
    return article.is_quoted(span) and any(
        quote.span.covers(span) and not (quote.is_speech and quote.text.count(" ") > _TITLE_BLANKS)
        for quote in article.quotes
    )


def _expressions(rule: Rule) -> list[re.Pattern[str]]:
    """Return the compiled patterns, the lists of words put in, made once a rule."""
    options = rule.options
    if not hasattr(options, "expressions"):
        options.expressions = [
            patterns.compile(_filled(pattern, options.words), re.MULTILINE)
            for pattern in options.patterns
        ]
    made: list[re.Pattern[str]] = options.expressions
    return made


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    for name, listed in words.items():
        pattern = pattern.replace(f"~{name}~", listed.replace(" ", "|"))
    return pattern
