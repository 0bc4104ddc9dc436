"""Find misspelt words: unknown ones near a far likelier known one."""

from __future__ import annotations

from functools import cached_property

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Edit, Fix, Severity
from newslint.language.foreign import looks_foreign
from newslint.language.lexicon import LANGUAGES, Lexicon
from newslint.language.spelling import Context, judge, most_often, suspects
from newslint.language.tokens import WORD, is_prose, opens_sentence, words_in
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.spelling import Verdict
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "report": Option(
        "misspelt", "misspelt: unknown words near a known one; unknown: the other unknown words."
    ),
}

_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
_DISPLAY = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUBHEAD)
_SENTENCE_ENDS = '.!?:;–—\n«»"“”„('
_SENTENCE = 300
_LONGEST_PARTICLE = 4
_NEXT = 40
_SEEN = -6.5  # as common as this, a short word is no slip but a word of some language


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag every place of each word that is misspelt, with what may be meant."""
    language = article.language
    seen = frozenset(map(str.lower, article.words))
    most, words = most_often(language), article.words
    found = [word for word in suspects(language).kept(words) if words[word] <= most]
    for word, places in article.locate(found).items():
        spans = [
            span
            for span in places
            if is_prose(article.text, span) and not _is_particle(article, word, span)
        ]
        verdict = judge(word, language, _Standing(article, spans, seen)) if spans else None
        if not verdict or (verdict.strength == "unknown") is not (rule.options.report == "unknown"):
            continue
        if not any(_is_foreign(article, span) for span in spans):
            yield from _hits(rule, spans, verdict)


def _hits(rule: Rule, spans: list[Span], verdict: Verdict) -> Iterator[Hit]:
    """Yield a hit for each place of one word."""
    for span in spans:
        edits = tuple(Edit(span, suggestion) for suggestion in verdict.suggestions[:1])
        yield rule.hit(
            span,
            *verdict.suggestions,
            fix=Fix("suggested", edits) if edits else None,
            severity=_LEVELS.get(verdict.strength),
            group=str(spans[0].start) if len(spans) > 1 else "",
        )


class _Standing(Context):
    """Where a word stands in an article; what the verdict does not ask is not looked up."""

    def __init__(self, article: Article, spans: list[Span], seen: frozenset[str]) -> None:
        self._article = article
        self._spans = spans
        self.count = len(spans)
        self.seen = seen

    @cached_property
    def sentence_start(self) -> bool:  # type: ignore[override]
        return all(opens_sentence(self._article, span.start) for span in self._spans)

    @cached_property
    def headline(self) -> bool:  # type: ignore[override]
        return any(_is_display(self._article, span) for span in self._spans)

    @cached_property
    def quoted(self) -> bool:  # type: ignore[override]
        return all(self._article.is_quoted(span) for span in self._spans)


def _is_display(article: Article, span: Span) -> bool:
    block = article.block_at(span.start)
    return block is not None and block.kind in _DISPLAY


def _is_particle(article: Article, word: str, span: Span) -> bool:
    """Tell whether a short word, seen in other texts, joins two names: "Alphen aan den Rijn"."""
    if len(word) > _LONGEST_PARTICLE or article.language not in LANGUAGES:
        return False
    if max(Lexicon.open(one).frequency(word) for one in (article.language, "en")) < _SEEN:
        return False
    before = words_in(article.text, max(0, span.start - _NEXT), span.start)[-1:]
    after = words_in(article.text, span.end, span.end + _NEXT)[:1]
    return all(
        word.text[0].isupper() and not opens_sentence(article, word.span.start)
        for word in (*before, *after)
    ) and bool(before and after)


def _is_foreign(article: Article, span: Span) -> bool:
    """Tell whether the words around, in the same sentence, are of another language."""
    if article.language not in LANGUAGES:
        return False
    before = article.text[max(0, span.start - _SENTENCE) : span.start]
    after = article.text[span.end : span.end + _SENTENCE]
    start = max(before.rfind(end) for end in _SENTENCE_ENDS) + 1
    ends = [at for at in (after.find(end) for end in _SENTENCE_ENDS) if at >= 0]
    words = [
        *WORD.findall(before[start:]),
        *WORD.findall(after[: min(ends, default=len(after))]),
    ]
    return looks_foreign(words, article.language)
