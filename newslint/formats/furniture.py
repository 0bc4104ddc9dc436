"""Tells the furniture of a web page (menus, buttons, teasers, footers) from the copy in it.

Three kinds of evidence together: known lines, the place of a line between furniture and
running text, and what the running text is about. A line that only place speaks against must be
short, so that headlines and lists of the copy are let stand.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from unicodedata import normalize

from newslint import patterns
from newslint.language.data import word_set
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LANGUAGES = ("nb", "nn", "en", "sv", "da")
_MARKS = "\"'“”‘’«»()[]{}.,:;!?…–—-"
_TRIM = " \t|/+•·*→←↓↑▼▲▸‹›>" + _MARKS
_CLOSERS = "\"'”’»)]"
_STOPS = (".", "!", "?", "…")
_DIGITS = patterns.compile(r"\d+")

_BYLINE = patterns.compile(r"\s*(?:Av|By|AV|BY|Tekst|Text)\b:? [A-ZÆØÅ][^.!?]{2,60}$")
_SEPARATORS = patterns.compile(r"\s*[|·•]\s*")
# A line of known entries is a menu if it has so many, of so many words each and in all.
_ENTRIES, _LONGEST_ENTRY, _LONGEST_MENU = 3, 4, 20

# Longer lines are not looked up, and of longer ones only so much is looked at.
_LONGEST_KNOWN = 240
_SAMPLE = 600
# What a change between furniture and copy costs, against the evidence of single lines: a
# known line speaks for furniture with 2, one known in company with 1, a paragraph for copy
# with up to 3.
_CHANGE = 4.0
# A known line that comes more often than this is part of the page's own pattern.
_OFTEN = 3
# So many words make a line that place alone does not condemn, unless it follows this close on
# a known one, below the copy.
_LONG = 5
_NEAR = 8
# How far above the copy its headline is looked for, and how far above that a kicker.
_ABOVE = 60
_KICKERS = 10
_BYLINES = 25
# So close above a stretch of copy stands a headline that shares no word with it.
_HEAD = 4


class Survey(NamedTuple):
    """What a text is as a page.

    `chrome` holds for each line how sure it is to be furniture, 0.0 for copy; `title` is the
    index of the headline where the page has one above its copy and furniture around it.
    """

    chrome: list[float]
    title: int | None


class _Phrases(NamedTuple):
    """Furniture by its words, in all languages: `starts` by their first word."""

    lines: frozenset[str]
    sections: frozenset[str]
    starts: dict[str, tuple[str, ...]]


@cache
def _phrases() -> _Phrases:
    def every(key: str) -> frozenset[str]:
        return frozenset().union(*(word_set(f"furniture/{code}", key) for code in _LANGUAGES))

    starts: dict[str, tuple[str, ...]] = {}
    for start in every("starts"):
        first = start.partition(" ")[0]
        starts[first] = (*starts.get(first, ()), start)
    return _Phrases(every("lines"), every("sections"), starts)


def line_key(text: str) -> str:
    """Return a line as the phrase lists have it: NFKC, casefolded, trimmed, figures as 0."""
    return _DIGITS.sub("0", " ".join(normalize("NFKC", text).casefold().split()).strip(_TRIM))


def weight(text: str) -> int:
    """Return 2 for a line that is furniture anywhere, 1 for one that is in company, else 0."""
    if len(text) > _LONGEST_KNOWN:
        return 0
    known, key = _phrases(), line_key(text)
    if not key or key in known.sections:
        return 1
    if key in known.lines:
        return 2
    for start in known.starts.get(key.partition(" ")[0], ()):
        if key.startswith(start) and not key[len(start) : len(start) + 1].isalpha():
            return 1 if text.rstrip(_CLOSERS)[-1:] in _STOPS and len(text) > 40 else 2
    return 2 if _is_menu(key, known) else 0


def _is_menu(key: str, known: _Phrases) -> bool:
    """Tell whether a line is nothing but known entries: "home news sport", "terms | contact"."""
    parts = [part.strip(_TRIM) for part in _SEPARATORS.split(key)]
    if len(parts) > 1:
        return all(part in known.sections or part in known.lines for part in parts)
    words = key.split()
    if not _ENTRIES <= len(words) <= _LONGEST_MENU:
        return False
    # The fewest entries that the first words can be read as; none where they cannot.
    fewest: list[int | None] = [0]
    for end in range(1, len(words) + 1):
        counts = [
            count + 1
            for start in range(max(0, end - _LONGEST_ENTRY), end)
            if (count := fewest[start]) is not None and " ".join(words[start:end]) in known.sections
        ]
        fewest.append(min(counts, default=None))
    return (fewest[-1] or 0) >= _ENTRIES


def prose(text: str) -> int:
    """Return how many words of running text a line has, 0 where it reads like none."""
    words = text[:_SAMPLE].split()
    count = len(words)
    if count < 8 or sum(word[0].islower() for word in words) < 0.45 * count:
        return 0
    stops = text.rstrip(_CLOSERS)[-1:] in _STOPS
    inside = any(mark in text for mark in (". ", "! ", "? "))
    return count if stops or count >= 30 or (count >= 14 and inside) else 0


def survey(lines: Sequence[str]) -> Survey:
    """Return which of the lines of a text are furniture, and which is the headline."""
    weights = [weight(line) for line in lines]
    chrome = [0.95 if known == 2 else 0.0 for known in weights]
    title = None
    if sum(weights) > _CHANGE / 2:
        page = _Page(lines, weights)
        if not all(page.is_copy):
            title = page.title()
            for index, is_copy in enumerate(page.is_copy):
                if not is_copy and not chrome[index] and not _BYLINE.match(lines[index]):
                    chrome[index] = 0.9 if weights[index] else 0.7
            for index in page.spared(title):
                chrome[index] = 0.0
    for index, known in enumerate(weights):
        beside = chrome[max(0, index - 1)] or chrome[min(len(lines) - 1, index + 1)]
        if known == 1 and not chrome[index] and beside:
            chrome[index] = 0.9
    return Survey(chrome, title)


class _Page:
    """The lines of a text with the evidence for and against each."""

    def __init__(self, lines: Sequence[str], weights: Sequence[int]) -> None:
        self.lines = lines
        self.weights = weights
        self.prose = [
            0 if known == 2 else prose(line) for line, known in zip(lines, weights, strict=True)
        ]
        self.scores = list(self._scores())
        self.start, self.end = self._main()
        self.is_copy = _divide(self.scores)
        self.is_copy[self.start : self.end] = [True] * (self.end - self.start)

    @cached_property
    def _subject(self) -> set[str]:
        """The longer words of all running text."""
        subject: set[str] = set()
        for line, words, is_copy in zip(self.lines, self.prose, self.is_copy, strict=True):
            if words and is_copy:
                subject |= _stems(line)
        return subject

    def _scores(self) -> Iterator[float]:
        """Yield what each line says for copy, or against it below zero."""
        times = Counter(line for line, known in zip(self.lines, self.weights, strict=True) if known)
        for line, known, words in zip(self.lines, self.weights, self.prose, strict=True):
            often = times[line] > _OFTEN
            if words:
                yield min(3.0, 0.5 + words / 15) * (0.3 if known else 1)
            elif known == 2:
                yield 0.0 if often else -2.0
            elif known == 1:
                yield -0.5 if often else -1.0
            elif line[:2] in ("– ", "— "):
                yield 0.5
            else:
                yield 0.1 if line.count(" ") > 3 and line[-1] in ".!?" else 0.0

    def _main(self) -> tuple[int, int]:
        """Return the stretch that speaks most for copy, from its first paragraph on."""
        best, total, start, end, first = 0.0, 0.0, 0, 0, 0
        for index, score in enumerate(self.scores):
            if total <= 0:
                total, first = 0.0, index
            total += score
            if total > best:
                best, start, end = total, first, index + 1
        while start < end and not self.prose[start]:
            start += 1
        return start, end

    def title(self) -> int | None:
        """Return the line above the copy that shares most of its words with the copy."""
        best, title = 0.5, None
        for index in range(self.start - 1, max(-1, self.start - _ABOVE), -1):
            stems = _stems(self.lines[index])
            if self.weights[index] == 2 or not stems or self.lines[index].count(" ") < 2:
                continue
            shared = len(stems & self._subject)
            if shared * shared / len(stems) > best:
                best, title = shared * shared / len(stems), index
        return title

    def spared(self, title: int | None) -> Iterator[int]:
        """Yield the lines that only their place speaks against, and something speaks for."""
        words = self.lines[title].casefold() if title is not None else None
        top = range(0) if title is None else range(max(0, title - _KICKERS), title)
        head = range(0) if title is None else range(title, self.start)
        above = self._above_copy(title)
        known_at = -_NEAR
        first_known = next(index for index, known in enumerate(self.weights) if known)
        for index, line in enumerate(self.lines):
            if self.weights[index] == 2:
                known_at = index
            if words and words in line.casefold():
                yield index
            elif self.weights[index] == 0 and not self.is_copy[index]:
                long = line.count(" ") + 1 >= _LONG
                teaser = index >= self.end and index - known_at <= _NEAR
                if (
                    self.prose[index]
                    or (long and not teaser)
                    or (line.count(" ") >= 2 and (index in top or index < first_known))
                    or (index in head and len(head) <= _BYLINES)
                    or index in above
                    or self._is_on_subject(line)
                ):
                    yield index

    def _above_copy(self, title: int | None) -> set[int]:
        """Return the lines so close above a stretch of copy that one may be its headline.

        The copy whose headline is known has no other.
        """
        starts = [
            index
            for index, is_copy in enumerate(self.is_copy)
            if is_copy and not (index and self.is_copy[index - 1])
            if title is None or not title <= index <= self.start
        ]
        return {line for start in starts for line in range(start - _HEAD, start)}

    def _is_on_subject(self, line: str) -> bool:
        stems = _stems(line)
        return len(stems) > 1 and len(stems & self._subject) >= max(2, 0.6 * len(stems))


def _stems(line: str) -> set[str]:
    """Return the longer words of a line, cut so that most inflected forms are the same."""
    words = (word.strip(_MARKS) for word in line[:_SAMPLE].lower().split())
    return {word[:6] for word in words if len(word) > 4 and word.isalpha()}


def _divide(scores: Sequence[float]) -> list[bool]:
    """Return for each line whether it is in a stretch of copy: the division that fits best.

    Two states, each change of which costs `_CHANGE`; by a tie a line is copy.
    """
    copy = furniture = 0.0
    copy_from, furniture_from = [], []
    for score in scores:
        stay, leave = copy >= furniture - _CHANGE, furniture <= copy - _CHANGE
        copy_from.append(stay)
        furniture_from.append(leave)
        copy, furniture = (
            (copy if stay else furniture - _CHANGE) + score,
            (copy - _CHANGE if leave else furniture) - score,
        )
    state = copy >= furniture
    states = []
    for index in range(len(scores) - 1, -1, -1):
        states.append(state)
        state = copy_from[index] if state else furniture_from[index]
    return states[::-1]
