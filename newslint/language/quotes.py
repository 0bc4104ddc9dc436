"""Quotations: what is quoted in an article, between marks or after a dash, and by whom."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from newslint import patterns
from newslint.article import BlockKind, Quote
from newslint.language.attribution import Attribution, Scene, around, pointing
from newslint.language.cast import Cast
from newslint.language.dash_speech import Run, may_hold_speech, opens_speech, speech_runs
from newslint.language.marks import FAMILIES, SINGLE
from newslint.language.neighbours import about, leads_up, mentioned, signature
from newslint.language.speakers import BLOT
from newslint.language.speech_words import speech_words
from newslint.language.tokens import WORD
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Block, Speaker
    from newslint.language.marks import Pair
    from newslint.language.speech_words import SpeechWords

_FURNITURE = frozenset(
    {
        BlockKind.HEADLINE,
        BlockKind.DECK,
        BlockKind.SUBHEAD,
        BlockKind.CAPTION,
        BlockKind.ALT_TEXT,
        BlockKind.CREDIT,
        BlockKind.BYLINE,
        BlockKind.DATELINE,
    }
)
_NO_SPEECH = frozenset({BlockKind.CHROME, BlockKind.LIST_ITEM, BlockKind.TABLE})
_FULL_NAME = patterns.compile(
    r"\b[A-ZÆØÅÉ][\w-]{1,20}(?: [A-ZÆØÅÉ][\w.-]{0,20}){0,2} [A-ZÆØÅÉ][\w-]{1,20}\b"
)
_OPENING_BLOCKS = 2  # headline and deck, whatever they were taken for
_HEADLINE_WORDS = 10
_LINE_WORDS = 20  # where no end mark says that it is a sentence
_TITLE_WORDS = 8
# How far back, in blocks, somebody is looked for who may be speaking.
_DISTANT = 4
_SCENES = 64  # blocks kept taken apart; only those nearby are asked for again
_RUNS_ON = 40  # quotations, those within others counted
_UNSOURCED = ("nested", "headline")
_NEAR_SENTENCES = 8
_BLANKS = 4  # how many blanks, at most, stand between a sentence and the next


def quoted_spans(article: Article) -> tuple[Span, ...]:
    """Return the stretches that are somebody's words, marks included, none within another."""
    spans: list[Span] = []
    for quote in article.quotes:
        if not spans or quote.span.start >= spans[-1].end:
            spans.append(quote.span)
    return tuple(spans)


def quotes(article: Article) -> tuple[Quote, ...]:
    """Return every quotation of the article in order, with its speaker where one is found."""
    return tuple(_Reader(article).read())


