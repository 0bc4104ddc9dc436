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


def test_parts_are_cut_and_joined_with_their_places() -> None:
    source = "x &aring; y | R&amp;D"
    first = Part.of(source, 0, 2)
    coded = Part("å", SourceMap())
    coded.source_map.add(0, 2, 1, 7)
    joined = Part.join([first, coded, Part.of(source, 9, 11)])
    assert joined.text == "x å y"
    assert joined.source_map.span(Span(2, 3)) == Span(2, 9)
    cut = joined.cut(2, 5)
    assert cut.text == "å y"
    assert [cut.source_map.start(at) for at in range(3)] == [2, 9, 10]


def test_what_a_nested_part_only_guessed_is_guessed_among_the_whole() -> None:
    source = "Ny kai\nVestvik vil bygge\nKommunestyret har sagt ja til en ny kai."
    assembly = Assembly(source)
    assembly.add(BlockKind.HEADLINE, Part.of(source, 0, 6))
    part = Part.of(source, 7, len(source))
    article = read(part.text)
    assert article.blocks[0].kind is BlockKind.HEADLINE
    assembly.nest(article, part.source_map)
    kinds = [block.kind for block in assembly.article("x").blocks]
    assert kinds.count(BlockKind.HEADLINE) == 1
    assert kinds[-1] is BlockKind.LEAD
