"""Articles put together from parts of a source."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.formats.assembly import Assembly, Part
from newslint.formats.plain import read
from newslint.positions import SourceMap, Span

SOURCE = 'title="Bl&aring;b&aelig;r" body="Første avsnitt.\\n\\nAndre avsnitt."'


def _part(start: int, pieces: list[tuple[str, int]]) -> Part:
    """Return the part whose pieces of text take so many code points each from `start` on."""
    text, source_map = "", SourceMap()
    for piece, length in pieces:
        source_map.add(len(text), start, len(piece), length)
        text += piece
        start += length
    return Part(text, source_map)


def test_each_block_finds_its_source() -> None:
    assembly = Assembly(SOURCE)
    assembly.add(BlockKind.HEADLINE, _part(7, [("Bl", 2), ("å", 7), ("b", 1), ("æ", 7), ("r", 1)]))
    assembly.add(BlockKind.DECK, _part(7, [("  ", 2)]))
    body = _part(SOURCE.index("F"), [("Første avsnitt.", 15), ("\n", 2), ("\n", 2),
                                     ("Andre avsnitt.", 14)])
    assembly.nest(read(body.text), body.source_map)
    article = assembly.article("test")
    assert article.text == "Blåbær\n\nFørste avsnitt.\n\nAndre avsnitt."
    assert article.blocks[0].kind is BlockKind.HEADLINE
    places = [SOURCE[slice(*article.source_map.span(block.span))] for block in article.blocks]
    assert places == ["Bl&aring;b&aelig;r", "Første avsnitt.", "Andre avsnitt."]
    assert article.source_map.span(Span(2, 3)) == Span(9, 16)
