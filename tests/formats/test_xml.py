"""XML of news copy, told by its root; whatever is given, nothing but a refusal goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.formats import read
from newslint.formats.xml import format_of, root
from newslint.positions import Span

SAME = Path(__file__).parent / "same"
SOURCES = [path.read_bytes() for path in sorted(SAME.glob("*.xml"))]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("<nitf>", "nitf"),
        ("\ufeff\n<?xml version='1.0'?><!-- a > b --><nitf/>", "nitf"),
        (
            '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "nitf.dtd">\n<nitf version="3">',
            "nitf",
        ),
        ('<!DOCTYPE nitf [<!ELEMENT a (b)> <!ATTLIST a b CDATA "]>">]><nitf\n>', "nitf"),
        ("<rdf:RDF xmlns='x'>", "rdf:RDF"),
        ("<nitf", ""),
        ("text <nitf>", ""),
        ("{}", ""),
        ("", ""),
    ],
)
def test_the_root_is_told_by_the_beginning(source: str, name: str) -> None:
    assert root(source) == name


def test_formats_are_told_by_the_root() -> None:
    assert format_of("<n:newsItem xmlns:n='x'>") == "newsml_g2"
    assert format_of("<feed/>") == "rss"
    assert format_of("<schema/>") == ""


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<xs:schema xmlns:xs='x'/>", 'is "xs:schema", which is no format of news copy'),
        ("<!DOCTYPE a [<!-- it's --> ]><a/>", 'is "a"'),
        ("no XML at all", "broken"),
        ("<nitf><body><p>Ja.</body></nitf>", "not closed"),
    ],
)
def test_other_xml_is_refused_with_one_clear_message(source: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(source, format="xml")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_does_nothing_but_a_refusal(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(SOURCES))
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 40)))
    new = data.draw(
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from(
                [b"<p>", b"</p>", b"&", b"&#0;", b"&amp;", b"<![CDATA[", b"]]>", b"\r"]
            ),
            st.just(source[start:end] * 2),
        )
    )
    try:
        article = read(source[:start] + new + source[end:], format="xml").article
    except ReadError:
        return
    for block in article.blocks:
        place = article.source_map.span(block.span)
        assert 0 <= place.start < place.end <= len(article.source)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab <>&/;#!=-[]\"'\n\r\u2028é", max_size=60))
def test_any_text_in_a_body_is_read_in_place(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
    source = f"<nitf><body><p>før {escaped} etter</p></body></nitf>"
    article = read(source, format="xml").article
    found = "".join(article.slice(block.span) for block in article.blocks)
    assert "".join(found.split()) == "".join(f"før {words} etter".split())
    for at, character in enumerate(article.text):
        if character.isalpha():
            start, end = article.source_map.span(Span(at, at + 1))
            assert source[start:end] == character


def test_items_within_items_take_no_more_than_their_length() -> None:
    item = "<newsItem><contentMeta><headline>x</headline></contentMeta>"
    source = item * 400 + "y " * 100_000 + "</newsItem>" * 400
    assert len(read(source, format="xml").article.text) < len(source)
