"""Find quotation marks and brackets without their partner."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Edit, Fix, Related
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from newslint.article import Article, Block
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "brackets": Option(True, "look at brackets too."),
    "most": Option(4, "how many may be told one by one; more are told as one fault."),
}

_PARTNERS = {"(": ")", "[": "]", ")": "(", "]": "["}
_CLOSERS = {"«": "»", "»": "«", "“": "”", "„": "“"}
_OPENING = "([«“„"
_UNREAD = frozenset({BlockKind.CHROME, BlockKind.TABLE})
# How far a bracket may run on: an aside of several paragraphs.
_RUNS_ON = 3


class Lone(NamedTuple):
    """A mark or bracket without a partner, and whether it opens."""

    at: int
    char: str
    opens: bool


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each lone mark with the word beside it; many in one article are one fault."""
    yield from _unlike(article, rule)
    found = [_lone_mark(article, mark.at) for mark in article.marks.unpaired]
    if rule.options.brackets:
        found += _lone_brackets(article)
    found = sorted(lone for lone in found if _is_read(article, rule, lone))
    if len(found) > rule.options.most:
        spans = [_with_word(article, lone) for lone in found]
        related = tuple(Related(span) for span in spans[1:])
        yield rule.hit(spans[0], related=related, variant="many", values={"count": len(found)})
        return
    for lone in found:
        yield rule.hit(
            _with_word(article, lone),
            variant="unclosed" if lone.opens else "unopened",
            values={"mark": lone.char},
        )


def _unlike(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag quotations that close with another kind of mark than they open with."""
    for pair in article.marks.pairs:
        if pair.is_unlike and pair.shut is not None:
            opener = pair.open.char
            right = _CLOSERS.get(opener, opener)
            shut = Span(pair.shut.at, pair.shut.at + 1)
            yield rule.hit(
                Span(pair.open.at, pair.end),
                f"{opener}{article.slice(pair.inner)}{right}",
                fix=Fix("suggested", (Edit(shut, right),)),
                variant="unlike",
                values={"opener": opener, "closer": pair.shut.char, "right": right},
            )


def _is_read(article: Article, rule: Rule, lone: Lone) -> bool:
    block = article.block_at(lone.at)
    return block is not None and block.kind in rule.scope


def _lone_mark(article: Article, at: int) -> Lone:
    char = article.text[at]
    before = article.text[at - 1 : at]
    opens = char in _OPENING or (char != "»" and (not before or before.isspace() or before in "(["))
    return Lone(at, char, opens)


@cache
def _bracket() -> re.Pattern[str]:
    return patterns.compile(r"[()\[\]]")


def _lone_brackets(article: Article) -> list[Lone]:
    """Return the brackets that have no partner in their block or the few after it."""
    alone: list[Lone] = []
    waiting: list[tuple[int, Lone]] = []
    for number, block in enumerate(article.blocks):
        if block.kind in _UNREAD:
            continue
        opened, closed = _in_block(article.text, block)
        while waiting and closed and waiting[-1][1].char == _PARTNERS[closed[0].char]:
            waiting.pop()
            closed.pop(0)
        alone.extend(closed)
        alone.extend(lone for since, lone in waiting if number - since >= _RUNS_ON)
        waiting = [entry for entry in waiting if number - entry[0] < _RUNS_ON]
        alone.extend(opened[:-1])
        waiting.extend((number, lone) for lone in opened[-1:])
    return alone + [lone for _, lone in waiting]


def _in_block(text: str, block: Block) -> tuple[list[Lone], list[Lone]]:
    """Return the brackets of a block left open, and those that close nothing."""
    stack: list[Lone] = []
    closed: list[Lone] = []
    for match in _bracket().finditer(text, *block.span):
        at, char = match.start(), match.group()
        if char in "([":
            if not _is_face(text, at):
                stack.append(Lone(at, char, True))
        elif stack and stack[-1].char == _PARTNERS[char]:
            stack.pop()
        elif not _is_face(text, at) and not _is_list_mark(text, block, at):
            closed.append(Lone(at, char, False))
    return stack, closed


def _is_face(text: str, at: int) -> bool:
    """Tell whether a bracket is the mouth of a smiley."""
    return text[max(0, at - 2) : at].endswith((":", ";", ":-", ";-", "=", "8-"))


def _is_list_mark(text: str, block: Block, at: int) -> bool:
    """Tell whether a bracket follows the letter or number of a list: "a)", "12)"."""
    start = at
    while start > block.span.start and at - start < 3 and text[start - 1].isalnum():
        start -= 1
    return start < at and (start == block.span.start or not text[start - 1].isalnum())


def _with_word(article: Article, lone: Lone) -> Span:
    """Return the span of a mark with the word that it stands beside."""
    text, step = article.text, 1 if lone.opens else -1
    at = lone.at + step
    while 0 <= at < len(text) and not text[at].isspace() and abs(at - lone.at) < 30:
        at += step
    return Span(lone.at, at) if lone.opens else Span(at + 1, lone.at + 1)
