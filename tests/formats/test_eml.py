"""E-mail: which parts are read, how their codes map, how new words are written."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.formats import packed, read
from newslint.formats.mail_codes import base64, encoded_words, quoted_printable
from newslint.linter import Linter
from newslint.positions import Span

HEAD = "From: Tora <t@avis.example>\nDate: Tue, 14 May 2024 09:00:00 +0200\nSubject: Ny kai\n"
TEXT = "Kaia er ferdig i dag, og ordføreren er glad for det."


def blocks(mail: str | bytes) -> list[tuple[str, str]]:
    data = mail.encode() if isinstance(mail, str) else mail
    article = read(data, "a.eml").article
    assert packed(data, article.source, "eml") == data
    return [(block.kind.value, article.slice(block.span)) for block in article.blocks]


def test_a_simple_mail() -> None:
    mail = f"{HEAD}Content-Language: nb\n\n{TEXT}\n\n> {TEXT}\n\n-- \nTora\n"
    assert blocks(mail) == [("headline", "Ny kai"), ("lead", TEXT)]
    article = read(mail.encode(), "a.eml").article
    assert (article.format, article.language) == ("eml", "nb")
    assert article.published == date(2024, 5, 14)


SUBJECTS = [
    ("Re: SV: Ny kai", "Ny kai"),
    ("=?utf-8?q?Br=C3=B8d?=", "Brød"),
    ("=?utf-8?B?QnLDuGQ=?=\n =?iso-8859-1?Q?_og_sm=F8r?= her", "Brød og smør her"),
    ("Ny kai\n  i Vestvik", "Ny kai  i Vestvik"),
    ("=?x?z?a?=", "=?x?z?a?="),
]


@pytest.mark.parametrize(("written", "title"), SUBJECTS)
def test_subjects(written: str, title: str) -> None:
    mail = f"From: t@avis.example\nSubject: {written}\n\n{TEXT}\n"
    assert blocks(mail)[0] == ("headline", title)


def test_a_subject_that_the_text_begins_with_is_read_once() -> None:
    assert blocks(f"{HEAD}\nNy kai\n\n{TEXT}\n") == [("headline", "Ny kai"), ("lead", TEXT)]


def test_of_alternatives_the_richest_counts_and_attachments_do_not() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "t@avis.example", "Ny kai"
    mail.set_content(TEXT)
    mail.add_alternative(f"<p>{TEXT}</p><h2>Flere båter</h2><p>Ja.</p>", subtype="html")
    mail.add_attachment("Notat.", filename="notat.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    found = blocks(mail.as_bytes())
    assert [text for _, text in found] == ["Ny kai", TEXT, "Flere båter", "Ja."]
    assert found[2][0] == "subhead"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15"])
@pytest.mark.parametrize("coding", ["8bit", "quoted-printable", "base64"])
def test_codes_and_character_sets(charset: str, coding: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "t@avis.example", "Blåbær"
    mail.set_content(f"{TEXT}\n\n{TEXT}\n", charset=charset, cte=coding)
    assert [text for _, text in blocks(mail.as_bytes())] == ["Blåbær", TEXT, TEXT]


def test_lines_that_flow_are_joined() -> None:
    head = f"{HEAD}Content-Type: text/plain; format=flowed\n\n"
    assert blocks(f"{head}Kaia er \nferdig i dag.\n\n Neste \navsnitt.\n")[1:] == [
        ("lead", "Kaia er ferdig i dag."),
        ("paragraph", "Neste avsnitt."),
    ]


def test_japanese_is_read_whatever_its_escapes() -> None:
    head = f"{HEAD}Content-Type: text/plain; charset=iso-2022-jp\n\n".encode()
    assert blocks(head + "日本語です。".encode("iso-2022-jp"))[1][1] == "日本語です。"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_quoted_printable_maps_every_character(text: str) -> None:
    source = "".join(f"={byte:02X}" for byte in text.encode())
    part = quoted_printable(f"x={source}", 2, len(source) + 2, "utf-8")
    assert part.text == text
    for at in range(len(text)):
        start, end = part.source_map.span(Span(at, at + 1))
        assert bytes.fromhex(f"x={source}"[start:end].replace("=", "")).decode() == text[at]


def test_base64_maps_line_by_line() -> None:
    first, second = b64encode(b"abc" * 10).decode(), b64encode("øl".encode()).decode()
    source = f"{first}\n{second}\n"
    part = base64(source, 0, len(source), "utf-8")
    assert part.text == "abc" * 10 + "øl"
    assert part.source_map.span(Span(30, 32)) == Span(41, 45)


@given(st.text(), st.sampled_from([base64, quoted_printable]), st.sampled_from(["utf-8", "x"]))
def test_any_text_is_decoded_somehow(source: str, decode: type, charset: str) -> None:
    part = decode(source, 0, len(source), charset)
    spans = [part.source_map.span(Span(at, at + 1)) for at in range(len(part.text))]
    assert spans == sorted(spans)
    encoded_words(source, 0, len(source))


@pytest.mark.parametrize(
    ("charset", "coding", "written"),
    [
        ("utf-8", "8bit", "på"),
        ("iso-8859-1", "8bit", "p\xe5"),
        ("utf-8", "quoted-printable", "p=C3=A5"),
        ("iso-8859-1", "quoted-printable", "p=E5"),
    ],
)
def test_new_words_are_written_in_the_code_of_the_text(
    charset: str, coding: str, written: str
) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "t@avis.example", "Kai"
    mail.set_content(f"{TEXT}\n", charset=charset, cte=coding)
    data = mail.as_bytes()
    article = read(data, "a.eml").article
    assert article.escape("på") == written
    span = article.source_map.span(Span(article.text.index("er"), article.text.index("er") + 2))
    source = article.source[: span.start] + article.escape("på") + article.source[span.end :]
    assert read(packed(data, source, "eml"), "a.eml").article.text == article.text.replace(
        "er", "på", 1
    )


def test_a_fault_is_mended_across_no_other_byte() -> None:
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
    data = f"{head}quoted-printable\n\nDet er bra, i f=C3=B8lge ordf=C3=B8reren.\n".encode()
    article = read(data, "a.eml").article
    article.language = "nb"
    (finding,) = (f for f in Linter().lint(article).findings if f.rule == "language/ifolge")
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    source = article.source[: edit.span.start] + edit.text + article.source[edit.span.end :]
    assert packed(data, source, "eml") == data.replace(b"i f=C3=B8lge", b"if=C3=B8lge")


REFUSED = [
    ("Ny kai\n\nTekst.", "does not begin with header lines"),
    (f"{HEAD}Content-Type: image/png\n\nabc", "only attachments"),
    ("From: a\nContent-Type: multipart/mixed; boundary=a\n\n" + "--a\n" * 2000, "only attachments"),
]


@pytest.mark.parametrize(("mail", "reason"), REFUSED, ids=["no header", "picture", "empty"])
def test_what_has_no_text_is_refused(mail: str, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read(mail.encode(), "a.eml")


@given(st.lists(st.sampled_from(
    ["From: a", "Subject: =?utf-8?q?=C3", "Content-Type: multipart/mixed; boundary=b", "--b",
     "--b--", "", "Content-Type: text/html", "Content-Transfer-Encoding: base64", "<p>å=E5",
     "Content-Type: text/plain; charset=utf-16; format=flowed", "w7jD", " ", "Date: x", "=\xff"]
)))  # fmt: skip
def test_mails_of_any_lines_are_read_or_refused(lines: list[str]) -> None:
    with suppress(ReadError):
        read("\n".join(lines).encode("latin-1"), "a.eml")
