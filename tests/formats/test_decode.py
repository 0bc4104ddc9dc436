"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest

from newslint.formats.decode import decode, encode

COPY = "Blåbær på tirsdag\r\n– Ja."


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("windows-1252", b""),
    ],
)
def test_text_goes_back_in_the_encoding_it_came_in(codec: str, mark: bytes) -> None:
    data = mark + COPY.encode(codec)
    text, _ = decode(data)
    assert text.removeprefix("\ufeff") == COPY
    assert encode(data, text) == data
    assert encode(data, text.replace("Ja", "Nei")) == mark + COPY.replace("Ja", "Nei").encode(codec)


def test_an_encoding_that_lacks_a_letter_says_so() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode("Blåbær".encode("windows-1252"), "Čapek")
