"""Find a number of things that is not the number of things listed after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import takewhile

from newslint import patterns
from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Related
from newslint.language.sentences import split
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Block
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS = {
    "unless": Option(None, "words that show that the list is not whole, by language.", dict),
    "double_names": Option(None, "names with `og` or `and` inside, by language.", dict),
    "named": Option(None, "nouns of things that have names, in the definite plural.", dict),
    "chosen": Option(None, "nouns of things of which one is chosen, by language.", dict),
    "not_counted": Option(None, "nouns before which names are no list, by language.", dict),
}

_MOST = 20
_LONGEST = 300
_PARENTHESIS = patterns.compile(r"[ \u00a0]?\([^()]{0,40}\)")
_QUOTED = patterns.compile(r"[«“\"][^«»“”\"]+[»”\"]")
# "two kinds of bread", "to slags brød".
_KINDS = patterns.compile(r" (?:kinds|sorts|types) of \w+$| (?:slags|slag|typer|typar) \w+$")
_ARTICLE = patterns.compile(r"^(?:en|ei|et|ein|eit|a|an)[ \u00a0]")
_OR = patterns.compile(r"(?<= )(?:or|eller)(?= )")
# So many words the last thing of a list may have where it has an article.
_MOST_AFTER = 6
_PARTICLES = frozenset(
    "av of the den det de dei du la le van von al el i for på til in and &".split()
)
# A noun with up to four words more, then what opens the list, and the mark that closes it.
_OPENED = patterns.compile(
    r"(?:[ \u00a0][^\W\d_][\w-]*){1,5}(:[ \u00a0]|[ \u00a0][–—][ \u00a0]|[ \u00a0]\()"
)
# The rest of a line that heads a list.
_HEADS_A_LIST = patterns.compile(r"(?:[ \u00a0][^\W\d_][\w-]*){1,6}:")
_CLOSERS = {"–": " –", "—": " —", "(": ")"}
_CAPITALISED = r"[^\W\d_a-zæøåäöü][\w’'-]*"
_NAME = rf"{_CAPITALISED}(?:[ \u00a0](?:(?:av|of|van|von|de|den|al)[ \u00a0])?{_CAPITALISED})*"


# A noun, then a comma, a verb or nothing, then a capital.
_NAMED = patterns.compile(
    r"[ \u00a0]([^\W\d_]+)(,|[ \u00a0](?:er|var|are|were))?[ \u00a0](?=[^\W\d_a-zæøåäöü])"
)


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag "tre land: Norge og Sverige" at number and noun."""
    if article.language not in rule.options.unless:
        return
    for number, following in zip(article.numbers, (*article.numbers[1:], None), strict=False):
        if number.kind != "count" or not number.noun or not number.is_exact:
            continue
        if not 2 <= number.value <= _MOST:
            continue
        found = (
            _opened(article, rule, number, following)
            or _named(article, rule, number)
            or _below(article, number)
        )
        if found and found[1] != number.value:
            span, count, items = found
            yield rule.hit(span, values={"count": count}, related=(Related(items),))


def _opened(
    article: Article, rule: Rule, number: Number, following: Number | None
) -> tuple[Span, int, Span] | None:
    """Return counted words, count and place of a list after a colon or between dashes."""
    text = article.text
    match = _OPENED.match(text, number.span.end)
    block = article.block_at(number.span.start)
    if match is None or block is None:
        return None
    window = Span(match.end(), min(block.span.end, match.end() + _LONGEST))
    sentence = next(split(text, window, article.language), None)
    if sentence is None or sentence.end == window.end < block.span.end:
        return None
    end = sentence.end
    mark = match[1].strip()
    if mark in _CLOSERS:
        end = text.find(_CLOSERS[mark], sentence.start, end)
        if end < 0:
            end = sentence.end
    words = text[number.span.end : match.start(1)]
    items = Span(match.end(), end)
    counted = following is not None and following.span.start < items.end
    plain = not counted and (words.count(" ") == 1 or bool(_KINDS.match(words)))
    chosen = number.noun in rule.options.chosen[article.language]
    count = _count(article, rule, items, plain=plain, chosen=chosen)
    return (Span(number.span.start, number.span.end + len(words)), count, items) if count else None