class _Reader:
    """Finds the quotations of one article block by block, and then who spoke."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._words: SpeechWords = speech_words(article.language)
        pairs = article.marks.pairs
        self._text = _blotted(article.text, pairs)
        self._pairs = pairs
        self._scenes: dict[int, Scene] = {}
        self._blocks = [b for b in article.blocks if b.kind is not BlockKind.CHROME]
        self._block_starts = [block.span.start for block in self._blocks]
        self._found: list[list[Quote]] = []
        self._last_name = ""  # of the last speaker so far who was named

    def read(self) -> list[Quote]:
        """Return the quotations of all blocks."""
        starts = [pair.open.at for pair in self._pairs]
        at = 0
        for number, block in enumerate(self._blocks):
            while at < len(starts) and starts[at] < block.span.start:
                at += 1
            begin = at
            at = bisect_right(starts, block.span.end - 1)
            self._found.append(self._read_block(number, block, self._pairs[begin:at]))
        return [quote for found in self._found for quote in found]

    def _scene(self, number: int) -> Scene:
        if number not in self._scenes:
            if len(self._scenes) >= _SCENES:
                del self._scenes[next(iter(self._scenes))]
            span = self._blocks[number].span
            self._scenes[number] = Scene(self._text, span, self._article.language, self._words)
        return self._scenes[number]

    def _read_block(self, number: int, block: Block, pairs: tuple[Pair, ...]) -> list[Quote]:
        runs = self._dash_speech(number, block)
        result: list[Quote] = []
        for run in runs:
            result.append(self._dash_quote(number, run, result))
        covered = [run.span for run in runs]
        end = -1
        for pair in pairs:
            span = Span(pair.open.at, pair.end)
            if any(outer.covers(span) for outer in covered) or span.end <= end:
                result.append(self._quote(span, pair, Attribution(None, None, "nested"), False))
                continue
            end = span.end
            result.append(self._marked_quote(number, block, pair, result))
        return sorted(result, key=lambda quote: quote.span)

    # Speech after a dash.

    def _dash_speech(self, number: int, block: Block) -> list[Run]:
        """Return the stretches of speech that dashes open in a block."""
        if not self._words.has_dash_speech or block.kind in _NO_SPEECH:
            return []
        if not may_hold_speech(self._text, block.span):
            return []
        return speech_runs(self._scene(number))

    def _dash_quote(self, number: int, run: Run, earlier: list[Quote]) -> Quote:
        found = run.attribution
        if found is None:
            found = self._lead_in(number, run.span) or self._elsewhere(number, run.span, earlier)
        return self._quote(run.span, None, found, True)

    def _lead_in(self, number: int, span: Span) -> Attribution | None:
        """Return who is named before a colon in front of the dash."""
        scene = self._scene(number)
        passage = scene.passage(scene.number_at(span.start))
        if span.start == passage.span.start:
            return None
        return around(scene, span, turns=False) or _context(
            mentioned(scene, self._cast, span.start)
        )

    # Speech between marks.

    def _marked_quote(self, number: int, block: Block, pair: Pair, earlier: list[Quote]) -> Quote:
        article, span = self._article, Span(pair.open.at, pair.end)
        inner = article.slice(pair.inner).strip()
        count = len(WORD.findall(inner))
        follows = article.text[span.end : span.end + 1]
        turns = inner[-1:] in tuple(",?!…") or follows == ","
        scene = self._scene(number)
        opens = scene.sentences[scene.number_at(span.start)].start == span.start
        found = around(scene, span, turns=turns or opens)
        is_whole = inner[:1].isupper() and inner[-1:] in tuple(".,?!…")
        is_title = self._is_title(scene, span, inner, count)
        adjacent = found is not None and (turns or article.text.endswith(": ", 0, span.start))
        single = pair.open.char in SINGLE
        is_speech = not is_title and (
            (adjacent and count > 1)
            or (is_whole and count > 3)
            or (count > 4 and not single)
            or (count > 1 and found is not None and not single)
        )
        if found is None:
            found = self._elsewhere(number, span, earlier)
        return self._quote(span, pair, found, is_speech)

    def _is_title(self, scene: Scene, span: Span, inner: str, count: int) -> bool:
        """Tell whether the words are a title, a name or a word as a word."""
        passage = scene.passage(scene.number_at(span.start))
        at = passage.index_at(span.start)
        if at > 0 and passage.words[at - 1].folded in self._words.works:
            return not passage.gap(at).strip(" «“\"„‘’'")
        if count > _TITLE_WORDS or inner[-1:] in tuple(",."):
            return False
        long_words = [word for word in WORD.findall(inner) if len(word) > 3]
        return len(long_words) > 1 and all(word[0].isupper() for word in long_words)

    def _quote(self, span: Span, pair: Pair | None, found: Attribution, is_speech: bool) -> Quote:
        article = self._article
        opener = article.text[span.start]
        words = article.slice(pair.inner if pair else Span(span.start + 1, span.end)).strip()
        speaker = found.speaker and found.speaker._replace(name=self._full_name(found.speaker))
        if speaker and speaker.kind == "name":
            self._last_name = speaker.name
        return Quote(words, span, opener, speaker, found.verb, found.found, is_speech)

    # Full names.

    def _full_name(self, speaker: Speaker) -> str:
        """Return the fullest name of a speaker that the article has before or around."""
        if speaker.kind == "pronoun":
            return self._named_before(speaker.span.start) or speaker.name
        return self._full_names.get(_surname(speaker.name), speaker.name)

    def _named_before(self, offset: int) -> str:
        """Return the name of whom a pronoun at `offset` most likely stands for, or ""."""
        number = bisect_right(self._block_starts, offset) - 1
        scene = self._scene(number)
        last = scene.number_at(offset)
        for sentence in range(last, max(-1, last - _NEAR_SENTENCES), -1):
            passage = scene.passage(sentence)
            subject = passage.subject(len(passage.words) - 1)
            if not subject or subject.kind != "name" or subject.span.end > offset:
                continue
            if self._cast.is_person(subject):
                return self._full_names.get(_surname(subject.name), subject.name)
        return self._last_name

    @cached_property
    def _cast(self) -> Cast:
        article = self._article
        return Cast(article.text, self._full_names.values(), article.language, self._words)

    @cached_property
    def _full_names(self) -> dict[str, str]:
        """The first name of several words for each last word of one."""
        names: dict[str, str] = {}
        for match in _FULL_NAME.finditer(self._article.text):
            names.setdefault(_surname(match.group()), match.group())
        return names

    # Speakers further away.

    def _elsewhere(self, number: int, span: Span, earlier: list[Quote]) -> Attribution:
        """Return who spoke when nothing beside the quotation says so."""
        block = self._blocks[number]
        if _is_display(block) or self._is_headline_like(number, span):
            return Attribution(None, None, "headline")
        if block.kind is BlockKind.QUESTION:
            return Attribution(None, None, "question")
        spoken = _last_spoken(earlier)
        if spoken is not None:
            return Attribution(spoken.speaker, spoken.verb, "running-on")
        return (
            self._within(number, span)
            or self._signed(number)
            or self._before_it(number)
            or self._after_it(number)
            or self._distant(number)
        )

    def _is_headline_like(self, number: int, span: Span) -> bool:
        """Tell whether a block is one short line of display type, or opens the article."""
        block = self._blocks[number]
        if number < _OPENING_BLOCKS or self._is_listed(number):
            return True
        if span.start > block.span.start:
            return False
        words = self._article.text[block.span.start : block.span.end].rstrip('»”"')
        most = _LINE_WORDS if words[-1:].isalnum() else _HEADLINE_WORDS
        return words[-1:] not in tuple(".…,") and len(WORD.findall(words[:300])) <= most

    def _is_listed(self, number: int) -> bool:
        """Tell whether the lines before are display type as well: a list after dashes."""
        before = self._found[max(0, number - 2) : number]
        return all(found and found[0].found == "headline" for found in before)

    def _within(self, number: int, span: Span) -> Attribution | None:
        """Look in the rest of the block, before the quotation and after it."""
        block, scene = self._blocks[number], self._scene(number)
        if span.start > block.span.start:
            before = self._text[max(block.span.start, span.start - _BLANKS) : span.start]
            if before.rstrip().endswith("?"):
                return Attribution(None, None, "question")
            person = mentioned(scene, self._cast, span.start)
            if person is not None:
                return _context(person)
        following = scene.number_at(span.end) + 1
        if following >= len(scene.sentences):
            return None
        passage = scene.passage(following)
        return pointing(passage) or _context(about(passage, self._cast, block.span.end))

    def _signed(self, number: int) -> Attribution | None:
        """Look for who is named right after the block: "Det sier Kari Lie", "– Kari Lie"."""
        after = self._neighbour(number, 1)
        if after is None:
            return None
        scene = self._scene(after)
        return _context(signature(scene, self._cast)) or pointing(scene.passage(0))

    def _before_it(self, number: int) -> Attribution | None:
        """Look in the block before: its speaker runs on, or it leads up to the speech."""
        before = self._neighbour(number, -1)
        if before is None:
            return None
        spoken = _last_spoken(self._found[before])
        if spoken is not None:
            return Attribution(spoken.speaker, spoken.verb, "running-on")
        block = self._blocks[before]
        last = self._text[block.span.end - 1]
        if block.kind is BlockKind.QUESTION or last == "?":
            return Attribution(None, None, "question")
        person = leads_up(self._scene(before), self._cast, block.span.end)
        if person is None and last == ":":
            return Attribution(None, None, "context")
        return _context(person or self._told_between(before))

    def _told_between(self, number: int) -> Speaker | None:
        """Return the person whom a block speaks of that stands after that person's speech."""
        before = self._neighbour(number, -1)
        if before is None or _last_spoken(self._found[before]) is None:
            return None
        return mentioned(self._scene(number), self._cast, self._blocks[number].span.end)

    def _after_it(self, number: int) -> Attribution | None:
        """Return whom the first sentence of the block after is about, if that is no speech."""
        after = self._neighbour(number, 1)
        if after is None or self._opens_with_speech(after):
            return None
        passage = self._scene(after).passage(0)
        return _context(about(passage, self._cast, passage.span.end))

    def _opens_with_speech(self, number: int) -> bool:
        start, end = self._blocks[number].span
        return self._text[start] in FAMILIES or opens_speech(self._text, start, end)

    def _distant(self, number: int) -> Attribution:
        """Return who is spoken of in the blocks around, or who spoke further up."""
        for block in self._around(number):
            person = self._heard_in(block)
            if person is not None:
                return Attribution(person, None, "distant")
        return Attribution(None, None, "")

    def _around(self, number: int) -> Iterator[int]:
        """Yield the block before, the one after where it is no speech, and those further up."""
        before: int | None = number
        for step in range(_DISTANT):
            before = before and self._neighbour(before, -1)
            if before is not None:
                yield before
            after = self._neighbour(number, 1) if step == 0 else None
            if after is not None and not self._opens_with_speech(after):
                yield after

    def _heard_in(self, number: int) -> Speaker | None:
        """Return who spoke last in a block, else the person whom it speaks of last."""
        found = self._found[number] if number < len(self._found) else []
        spoken = [quote.speaker for quote in found if quote.is_speech and quote.speaker]
        if spoken:
            return spoken[-1]
        return mentioned(self._scene(number), self._cast, self._blocks[number].span.end)

    def _neighbour(self, number: int, step: int) -> int | None:
        """Return the next block of running text in a direction, or None."""
        number += step
        while 0 <= number < len(self._blocks):
            block = self._blocks[number]
            if not _is_display(block):
                return number
            number += step
        return None


