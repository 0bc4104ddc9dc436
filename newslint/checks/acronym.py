"""Find a short form in capitals that is nowhere explained."""

from __future__ import annotations

from newslint import patterns
from newslint.article import BlockKind
from newslint.checks import Option
from newslint.language.data import word_set
from newslint.language.lexicon import KNOWN, LANGUAGES, Lexicon
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "known": Option(None, "short forms that need no explanation, by language, and `all`.", dict),
    "shortest": Option(3, "the least number of letters."),
    "longest": Option(6, "the greatest number of letters."),
    "fewest": Option(1, "how often it must stand in the article."),
}

_BEFORE = patterns.compile(r"([^\W\d_]+)[ \u00a0]$")
_AFTER = patterns.compile(r"[ \u00a0]?(?:\(|, (?:which|that|the|som|en|ein|et|eit)\b| [–-] )")
_REACH = 40
# What is told of a short form at its first mention tells enough.
_BODY = frozenset((BlockKind.LEAD, BlockKind.PARAGRAPH, BlockKind.FACTBOX, BlockKind.LIST_ITEM))


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the first mention in running text."""
    options, language = rule.options, article.language
    if language not in LANGUAGES:
        return
    known = {*options.known.get("all", ()), *options.known.get(language, ())}
    lexicon = Lexicon.open(language)
    unknown = [
        word
        for word, count in article.words.items()
        if word.isupper()
        and word.isalpha()
        and count >= options.fewest
        and options.shortest <= len(word) <= options.longest
        and word not in known
        and not _is_roman(word)
        and not any(lexicon.flags(form) & KNOWN for form in (word, word.lower(), word.title()))
    ]
    for places in article.locate(unknown).values() if unknown else ():
        bare = [span for span in places if _is_bare(article, span)]
        if bare and not any(_is_explained(article, span) for span in places):
            yield rule.hit(bare[0])


def _is_bare(article: Article, span: Span) -> bool:
    """Tell whether a short form stands in running text and is no part of something else."""
    block = article.block_at(span.start)
    if block is None or block.kind not in _BODY or _is_shouted(article, span):
        return False
    before = article.text[max(0, span.start - 1) : span.start]
    after = article.text[span.end : span.end + 1]
    return (not before or before not in '(«"“-/.&@#') and (not after or after not in ')»"”-–/&')


def _is_shouted(article: Article, span: Span) -> bool:
    """Tell whether the words around are in capitals too."""
    before = article.text[max(0, span.start - 12) : span.start]
    around = before + article.text[span.end : span.end + 12]
    letters = [character for character in around if character.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > len(letters) / 2


def _is_explained(article: Article, span: Span) -> bool:
    """Tell whether what stands beside a short form says what it is."""
    text = article.text
    if text[span.start - 1 : span.start] == "(" or _AFTER.match(text, span.end):
        return True
    before = _BEFORE.search(text, max(0, span.start - _REACH), span.start)
    if before is None or not before[1][1:].islower() or len(before[1]) < 4:
        return False
    word = before[1].lower()
    if word in word_set(article.language, "verbs_of_saying"):
        return False
    if article.language == "en":
        return word in word_set("en", "organisations") or word in word_set("en", "roles")
    return word.endswith(("et", "en", "a", "ene", "ane", "er"))


def _is_roman(word: str) -> bool:
    return not set(word) - set("IVXLCDM")
