"""Guesses what each block of an article is, from its shape and its place."""

from __future__ import annotations

from newslint.article import Block, BlockKind
from newslint.formats.furniture import survey
from newslint.language.captions import kicker_of
from newslint.language.credits import find_credit
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = "\"'”’»)]"
_STOPS = (".", "!", "?", "…", ":", ";")
_DASHES = ("–", "—", "-", "―")
_BULLETS = ("• ", "* ", "· ", "▪ ", "■ ", "● ", "‣ ", "◦ ", "•\t", "*\t")
_BYLINES = ("av ", "by ", "tekst", "tekst:", "journalist", "reporter", "text:", "af ")
_AGENCIES = frozenset({"ntb", "npk", "ap", "afp", "reuters", "tt", "ritzau", "dpa"})
_FACTS = ("fakta", "faktaboks", "facts", "factbox", "fact box", "fact file")

_MAY_BE_FURNITURE = (None, BlockKind.SUBHEAD, BlockKind.LIST_ITEM)

# In code points: what is too long for a headline, a subhead, a byline; what is long enough
# to be running text without a full stop; how long a caption and a question may be.
_HEADLINE, _SUBHEAD, _BYLINE = 160, 90, 90
_RUNNING = 110
_CAPTION, _QUESTION = 500, 220


class Line(NamedTuple):
    """One paragraph or line of copy, as it stands at `span`."""

    text: str
    span: Span


def guess(lines: Sequence[Line], known: Sequence[BlockKind | None] = ()) -> list[Block]:
    """Return a block for each line, in the same order; what is guessed is under 1.0 sure.

    `known` holds the kinds that the format itself tells, None where it does not; they help
    to place the others. Known furniture is furniture even in a list or a subhead.
    """
    page = survey([line.text for line in lines])
    guesses = [
        (BlockKind.CHROME, sure)
        if sure and kind in _MAY_BE_FURNITURE
        else (kind, 1.0)
        if kind
        else _by_shape(line.text)
        for line, sure, kind in zip(lines, page.chrome, known or [None] * len(lines), strict=True)
    ]
    copy = [index for index, (kind, _) in enumerate(guesses) if kind is not BlockKind.CHROME]
    if page.title is not None:
        copy = [index for index in copy if index >= page.title]
    _by_place(_Copy([lines[index].text for index in copy], guesses, copy))
    return [Block(kind, line.span, sure) for line, (kind, sure) in zip(lines, guesses, strict=True)]


def _by_shape(text: str) -> tuple[BlockKind, float]:
    """Return what a line is by its own look; a short line without a stop is a subhead."""
    if text.startswith(_BULLETS):
        return BlockKind.LIST_ITEM, 0.9
    if text[0] in _DASHES and text[1:2].isspace():
        return BlockKind.QUOTE, 0.6 if text[0] == "-" else 0.9
    if len(text) <= _CAPTION:
        found = _caption(text)
        if found:
            return found
    number = text[:4].partition(".")[0]
    if number.isdecimal() and text[len(number) : len(number) + 2] == ". " and not _stops(text):
        return BlockKind.LIST_ITEM, 0.7
    if len(text) > _RUNNING or _stops(text):
        return BlockKind.PARAGRAPH, 0.9
    return BlockKind.SUBHEAD, 0.7


def _caption(text: str) -> tuple[BlockKind, float] | None:
    """Tell whether a line is a caption or a credit by its own look."""
    whole = Span(0, len(text))
    credit = find_credit(text, whole)
    if credit and credit.label and credit.span == whole:
        return BlockKind.CREDIT, 0.95
    if credit and credit.span == whole and credit.agencies:
        return BlockKind.CREDIT, 0.7
    if credit and (credit.span.start == 0 or credit.span.end == len(text)):
        if credit.label:
            return BlockKind.CAPTION, 0.9
        if credit.person and credit.agencies:
            return BlockKind.CAPTION, 0.7
    kicker = kicker_of(text, whole)
    if kicker and text[: kicker.end].lower() not in _FACTS:
        # Three capitals and a colon may as well be an interviewer's initials or a country.
        letters = sum(map(str.isalpha, text[: kicker.end]))
        return (BlockKind.CAPTION, 0.85) if letters > 4 else (BlockKind.PARAGRAPH, 0.6)
    return None


