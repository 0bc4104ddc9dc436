"""The article: its text, its blocks, its metadata, and the facts of its text."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property

from newslint.automaton import Automaton
from newslint.positions import SourceMap, Span
from newslint.records import TYPE_CHECKING, Generic, NamedTuple, T, import_module, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from typing import Self

    from newslint.clock import Clock
    from newslint.language.captions import Caption
    from newslint.language.dates import Date
    from newslint.language.forms import Form
    from newslint.language.marks import Marks
    from newslint.language.numbers import Number
    from newslint.language.people import Person


class BlockKind(StrEnum):
    """What a block of an article is, in the terms of the trade."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    CREDIT = "credit"
    ALT_TEXT = "alt_text"
    QUOTE = "quote"
    QUESTION = "question"
    FACTBOX = "factbox"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CHROME = "chrome"


# The running copy, and the display type beside it.
BODY = frozenset(
    {
        BlockKind.LEAD,
        BlockKind.PARAGRAPH,
        BlockKind.QUOTE,
        BlockKind.QUESTION,
        BlockKind.FACTBOX,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE,
    }
)
FURNITURE = frozenset({BlockKind.HEADLINE, BlockKind.DECK, BlockKind.SUBHEAD, BlockKind.CAPTION})


class Block(NamedTuple):
    """One block of text: its kind, its span without surrounding white space.

    `confidence` is 1.0 where the format says what the block is, lower where it was guessed.
    """

    kind: BlockKind
    span: Span
    confidence: float = 1.0


class Token(NamedTuple):
    """One word or number with its span; punctuation is not a token."""

    text: str
    span: Span

    @property
    def folded(self) -> str:
        """The word in lower case, for comparing."""
        return self.text.lower()


class Speaker(NamedTuple):
    """Who is said to have spoken: the words that name them, where they stand.

    `kind` is `name`, `role`, `pronoun` or `organisation`; `name` is the fullest form the
    article has of a speaker named by a pronoun or a surname, else the words themselves.
    """

    text: str
    span: Span
    kind: str
    name: str


class Quote(NamedTuple):
    """One quotation.

    `span` runs over the quoted words with their marks, `marks` is the opening mark (`–`,
    `«`, `"` …). `speaker` is None where none was found, `verb` the span of the verb of saying
    or of `ifølge`/`according to`. `found` tells how: `inverted`, `before`, `after`,
    `according`, `impersonal` ("it says in …") stand beside the words quoted, `neighbour`
    points back at them ("Det sier …"), `running-on`, `context` and `distant` are guesses from
    further and further away; `question`, `headline` and `nested` need no speaker of their
    own; "" means that nobody was found. `is_speech` is False for titles, scare quotes and
    words as words.
    """

    text: str
    span: Span
    marks: str
    speaker: Speaker | None
    verb: Span | None
    found: str
    is_speech: bool


class Name(NamedTuple):
    """One mention of a name in running text.

    `parts` are the spans of its words (particles such as `al-`, `van`, `von` and titles left
    out of the count), `text` the name as it stands. `initial` is True where the mention opens
    a sentence and its capital proves nothing.
    """

    text: str
    span: Span
    parts: tuple[Span, ...]
    initial: bool


class Fact(Generic[T]):
    """A fact of the text, made by a module of `newslint.language` on first request.

    The maker is named, not imported: the article stands below the language modules, and a
    run pays only for the facts that its rules ask for.
    """

    def __init__(self, module: str, function: str) -> None:
        self._module = module
        self._function = function

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, article: None, owner: type) -> Self: ...
    @overload
    def __get__(self, article: Article, owner: type) -> T: ...
    def __get__(self, article: Article | None, owner: type) -> Self | T:
        if article is None:
            return self
        make = getattr(import_module(self._module), self._function)
        clock = article.clock
        value: T = clock.measure("fact", self._name, make, article) if clock else make(article)
        article.__dict__[self._name] = value
        return value


