"""Spellings near one another, and how they differ."""

import pytest

from newslint.language.variants import (
    differs_by_ending,
    differs_by_norm,
    near_pairs,
    one_slip,
    skeleton,
    sound_alike,
)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("tuvstad", "tuvtsad", True),  # swapped
        ("tuvstad", "tuvsta", True),  # dropped
        ("tuvstad", "tuvstaad", True),  # doubled
        ("tuvstad", "tuvstod", True),  # changed
        ("tuvstad", "tuvstad", False),
        ("tuvstad", "tuvsdat", False),  # swapped over another letter
        ("tuvstad", "tuvst", False),
        ("ab", "ba", True),
        ("", "a", True),
    ],
)
def test_one_slip(one: str, other: str, near: bool) -> None:
    assert one_slip(one, other) is near
    assert one_slip(other, one) is near


def test_near_pairs_are_all_pairs_one_slip_apart_past_the_first_letter() -> None:
    words = ["hagestad", "hagested", "hagsetad", "hagesta", "brekke", "brekka", "fagestad"]
    expected = {
        (one, other)
        for one in words
        for other in words
        if one < other and one[0] == other[0] and one_slip(one, other)
    }
    assert set(near_pairs(words)) == expected


def test_a_series_of_names_is_no_crowd_of_slips() -> None:
    assert list(near_pairs(f"alfa{letter}" for letter in "bcdefghijklm")) == []


def test_skeleton_takes_the_marks_off() -> None:
    assert skeleton("Kovář") == "kovar"
    assert skeleton("Øvregård") == "ovregard"
    assert skeleton("Œuvre-Straße") == "oeuvre-strasse"


@pytest.mark.parametrize(
    ("language", "one", "other", "same_word"),
    [
        ("en", "democrats", "democratic", True),
        ("en", "texas", "texans", True),
        ("nb", "vestmarka", "vestmarken", True),
        ("nn", "torsdagsdansen", "torsdagsdansar", True),
        ("nb", "brekkehus", "brekehus", False),
        ("en", "castrovilla", "castorvilla", False),
        ("en", "grappely", "grappelly", False),
    ],
)
def test_inflections(language: str, one: str, other: str, same_word: bool) -> None:
    assert differs_by_ending(one, other, language) is same_word
    assert differs_by_ending(other, one, language) is same_word


def test_norms_of_norwegian() -> None:
    assert differs_by_norm("arbeidarpartiet", "arbeiderpartiet", "nn")
    assert differs_by_norm("eittpartistaten", "ettpartistaten", "nn")
    assert not differs_by_norm("arbeidarpartiet", "arbeiderpartiet", "en")
    assert not differs_by_norm("tuvstad", "tuvtsad", "nb")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("cristian", "christian", True),
        ("sofie", "sophie", True),
        ("hansen", "hanssen", True),
        ("kari", "karin", False),
        ("jan", "jon", False),
    ],
)
def test_sound_alike(one: str, other: str, alike: bool) -> None:
    assert sound_alike(one, other) is alike
