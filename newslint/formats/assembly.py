"""Puts an article together block by block, from parts of a source that may be coded."""

from __future__ import annotations

from newslint.article import Article, BlockKind
from newslint.formats.blocks import Line, guess
from newslint.formats.clean import TextBuilder
from newslint.positions import SourceMap, Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from newslint.article import Block

_BREAK = "\n\n"
# What is guessed from a block's place is no surer than this.
_BY_PLACE = 0.8


class Part(NamedTuple):
    """A string that a file holds in some code (entities, escapes), decoded, with its map.

    `source_map` leads from offsets of `text` to offsets of the file's text.
    """

    text: str
    source_map: SourceMap

    def cut(self, start: int, end: int) -> Part:
        """Return the part of this part between two offsets of its text."""
        source_map = SourceMap()
        for begin, stop, source, length in self.source_map.runs(start, end):
            source_map.add(begin - start, source, stop - begin, length)
        return Part(self.text[start:end], source_map)

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Part:
        """Return what stands between two offsets of a source, as it is."""
        source_map = SourceMap()
        source_map.add(0, start, end - start, end - start)
        return cls(source[start:end], source_map)

    @classmethod
    def join(cls, parts: Iterable[Part]) -> Part:
        """Return one part of several that stand in order in the same source."""
        texts, source_map, length = [], SourceMap(), 0
        for part in parts:
            for start, end, source, source_length in part.source_map.runs(0, len(part.text)):
                source_map.add(length + start, source, end - start, source_length)
            texts.append(part.text)
            length += len(part.text)
        return cls("".join(texts), source_map)


class Assembly:
    """Collects the blocks of an article in order; blank lines part them.

    `source` is the decoded text of the whole file, to which all positions lead back.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._map = SourceMap()
        self._length = 0
        self._blocks: list[tuple[BlockKind | None, Span, float]] = []

    @property
    def is_empty(self) -> bool:
        """True until something with words in it has been added."""
        return not self._texts

    def add(self, kind: BlockKind | None, part: Part, confidence: float = 1.0) -> None:
        """Add a part as one block, cleaned; nothing where the part is blank.

        `kind` is None where the format does not tell what it is: that is guessed at the end.
        """
        builder = TextBuilder(part.text)
        start = len(part.text) - len(part.text.lstrip())
        builder.add(start, max(start, len(part.text.rstrip())))
        text, source_map = builder.build()
        if text:
            at = self._append(text, source_map.through(part.source_map))
            self._blocks.append((kind, Span(at, at + len(text)), confidence))

    def nest(self, article: Article, source_map: SourceMap) -> None:
        """Add all the blocks of an article that was read from a part of this file.

        `source_map` leads from that article's source to this file's text. What was guessed of
        a block by its place among the others is guessed anew, among all of this file.
        """
        if article.text.strip():
            at = self._append(article.text, article.source_map.through(source_map))
            for kind, (start, end), sure in article.blocks:
                is_guess = sure < 1.0 if kind is BlockKind.PARAGRAPH else sure <= _BY_PLACE
                told = None if is_guess else kind
                self._blocks.append((told, Span(at + start, at + end), sure))

    def _append(self, text: str, source_map: SourceMap) -> int:
        """Append text after a break; return the offset at which it begins."""
        if self._texts:
            self._texts.append(_BREAK)
            self._length += len(_BREAK)
        at = self._length
        self._texts.append(text)
        self._length += len(text)
        for start, end, source, length in source_map.runs(0, len(text)):
            self._map.add(at + start, source, end - start, length)
        return at

    def article(
        self,
        format: str,
        *,
        meta: Mapping[str, str] | None = None,
        language: str = "",
        published: date | None = None,
        escape: Callable[[str], str] = str,
    ) -> Article:
        """Return the article of the blocks added so far."""
        text = "".join(self._texts)
        return Article(
            text,
            self._known(text),
            source=self._source,
            source_map=self._map,
            meta=meta,
            language=language,
            published=published,
            format=format,
            escape=escape,
        )

    def _known(self, text: str) -> list[Block]:
        """Return the blocks, with a guess for each whose kind the format does not tell."""
        lines = [Line(text[span.start : span.end], span) for _, span, _ in self._blocks]
        guesses = guess(lines, [kind for kind, _, _ in self._blocks])
        return [
            block if kind is None or block.kind is not kind else block._replace(confidence=sure)
            for block, (kind, _, sure) in zip(guesses, self._blocks, strict=True)
        ]
