"""Find a name in display type or a caption that the body has only in a form near it."""

from __future__ import annotations

from newslint.article import BODY
from newslint.checks import Option
from newslint.findings import Related, Severity
from newslint.language.forms import Knowledge, near_forms
from newslint.language.lexicon import FIRST_NAME
from newslint.language.variants import differs_by_ending, differs_by_norm
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, BlockKind
    from newslint.findings import Hit
    from newslint.language.forms import Form
    from newslint.rules import Rule

NEEDS = ("names",)
OPTIONS = {
    "min_length": Option(5, "the shortest name compared."),
}

_MOST_PLACES = 12


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag a name that the body does not have, beside the one it is a slip from.

    Two names that both exist may be two people, and names/variant lets them be; but display
    type names nobody whom the body does not.
    """
    if not any(block.kind in rule.scope for block in article.blocks):
        return
    knowledge = Knowledge(article.language)
    for pair in near_forms(article.forms, rule.options.min_length, article.language):
        for one, other in (pair, pair[::-1]):
            if _is_display(article, rule, one) and _is_of_body(article, other):
                if not _may_be_one(article, one, other, knowledge):
                    continue
                level = None if _is_likely_one(one, other, knowledge) else Severity.INFO
                places = tuple(Related(m.span) for m in other.mentions[:_MOST_PLACES])
                for mention in one.mentions:
                    yield rule.hit(
                        mention.span,
                        mention.particle + other.spelling + mention.ending,
                        related=places,
                        values={"other": other.spelling, "count": len(other.mentions)},
                        severity=level,
                        group=other.key,
                    )


def _kinds(article: Article, form: Form) -> Iterator[BlockKind | None]:
    for mention in form.mentions:
        block = article.block_at(mention.span.start)
        yield block.kind if block else None


def _is_display(article: Article, rule: Rule, form: Form) -> bool:
    """Tell whether a form stands in the scope and nowhere else."""
    return all(kind in rule.scope for kind in _kinds(article, form))


def _is_of_body(article: Article, form: Form) -> bool:
    return any(kind in BODY for kind in _kinds(article, form))


def _may_be_one(article: Article, one: Form, other: Form, knowledge: Knowledge) -> bool:
    """Tell whether two forms may be one name, by their endings and by the names around them."""
    short, long = sorted((one.plain, other.plain), key=len)
    language = article.language
    return not (
        long == f"{short}s"
        or differs_by_ending(short, long, language)
        or differs_by_norm(one.key, other.key, language)
        or knowledge.is_ordinary(one.spelling)
        or _conflict(one, other)
    )


def _is_likely_one(one: Form, other: Form, knowledge: Knowledge) -> bool:
    """Tell whether the form of the body is a surname that stands more than once."""
    flags = (knowledge.name_flags(form.spelling) for form in (one, other))
    return len(other.mentions) > 1 and not any(flag & FIRST_NAME for flag in flags)


def _conflict(one: Form, other: Form) -> bool:
    """Tell whether the names around two forms show two people."""
    if one.before and other.before and one.before.isdisjoint(other.before):
        return True
    return bool(one.after and other.after) and one.after.isdisjoint(other.after)