def _named(article: Article, rule: Rule, number: Number) -> tuple[Span, int, Span] | None:
    """Return the same for names right after the noun: "de tre byene Oslo og Bergen"."""
    text, start = article.text, number.span.start
    noun = _NAMED.match(text, number.span.end)
    if noun is None or noun[1].lower() in rule.options.not_counted[article.language]:
        return None
    before = article.folded[max(0, start - 14) : start]
    has_article = bool(_article_before(article.language).search(before))
    opens = before[-1:] in ("", "\n") or before[-2:-1] in ".!?"
    # "de tre byene Oslo", "the three towns, Oslo", "Tre byer, Oslo", "the three towns are Oslo".
    is_of_names = noun[1].lower() in rule.options.named[article.language]
    if noun[2] == "," and not (opens or is_of_names or (has_article and article.language == "en")):
        return None
    if noun[2] != "," and not (has_article and (article.language != "en" or noun[2])):
        return None
    found = _names(article.language).match(text, noun.end())
    if found is None:
        return None
    following = text[found.end() : found.end() + 1]
    if (
        noun[2] == ","
        and following not in ((".", ",") if is_of_names else (",", "–"))
        and (article.language != "en" or not has_article)
    ):
        return None
    if following not in (*".,;)\n", "") and not is_of_names:
        return None
    items = Span(*found.span())
    count = _count(article, rule, items, plain=False)
    return (Span(start, noun.end(1)), count, items) if count else None


def _below(article: Article, number: Number) -> tuple[Span, int, Span] | None:
    """Return the same for a list with a line for each thing, below "Fem råd fra Lillevik:"."""
    block = article.block_at(number.span.start)
    if block is None or number.span.start > block.span.start:
        return None
    if not _HEADS_A_LIST.fullmatch(article.text, number.span.end, block.span.end):
        return None
    first = bisect_right(article.blocks, block.span.start, key=lambda other: other.span.start)
    following = (article.blocks[at] for at in range(first, len(article.blocks)))
    items = list(takewhile(lambda item: _is_bullet(article, item), following))
    if len(items) < 2:
        return None
    span = Span(number.span.start, block.span.end - 1)
    return span, len(items), Span(items[0].span.start, items[-1].span.end)


def _is_bullet(article: Article, block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM or article.text.startswith("- ", block.span.start)


@cache
def _article_before(language: str) -> re.Pattern[str]:
    if language == "en":
        return patterns.compile(r"(?:^|[.!?\n]\s*|(?<!in )(?<!for )(?<!of )(?<!\w))the $")
    return patterns.compile(r"(?<!\w)(?:de|dei)[ \u00a0]$")


@cache
def _names(language: str) -> re.Pattern[str]:
    joint = r",? and " if language == "en" else " og "
    return patterns.compile(rf"{_NAME}(?:, {_NAME})*{joint}{_NAME}")


def _count(
    article: Article, rule: Rule, span: Span, *, plain: bool, chosen: bool = False
) -> int:
    """Return how many things are listed in a span, 0 if that cannot be told.

    A list of words in small letters counts only if `plain`; "or" may end one of things of
    which one is `chosen`.
    """
    text = article.slice(span).rstrip(" .!?")
    if chosen:
        text = _OR.sub("and" if article.language == "en" else "og", text)
    folded = text.lower()
    if re.search(r"[;:–—\n]", text) or any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded)
        for word in rule.options.unless[article.language]
    ):
        return 0
    bare = _PARENTHESIS.sub("", text)
    notes = len(_PARENTHESIS.findall(text))
    for name in rule.options.double_names.get(article.language, ()):
        solid = name.replace(" og ", "&").replace(" and ", "&")
        bare = re.sub(re.escape(name), solid, bare, flags=re.IGNORECASE)
    *head, last = bare.split(", ")
    joint = " and " if article.language == "en" else " og "
    tail = last.removeprefix(joint[1:]).split(joint)
    oxford = last.startswith(joint[1:])
    if len(tail) != 2 - oxford or any(joint in f" {item} " for item in head):
        return 0
    items = [*head, *tail]
    quoted = [bool(_QUOTED.fullmatch(item)) for item in items]
    if len(items) < 2 or notes not in (0, len(items)) or any(quoted) != all(quoted):
        return 0
    if all(quoted):
        return len(items)
    return len(items) if _alike(items, plain) else 0


def _alike(items: list[str], plain: bool) -> bool:
    """Tell whether the items are all names, or all plain words of at most two."""
    if all(_is_name(item) for item in items):
        return True
    # "a lamp, a rug and a chair for the hall"
    is_open = len(items) > 2 and _ARTICLE.match(items[-1])
    return plain and all(
        len(_ARTICLE.sub("", item).split()) <= (_MOST_AFTER if is_open and item is items[-1] else 2)
        and not any(c.isdecimal() for c in item)
        and item[1:].islower()
        and (index == 0 or item[0].islower())
        for index, item in enumerate(items)
    )


def _is_name(item: str) -> bool:
    words = item.split()
    if any(character in '«»“”"' for character in item):
        return False
    return (
        0 < len(words) <= 6
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )
