"""Numbers: figures and number words with value, precision, unit, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from newslint import patterns
from newslint.language.data import language_data
from newslint.language.number_words import Words, words_of
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newslint.article import Article

_BLANKS = " \u00a0\u2007\u2009\u202f"
_GROUPS = patterns.compile(rf"\d{{1,3}}(?:([{_BLANKS}.,])\d{{3}})(?:\1\d{{3}})*(?!\d)")
_DECIMAL = patterns.compile(r"\d+([.,])\d+(?![.,]?\d)")
_TAIL = patterns.compile(r"([.,])(\d{1,2})(?!\d)")
_CURRENCY = patterns.compile(r"(?:(us|a|nz|c)?([$£€¥])|(?<!\w)(usd|nok|eur|gbp|sek|dkk|kr\.?) )$")
_SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "kr": "NOK", "kr.": "NOK"}
_RANGE = patterns.compile(r"[-–—](?=\d)")
_BETWEEN = patterns.compile(r"[^\w.]+")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
# How far before a number the words that make it approximate may begin.
_REACH = 28
_MONEY = frozenset("NOK USD EUR GBP SEK DKK JPY RUB ZAR INR CNY AUD NZD CAD p c".split())
_TIMES = frozenset("second minute hour day week month year".split())
_BIG = 1_000_000


class Number(NamedTuple):
    """One number of the text.

    `span` runs over figure, magnitude and unit ("25 millioner kroner"), `figure` over the
    figure or number word alone. `value` is the number with its magnitude multiplied in,
    `high` the upper end of a range (else the same), `step` the precision it is given with
    (1 for 40, 100,000 for "2,5 millioner"). `magnitude` is 1 where none is written.

    `kind` is `count`, `percent`, `points`, `money`, `measure`, `duration`, `year` or
    `ordinal`; `unit` a code such as `percent`, `NOK`, `km`, "" for a count. `approx` is
    `about`, `under`, `over` or "". `noun` is the folded word counted, where one follows.
    `form` tells how it is written: `word`, or the figures with each digit a 0.
    """

    span: Span
    figure: Span
    value: float
    high: float
    step: float
    magnitude: int
    kind: str
    unit: str
    approx: str
    noun: str
    form: str

    @property
    def is_exact(self) -> bool:
        """Whether the number stands alone: no range, no approximation."""
        return not self.approx and self.high == self.value


def numbers(article: Article) -> tuple[Number, ...]:
    """Return the numbers of the article in order; dates, clock times and scores are none."""
    grammar = grammar_of(article.language)
    if grammar is None:
        return ()
    days = [found.span for found in article.dates]
    starts = [span.start for span in days]
    found = []
    for number in grammar.find(article, 0, len(article.text)):
        index = bisect_right(starts, number.span.start) - 1
        if index < 0 or number.span.start >= days[index].end:
            found.append(number)
    return tuple(found)


class Grammar:
    """How one language writes its numbers."""

    def __init__(self, language: str, data: Any, words: Words) -> None:
        self._language = language
        self._words = words
        self._magnitudes: dict[str, int] = data["magnitudes"]
        self._units: dict[str, str] = {**data["units"], "%": "percent", "‰": "permille"}
        self._function = frozenset(data["words"]["function"])
        self._before_year = frozenset(data["words"]["before_year"])
        weak = "|".join(data["joins"]["weak"])
        self._start = patterns.compile(
            rf"\b(?:\d+|{_any(words.starts)}"
            rf"|(?:{weak})(?=[{_BLANKS}](?:{_any(_big(self._magnitudes))})(?!\w)))"
        )
        self._weak = patterns.compile(rf"(?<!\w)(?:{weak})(?=[{_BLANKS}][^\W\d_])")
        self._after = patterns.compile(
            rf"(?:[{_BLANKS}]?({_any(self._magnitudes)})(?!\w))?"
            rf"(?:[{_BLANKS}]?({_any(self._units)})(?!\w))?"
        )
        ways = data["approximations"]
        self._about = {word: kind for kind in ("about", "under", "over") for word in ways[kind]}
        self._before = patterns.compile(rf"(?<!\w)({_any(self._about)})[{_BLANKS}]$")
        self._behind = patterns.compile(rf"[{_BLANKS}](?:{_any(ways['after'])})(?!\w)|\+")
        heads = data["words"].get("of_a_group", ())
        self._group = patterns.compile(rf"-(?:{_any(heads)})(?!\w)") if heads else None
        self._noun = patterns.compile(rf"[{_BLANKS}]([^\W\d_]+(?:-[^\W\d_]+)*)")

    def find(self, article: Article, start: int, end: int) -> Iterator[Number]:
        """Yield the numbers between two offsets of the article's text."""
        text = article.folded
        while (match := self._start.search(text, start, end)) is not None:
            at = match.start()
            if text[at].isdecimal():
                stop, number = self._figure(article, at)
            elif at > 0 and text[at - 1] == "-":
                stop, number = match.end(), None
            else:
                stop, number = self._word(text, at, match.end())
            start = stop
            if number:
                yield number

    def weak(self, article: Article, span: Span) -> list[Number]:
        """Return the articles within a span, each as the number one ("fem menn og en gutt")."""
        text = article.folded
        return [
            self._number(text, Span(*match.span()), 1, 1.0, "word")
            for match in self._weak.finditer(text, *span)
        ]

    def _word(self, text: str, at: int, end: int) -> tuple[int, Number | None]:
        worded = self._words.read(text, at)
        stop, value = (worded.end, worded.value) if worded else (end, 1)
        if text[stop : stop + 1].isalnum():
            return stop, None
        if text[stop : stop + 1] == "-" and text[stop + 1 : stop + 2].isalpha():
            return stop, None
        number = self._number(text, Span(at, stop), value, 1.0, "word")
        return max(stop, number.span.end), number

    def _figure(self, article: Article, at: int) -> tuple[int, Number | None]:
        """Read the figures at `at`; return where reading goes on, and the number."""
        text = article.folded
        stop, value, step = self._read(text, at)
        before = text[at - 1] if at else "\n"
        if before.isalnum() or before in "_/§#@" or text.startswith("§ ", max(0, at - 2)):
            return stop, None
        if before in ":.," and text[at - 2].isdecimal():
            return stop, None
        following = text[stop : stop + 1]
        after = text[stop + 1 : stop + 2]
        if (following in ("/", ":", ".", ",") and after.isdecimal()) or following == "_":
            return stop, None
        figure = Span(at, stop)
        if self._is_ordinal(article.text, figure):
            return stop, Number(
                figure, figure, value, value, 1.0, 1, "ordinal", "", "", "", _form(text, figure)
            )
        high = value
        if before in ("-", "–", "—") and at > 1 and text[at - 2].isalnum():
            return stop, None
        if _RANGE.match(text, stop):
            end, high, step = self._read(text, stop + 1)
            if _RANGE.match(text, end) or text[end : end + 1] in ("/", ":", "-"):
                return end, None
            figure = Span(at, end)
        elif following == "-" and not (self._group and self._group.match(text, stop)):
            return stop, None
        number = self._number(text, figure, value, step, _form(text, figure), high)
        if (
            number.kind == "count"
            and number.magnitude == 1
            and (
                text[number.span.end : number.span.end + 1].isalpha()
                # "13.30" with nothing after it is an hour in Norwegian.
                or (self._language != "en" and "." in number.form and step < 1)
            )
        ):
            return figure.end, None
        return max(figure.end, number.span.end), number

    def _read(self, text: str, at: int) -> tuple[int, float, float]:
        """Return where the figures at `at` end, their value, and their precision."""
        thousands = "," if self._language == "en" else "."
        groups = _GROUPS.match(text, at)
        if groups and (groups[1] in _BLANKS or groups[1] == thousands):
            end = groups.end()
            value = float("".join(filter(str.isdecimal, groups.group())))
            tail = _TAIL.match(text, end)
            if tail is None or tail[1] == groups[1]:
                return end, value, 1.0
            return tail.end(), value + float(f"0.{tail[2]}"), 10.0 ** -len(tail[2])
        decimal = _DECIMAL.match(text, at)
        if decimal:
            whole, part = decimal.group().split(decimal[1])
            return decimal.end(), float(f"{whole}.{part}"), 10.0 ** -len(part)
        end = at
        while text[end : end + 1].isdecimal():
            end += 1
        return end, float(text[at:end]) if end - at < 300 else 0.0, 1.0

    def _is_ordinal(self, text: str, figure: Span) -> bool:
        start, stop = figure
        if self._language == "en":
            suffix = text[stop : stop + 2].lower()
            return suffix in ("st", "nd", "rd", "th") and not text[stop + 2 : stop + 3].isalnum()
        if stop - start > 3 or text[stop : stop + 1] != ".":
            return False
        following = text[stop + 1 : stop + 3]
        return following[:1] in ("-", "–") or (following[:1] in _BLANKS and following[1:].islower())

    def _number(
        self,
        text: str,
        figure: Span,
        value: float,
        step: float,
        form: str,
        high: float | None = None,
    ) -> Number:
        match = self._after.match(text, figure.end)
        assert match is not None
        currency = _CURRENCY.search(text, max(0, figure.start - 5), figure.start)
        magnitude, unit, end = self._measure(match, currency is not None)
        start = figure.start
        if currency:
            sign = currency[2] or currency[3]
            unit = {"a": "AUD", "nz": "NZD", "c": "CAD"}.get(currency[1] or "") or _SIGNS.get(
                sign, sign.upper()
            )
            start = currency.start()
        span = Span(start, max(end, figure.end))
        noun = self._counted(text, span.end)
        kind = _kind(unit)
        if kind == "count" and magnitude == 1 and self._is_year(text, figure, form, noun):
            kind = "year"
        upper = value if high is None else high
        return Number(
            span,
            figure,
            value * magnitude,
            upper * magnitude,
            step * magnitude,
            magnitude,
            kind,
            unit,
            self._approximation(text, span),
            noun,
            form,
        )

    def _measure(self, match: re.Match[str], is_money: bool) -> tuple[int, str, int]:
        """Return magnitude, unit and end of what follows a figure."""
        word, unit = match[1], match[2]
        if word and len(word) == 1 and not is_money:
            return 1, "", match.start()
        magnitude = self._magnitudes[word] if word else 1
        return magnitude, self._units[unit] if unit else "", match.end()

    def _counted(self, text: str, at: int) -> str:
        """Return what a number counts: the word after it, adjectives passed over."""
        words: list[str] = []
        while len(words) < 3 and (match := self._noun.match(text, at)) is not None:
            if match[1] in self._function:
                break
            words.append(match[1])
            at = match.end()
        if not words:
            return ""
        if self._language == "en":
            return next((word for word in words if word.endswith("s")), words[0])
        return words[1] if len(words) > 1 and words[0].endswith("e") else words[0]

    def _is_year(self, text: str, figure: Span, form: str, noun: str) -> bool:
        if form != "0000" or not _FIRST_YEAR <= int(text[slice(*figure)]) <= _LAST_YEAR:
            return False
        before = text[max(0, figure.start - 12) : figure.start].rstrip()
        word = _BETWEEN.split(before)[-1]
        return not noun or word in self._before_year

    def _approximation(self, text: str, span: Span) -> str:
        before = self._before.search(text, max(0, span.start - _REACH), span.start)
        if before:
            return self._about[before[1]]
        return "about" if self._behind.match(text, span.end) else ""


def _kind(unit: str) -> str:
    if not unit:
        return "count"
    if unit in ("percent", "points"):
        return unit
    if unit in _MONEY:
        return "money"
    return "duration" if unit in _TIMES else "measure"


def _form(text: str, figure: Span) -> str:
    return "".join("0" if sign.isdecimal() else sign for sign in text[slice(*figure)])


def _any(words: Any) -> str:
    """Return an alternation of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _big(magnitudes: dict[str, int]) -> list[str]:
    return [word for word, value in magnitudes.items() if value >= _BIG and len(word) > 2]


@cache
def grammar_of(language: str) -> Grammar | None:
    """Return how a language writes numbers, None for one that newslint does not know."""
    words = words_of(language)
    return Grammar(language, language_data(f"facts/{language}"), words) if words else None
