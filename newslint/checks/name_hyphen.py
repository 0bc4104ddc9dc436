"""Find one double name written with a hyphen in one place and without in another."""

from __future__ import annotations

from newslint.findings import Related, Severity
from newslint.language.names import strip_genitive
from newslint.language.variants import skeleton
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Name
    from newslint.findings import Hit
    from newslint.rules import Rule

NEEDS = ("names",)
# What the reader is told; more places of the other form add nothing.
_MOST_PLACES = 12


class _Mention(NamedTuple):
    """One place of a double name: the name before it in plain letters, and its ending."""

    span: Span
    before: str
    ending: str


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag every place of the rarer form; by a tie, as an info, that without the hyphen."""
    joined: dict[str, list[_Mention]] = {}
    for name in article.names:
        for part, before in zip(name.parts, _befores(article, name), strict=True):
            first, hyphen, last = article.slice(part).partition("-")
            if hyphen and _are_words(first, last):
                _add(joined, first, last, part, before)
    if not joined:
        return
    parted: dict[str, list[_Mention]] = {}
    for name in article.names:
        befores = _befores(article, name)
        for at, (one, two) in enumerate(zip(name.parts, name.parts[1:], strict=False)):
            if article.text[one.end : two.start] in (" ", "\u00a0"):
                first, last = article.slice(one), article.slice(two)
                if _are_words(first, last):
                    _add(parted, first, last, Span(one.start, two.end), befores[at])
    for key, hyphened in joined.items():
        if key in parted and _are_one(hyphened, parted[key]):
            yield from _hits(article, rule, hyphened, parted[key])


def _befores(article: Article, name: Name) -> list[str]:
    """Return for each part of a name the part before it in plain letters, "" for the first."""
    return ["", *(skeleton(article.slice(part)) for part in name.parts[:-1])]


def _are_words(first: str, last: str) -> bool:
    """Tell whether two words are both names in letters alone, with capitals."""
    last = strip_genitive(last)
    return all(len(word) > 1 and word.isalpha() and word[0].isupper() for word in (first, last))


def _add(found: dict[str, list[_Mention]], first: str, last: str, span: Span, before: str) -> None:
    """Enter a place under its two words, without the s of a genitive."""
    base = strip_genitive(last)
    bare = base.removesuffix("s")
    key = f"{skeleton(first)} {skeleton(bare)}"
    found.setdefault(key, []).append(_Mention(span, before, last[len(bare) :]))


def _are_one(one: list[_Mention], other: list[_Mention]) -> bool:
    """Tell whether both forms may name one person: no other first name stands before each."""
    befores = [{m.before for m in mentions if m.before} for mentions in (one, other)]
    return not (all(befores) and befores[0].isdisjoint(befores[1]))


def _hits(
    article: Article, rule: Rule, joined: list[_Mention], parted: list[_Mention]
) -> Iterator[Hit]:
    tie = len(joined) == len(parted)
    wrong, right = (joined, parted) if len(joined) < len(parted) else (parted, joined)
    old, new = ("-", " ") if wrong is joined else (" ", "-")
    bare = right[0]
    spelling = article.text[bare.span.start : bare.span.end - len(bare.ending)]
    shared = _shared_ending(wrong + right)
    for mention in wrong:
        words = article.slice(mention.span).replace("\u00a0", " ")
        yield rule.hit(
            mention.span,
            *(() if tie else (words.replace(old, new, 1),)),
            related=tuple(Related(place.span) for place in right[:_MOST_PLACES]),
            values={"other": spelling + shared, "count": len(right)},
            variant="tie" if tie else "",
            severity=Severity.INFO if tie else None,
            group=spelling.lower(),
        )


def _shared_ending(mentions: list[_Mention]) -> str:
    """Return the ending that all places have, which is then part of the name."""
    return mentions[0].ending if len({mention.ending for mention in mentions}) == 1 else ""
