"""Edits applied to a source."""

from newslint.findings import Edit, Fix
from newslint.fixes import apply
from newslint.positions import Span


def _fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("safe", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_edits_are_made_in_order_of_the_text() -> None:
    assert apply("en to tre", [_fix((6, 9, "fire")), _fix((0, 2, "ein"))]) == "ein to fire"


def test_a_fix_that_overlaps_an_earlier_one_is_left_whole() -> None:
    assert apply("en to tre", [_fix((0, 5, "x")), _fix((3, 5, "y"), (6, 9, "z"))]) == "x tre"


def test_two_insertions_at_one_place_are_both_made() -> None:
    assert apply("ab", [_fix((1, 1, "x")), _fix((1, 1, "y"))]) == "axyb"
