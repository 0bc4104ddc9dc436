"""Find somebody quoted by surname who is nowhere introduced."""

from __future__ import annotations

from newslint.language.lexicon import (
    FIRST_NAME,
    LANGUAGES,
    ORGANISATION,
    PLACE,
    SURNAME,
    Lexicon,
)
from newslint.language.names import strip_genitive
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.rules import Rule

NEEDS = ("people", "quotes")
# The endings of surnames that some people also have as a middle or first name.
_ENDINGS = ("sen", "son", "berg", "stad", "land", "rud", "dal", "heim", "haug", "nes", "strøm")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first quotation's speaker of each such surname.

    Only in copy that introduces others by their full names, and only for words known as
    surnames and as nothing else: towns, papers and teams are quoted too.
    """
    if article.language not in LANGUAGES or not article.people:
        return
    lexicon = Lexicon.open(article.language)
    in_full = {
        strip_genitive(article.slice(part)).removesuffix("s")
        for name in article.names
        if len(name.parts) > 1
        for part in name.parts
    }
    told: set[str] = set()
    for quote in article.quotes:
        speaker = quote.speaker
        if speaker is None or not quote.is_speech or speaker.kind != "name":
            continue
        word = speaker.text
        if " " in word or word != speaker.name or not word.isalpha() or not word[0].isupper():
            continue
        if word in told or word.removesuffix("s") in in_full or word.isupper():
            continue
        after, start = article.text[speaker.span.end : speaker.span.end + 1], speaker.span.start
        if after in ("'", "’") or article.text[max(0, start - 2)] in '"”»':
            continue
        if _is_surname(lexicon.flags(word), word) and not lexicon.flags(word.lower()):
            told.add(word)
            yield rule.hit(speaker.span)


def _is_surname(flags: int, word: str) -> bool:
    """Tell whether a word is known as a surname and is nothing else."""
    if not flags & SURNAME or flags & (PLACE | ORGANISATION):
        return False
    return not flags & FIRST_NAME or word.endswith(_ENDINGS)
