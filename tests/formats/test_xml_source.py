"""The bytes of XML files, decoded and written back in the encoding that they declare."""

from __future__ import annotations

import pytest

from newslint.errors import ReadError
from newslint.formats.xml_source import escape, pack, unpack


def _declared(encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<a>blåbær – «ja»</a>'


@pytest.mark.parametrize(
    "data",
    [
        b"<a>bl\xc3\xa5b\xc3\xa6r</a>",
        _declared("UTF-8").encode(),
        _declared("utf8").encode(),
        b"\xef\xbb\xbf" + _declared("utf-8").encode(),
        _declared("windows-1252").encode("cp1252"),
        _declared("ISO-8859-1").replace("–", "&#8211;").encode("latin-1"),
        _declared("ISO-8859-1").replace("–", "-").encode("ascii", "xmlcharrefreplace"),
        _declared("UTF-16").encode("utf-16"),
        _declared("no-such-code").encode(),
        _declared("rot13").encode(),
    ],
)
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    source, _ = unpack(data)
    assert pack(data, source) == data


def test_new_words_are_written_in_the_encoding_declared() -> None:
    data = b'<?xml version="1.0" encoding="iso-8859-1"?><a>&#229; b</a>'
    changed = unpack(data)[0].replace("b", "ø – č")
    assert pack(data, changed).endswith("<a>&#229; ø &#8211; &#269;</a>".encode("latin-1"))


def test_utf8_declared_as_something_else_is_utf8_and_said_to_be() -> None:
    source, notes = unpack(_declared("ISO-8859-1").encode())
    assert "blåbær" in source
    assert notes == ("declared as ISO-8859-1, but is UTF-8; correct the declaration.",)


def test_bytes_that_do_not_fit_the_declaration_are_read_as_any_text() -> None:
    data = b'<?xml version="1.0" encoding="ascii"?><a>bl\xe5</a>'
    source, notes = unpack(data)
    assert source.endswith("<a>blå</a>")
    assert "Windows-1252" in notes[0]
    assert pack(data, source) == data


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ReadError, match="not a text file"):
        unpack(b"\x00\x01\x02\x03<a/>\x00")


def test_new_words_are_escaped() -> None:
    assert escape('Rimi & <sønn> "AS"') == 'Rimi &amp; &lt;sønn&gt; "AS"'
