"""Find verbs of saying that colour what is said."""

from __future__ import annotations

from newslint.checks import Option
from newslint.language.data import word_set
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

NEEDS = ("quotes",)
OPTIONS = {
    "verbs": Option((), "further verbs to find, in the forms that occur."),
    "allow": Option((), "verbs of newslint's own list to leave alone."),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the verb of each quotation if it is one of the loaded ones."""
    loaded = word_set(article.language, "loaded_verbs") | set(rule.options.verbs)
    seen = set()
    for quote in article.quotes:
        if quote.verb is None or quote.verb in seen:
            continue
        seen.add(quote.verb)
        verb = article.slice(quote.verb).lower()
        if verb in loaded and verb not in rule.options.allow:
            yield rule.hit(quote.verb)
