"""Find a comma within the closing quotation mark, or after a question mark in it."""

from __future__ import annotations

from newslint.findings import Edit, Fix, Related
from newslint.language.marks import SINGLE
from newslint.language.speech_words import speech_words
from newslint.language.tokens import next_word
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.checks import Option
    from newslint.findings import Hit
    from newslint.rules import Rule

OPTIONS: dict[str, Option] = {}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag all misplaced commas of an article as one fault, mended at once."""
    verbs = speech_words(article.language).verbs
    edits = []
    for pair in article.marks.pairs:
        if pair.shut is None or pair.open.char in SINGLE:
            continue
        edit = _edit(article.text, pair.shut.at)
        # Elsewhere a comma may be right: in a list of titles, after an insertion.
        if edit is not None and next_word(article, edit.span.end) in verbs:
            edits.append(edit)
    if not edits:
        return
    yield rule.hit(
        edits[0].span,
        edits[0].text,
        fix=Fix("safe", tuple(edits)),
        related=tuple(Related(edit.span) for edit in edits[1:]),
        variant="many" if len(edits) > 1 else "",
        values={"count": len(edits)},
    )


def _edit(text: str, shut: int) -> Edit | None:
    """Return what mends the comma at the closing mark at `shut`, or None if it is right."""
    mark, before, after = text[shut], text[shut - 1], text[shut + 1 : shut + 2]
    if before == "," and after == " " and text[shut + 2 : shut + 3].isalpha():
        return Edit(Span(shut - 1, shut + 1), f"{mark},")
    if before in "?!" and after == "," and text[shut + 2 : shut + 3] == " ":
        return Edit(Span(shut - 1, shut + 2), before + mark)
    return None
