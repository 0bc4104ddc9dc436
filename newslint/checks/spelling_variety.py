"""Find British and American spelling side by side in one English article."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import Option
from newslint.checks._places import is_part_of_name
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix, Related
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "words": Option(None, 'words spelt in two ways, "colour = color".', tuple),
    "ise": Option((), "words in -ise and -ize, in the same form."),
    "variety": Option(
        "",
        "the spelling of the house, british or american; empty for the article's own, by majority.",
    ),
}

_BRITISH, _AMERICAN = "british", "american"
_SHOWN = 5  # words of the usual spelling that a message points at


class _Word(NamedTuple):
    """One spelling: its variety, how the other has it, whether -ise or -ize is all there is."""

    variety: str
    other: str
    ise: bool


def literals(rule: Rule) -> Iterable[str]:
    """Return all words in both spellings."""
    return _words(rule)


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag the words of the variety that the article has less of, each once."""
    by_variety: dict[str, list[tuple[Span, str]]] = {_BRITISH: [], _AMERICAN: []}
    for span, literal in sorted(places):
        if not is_part_of_name(article, span) and not _names(article, span):
            by_variety[_words(rule)[literal].variety].append((span, literal))
    if not rule.options.variety and _is_oxford(rule, by_variety):
        by_variety[_AMERICAN] = [
            place for place in by_variety[_AMERICAN] if not _words(rule)[place[1]].ise
        ]
    usual = rule.options.variety or _majority(by_variety)
    other = _AMERICAN if usual == _BRITISH else _BRITISH
    if not by_variety[other] or not (by_variety[usual] or rule.options.variety):
        return
    spans: dict[str, list[Span]] = {}
    for span, literal in by_variety[other]:
        spans.setdefault(literal, []).append(span)
    related = tuple(Related(span) for span, _ in by_variety[usual][:_SHOWN])
    for literal, found in spans.items():
        right = _words(rule)[literal].other
        edits = tuple(Edit(span, match_case(article.slice(span), right)) for span in found)
        yield rule.hit(
            found[0],
            match_case(article.slice(found[0]), right),
            fix=Fix("suggested", edits),
            related=related,
            variant=f"{usual}_house" if rule.options.variety else usual,
            group=literal,
        )


def _majority(by_variety: Mapping[str, list[tuple[Span, str]]]) -> str:
    """Return the variety with more words; by a tie, that of the word that comes first."""
    british, american = by_variety[_BRITISH], by_variety[_AMERICAN]
    if len(british) != len(american):
        return _BRITISH if len(british) > len(american) else _AMERICAN
    return _BRITISH if british[:1] < american[:1] else _AMERICAN


def _is_oxford(rule: Rule, by_variety: Mapping[str, list[tuple[Span, str]]]) -> bool:
    """Tell whether -ize may go with British spelling: there is such, and no -ise."""
    british = by_variety[_BRITISH]
    return bool(british) and not any(_words(rule)[literal].ise for _, literal in british)


def _names(article: Article, span: Span) -> bool:
    """Tell whether a name covers a word, as in `Labor Day` at the start of a sentence."""
    if not article.text[span.start].isupper():
        return False
    following = article.text[span.end : span.end + 2]
    return following[:1] == " " and following[1:].isupper()


def _words(rule: Rule) -> Mapping[str, _Word]:
    """Return the variety of every spelling, made once a rule."""
    options = rule.options
    if not hasattr(options, "spellings"):
        options.spellings = {}
        for entries, ise in ((options.words, False), (options.ise, True)):
            for entry in entries:
                british, _, american = (part.strip() for part in entry.partition("="))
                options.spellings[fold(british)] = _Word(_BRITISH, american, ise)
                options.spellings[fold(american)] = _Word(_AMERICAN, british, ise)
    made: Mapping[str, _Word] = options.spellings
    return made
