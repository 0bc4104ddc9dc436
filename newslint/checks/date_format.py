"""Find dates that are not written as the language writes them."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Edit, Fix
from newslint.language.data import language_data
from newslint.language.tokens import previous_word
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.dates import Date
    from newslint.rules import Rule

OPTIONS = {
    "unless_previous": Option((), "words before a figure that show it is no day of the month."),
    "before_year": Option((), "words before a year that is cut with an apostrophe."),
    "ordinals": Option(False, "in English, also flag the letters in 3rd March."),
}

_BLANK = "[ \u00a0]"
_LAST_DAY = 31
_SLASH = patterns.compile(r"\d{1,2}/\d{1,2}[ \u00a0-]\d{4}")
_SHORT_YEAR = patterns.compile(r"(?<=[ \u00a0])['’]\d\d(?![\w'’])")
_SHORT = ("mars", "mai", "juni", "juli", "may", "june", "july")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag "17 mai", "17.mai", "5/6 2014" and "i '14"; in English "17. May"."""
    expression = _expression(article.language)
    if expression is None:
        return
    graver = [found.span for found in article.dates if _has_wrong_weekday(found)]
    for hit in _hits(article, rule, expression):
        if not any(span.covers(hit.span) for span in graver):
            yield hit


def _hits(article: Article, rule: Rule, expression: re.Pattern[str]) -> Iterator[Hit]:
    for match in expression.finditer(article.folded):
        if int(match["day"]) <= _LAST_DAY and _begins(article.text, match.start()):
            hit = _with_month(article, rule, match)
            if hit:
                yield hit
    if article.language != "en":
        yield from _slashed(article, rule)
        yield from _shortened(article, rule)


def _has_wrong_weekday(found: Date) -> bool:
    """Tell whether the calendar has another weekday, which is the graver fault of the two."""
    day = found.resolved(None) if found.weekday >= 0 else None
    return day is not None and day.weekday() != found.weekday


def _begins(text: str, at: int) -> bool:
    """Tell whether the figures at `at` are not the end of a longer number or a range."""
    before, ahead = text[max(0, at - 1) : at], text[max(0, at - 2) : at - 1]
    if before in (" ", "\u00a0"):
        return not ahead.isdecimal()
    return not before.isalnum() and (not before or before not in "_.,:/–-")


def _with_month(article: Article, rule: Rule, match: re.Match[str]) -> Hit | None:
    span = Span(*match.span())
    day, joint, month = match["day"], match["joint"], article.slice(Span(*match.span("month")))
    if article.language == "en":
        is_letters = joint.isalpha()
        if not joint or not month[0].isupper() or (is_letters and not rule.options.ordinals):
            return None
        right = f"{day} {month}"
    else:
        if previous_word(article, span.start).rstrip(".") in rule.options.unless_previous:
            return None
        right = f"{day}. {month}"
    rest = article.text[match.end("month") : span.end]
    variant = "english" if article.language == "en" else ""
    fix = Fix("suggested", (Edit(span, right + rest),))
    return rule.hit(span, right + rest, fix=fix, variant=variant)


def _slashed(article: Article, rule: Rule) -> Iterator[Hit]:
    """Yield dates with a slash, each with its month written out."""
    months = language_data(article.language)["months"]
    for found in article.dates:
        words = article.slice(found.span)
        if found.form != "numeric" or "/" not in words:
            continue
        match = _SLASH.search(article.text, found.span.start)
        if match is None:
            continue
        hit = Span(*match.span())
        if found.exists:
            spelt = f"{found.day}. {months[found.month - 1]} {found.year}"
            yield rule.hit(hit, spelt, variant="slash")
        else:
            yield rule.hit(hit, variant="slash")


def _shortened(article: Article, rule: Rule) -> Iterator[Hit]:
    """Yield years cut with an apostrophe: "i '14", "sommeren ’98"."""
    if "'" not in article.text and "’" not in article.text:
        return
    for match in _SHORT_YEAR.finditer(article.text):
        if previous_word(article, match.start()) in rule.options.before_year:
            yield rule.hit(Span(*match.span()), variant="short")


@cache
def _expression(language: str) -> re.Pattern[str] | None:
    data = language_data(f"facts/{language}")
    if not data:
        return None
    months = "|".join(name for name in data["dates"]["months"] if len(name) > 4 or name in _SHORT)
    joint = r"(?P<joint>st|nd|rd|th|\.|)" + _BLANK
    if language != "en":
        joint = rf"(?P<joint>\.|{_BLANK})"
    return patterns.compile(
        rf"(?P<day>\d{{1,2}}){joint}(?P<month>{months})(?![\w-])"
        r"(?P<year>,?[ \u00a0](?:1[5-9]|20)\d\d(?!\d))?"
    )
