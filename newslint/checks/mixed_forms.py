"""Find two spellings or inflections of one word, each right, used side by side in an article."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import Option
from newslint.checks._places import is_part_of_name
from newslint.findings import Related
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "choices": Option(
        None,
        'a table word = two or more lists of forms, written "gi gir gitt", each from one norm.',
        dict,
    ),
}

_SHOWN = 5  # places of the usual form that a message points at


class _Place(NamedTuple):
    """Where a form of one of the sides of a choice stands."""

    choice: str
    side: int


def literals(rule: Rule) -> Iterable[str]:
    """Return all forms of all choices."""
    return _forms(rule)


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag each choice that is made in two ways, at the first place of the rarer side."""
    used: dict[str, dict[int, list[Span]]] = {}
    for span, literal in sorted(places):
        if not is_part_of_name(article, span):
            for place in _forms(rule)[literal]:
                used.setdefault(place.choice, {}).setdefault(place.side, []).append(span)
    for choice, sides in used.items():
        if len(sides) < 2:
            continue
        usual = max(sides, key=lambda side: (len(sides[side]), -sides[side][0].start))
        spans = sorted(span for side in sides if side != usual for span in sides[side])
        names = [forms.split()[0] for forms in rule.options.choices[choice]]
        related = tuple(Related(span) for span in sides[usual][:_SHOWN])
        values = {"usual": names[usual], "words": article.slice(sides[usual][0])}
        yield rule.hit(spans[0], related=related, values=values, group=choice)


def _forms(rule: Rule) -> Mapping[str, list[_Place]]:
    """Return where each form belongs, made once a rule."""
    options = rule.options
    if not hasattr(options, "forms"):
        options.forms = {}
        for choice, sides in options.choices.items():
            for number, forms in enumerate(sides):
                for form in forms.split():
                    options.forms.setdefault(fold(form), []).append(_Place(choice, number))
    made: Mapping[str, list[_Place]] = options.forms
    return made
