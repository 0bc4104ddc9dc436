"""Find one person with two posts that one person does not have at a time."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Related
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.people import Title
    from newslint.rules import Rule

NEEDS = ("people",)
OPTIONS = {
    "one_of": Option(None, "by language, posts in one string of which a person has one.", dict),
    "heads": Option(None, "by language, words whose compounds are each a post of its own.", dict),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the later post where the two are of one set, or compounds of one word."""
    language = article.language
    sets = [words.split() for words in rule.options.one_of.get(language, ())]
    heads = rule.options.heads.get(language, ())
    for person in article.people:
        first: Title | None = None
        for title in sorted(person.titles, key=lambda title: title.span):
            if first is None:
                first = title
            elif _clash(first.text, title.text, sets, heads):
                yield rule.hit(
                    title.span,
                    related=(Related(first.span),),
                    values={"name": person.name, "first": first.text, "later": title.text},
                )
                break


def _clash(one: str, other: str, sets: list[list[str]], heads: tuple[str, ...]) -> bool:
    one, other = _bare(one), _bare(other)
    if one == other:
        return False
    if any(one in words and other in words for words in sets):
        return True
    return any(
        one.endswith(head) and other.endswith(head) and len(head) < min(len(one), len(other))
        for head in heads
    )


def _bare(title: str) -> str:
    """Return a post without the ending of the definite form."""
    return title.removesuffix("en") if len(title) > 6 else title
