"""Web furniture told from copy."""

from __future__ import annotations

import pytest

from newslint.formats.furniture import line_key, survey, weight
from newslint.language.data import language_data

COPY = [
    "The council voted on Tuesday night to build a new primary school on the hill this year.",
    "Residents had waited for the decision since the spring, and most were pleased with it.",
    "The old school will be pulled down when the new one opens, the council leader said.",
]
MENU = ["Skip to content", "Home", "News", "Harbour view", "Sport", "Log in", "Weather"]
FOOT = ["Most read", "Bridge closed after the storm in the north", "Privacy policy", "© 2024 News"]


def test_phrase_lists_hold_lines_as_they_are_looked_up() -> None:
    for language in ("nb", "nn", "en", "sv", "da"):
        data = language_data(f"furniture/{language}")
        for line in (*data["lines"], *data["sections"]):
            assert line_key(line) == line
        for start in data["starts"]:
            assert start == " ".join(start.casefold().split())
        assert not set(data["lines"]) & set(data["sections"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hopp til innhold", 2),
        ("» SISTE NYTT «", 2),
        ("Les også: Slik blir skolen", 2),
        ("Publisert 12.03.2017 10:30", 2),
        ("View 3 images", 2),
        ("Sport", 1),
        ("Les også det som står med liten skrift, sa hun til avisen.", 1),
        ("Siste nytt om saken", 0),
        ("Copyright law is changing", 0),
        ("Ferien er over", 0),
    ],
)
def test_weight(line: str, expected: int) -> None:
    assert weight(line) == expected


def test_a_page_is_its_copy_and_its_furniture() -> None:
    title = "Town council votes for a new school"
    page = survey([*MENU, title, *COPY, *FOOT])
    copy = [index for index, sure in enumerate(page.chrome) if not sure]
    assert copy == list(range(len(MENU), len(MENU) + 1 + len(COPY)))
    assert page.title == len(MENU)


def test_copy_without_a_known_line_has_no_furniture() -> None:
    lines = ["Results", *COPY, "Hill FC 2", "Vale United 1", "Moor Town 0", "Bay City 0"]
    assert not any(survey(lines).chrome)


def test_a_known_line_alone_takes_nothing_with_it() -> None:
    lines = ["School wins prize", *COPY[:2], "Advertisement", "A short line", COPY[2]]
    assert [index for index, sure in enumerate(survey(lines).chrome) if sure] == [3]


def test_the_headline_is_spared_where_it_is_repeated() -> None:
    title = "Town council votes for a new school"
    page = survey([*MENU, title, *COPY, "Share this story", title, *FOOT])
    assert page.chrome[len(MENU) + len(COPY) + 2] == 0.0


def test_a_headline_that_shares_no_word_with_short_copy_is_spared() -> None:
    lines = [*MENU, "Hill news", "12 May", *COPY[:2], *FOOT]
    page = survey(lines)
    assert page.title is None
    assert [line for line, sure in zip(lines, page.chrome, strict=True) if not sure][-4:] == [
        "Hill news", "12 May", *COPY[:2]
    ]  # fmt: skip
