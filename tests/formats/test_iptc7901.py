"""Copy of wires, ANPA 1312 and IPTC 7901: what stands above the story, the signs of the wire."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.formats import packed, read
from newslint.positions import Span

STORY = "VESTVIK (VA) -- Kommunestyret har sagt ja til en ny kai, og arbeidet begynner mandag."
ANPA = (
    "\x16\x16\x01V1234\x1fnorge\nn u\x13\x11 BC-NO--Kai   05-14 0150\n"
    "\x02^BC-NO--Kai, 1st Ld,150<\n^Ny kai i Vestvik<\n^VA Photo VES101, VES102<\n"
    "^Eds: With VA Photos.<\n^Bygges nå<\n^By TORA LINDVIK=\n^Vestvik Avis=\n"
    f"\t   {STORY}\n \n\t   ``Ja,'' sa hun _ og smilte. Det var 10--12 der.\n"
    "\x03VA-WF-05-14-24 0700GMT<\n\x0c\n\x04"
)
IPTC = (
    "\x01vav0001 4 i 80 vav 0045\r\n\r\nNorge/kai/\r\n\x02REFILE\r\n1ST LEAD\r\n"
    "Ny kai i Vestvik =\r\nBy Tora Lindvik =\r\n\r\n"
    "Vestvik (va) - Kommunestyret her har sagt ja til en ny\r\nkai for alle båtene.\r\n\r\n"
    "Arbeidet begynner på mandag, og kaia skal være ferdig om ett\r\når eller så.\r\n\r\n"
    "# Notebook\r\n\r\n## Note to editors\r\n- adds a word\r\n\x03140700 GMT May 24\r\n\x04\r\n"
)


def blocks(data: bytes, path: str = "a.tst") -> list[tuple[str, str]]:
    article = read(data, path).article
    return [
        (block.kind.value, " ".join(article.slice(block.span).split())) for block in article.blocks
    ]


def test_a_message_of_anpa() -> None:
    assert blocks(ANPA.encode()) == [
        ("headline", "Ny kai i Vestvik"),
        ("deck", "Bygges nå"),
        ("byline", "By TORA LINDVIK"),
        ("byline", "Vestvik Avis"),
        ("lead", STORY.replace("--", "–")),
        ("paragraph", "“Ja,” sa hun – og smilte. Det var 10--12 der."),
    ]
    article = read(ANPA.encode(), "a.tst").article
    assert article.published == date(2024, 5, 14)
    assert article.meta["slug"] == "BC-NO--Kai, 1st Ld"


def test_a_message_of_iptc_7901() -> None:
    assert blocks(IPTC.encode("cp1252")) == [
        ("headline", "Ny kai i Vestvik"),
        ("byline", "By Tora Lindvik"),
        ("lead", "Vestvik (va) - Kommunestyret her har sagt ja til en ny kai for alle båtene."),
        ("paragraph", "Arbeidet begynner på mandag, og kaia skal være ferdig om ett år eller så."),
    ]
    article = read(IPTC.encode("cp1252"), "a.tst").article
    assert article.published == date(2024, 5, 14)
    assert article.meta["slug"] == "Norge/kai"


def test_several_messages_in_a_file() -> None:
    texts = [text for _, text in blocks((ANPA + ANPA.replace("Ny kai", "Gammel kai")).encode())]
    assert texts.count("By TORA LINDVIK") == 2
    assert "Gammel kai i Vestvik" in texts


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "latin-1"])
def test_a_file_is_packed_as_it_was(encoding: str) -> None:
    data = ANPA.encode(encoding) + (b"\x81" if encoding == "latin-1" else b"")
    article = read(data, "a.tst").article
    assert packed(data, article.source, article.format) == data


def test_signs_lead_back_to_what_the_wire_has() -> None:
    article = read(ANPA.encode(), "a.tst").article
    for sign, written in (("“", "``"), ("”", "''"), ("–", "--")):
        at = article.text.index(sign)
        start, end = article.source_map.span(Span(at, at + 1))
        assert article.source[start:end] == written
    assert article.escape("“Ja” – nå") == "``Ja'' -- nå"


@pytest.mark.parametrize("data", [b"Kai", b"\x01Kai", b"\x01a\x02 \x03", b"\x02\x03\x02\x03"])
def test_what_has_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="no message of a wire"):
        read(data, "a.anpa")


@given(st.text(st.sampled_from("\x01\x02\x03\x04^<=-`'_\n\r\t /aB1,")))
def test_any_signs_are_read_or_refused(text: str) -> None:
    with suppress(ReadError):
        read(text.encode(), "a.anpa")
