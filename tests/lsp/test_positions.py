"""Offsets and positions, in each of the units that editors count in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from newslint.lsp.positions import Positions
from newslint.positions import Span

TEXT = "\ufeffå😀e\u0301x\r\n\r\nb\u2028c\rd"


@pytest.mark.parametrize(
    ("offset", "utf8", "utf16", "utf32"),
    [
        (0, (0, 0), (0, 0), (0, 0)),
        (1, (0, 3), (0, 1), (0, 1)),  # the byte order mark is a character to an editor
        (2, (0, 5), (0, 2), (0, 2)),
        (3, (0, 9), (0, 4), (0, 3)),
        (4, (0, 10), (0, 5), (0, 4)),
        (5, (0, 12), (0, 6), (0, 5)),  # a combining accent
        (6, (0, 13), (0, 7), (0, 6)),
        (8, (1, 0), (1, 0), (1, 0)),
        (10, (2, 0), (2, 0), (2, 0)),
        (12, (2, 4), (2, 2), (2, 2)),  # a line separator ends no line
        (14, (3, 0), (3, 0), (3, 0)),
        (15, (3, 1), (3, 1), (3, 1)),
    ],
)
def test_position_counts_the_units_of_the_encoding(
    offset: int, utf8: tuple[int, int], utf16: tuple[int, int], utf32: tuple[int, int]
) -> None:
    for encoding, place in (("utf-8", utf8), ("utf-16", utf16), ("utf-32", utf32)):
        places = Positions(TEXT, encoding)
        assert places.position(offset) == Position(*place)
        assert places.offset(Position(*place)) == offset


@pytest.mark.parametrize(
    ("line", "character", "offset"), [(0, 99, 6), (1, 5, 8), (3, 99, 15), (4, 0, 15), (99, 7, 15)]
)
def test_position_past_an_end_is_that_end(line: int, character: int, offset: int) -> None:
    assert Positions(TEXT).offset(Position(line, character)) == offset


def test_position_within_a_pair_is_the_end_of_the_pair() -> None:
    assert Positions("😀x").offset(Position(0, 1)) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@given(st.text(alphabet="aå\u0301€😀\r\n\ufeff\u2028", max_size=30), st.data())
def test_every_offset_comes_back(encoding: str, text: str, data: st.DataObject) -> None:
    places = Positions(text, encoding)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for offset in (start, end):
        if text[offset - 1 : offset + 1] != "\r\n":
            assert places.offset(places.position(offset)) == offset
            line = text[: offset].replace("\r\n", "\n").replace("\r", "\n").rpartition("\n")[2]
            codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
            size = int(encoding[4:]) // 8
            assert places.position(offset).character == len(line.encode(codec)) // size
    place = places.range(Span(start, end))
    assert place == Range(places.position(start), places.position(end))


def test_long_line_of_many_findings_is_fast() -> None:
    places = Positions("😀 feil " * 100_000)
    assert places.position(700_000 - 2) == Position(0, 800_000 - 2)
    for offset in range(0, 700_000, 100):
        places.position(offset)
