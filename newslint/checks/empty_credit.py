"""Find photo credits in which the name is missing."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.language.data import word_set
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.credits import Credit
    from newslint.rules import Rule

NEEDS = ("captions",)
OPTIONS = {
    "labels": Option(("foto", "photo", "credit"), "parts of the labels that need a name."),
    "loose_labels": Option(
        ("picture", "image", "bilde", "bilete"),
        "parts of labels that need one where a placeholder stands, or nothing else on the line.",
    ),
    "unknown": Option((), "words by which an archive says that nobody knows the name."),
    "names": Option({}, "what stands for the name in suggestions, by language."),
}

# In code points: a name alone on the line below its label is no longer than this.
_NAME = 60


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each credit with nothing, or a placeholder, where the name should be."""
    for caption in article.captions:
        credit = caption.credit
        if credit is None or credit.blank is None or credit.label is None:
            continue
        if not _needs_name(article, rule, credit):
            continue
        if _is_archive(article, rule, credit) or _goes_on_below(article, credit):
            continue
        variant = "source" if credit.agencies else ""
        yield rule.hit(credit.span, *_suggestions(article, rule, credit), variant=variant)


def _needs_name(article: Article, rule: Rule, credit: Credit) -> bool:
    """Tell by its label whether a credit should have a name."""
    label = article.slice(credit.label or credit.span).lower()
    if any(part in label for part in rule.options.labels):
        return True
    block = article.block_at(credit.span.start)
    alone = block is not None and block.span == credit.span
    has_placeholder = credit.blank is not None and article.slice(credit.blank) != ""
    return (alone or has_placeholder) and any(part in label for part in rule.options.loose_labels)


def _is_archive(article: Article, rule: Rule, credit: Credit) -> bool:
    """Tell whether the name is said to be unknown, with a source that is no news agency."""
    unknown = credit.blank and article.slice(credit.blank).lower() in rule.options.unknown
    wires = word_set("furniture/credits", "wires")
    sources = [article.slice(agency).lower() for agency in credit.agencies]
    return bool(unknown and sources) and not wires.intersection(sources)


def _goes_on_below(article: Article, credit: Credit) -> bool:
    """Tell whether the name stands on a line of its own below the label."""
    if credit.agencies or (credit.blank and article.slice(credit.blank)):
        return False
    following = next((b for b in article.blocks if b.span.start > credit.span.end), None)
    if following is None or following.kind in (BlockKind.CAPTION, BlockKind.CHROME):
        return False
    words = article.slice(following.span)
    return len(words) <= _NAME and words[0].isupper() and words[-1] not in ".!?:"


def _suggestions(article: Article, rule: Rule, credit: Credit) -> list[str]:
    label = article.slice(credit.label or credit.span)
    names = rule.options.names
    name = names.get(article.language) or names.get("en", "")
    sources = [article.slice(agency) for agency in credit.agencies]
    opening, closing = ("(", ")") if article.slice(credit.span)[0] == "(" else ("", "")
    suggestions = [f"{opening}{label} {' / '.join([name, *sources])}{closing}"] if name else []
    if sources:
        suggestions.append(f"{opening}{label} {' / '.join(sources)}{closing}")
    return suggestions
