"""Find a source named twice over: "according to … it is said"."""

from __future__ import annotations

from newslint.checks import Option
from newslint.language.tokens import words_in
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article, Token
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "sources": Option(None, "what names a source, such as ifølge.", tuple),
    "hearsay": Option(None, "what says once more that somebody says it, such as sies det.", tuple),
    "auxiliaries": Option((), "verbs of the passive, such as blir.", tuple),
    "participles": Option((), "what is done with words, after such a verb: hevdet, sagt.", tuple),
    "reach": Option(7, "how many words may stand between the two."),
}

_IT = "det"
# Small words that make another verb of the participle: "det blir sagt opp folk".
_PARTICLES = frozenset("opp ned inn ut frå fra ifra av".split())
# Room for the words between the two and the second of them, in code points.
_ROOM = 160


def literals(rule: Rule) -> Iterable[str]:
    """Return the words that name a source."""
    sources: tuple[str, ...] = rule.options.sources
    return sources


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the source with the hearsay that follows it in the same clause."""
    text = article.text
    block = article.block_at(span.start)
    assert block is not None
    words = words_in(text, span.end, min(block.span.end, span.end + _ROOM))
    for index, word in enumerate(words[: rule.options.reach + 1]):
        previous = words[index - 1].span.end if index else span.end
        if text[previous : word.span.start].strip(" ,") or article.is_quoted(word.span):
            return
        end = _phrase_end(article, rule, word.span.start) or _passive_end(rule, words[index:])
        if end:
            whole = Span(span.start, end)
            yield rule.hit(whole, values={"hearsay": text[word.span.start : end]})
            return


def _phrase_end(article: Article, rule: Rule, start: int) -> int:
    """Return where a phrase of hearsay that begins at `start` ends, 0 if none does."""
    for phrase in rule.options.hearsay:
        end = start + len(phrase)
        if article.folded.startswith(phrase, start) and not article.text[end : end + 1].isalnum():
            return end
    return 0


def _passive_end(rule: Rule, words: list[Token]) -> int:
    """Return where "blir det hevdet" or "det blir hevdet" ends that begins `words`, or 0."""
    first, second, participle = ([word.folded for word in words] + ["", "", ""])[:3]
    verb = second if first == _IT else first if second == _IT else ""
    if verb not in rule.options.auxiliaries or participle not in rule.options.participles:
        return 0
    if len(words) > 3 and words[3].folded in _PARTICLES:
        return 0
    return words[2].span.end
