"""Number words: `tjuefem`, `femogtyve`, `to hundre og fem`, `twenty-five thousand` as values."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.language.data import language_data
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Between the words of one number: a blank or a hyphen.
_JOINT = patterns.compile(r"[ -]")
_WORD = patterns.compile(r"[^\W\d_]+")
# No number word is longer than `nihundreognittiniogtusen` and its like.
_LONGEST = 40


class Worded(NamedTuple):
    """A number written in words: its value, and where it ends in the text."""

    value: int
    end: int


class Words:
    """The number words of one language."""

    def __init__(self, data: Mapping[str, Mapping[str, int]], joint: str) -> None:
        ones, tens = data["ones"], data["tens"]
        self._joint = joint
        self._below_hundred: dict[str, int] = {**ones, **data["teens"], **tens}
        for ten, tens_value in tens.items():
            for one, value in ones.items():
                self._below_hundred[ten + one] = tens_value + value
                self._below_hundred[one + joint + ten] = tens_value + value
        self._ones, self._tens = frozenset(ones), frozenset(tens)
        self._hundreds, self._thousands = tuple(data["hundreds"]), tuple(data["thousands"])
        # Made for each language once, so that what is remembered lives as long as the process.
        self._value = cache(self._read_word)
        self._starts = (*ones, *data["teens"], *tens, *self._hundreds, *self._thousands)

    @property
    def starts(self) -> Iterable[str]:
        """The beginnings that a number word has."""
        return self._starts

    def read(self, folded: str, start: int) -> Worded | None:
        """Return the number that the words at `start` spell out, None if they spell none.

        `folded` is text in lower case. The number is as long as it can be, up to a million.
        """
        total = current = 0
        last, before, at, end = 0, "", start, start
        while (word := _WORD.match(folded, at)) is not None:
            text = word.group()
            if text == self._joint and end > start and last >= 100:
                after = _next(folded, word.end())
                if after not in self._below_hundred:
                    break
                at, last = word.end() + 1, 1000
                continue
            value = self._value(text)
            if value is None or not _follows(value, last, before, self._ones, self._tens, text):
                break
            if value == 1000:
                total, current = total + max(1, current) * 1000, 0
            elif value == 100:
                current = max(1, current) * 100
            elif value > 1000 and value % 1000 == 0:
                total += value
            else:
                current += value
            last, before, end = value, text, word.end()
            if _JOINT.match(folded, end) is None:
                break
            at = end + 1
        return Worded(total + current, end) if end > start else None

    def _read_word(self, word: str) -> int | None:
        """Return the value of one solid word, None if it is no number."""
        if len(word) > _LONGEST:
            return None
        if word in self._below_hundred:
            return self._below_hundred[word]
        for names, unit in ((self._thousands, 1000), (self._hundreds, 100)):
            for name in names:
                head, found, tail = word.partition(name)
                if not found:
                    continue
                many = self._value(head) if head else 1
                tail = tail.removeprefix(self._joint) if head or tail else tail
                rest = self._value(tail) if tail else 0
                if many is not None and rest is not None and many < 1000 and rest < unit:
                    return many * unit + rest
        return None


def _next(text: str, at: int) -> str:
    """Return the word that stands after one blank at `at`, or ""."""
    match = _WORD.match(text, at + 1) if text[at : at + 1] == " " else None
    return match.group() if match else ""


def _follows(
    value: int, last: int, before: str, ones: frozenset[str], tens: frozenset[str], word: str
) -> bool:
    """Tell whether a number word goes on with the number so far, whose last part was `last`."""
    if not last:
        return True
    if value == 1000:
        return last < 1000
    if value == 100:
        return last < 10
    if before in tens and word in ones:
        return True
    return last >= 100 and value < last


@cache
def words_of(language: str) -> Words | None:
    """Return the number words of a language, None for one that newslint does not know."""
    data = language_data(f"facts/{language}")
    return Words(data, data["joins"]["and"]) if data else None
