"""Find notes and placeholders that were left in copy."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import Option
from newslint.findings import Severity
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "phrases": Option((), "notes, in any case."),
    "codes": Option((), "marks such as TK that count only as written, and only beside no name."),
    "doubtful": Option((), "those of both that are only a warning."),
}

_REACH = 40
_JOINS = "-–/.&+_@#0123456789"


def literals(rule: Rule) -> Iterable[str]:
    """Return the notes and the codes."""
    return [*rule.options.phrases, *rule.options.codes]


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag a note where it stands, a code unless it is part of a name or another code."""
    words = article.slice(span)
    is_code = words in rule.options.codes and not _is_part(article, span)
    is_call = words[0] in "([" and article.text[max(0, span.start - 1) : span.start].isalnum()
    if is_code or (literal in _folded_phrases(rule) and not is_call):
        doubtful = (words if is_code else literal) in rule.options.doubtful
        yield rule.hit(span, severity=Severity.WARNING if doubtful else None)


def _folded_phrases(rule: Rule) -> frozenset[str]:
    if not hasattr(rule.options, "folded_phrases"):
        rule.options.folded_phrases = frozenset(map(fold, rule.options.phrases))
    folded: frozenset[str] = rule.options.folded_phrases
    return folded


def _is_part(article: Article, span: Span) -> bool:
    """Tell whether a code touches another mark, or is part of a name or a Roman number."""
    text = article.text
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if (before and before in _JOINS) or (after and after in _JOINS and after != "."):
        return True
    following = text[span.end + 1 : span.end + 2]
    if after == " " and following.isupper():
        return True
    previous = text[max(0, span.start - _REACH) : span.start].split(" ")
    numeral = set(article.slice(span)) == {"X"} and before == " "
    return numeral and previous[-2][:1].isupper() and previous[-2][-1:].isalpha()
