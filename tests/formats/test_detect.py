"""Formats told by suffix or content; files of other kinds passed over in folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import docx, paragraph
from newslint.errors import ReadError
from newslint.files import find
from newslint.formats import read_file
from newslint.formats.detect import FORMATS, SUFFIXES, detect

if TYPE_CHECKING:
    from pathlib import Path

MAIL = b"Received: by a\n  with b\nFrom: Tora <t@avis.example>\nSubject: Kai\n\nTekst.\n"

CONTENT = [
    (b"Ny kai\n\nKaia er ferdig.\n", "plain"),
    (b"", "plain"),
    (b"< 5 prosent vil ha kai.\n", "plain"),
    (b"- Ja, sier hun.\n", "plain"),
    (b"---\nTekst etter en strek.\n", "plain"),
    (b"VESTVIK: Kaia er ferdig.\n\nTekst.\n", "plain"),
    (b"{Merknad til desken}\n\nTekst.\n", "plain"),
    (b'{"name": "pakke", "version": "1.0"}', "plain"),
    (b'{"uri": "a", "body_text": "Hei."}', "ninjs"),
    (b'\xef\xbb\xbf\n {"data": {"item": {"headline": "Kai"}}}', "ninjs"),
    (b"---\ntitle: Kai\n---\n\nTekst.\n", "markdown"),
    (b'+++\r\ntitle = "Kai"\r\n+++\r\nTekst.\r\n', "markdown"),
    (b"<!DOCTYPE html>\n<title>Kai</title>", "html"),
    (b"<!-- kai -->\n<article><p>Kai</p></article>", "html"),
    (b"<p>Kaia er ferdig.</p>", "html"),
    (b'<?xml version="1.0"?>\n<nitf><body/></nitf>', "xml"),
    (b"<rss version='2.0'><channel/></rss>", "xml"),
    (b"<config><kai/></config>", "plain"),
    ("<nitf><body/></nitf>".encode("utf-16"), "xml"),
    (b"\x16\x16\x01V1\r\n\x02^kai<\r\n\tTekst.\x03", "iptc7901"),
    (MAIL, "eml"),
    (b"From t@avis.example Tue May 14\n" + MAIL, "eml"),
    (b"From: Tora\nTil: Ola\n\nTekst.\n", "plain"),
    (docx(paragraph("Hei.")), "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "docx"),
]


@pytest.mark.parametrize(("data", "name"), CONTENT)
def test_content_tells_the_format_where_the_suffix_does_not(data: bytes, name: str) -> None:
    for path in ("", "a.txt", "a.TEXT", "a.tst"):
        assert detect(data, path) == name


@pytest.mark.parametrize(("suffix", "name"), SUFFIXES.items())
def test_a_clear_suffix_tells_the_format_whatever_is_in_the_file(suffix: str, name: str) -> None:
    assert detect(b"Kai", f"a{suffix.upper()}") == name


@given(st.binary(), st.sampled_from(["", "a.txt", "a.json", "a"]))
def test_any_bytes_have_a_format(data: bytes, path: str) -> None:
    assert detect(data, path) in FORMATS


FOLDER = {
    "a.json": b'{"headline": "Kai"}',
    "b.xml": b"<nitf><body/></nitf>",
    "c.json": b'{"headline": "Kai",',
    "package.json": b'{"name": "pakke", "description": "Kai"}',
    "pom.xml": b"<project/>",
    "schema.json": b'{"properties": {"headline": {"type": "string"}}}',
    "list.json": b"[1, 2]",
    "empty.xml": b"",
}


def test_in_a_folder_only_files_that_hold_copy_are_found(tmp_path: Path) -> None:
    for name, data in FOLDER.items():
        (tmp_path / name).write_bytes(data)
    found = find([str(tmp_path)], lambda path: False)
    names = [str(path).rpartition("/")[2] for path in found]
    # Of broken JSON that looks like news the user is told.
    assert names == ["a.json", "b.xml", "c.json"]


@pytest.mark.parametrize("name", ["package.json", "pom.xml", "empty.xml"])
def test_a_file_of_another_kind_that_is_named_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FOLDER[name])
    assert list(find([str(path)], lambda path: False)) == [str(path)]
    with pytest.raises(ReadError, match=r"this (JSON|XML)") as caught:
        read_file(str(path))
    assert caught.value.path == str(path)
