"""Quotation marks: which of them open and close, which pair, and which stand alone."""

from __future__ import annotations

from functools import cache

from newslint import patterns
from newslint.article import BlockKind
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

    from newslint.article import Article, Block

# The marks of one family pair with each other: double, guillemets, single.
# Straight and curly double marks are one, because copy pasted together mixes them.
FAMILIES = {'"': '"', "“": '"', "”": '"', "„": '"', "‟": '"', "«": "«", "»": "«"}
SINGLE = "‘’‚'"
_OPEN = "([{«“„‘’\"'–—-/:="
# How many blocks a quotation may run on before its closing mark comes.
_RUNS_ON = 8


class Mark(NamedTuple):
    """One quotation mark at its offset."""

    at: int
    char: str


class Pair(NamedTuple):
    """Two marks that belong together.

    `shut` is None where the quotation goes on in the next paragraph with a mark of its own;
    `end` is the offset just past the quotation either way.
    """

    open: Mark
    shut: Mark | None
    end: int

    @property
    def is_unlike(self) -> bool:
        """Whether the closing mark is not one that closes what the opening one opens."""
        if self.shut is None or self.open.char in SINGLE:
            return False
        pair = self.open.char + self.shut.char
        return FAMILIES[pair[0]] != FAMILIES[pair[1]] or pair in ("««", "»»")

    @property
    def inner(self) -> Span:
        """The words between the marks."""
        return Span(self.open.at + 1, self.end - (self.shut is not None))


class Marks(NamedTuple):
    """The marks of an article: pairs by their start, and marks without a partner."""

    pairs: tuple[Pair, ...]
    unpaired: tuple[Mark, ...]


@cache
def _mark() -> re.Pattern[str]:
    return patterns.compile("[\"“”„‟«»‘’‚']")


def marks(article: Article) -> Marks:
    """Return the quotation marks of the article, paired.

    Marks pair within a block; a quotation may run over several, either with a new opening
    mark in each or with none until its end. Apostrophes and inches are left out, and so are
    single marks without a partner, which may be apostrophes.
    """
    pairs: list[Pair] = []
    unpaired: list[Mark] = []
    waiting: list[tuple[int, Mark]] = []  # openers of earlier blocks, with the block's number
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.CHROME:
            continue
        found, alone = _pair(article.text, block)
        pairs.extend(found)
        waiting = _go_on(article, number, block, found, alone, waiting, pairs, unpaired)
        # Only the last mark left open can be that of a quotation that runs on.
        openers = [mark for mark in alone if _is_opener(article.text, block.span, mark)]
        unpaired.extend(mark for mark in alone if mark not in openers[-1:])
        waiting.extend((number, mark) for mark in openers[-1:])
    unpaired.extend(mark for _, mark in waiting)
    return Marks(tuple(sorted(pairs)), tuple(sorted(unpaired)))


def _go_on(
    article: Article,
    number: int,
    block: Block,
    found: list[Pair],
    alone: list[Mark],
    waiting: list[tuple[int, Mark]],
    pairs: list[Pair],
    unpaired: list[Mark],
) -> list[tuple[int, Mark]]:
    """Settle what earlier blocks left open against this one; return what still waits."""
    still = []
    for since, mark in waiting:
        if article.text[block.span.start] == mark.char and since == number - 1:
            pairs.append(Pair(mark, None, article.blocks[since].span.end))
            continue
        closer = next(
            (
                other
                for other in alone
                if FAMILIES[other.char] == FAMILIES[mark.char]
                and not _is_opener(article.text, block.span, other)
            ),
            None,
        )
        if closer is not None:
            alone.remove(closer)
            pairs.append(Pair(mark, closer, closer.at + 1))
        elif number - since >= _RUNS_ON:
            unpaired.append(mark)
        else:
            still.append((since, mark))
    return still


def _is_opener(text: str, span: Span, mark: Mark) -> bool:
    return _opens(text, span, mark.at) if mark.char not in "«“„»" else mark.char != "»"


def _opens(text: str, span: Span, at: int) -> bool:
    """Tell whether a mark at `at` can open: nothing or a blank before it, words after it."""
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    if before in ".!?" and after.isupper():
        return True  # the blank between two sentences was lost
    return (before.isspace() or before in _OPEN) and not after.isspace()


def _closes(text: str, span: Span, at: int) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return not before.isspace() and not after.isalnum()


