"""Find a comma on the wrong side of the closing quotation mark, or after a question mark in it."""

from __future__ import annotations

from newslint.checks import Option
from newslint.checks._places import one_for_all
from newslint.findings import Edit
from newslint.language.marks import SINGLE
from newslint.language.speech_words import speech_words
from newslint.language.tokens import words_in
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS = {
    "inside": Option(False, "whether the comma belongs within the mark, as in English."),
}

_NEAR = 60


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag all misplaced commas of an article as one fault, mended at once."""
    verbs = speech_words(article.language).verbs
    mend = _moved_in if rule.options.inside else _moved_out
    edits = []
    for pair in article.marks.pairs:
        if pair.shut is None or pair.open.char in SINGLE:
            continue
        edit = mend(article.text, pair.shut.at)
        # Elsewhere a comma may be right: in a list of titles, after an insertion.
        if edit is not None and _is_said(article, edit.span.end, rule.options.inside, verbs):
            edits.append(edit)
    if edits:
        yield one_for_all(rule, edits)._replace(suggestions=(edits[0].text,))


def _is_said(article: Article, at: int, is_english: bool, verbs: frozenset[str]) -> bool:
    """Tell whether a verb of saying follows; in English its subject may stand before it."""
    words = words_in(article.folded, at, at + _NEAR)[: 1 + is_english]
    return any(word.text in verbs for word in words)


def _moved_in(text: str, shut: int) -> Edit | None:
    """Return what brings the comma after the closing mark at `shut` within it, or None."""
    if text[shut + 1 : shut + 2] != "," or text[shut + 2 : shut + 3] != " ":
        return None
    mark = text[shut]
    return Edit(Span(shut, shut + 2), mark if text[shut - 1] in "?!,." else f",{mark}")


def _moved_out(text: str, shut: int) -> Edit | None:
    """Return what mends the comma at the closing mark at `shut`, or None if it is right."""
    mark, before, after = text[shut], text[shut - 1], text[shut + 1 : shut + 2]
    if before == "," and after == " " and text[shut + 2 : shut + 3].isalpha():
        return Edit(Span(shut - 1, shut + 1), f"{mark},")
    if before in "?!" and after == "," and text[shut + 2 : shut + 3] == " ":
        return Edit(Span(shut - 1, shut + 2), before + mark)
    return None
