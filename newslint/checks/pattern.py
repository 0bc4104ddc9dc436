"""Find what a regular expression describes, near a word that must be there."""

from __future__ import annotations

import os
import re

from newslint import patterns
from newslint.checks import Option
from newslint.errors import RuleError
from newslint.findings import Edit, Fix
from newslint.positions import Span
from newslint.records import TYPE_CHECKING
from newslint.resources import rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "pattern": Option(None, "the regular expression (regex module syntax), case ignored."),
    "near": Option(
        None,
        "words one of which stands in every match; the pattern is tried only "
        "in the block and within 400 characters around them.",
        tuple,
    ),
    "unless": Option("", "a regular expression; a match in which it is found is let go."),
    "match_case": Option(False, "let upper and lower case count."),
    "replace": Option(
        "", "what to write instead of what is underlined; \\1 or \\g<name> stand for groups."
    ),
    "fix": Option("suggested", "safe, suggested or none: whether to replace unasked."),
    "mark": Option("", "the name of the group to underline; else the whole match."),
}

# How far around the word the pattern may reach, in code points, and how long it may take.
_REACH = 400
_SECONDS = 1.0


def literals(rule: Rule) -> Iterable[str]:
    """Return the words near which the pattern is tried."""
    near: tuple[str, ...] = rule.options.near
    return near


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag each match in the stretches of text around the words."""
    unless = rule.options.unless and _compiled(rule, "unless")
    for start, end in _stretches(article, places):
        for match in _matches(rule, article.text, start, end):
            if not (unless and unless.search(match.group())):
                yield _hit(rule, match)


def _stretches(article: Article, places: list[tuple[Span, str]]) -> list[Span]:
    """Return the text within reach of the places, in stretches that do not overlap."""
    stretches: list[Span] = []
    for place, _ in sorted(places):
        block = article.block_at(place.start)
        if block is None:
            continue
        start = max(block.span.start, place.start - _REACH)
        end = min(block.span.end, place.end + _REACH)
        if stretches and start < stretches[-1].end:
            stretches[-1] = Span(stretches[-1].start, max(end, stretches[-1].end))
        else:
            stretches.append(Span(start, end))
    return stretches


def _hit(rule: Rule, match: Any) -> Hit:
    options = rule.options
    group = options.mark or 0
    span = Span(match.start(group), match.end(group))
    if not options.replace:
        return rule.hit(span)
    right = match.expand(options.replace)
    fix = None
    if options.fix != "none":
        fix = Fix("safe" if options.fix == "safe" else "suggested", (Edit(span, right),))
    return rule.hit(span, right, fix=fix)


def _matches(rule: Rule, text: str, start: int, end: int) -> Iterator[Any]:
    expression = _compiled(rule, "pattern")
    if _is_own(rule):
        yield from expression.finditer(text, start, end)
        return
    try:
        yield from expression.finditer(text, start, end, timeout=_SECONDS)
    except TimeoutError:
        raise RuleError(
            f"its pattern took more than {_SECONDS:g} s on one place; write it so that it "
            "cannot match the same words in many ways."
        ) from None


def _compiled(rule: Rule, name: str) -> Any:
    """Return the compiled expression of that option, made once a rule.

    The patterns that come with newslint are plain and tested, so that `re` will do; those of
    a house are run by `regex`, which can be stopped when one does not come to an end.
    """
    cached = f"compiled_{name}"
    if not hasattr(rule.options, cached):
        setattr(rule.options, cached, _compile(rule, name))
    return getattr(rule.options, cached)


def _compile(rule: Rule, name: str) -> Any:
    expression = getattr(rule.options, name)
    if _is_own(rule):
        case = 0 if rule.options.match_case else re.IGNORECASE
        return patterns.compile(expression, re.MULTILINE | case)
    import regex

    flags = regex.MULTILINE | (0 if rule.options.match_case else regex.IGNORECASE)
    try:
        return regex.compile(expression, flags)
    except regex.error as error:
        raise RuleError(f'its "{name}" is no regular expression: {error}.') from None


def _is_own(rule: Rule) -> bool:
    return os.path.commonpath((rules_folder(), rule.path)) == rules_folder()
