"""The plain-text reader: what is one paragraph, whatever the line ends and widths."""

from __future__ import annotations

import pytest

from newslint.formats.plain import paragraphs, read

WRAPPED = """\
Kommunestyret vedtok tirsdag kveld å bygge en ny skole på Haugen,
og arbeidet starter over nyttår. Den gamle skolen skal rives når
den nye står ferdig, men først må alle elevene flytte til brakker
i Vika. Ordføreren tror at foreldrene kommer til å like det nye
bygget.

Rektor er ikke like sikker på at alt blir klart til tiden, og ber
om en plan for de neste to årene.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\t\n", []),
        ("one\n\ntwo\n", ["one", "two"]),
        ("one\r\n\r\n  two \r\n", ["one", "two"]),
        ("one\r\rtwo", ["one", "two"]),
        ("one\n \t \ntwo", ["one", "two"]),
        (
            "Tittel\nEt avsnitt på én linje.\nEt til.",
            ["Tittel", "Et avsnitt på én linje.", "Et til."],
        ),
        ("one\u2028two", ["one", "two"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    found = list(paragraphs(text))
    assert [line.text for line in found] == expected
    assert all(text[line.span.start : line.span.end] == line.text for line in found)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_one_paragraph(end: str) -> None:
    found = list(paragraphs(WRAPPED.replace("\n", end)))
    assert [len(line.text.splitlines()) for line in found] == [5, 2]


def test_every_block_reads_back_from_the_source() -> None:
    source = "\ufeffTittel pa\u030a saken\r\n\r\nEt ord\u00addelt avsnitt som er langt nok.\r\n"
    article = read(source)
    places = [article.source_map.span(block.span) for block in article.blocks]
    assert [source[place.start : place.end] for place in places] == [
        "Tittel pa\u030a saken",
        "Et ord\u00addelt avsnitt som er langt nok.",
    ]


def test_one_huge_line_is_one_block() -> None:
    article = read("ord " * 500_000)
    assert len(article.blocks) == 1
