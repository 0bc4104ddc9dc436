"""Find a name in another form than the one that a register has settled."""

from __future__ import annotations

from bisect import bisect_right
from itertools import product

from newslint.article import fold
from newslint.checks import Option
from newslint.checks.substitution import match_case
from newslint.errors import RuleError
from newslint.findings import Edit, Fix
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "names": Option(
        None,
        "a table by preferred form, each with `wrong` (a list of forms to replace) and, where "
        "wanted, `languages`, `except` (phrases in which a wrong form is right), `from` and "
        "`until` (dates, 2022-05-29), `note` (told to the writer) and `source`.",
        dict,
    ),
    "alone": Option(False, "leave a form be that is part of a longer name."),
}


_OPENING = frozenset("«“\"‘'”")
_CLOSING = frozenset("»”\"’'")


class _Entry(NamedTuple):
    wrong: str
    preferred: str
    ending: str
    data: Mapping[str, Any]


def literals(rule: Rule) -> Iterable[str]:
    """Return the wrong forms, and what a bare genitive makes of them."""
    return _entries(rule)


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag a wrong form, written as the register has it or in capitals throughout."""
    words = article.slice(span)
    for entry in _entries(rule)[literal]:
        written = entry.wrong + entry.ending
        if words not in (written, written.upper()) or not _holds(article, entry):
            continue
        if _is_exception(article, span, entry) or (rule.options.alone and _is_part(article, span)):
            continue
        preferred = entry.preferred + entry.ending
        if words.isupper() and not entry.wrong.isupper():
            preferred = match_case(words, preferred)
        note = entry.data.get("note", "")
        yield rule.hit(
            span,
            preferred,
            fix=Fix("suggested", (Edit(span, preferred),)),
            values={"note": note},
            variant="note" if note else "",
        )
        return


def _entries(rule: Rule) -> Mapping[str, list[_Entry]]:
    """Return the entries by the folded form that calls for them, made once a rule."""
    options = rule.options
    if not hasattr(options, "entries"):
        options.entries = {}
        for preferred, data in options.names.items():
            if "wrong" not in data:
                raise RuleError(f'the name "{preferred}" needs wrong = ["…"].', rule.path)
            for wrong, ending in product(data["wrong"], ("", "s")):
                entry = _Entry(wrong, preferred, ending, data)
                options.entries.setdefault(fold(wrong + ending), []).append(entry)
    found: Mapping[str, list[_Entry]] = options.entries
    return found


def _holds(article: Article, entry: _Entry) -> bool:
    """Tell whether an entry is in force for the article's language and day; undated is today."""
    if article.language not in entry.data.get("languages", (article.language,)):
        return False
    if entry.ending and article.language == "en":
        return False
    if article.published is None:
        return "until" not in entry.data
    day = article.published.isoformat()
    return bool(entry.data.get("from", day) <= day <= entry.data.get("until", day))


def _is_exception(article: Article, span: Span, entry: _Entry) -> bool:
    """Tell whether the words are part of a phrase in which the form is right."""
    for phrase in entry.data.get("except", ()):
        start = span.start - fold(phrase).find(fold(entry.wrong))
        if article.folded.startswith(fold(phrase), max(start, 0)):
            return True
    return False


def _is_part(article: Article, span: Span) -> bool:
    """Tell whether the span is part of a longer name, or a title in quotation marks."""
    text = article.text
    if text[span.start - 1 : span.start] in _OPENING and text[span.end : span.end + 1] in _CLOSING:
        return True
    names = article.names
    index = bisect_right(names, span.start, key=lambda name: name.span.start) - 1
    if index < 0 or not names[index].span.covers(span):
        return False
    return any(not part.overlaps(span) for part in names[index].parts)
