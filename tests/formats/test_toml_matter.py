"""TOML front matter: its strings and dates, each where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from newslint.errors import ReadError
from newslint.formats import read
from newslint.formats.toml_matter import values

MATTER = '''\
# title = "en kommentar"
title = "Ny kai i \\"Vestvik\\""  # "sitat"
"date" = 2024-05-14T09:00:00Z
authors = [ "Tora Lindvik", # x = "y"
  'Ola Vik' ]
draft = false
weight = 3
description = """
Bygges
nå."""
raw = \'\'\'C:\\kai\'\'\'
inline = { caption = "Kaia" }

[params]
caption = "ikke med"
'''


def test_strings_and_dates_above_the_first_table_are_found_in_place() -> None:
    found = [(value.key, value.text) for value in values(MATTER, 2)]
    assert found == [
        ("title", 'Ny kai i "Vestvik"'),
        ("date", "2024-05-14T09:00:00Z"),
        ("authors", "Tora Lindvik"),
        ("authors", "Ola Vik"),
        ("description", "Bygges\nnå."),
        ("raw", "C:\\kai"),
        ("inline", "Kaia"),
    ]
    written = [MATTER[value.start : value.end] for value in values(MATTER, 2)]
    assert written[0] == 'Ny kai i \\"Vestvik\\"'
    assert written[3] == "Ola Vik"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_article_with_toml_front_matter(end: str) -> None:
    source = (
        '+++\ntitle = "Ny kai"\ndate = 2024-05-14\nlang = "nb"\n'
        "authors = ['Tora Lindvik']\n+++\nKaia er ferdig.\n"
    ).replace("\n", end)
    article = read(source.encode(), "a.md").article
    found = [(block.kind.value, article.slice(block.span)) for block in article.blocks]
    assert found == [
        ("headline", "Ny kai"),
        ("byline", "Tora Lindvik"),
        ("lead", "Kaia er ferdig."),
    ]
    assert (article.language, article.published) == ("nb", date(2024, 5, 14))
    for block in article.blocks:
        start, end_ = article.source_map.span(block.span)
        assert source[start:end_] == article.slice(block.span)


@pytest.mark.parametrize(
    ("matter", "line"),
    [('title = "Ny\n', 2), ("a = 1\ntitle = Ny kai\n", 3), ("a = 1\na = 2\n", 3)],
)
def test_broken_toml_is_refused_with_its_line(matter: str, line: int) -> None:
    with pytest.raises(ReadError, match="not valid TOML") as caught:
        read(f"+++\n{matter}+++\nTekst.\n".encode(), "a.md")
    assert caught.value.line == line


def test_a_fence_without_an_end_is_text() -> None:
    assert "title" in read(b"+++\ntitle = 1\n\nTekst.", "a.md").article.text