def _stops(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


class _Copy:
    """The lines of the copy, without furniture, whose kinds are being worked out."""

    def __init__(
        self, texts: list[str], guesses: list[tuple[BlockKind, float]], places: list[int]
    ) -> None:
        self.texts = texts
        self._guesses = guesses
        self._places = places

    def __len__(self) -> int:
        return len(self.texts)

    def kind(self, index: int) -> BlockKind | None:
        """Return what a line is taken for so far, None past the ends."""
        return self._guesses[self._places[index]][0] if 0 <= index < len(self) else None

    def set(self, index: int, kind: BlockKind, sure: float) -> None:
        """Take a line for something else, unless its kind is known."""
        if self._guesses[self._places[index]][1] < 1.0:
            self._guesses[self._places[index]] = (kind, sure)


def _by_place(copy: _Copy) -> None:
    """Correct the guesses by what stands around each line."""
    _pictures(copy)
    lead = _top(copy)
    _middle(copy, lead)


def _pictures(copy: _Copy) -> None:
    """Find captions that a credit follows, and alt texts that a caption follows."""
    for index in range(len(copy) - 1, -1, -1):
        kind, following = copy.kind(index), copy.kind(index + 1)
        text = copy.texts[index]
        if following is BlockKind.CREDIT and len(text) <= _CAPTION:
            if kind in (BlockKind.PARAGRAPH, BlockKind.SUBHEAD) and index > 0:
                copy.set(index, BlockKind.CAPTION, 0.7 if kind is BlockKind.PARAGRAPH else 0.6)
        elif (
            following is BlockKind.CAPTION
            and kind is BlockKind.SUBHEAD
            and index > 0
            and text[0].isalpha()
            and not text.lower().startswith(_BYLINES)
            and sum(map(str.isdecimal, text)) < 4
        ):
            shared = _shares_words(text, copy.texts[index + 1])
            if shared or copy.kind(index - 1) is not BlockKind.PARAGRAPH:
                copy.set(index, BlockKind.ALT_TEXT, 0.85 if shared else 0.5)


def _shares_words(text: str, caption: str) -> bool:
    words = {word.strip('.,:;()«»"') for word in caption.split()}
    return any(word.strip('.,:;()«»"') in words for word in text.split() if len(word) > 3)


def _top(copy: _Copy) -> int:
    """Name what stands above the running text; return the index at which that begins."""
    lead = next((i for i in range(len(copy)) if _is_running(copy, i)), len(copy))
    if lead == 0 and len(copy) > 1 and _may_be_headline(copy):
        lead = next((i for i in range(1, len(copy)) if _is_running(copy, i)), len(copy))
    headline = _headline(copy, lead)
    for index in range(headline + 1, lead):
        named = _between(copy.texts[index])
        if copy.kind(index) is BlockKind.SUBHEAD or named[0] is BlockKind.DATELINE:
            copy.set(index, *named)
    byline = next((i for i in (lead, lead + 1) if _is_byline(copy, i)), None)
    if byline == lead + 1 and headline >= 0 and len(copy.texts[lead]) <= 2 * _HEADLINE:
        copy.set(lead, BlockKind.DECK, 0.6)
        copy.set(byline, BlockKind.BYLINE, 0.8)
        lead += 2
    has_lead = any(copy.kind(index) is BlockKind.LEAD for index in range(lead))
    if headline >= 0 and copy.kind(lead) is BlockKind.PARAGRAPH and not has_lead:
        copy.set(lead, BlockKind.LEAD, 0.8)
    return lead


def _is_running(copy: _Copy, index: int) -> bool:
    return copy.kind(index) is BlockKind.PARAGRAPH or (
        copy.kind(index) is BlockKind.QUOTE and _stops(copy.texts[index])
    )


def _may_be_headline(copy: _Copy) -> bool:
    """Tell whether a first line with a stop is a headline: one short sentence, then more."""
    first, second = copy.texts[0], copy.texts[1]
    single = not any(mark in first for mark in (". ", "! ", "? "))
    return len(first) <= _SUBHEAD and single and len(second) > 2 * len(first)


def _headline(copy: _Copy, lead: int) -> int:
    """Name the headline and what stands above it; return its index, -1 if there is none."""
    for index in range(min(lead, len(copy))):
        if copy.kind(index) is BlockKind.HEADLINE:
            return index
    shapes = (BlockKind.SUBHEAD, BlockKind.QUOTE, BlockKind.PARAGRAPH)
    for index in range(min(lead, len(copy))):
        text = copy.texts[index]
        if copy.kind(index) not in shapes or len(text) > _HEADLINE:
            continue
        if _between(text)[0] in (BlockKind.BYLINE, BlockKind.DATELINE):
            continue
        if text.count(" ") == 0 and copy.kind(index + 1) is BlockKind.SUBHEAD and index + 1 < lead:
            copy.set(index, BlockKind.SUBHEAD, 0.4)
            continue
        copy.set(index, BlockKind.HEADLINE, 0.5 if _stops(text) or len(copy) == 1 else 0.8)
        return index
    return -1


def _between(text: str) -> tuple[BlockKind, float]:
    """Return what a short line between headline and running text is."""
    folded = text.lower()
    if folded.strip("(). ") in _AGENCIES or folded.startswith(_BYLINES) or "@" in text:
        return BlockKind.BYLINE, 0.8
    if sum(map(str.isdecimal, text)) >= 4 and len(text) <= _BYLINE and not _stops(text):
        return BlockKind.DATELINE, 0.7
    words = text.split()
    if 2 <= len(words) <= 4 and all(word[0].isupper() and word[-1].isalpha() for word in words):
        return BlockKind.BYLINE, 0.5
    return BlockKind.DECK, 0.6


def _is_byline(copy: _Copy, index: int) -> bool:
    return copy.kind(index) is BlockKind.SUBHEAD and (
        _between(copy.texts[index])[0] is BlockKind.BYLINE
    )


def _middle(copy: _Copy, lead: int) -> None:
    """Name subheads, lists, questions and fact boxes in the running text."""
    questions = [i for i in range(lead, len(copy)) if _is_question(copy, i)]
    if len(questions) > 1:
        for index in questions:
            copy.set(index, BlockKind.QUESTION, 0.7)
    index = lead
    while index < len(copy):
        if copy.kind(index) is not BlockKind.SUBHEAD:
            index += 1
            continue
        end = index
        while copy.kind(end) is BlockKind.SUBHEAD:
            end += 1
        _short_lines(copy, index, end)
        index = end


def _short_lines(copy: _Copy, start: int, end: int) -> None:
    """Name a run of short lines: a subhead, a list, a fact box or the last words."""
    facts = copy.texts[start].lower().startswith(_FACTS)
    if facts:
        while copy.kind(end) is BlockKind.LIST_ITEM:
            end += 1
    last = end == len(copy)
    for index in range(start, end):
        if facts:
            copy.set(index, BlockKind.FACTBOX, 0.6)
        elif len(copy.texts[index]) > _SUBHEAD or (last and end - start == 1):
            copy.set(index, BlockKind.PARAGRAPH, 0.5)
        elif end - start > 2 and not (index == end - 1 and not last):
            copy.set(index, BlockKind.LIST_ITEM, 0.5)


def _is_question(copy: _Copy, index: int) -> bool:
    text = copy.texts[index]
    if copy.kind(index) in (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.ALT_TEXT):
        return False
    if len(text) > _QUESTION or text[-1] != "?":
        return False
    answer = copy.kind(index + 1)
    if text[0] in _DASHES:
        return answer is BlockKind.QUOTE
    return answer in (BlockKind.QUOTE, BlockKind.PARAGRAPH)
