"""Numbers that belong together: sentence by sentence, in lists, written as the text does."""

from __future__ import annotations

from newslint import patterns
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.article import Article
    from newslint.language.numbers import Number

# Between two members of a list: something counted, then a comma or a word that joins.
_JOINT = patterns.compile(r"(?:,|\b(?:og|and|samt|pluss|plus|mens|medan|while))[ \u00a0]$")
# The last joint of a gap, and the words for whose the next number is.
_OWNER = patterns.compile(
    r"(.*(?:,|\b(?:og|and|mens|medan|while))[ \u00a0])(?:[^\s,]+[ \u00a0]){1,3}$"
)
_NEW_CLAUSE = patterns.compile(r",[ \u00a0](?:og|samt|men)[ \u00a0]$")
_STOP = patterns.compile(r"[.;:!?()–—\n]")
_PARENTHESIS = patterns.compile(r"[ \u00a0]\([^()]{0,40}\)")
_MOST_NUMBERS = 40
_LONGEST_GAP = 70
# So many blanks and line ends may stand between two sentences that follow on each other.
_NEXT = 3


def sentence_numbers(article: Article) -> tuple[tuple[Span, tuple[Number, ...]], ...]:
    """Return each sentence that has numbers, with them in order.

    A sentence with more of them than prose has is a table run together, and left out.
    """
    numbers, at = article.numbers, 0
    found = []
    for sentence in article.sentences if numbers else ():
        while at < len(numbers) and numbers[at].span.start < sentence.start:
            at += 1
        first = at
        while at < len(numbers) and numbers[at].span.end <= sentence.end:
            at += 1
        if first < at <= first + _MOST_NUMBERS:
            found.append((sentence, numbers[first:at]))
    return tuple(found)


def follows(one: Span, other: Span) -> bool:
    """Tell whether a sentence is the next one after another, in its block or the next."""
    return 0 < other.start - one.end <= _NEXT


def listed(article: Article, numbers: Sequence[Number], *, loose: bool = False) -> list[Number]:
    """Return the numbers at the head of a row that are members of one list.

    "sju kvinner, fire menn og et barn" is one list; in Norwegian a comma before `og` opens
    a new clause and ends it. A `loose` list may have its owners before the numbers, as in
    "fylket fikk fem millioner og kommunen åtte millioner".
    """
    found = list(numbers[:1])
    for number in numbers[1:]:
        gap = article.folded[found[-1].span.end : number.span.start]
        if loose:
            gap = _OWNER.sub(r"\1", gap.replace(" (", " ").lstrip(")"))
        if not _joins(gap, article.language):
            break
        found.append(number)
    return found


def _joins(gap: str, language: str) -> bool:
    gap = _PARENTHESIS.sub("", gap)
    if len(gap) > _LONGEST_GAP or _STOP.search(gap) or not _JOINT.search(gap):
        return False
    return language == "en" or not _NEW_CLAUSE.search(gap)


def with_articles(article: Article, sentence: Span, numbers: Sequence[Number]) -> Sequence[Number]:
    """Return the numbers of a sentence with "et barn", "a child" counted as one."""
    from newslint.language.numbers import grammar_of

    grammar = grammar_of(article.language)
    if grammar is None or not numbers:
        return numbers
    tail = Span(numbers[-1].span.end, sentence.end)
    return [*numbers, *grammar.weak(article, tail)[:1]]


def written(article: Article, number: Number, value: float | None = None) -> str:
    """Return a number (or another value in its place) in figures, with magnitude and unit."""
    shown = (number.value if value is None else value) / number.magnitude
    text = f"{shown:.2f}".rstrip("0").rstrip(".")
    if article.language != "en":
        text = text.replace(".", ",")
    tail = article.text[number.figure.end : number.span.end]
    head = article.text[number.span.start : number.figure.start]
    return head + text + tail


def segment(article: Article, numbers: Sequence[Number], index: int, end: int) -> str:
    """Return the folded text from a number to the next one or to `end`."""
    stop = numbers[index + 1].span.start if index + 1 < len(numbers) else end
    return article.folded[numbers[index].span.end : stop]


def same_measure(one: Number, other: Number) -> bool:
    """Tell whether two numbers are of one kind and unit, so that they can be added.

    "15 millioner kroner" and "10 millioner" are: the unit is said once.
    """
    if one.kind == other.kind and one.unit == other.unit:
        return True
    return {one.kind, other.kind} == {"count", "money"} and min(one.magnitude, other.magnitude) > 1


def joined(article: Article, one: Number, other: Number) -> bool:
    """Tell whether `other` is the next member of a list after `one`."""
    return _joins(article.folded[one.span.end : other.span.start], article.language)


class Whole:
    """Words that share out a whole, as "kvinner/jenter menn/gutter +barn".

    Words in one slot say the same; a slot with a plus may be missing, the others may not.
    """

    def __init__(self, slots: str) -> None:
        self._slots = [frozenset(slot.lstrip("+").split("/")) for slot in slots.split()]
        self._needed = {i for i, slot in enumerate(slots.split()) if not slot.startswith("+")}

    def shares_out(self, said: Sequence[set[str]]) -> bool:
        """Tell whether each set of words has a slot of its own and no needed slot is missing."""
        taken: set[int] = set()
        for words in said:
            found = {i for i, slot in enumerate(self._slots) if slot & words} - taken
            if len(found) != 1:
                return False
            taken |= found
        return self._needed <= taken
