"""Find somebody quoted of whom the article never says who they are."""

from __future__ import annotations

from newslint import patterns
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

# What follows a name that is told something of: a comma, a bracket, a preposition, "who".
_TOLD_AFTER = patterns.compile(
    r"[’']?s?(?:, (?!sa |sier |seier |said )|[ \u00a0](?:\(|[–-] |(?:i|på|ved|fra|frå|hos|av|i|for|"
    r"of|at|from|in|with|who|som|er|is|var|was|har|has)\b))"
)
# Words before it that say it, such as "vår mann" or "Venstres": small, and no verb or joint.
_TOLD_BEFORE = patterns.compile(r"(?:[^\W\d_]+s|[^\W\d_]+(?:en|a|et))[ \u00a0]$")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first mention of a speaker without post, age, party or other tie."""
    spoken = {quote.speaker.name for quote in article.quotes if quote.speaker and quote.is_speech}
    for person in article.people:
        if person.name not in spoken or person.titles or person.ages or person.party:
            continue
        if not any(_is_told(article, span) for span in person.full):
            yield rule.hit(person.full[0])


def _is_told(article: Article, span: Span) -> bool:
    """Tell whether something beside a full name says who that is."""
    if _TOLD_AFTER.match(article.text, span.end):
        return True
    return bool(_TOLD_BEFORE.search(article.text, max(0, span.start - 30), span.start))