def _is_display(block: Block) -> bool:
    """Tell whether a block is display type, a pull quote included, and no running text."""
    # A reader of plain text guesses that a paragraph in dashes is a quotation: that is copy.
    is_pull_quote = block.kind is BlockKind.QUOTE and block.confidence == 1.0
    return block.kind in _FURNITURE or is_pull_quote


def _surname(name: str) -> str:
    return name.rsplit(" ", 1)[-1]


def _last_spoken(quotes: list[Quote]) -> Quote | None:
    """Return the last speech with a source, what is quoted within speech left out."""
    last = reversed(quotes[-_RUNS_ON:])
    sourced = (quote for quote in last if quote.is_speech and quote.found)
    return next((quote for quote in sourced if quote.found not in _UNSOURCED), None)


def _context(person: Speaker | None) -> Attribution | None:
    return person and Attribution(person, None, "context")


def _blotted(text: str, pairs: tuple[Pair, ...]) -> str:
    """Return the text with quoted words made noughts, but for an end mark at their end."""
    parts: list[str] = []
    at = 0
    for pair in pairs:
        start, end = pair.inner
        if start < at or end <= start:
            continue
        last = text[end - 1]
        blot = BLOT * (end - start) if last.isalnum() else BLOT * (end - start - 1) + last
        parts += (text[at:start], blot)
        at = end
    parts.append(text[at:])
    return "".join(parts)
