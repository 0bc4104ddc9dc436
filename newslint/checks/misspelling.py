"""Find misspelt words: unknown ones near a far likelier known one."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.checks import Option
from newslint.findings import Edit, Fix, Severity
from newslint.language.foreign import looks_foreign
from newslint.language.lexicon import LANGUAGES, Lexicon
from newslint.language.spelling import Context, Verdict, judge
from newslint.language.tokens import WORD, opens_sentence
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "report": Option(
        "misspelt", "misspelt: unknown words near a known one; unknown: the other unknown words."
    ),
}

_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO}
_DISPLAY = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUBHEAD)
# Signs that make a word part of an address, a handle, a file name, code or a masked word.
_BEFORE, _AFTER = "@#/\\._*$&=+~", "@/\\_*=+~"
_SENTENCE_ENDS = '.!?:;–—\n«»"“”„('
_SENTENCE = 300
_MEANT = 2  # a word that stands more often than this is meant


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag every place of each word that is misspelt, with what may be meant."""
    judged = _own if article.language in LANGUAGES else _by_pyspellchecker
    for spans, verdict in judged(article):
        if (verdict.strength == "unknown") is (rule.options.report == "unknown"):
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


def _own(article: Article) -> Iterator[tuple[list[Span], Verdict]]:
    """Yield the places of each word that newslint's lexicon does not hold, with its verdict."""
    lexicon = Lexicon.open(article.language)
    seen = {word.lower() for word in article.words}
    for word, count in article.words.items():
        if word in lexicon or not judge(word, article.language, Context(count, True)):
            continue
        spans = _places(article, word)
        if spans and (verdict := judge(word, article.language, _context(article, spans, seen))):
            yield spans, verdict


def _by_pyspellchecker(article: Article) -> Iterator[tuple[list[Span], Verdict]]:
    """Yield the same for the languages whose word lists pyspellchecker has."""
    from newslint.language.other_languages import corrections

    for word, count in article.words.items():
        if word.islower() and count <= _MEANT:
            near = corrections(word, article.language)
            if near is not None and (spans := _places(article, word)):
                yield spans, Verdict("warning" if near else "unknown", near)


def _places(article: Article, word: str) -> list[Span]:
    return [span for span in article.locate(word) if _is_prose(article.text, span)]


def _context(article: Article, spans: list[Span], seen: set[str]) -> Context:
    return Context(
        count=len(spans),
        sentence_start=all(opens_sentence(article, span.start) for span in spans),
        headline=any(_is_display(article, span) for span in spans),
        foreign=any(_is_foreign(article, span) for span in spans),
        quoted=all(article.is_quoted(span) for span in spans),
        seen=seen,
    )


def _is_prose(text: str, span: Span) -> bool:
    """Tell whether a word is no part of an address, a handle, a file name or code."""
    start, end = span
    if start and text[start - 1] in _BEFORE:
        return False
    after = text[end : end + 2]
    return not (after and (after[0] in _AFTER or (after[0] == "." and after[1:].isalnum())))


def _is_display(article: Article, span: Span) -> bool:
    block = article.block_at(span.start)
    return block is not None and block.kind in _DISPLAY


def _is_foreign(article: Article, span: Span) -> bool:
    """Tell whether the words around, in the same sentence, are of another language."""
    before = article.text[max(0, span.start - _SENTENCE) : span.start]
    after = article.text[span.end : span.end + _SENTENCE]
    start = max(before.rfind(end) for end in _SENTENCE_ENDS) + 1
    ends = [at for at in (after.find(end) for end in _SENTENCE_ENDS) if at >= 0]
    words = [
        *WORD.findall(before[start:]),
        *WORD.findall(after[: min(ends, default=len(after))]),
    ]
    return looks_foreign(words, article.language)
