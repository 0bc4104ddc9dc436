"""Find two forms of one thing used in the same article, either of which may stand."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import Option
from newslint.findings import Related
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "either": Option(None, "a table one = other (or a list of others); flag the rarer.", dict),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return all the forms."""
    return [form for forms in _sets(rule) for form in forms]


def together(article: Article, rule: Rule, places: list[tuple[Span, str]]) -> Iterator[Hit]:
    """Flag every place of the rarer forms; by a tie, of those that come later in the text."""
    found: dict[str, list[Span]] = {}
    for span, literal in places:
        found.setdefault(literal, []).append(span)
    for forms in _sets(rule):
        used = {form: found[fold(form)] for form in forms if fold(form) in found}
        if len(used) < 2:
            continue
        usual = max(used, key=lambda form: (len(used[form]), -used[form][0].start))
        related = tuple(Related(span) for span in used[usual])
        for form, spans in used.items():
            if form != usual:
                for span in spans:
                    yield rule.hit(span, usual, related=related, group=forms[0])


def _sets(rule: Rule) -> Iterator[tuple[str, ...]]:
    for form, others in rule.options.either.items():
        yield (form, others) if isinstance(others, str) else (form, *others)
