"""Spans, the source map and line positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.positions import LineIndex, SourceMap, Span


@pytest.mark.parametrize(
    ("outer", "inner", "covers", "overlaps"),
    [
        (Span(2, 6), Span(2, 6), True, True),
        (Span(2, 6), Span(3, 5), True, True),
        (Span(2, 6), Span(5, 7), False, True),
        (Span(2, 6), Span(6, 7), False, False),
        (Span(2, 6), Span(0, 2), False, False),
    ],
)
def test_spans_are_half_open(outer: Span, inner: Span, covers: bool, overlaps: bool) -> None:
    assert outer.covers(inner) is covers
    assert outer.overlaps(inner) is overlaps


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 2, (1, 3)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("\ufeffab\ncd", 1, (1, 1)),
        ("\ufeffab\ncd", 0, (1, 1)),
        ("a\U0001f600b", 2, (1, 3)),
        ("", 0, (1, 1)),
    ],
)
def test_lines_and_columns(text: str, offset: int, position: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == position


def test_lines_come_without_their_ends() -> None:
    index = LineIndex("\ufeffen\r\nto\n\ntre")
    assert [index.line(number) for number in range(1, 5)] == ["en", "to", "", "tre"]


def test_utf16_columns_count_two_for_an_emoji() -> None:
    assert LineIndex("x\na\U0001f600b").utf16_column(4) == 3


@given(st.text(), st.data())
def test_a_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    line, column = index.position(offset)
    if not (offset == 0 and text.startswith("\ufeff")):
        assert index.start(line) + column - 1 == offset


def _entity_map() -> SourceMap:
    """The map of «Mat & drikke» read from «<b>Mat</b> &amp; drikke»."""
    source_map = SourceMap()
    source_map.add(0, 3, 3, 3)
    source_map.add(3, 10, 1, 1)
    source_map.add(4, 11, 1, 5)
    source_map.add(5, 16, 7, 7)
    return source_map


@pytest.mark.parametrize(
    ("span", "source"),
    [
        (Span(0, 3), Span(3, 6)),
        (Span(4, 5), Span(11, 16)),
        (Span(6, 12), Span(17, 23)),
        (Span(0, 12), Span(3, 23)),
        (Span(4, 4), Span(11, 11)),
    ],
)
def test_spans_map_to_the_source(span: Span, source: Span) -> None:
    assert _entity_map().span(span) == source


def test_a_span_across_markup_is_not_seamless() -> None:
    source_map = _entity_map()
    assert source_map.is_seamless(Span(3, 12))
    assert not source_map.is_seamless(Span(1, 5))


def test_part_of_what_maps_as_a_whole_is_not_seamless() -> None:
    source_map = SourceMap()
    source_map.add(0, 0, 4, 4)
    source_map.add(4, 4, 3, 8)
    assert source_map.is_seamless(Span(2, 7))
    assert not source_map.is_seamless(Span(2, 6))
    assert not source_map.is_seamless(Span(5, 6))


def test_a_map_leads_on_through_another() -> None:
    """«Å & ny» read from HTML «<p>&Aring; &amp; ny</p>», which a file holds with «\\/» in it."""
    inner = SourceMap()
    inner.add(0, 3, 1, 7)
    inner.add(1, 10, 1, 1)
    inner.add(2, 11, 1, 5)
    inner.add(3, 16, 3, 3)
    outer = SourceMap()
    outer.add(0, 100, 17, 17)
    outer.add(17, 117, 1, 6)
    outer.add(18, 123, 10, 10)
    both = inner.through(outer)
    assert both.span(Span(0, 1)) == Span(103, 110)
    assert both.span(Span(2, 3)) == Span(111, 116)
    assert both.span(Span(3, 5)) == Span(116, 123)
    assert both.span(Span(5, 6)) == Span(123, 124)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), min_size=1), st.data())
def test_one_to_one_runs_map_every_character_to_itself(
    pieces: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Text taken from a source with gaps in it finds each character again."""
    source_map, at = SourceMap(), 0
    places: list[int] = []
    for length, gap in pieces:
        source_map.add(len(places), at, length, length)
        places += range(at, at + length)
        at += length + gap
    offset = data.draw(st.integers(0, len(places) - 1))
    assert source_map.span(Span(offset, offset + 1)) == Span(places[offset], places[offset] + 1)
