"""Find the English indefinite article that does not fit the sound after it."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.checks import Option
from newslint.checks._places import opens_sentence
from newslint.checks.substitution import match_case
from newslint.findings import Edit, Fix
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "vowel": Option((), "beginnings of words that sound with a vowel, whatever the letter."),
    "consonant": Option((), "beginnings of words that sound with a consonant."),
    "either": Option((), "beginnings of words that may take either."),
    "not_nouns": Option((), "words after which there is no article to judge."),
    "letters": Option((), "short forms said letter by letter."),
    "said": Option((), "short forms said as words."),
}

# What follows the article: a blank, marks that may open, and a word or a figure.
_NEXT = r"[ \u00a0][\"'“‘]?([^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*)(\w*)"
_STOPPED = r"\.[A-Z]\."  # F.B.I.
_ADDRESS = r"[.@/]\w"
_DIGITS = r"\d+(?:,\d{3})*"
_VOICED = frozenset("aeiouy")
_NAMED_WITH_VOWEL = frozenset("AEFHILMNORSX")


def literals(rule: Rule) -> Iterable[str]:
    """Return the two articles."""
    return "a", "an"


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the article where the other should stand."""
    match = patterns.compile(_NEXT).match(article.text, span.end)
    if match is None or not _is_article(article, span):
        return
    word = match.group(1)
    if word.lower() in rule.options.not_nouns:
        return
    if word[0].isdigit():
        vowel = _figure(word + match.group(2))
    elif len(word) == 1 and patterns.compile(_STOPPED).match(article.text, match.end()):
        vowel = word in _NAMED_WITH_VOWEL
    elif match.group(2) or patterns.compile(_ADDRESS).match(article.text, match.end()):
        return
    else:
        following = article.text[match.end() : match.end() + 1]
        vowel = _sound(rule, word, following == "." and len(word) == 1)
    right = {True: "an", False: "a", None: literal}[vowel]
    if right != literal:
        right = match_case(article.slice(span)[:1], right)
        fix = Fix("safe", (Edit(span, right),))
        yield rule.hit(span, right, fix=fix, values={"word": word})


def _is_article(article: Article, span: Span) -> bool:
    """Tell whether the letter is the article: no mark, grade, initial or foreign word."""
    text = article.text
    before = text[max(0, span.start - 1) : span.start]
    if before and not (before.isspace() or before in "“\"‘'(–—-"):
        return False
    if before == "-" and text[max(0, span.start - 2) : span.start - 1].isalnum():
        return False
    return text[span.start].islower() or opens_sentence(article, span.start)


def _figure(figure: str) -> bool | None:
    """Tell whether a figure is said with a vowel first; None where it may be said two ways."""
    digits = patterns.compile(_DIGITS).match(figure)
    number = digits.group().replace(",", "") if digits else ""
    if number.startswith("8"):
        return True
    if number[:2] in ("11", "18"):
        if len(number) % 3 == 2:
            return True
        return None if len(number) == 4 and "," not in figure else False
    return False


def _sound(rule: Rule, word: str, is_initial: bool) -> bool | None:
    """Tell whether a word is said with a vowel first; None where nothing can be told."""
    options = rule.options
    if len(word) == 1:
        return word in _NAMED_WITH_VOWEL if word.isupper() and not is_initial else None
    if word[:2].isupper():
        return _short_form(word.rstrip("s"), options)
    low = word.lower().replace("’", "'")
    found = _longest(low, options.vowel, options.consonant, options.either)
    if found:
        return {1: True, 2: False, 3: None}[found]
    first = low[0]
    if not first.isascii() or _VOICED.isdisjoint(low):
        return None
    if first == "y" and low[1:2] not in _VOICED:
        return None
    return first in "aeiou"


def _short_form(word: str, options: object) -> bool | None:
    letters, said = getattr(options, "letters", ()), getattr(options, "said", ())
    by_letter = word[0] in _NAMED_WITH_VOWEL
    if word in letters:
        return by_letter
    as_word = word[0] in "AEIOU"
    if word in said:
        return as_word
    return by_letter if by_letter == as_word else None


@cache
def _starts(lists: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {start: number for number, starts in enumerate(lists, 1) for start in starts}


def _longest(word: str, *lists: tuple[str, ...]) -> int:
    """Return the number (from 1) of the list with the longest beginning of a word, 0 if none."""
    starts = _starts(lists)
    return next((starts[word[:n]] for n in range(len(word), 0, -1) if word[:n] in starts), 0)