_BLANKS = "\t\n\r\v\f\u00a0\u2007\u2009\u202f"


def fold(text: str) -> str:
    """Return `text` in lower case with every blank a space, of the same length.

    `İ` is the one letter that lower-casing makes longer; it becomes a plain `i`.
    """
    text = text.replace("\u0130", "I").lower()
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text


class Article:
    """News copy as newslint reads it.

    `text` is what the rules see: NFC, without soft hyphens and zero-width characters; all
    spans are half-open code-point offsets into it. `source_map` leads back to `source`, the
    decoded file, in which new words are written as `escape` returns them. `language` is `nb`,
    `nn`, `en` or another ISO 639-1 code, or "" if unknown. A `clock` measures what its facts
    and the rules cost.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        *,
        source: str | None = None,
        source_map: SourceMap | None = None,
        meta: Mapping[str, str] | None = None,
        language: str = "",
        published: date | None = None,
        format: str = "plain",
        is_file: bool = False,
        escape: Callable[[str], str] = str,
    ) -> None:
        self.text = text
        self.blocks = tuple(blocks)
        self.source = text if source is None else source
        self.source_map = source_map or SourceMap.identity(len(text))
        self.meta = dict(meta or {})
        self.language = language
        self.published = published
        self.format = format
        self.is_file = is_file
        self.escape = escape
        self.clock: Clock | None = None

    tokens: Fact[tuple[Token, ...]] = Fact("newslint.language.tokens", "tokens")
    words: Fact[Mapping[str, int]] = Fact("newslint.language.tokens", "word_counts")
    sentences: Fact[tuple[Span, ...]] = Fact("newslint.language.sentences", "sentences")
    marks: Fact[Marks] = Fact("newslint.language.marks", "marks")
    captions: Fact[tuple[Caption, ...]] = Fact("newslint.language.captions", "captions")
    quotes: Fact[tuple[Quote, ...]] = Fact("newslint.language.quotes", "quotes")
    quoted: Fact[tuple[Span, ...]] = Fact("newslint.language.quotes", "quoted_spans")
    names: Fact[tuple[Name, ...]] = Fact("newslint.language.names", "names")
    numbers: Fact[tuple[Number, ...]] = Fact("newslint.language.numbers", "numbers")
    sentence_numbers: Fact[tuple[tuple[Span, tuple[Number, ...]], ...]] = Fact(
        "newslint.language.figures", "sentence_numbers"
    )
    dates: Fact[tuple[Date, ...]] = Fact("newslint.language.dates", "dates")
    forms: Fact[dict[str, Form]] = Fact("newslint.language.forms", "forms")
    people: Fact[tuple[Person, ...]] = Fact("newslint.language.people", "people")

    @cached_property
    def folded(self) -> str:
        """The text in lower case with every blank a space, offsets unchanged."""
        return fold(self.text)

    @cached_property
    def kinds(self) -> frozenset[BlockKind]:
        """The kinds of block that the article has."""
        return frozenset(block.kind for block in self.blocks)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the offset (or ends at it), None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset > self.blocks[index].span.end:
            return None
        return self.blocks[index]

    def blocks_of(self, *kinds: BlockKind) -> list[Block]:
        """Return the blocks of the given kinds, in order of the text."""
        return [block for block in self.blocks if block.kind in kinds]

    def is_quoted(self, span: Span) -> bool:
        """Tell whether the span lies within somebody's quoted words."""
        spans = self.quoted
        index = bisect_right(spans, (span.start, len(self.text) + 1)) - 1
        return index >= 0 and spans[index].covers(span)

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def locate(self, words: Iterable[str]) -> dict[str, list[Span]]:
        """Return every place where each of the words stands as a whole word, in its own case."""
        automaton = Automaton(list(words))
        places: dict[str, list[Span]] = {word: [] for word in automaton.literals}
        for index, span in automaton.scan(self.text):
            places[automaton.literals[index]].append(span)
        return places