def _pair(text: str, block: Block) -> tuple[list[Pair], list[Mark]]:
    """Return the pairs within a block and the double marks left alone, in order."""
    span = block.span
    stack: list[Mark] = []
    pairs: list[Pair] = []
    alone: list[Mark] = []
    for match in _mark().finditer(text, span.start, span.end):
        mark = Mark(match.start(), match.group())
        if mark.char in SINGLE:
            continue
        partner = _partner(text, span, mark, stack)
        if partner is not None:
            while stack[-1] is not partner:
                alone.append(stack.pop())
            stack.pop()
            pairs.append(Pair(partner, mark, mark.at + 1))
        elif mark.char in "«“„" or _opens(text, span, mark.at):
            if stack and stack[-1].char == mark.char and _follows_stop(text, mark.at):
                # Paragraphs run together: each opens its part of one long quotation.
                pairs.append(Pair(stack.pop(), None, mark.at - 1))
            stack.append(mark)
        elif not _is_inch(text, span, mark):
            alone.append(mark)
    alone.extend(stack)
    alone.sort()
    pairs.extend(_unlike_pairs(text, span, alone))
    pairs.extend(_single_pairs(text, span))
    return pairs, alone


def _follows_stop(text: str, at: int) -> bool:
    """Tell whether a mark stands after a whole sentence and a blank."""
    before = text[max(0, at - 4) : at]
    return before[-1:].isspace() and before.rstrip().rstrip("'’)")[-1:] in tuple(".!?…")


def _unlike_pairs(text: str, span: Span, alone: list[Mark]) -> list[Pair]:
    """Pair an opening mark with the next lone one that closes, of another family: «…".

    Both are taken out of `alone`.
    """
    pairs: list[Pair] = []
    left: list[Mark] = []
    for mark in alone:
        opens = _is_opener(text, span, mark)
        if left and not opens and _is_opener(text, span, left[-1]) and _closes(text, span, mark.at):
            pairs.append(Pair(left.pop(), mark, mark.at + 1))
        else:
            left.append(mark)
    alone[:] = left
    return pairs


def _partner(text: str, span: Span, mark: Mark, stack: list[Mark]) -> Mark | None:
    """Return the open mark that this one closes, or None if it closes none."""
    family = FAMILIES[mark.char]
    # Only the innermost few are looked at: deeper nesting is no quotation.
    open_mark = next((m for m in reversed(stack[-4:]) if FAMILIES[m.char] == family), None)
    if open_mark is None:
        return None
    opens, closes = _opens(text, span, mark.at), _closes(text, span, mark.at)
    shuts = {
        "»": open_mark.char == "«" or closes,
        # «…« is a slip for «…», and still one quotation.
        "«": closes and (open_mark.char == "»" or not opens),
        "”": closes or not opens or open_mark.char != "”",
        "“": open_mark.char == "„" or (closes and not opens),
        "„": False,
    }
    return open_mark if shuts.get(mark.char, closes or not opens) else None


def _is_inch(text: str, span: Span, mark: Mark) -> bool:
    return mark.char in '"”' and mark.at > span.start and text[mark.at - 1].isdigit()


def _single_pairs(text: str, span: Span) -> list[Pair]:
    """Return the pairs of single marks, apostrophes left out."""
    pairs: list[Pair] = []
    opener: Mark | None = None
    doubtful: Mark | None = None  # a closer that may be the apostrophe of a genitive: boys’
    for match in _mark().finditer(text, span.start, span.end):
        mark = Mark(match.start(), match.group())
        if mark.char not in SINGLE:
            continue
        may_open = mark.char != "’" or opener is None
        if may_open and _opens(text, span, mark.at) and not _is_clipped(text, mark.at):
            if opener is not None and doubtful is not None:
                pairs.append(Pair(opener, doubtful, doubtful.at + 1))
            opener, doubtful = mark, None
            continue
        if opener is not None and _closes(text, span, mark.at):
            if text[mark.at - 1] in "sS" and doubtful is None:
                doubtful = mark
            else:
                pairs.append(Pair(opener, mark, mark.at + 1))
                opener = doubtful = None
    if opener is not None and doubtful is not None:
        pairs.append(Pair(opener, doubtful, doubtful.at + 1))
    return pairs


def _is_clipped(text: str, at: int) -> bool:
    """Tell whether the mark is the apostrophe of a clipped word or year: ’90s, ’em, ’cause."""
    follows = text[at + 1 : at + 6].lower()
    return follows[:1].isdigit() or follows.startswith(("em ", "em,", "em.", "til ", "cause", "n "))
