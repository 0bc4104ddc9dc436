"""XML as elements and one text, every character in its place; what is refused."""

from __future__ import annotations

import pytest

from newslint.errors import ReadError
from newslint.formats.xml_tree import LINE_BREAK, parse
from newslint.positions import Span


def _places(source: str) -> list[tuple[str, str]]:
    """Return each character of the text with what stands for it in the source."""
    document = parse(source)
    spans = [document.source_map.span(Span(at, at + 1)) for at in range(len(document.text))]
    return [
        (character, source[span.start : span.end])
        for character, span in zip(document.text, spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("inside", "places"),
    [
        ("æ𝄞b", ["æ", "𝄞", "b"]),
        ("&amp;&#229;&#xE5;", ["&amp;", "&#229;", "&#xE5;"]),
        ("<![CDATA[a<&amp;]]>b", ["a", "<", "&", "a", "m", "p", ";", "b"]),
        ("a\r\nb\rc\nd", ["a", "\r\n", "b", "\r", "c", "\n", "d"]),
        ("<![CDATA[a\r\nb]]>", ["a", "\r\n", "b"]),
        ("å<b æ='ø'>c</b><!-- å -->d<?x å?>e", ["å", "c", "d", "e"]),
        ("a<br class='å'/>b", ["a", "<br class='å'/>", "b"]),
    ],
)
def test_each_character_finds_its_source(inside: str, places: list[str]) -> None:
    for before in ("", "\ufeff", "\n \n", "<?xml version='1.0' encoding='latin1'?>\n<!-- å -->"):
        found = _places(f"{before}<a>{inside}</a>")
        assert [source for _, source in found] == places


def test_entities_of_a_dtd_that_is_not_read_are_what_html_calls_so() -> None:
    source = '<!DOCTYPE a SYSTEM "a.dtd"><a>x&nbsp;y&strange;</a>'
    assert _places(source)[:3] == [("x", "x"), ("\u00a0", "&nbsp;"), ("y", "y")]
    assert parse(source).text == "x\u00a0y&strange;"


def test_elements_know_their_place() -> None:
    document = parse('<n:a xmlns:n="urn:x"><b n:c="1" d="2">e<f/></b>g<br/></n:a>')
    a, b, f, br = document.elements
    assert (a.name, a.namespace, b.namespace) == ("a", "urn:x", "")
    assert (b.get("c"), b.get("d"), b.get("e")) == ("1", "2", "")
    assert [document.words(element) for element in (a, b, f, None)] == ["eg", "e", "", ""]
    assert list(document.children(a)) == [b, br]
    assert list(document.inside(a, "f", "br")) == [f, br]
    assert document.first(a, "b", "f") is f
    assert document.first(a, "f") is None
    assert [document.parent_name(element) for element in document.elements] == ["", "a", "b", "a"]
    assert document.text == f"eg{LINE_BREAK}"


def test_the_outermost_of_nested_elements() -> None:
    document = parse("<a><i><i/></i><b><i/></b></a>")
    found = document.outermost(document.root, lambda element: element.name == "i")
    assert [element.at for element in found] == [1, 4]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("", 1, "empty"),
        ("<a>\n<b>\n", 3, "cut short"),
        ("<a>\n<b></a>", 2, "not closed"),
        ("\n\n<a>\nx & y</a>", 4, "&amp;"),
        ("<a>\n&nbsp;</a>", 2, "&#160;"),
        ("<a>\x01</a>", 1, "broken"),
        ("<a>\ud800</a>", 1, "broken"),
        ("<a b='1' b='2'/>", 1, "duplicate attribute"),
        ("plain text", 1, "broken"),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_line(
    source: str, line: int, words: str
) -> None:
    with pytest.raises(ReadError, match="broken") as refusal:
        parse(source)
    assert refusal.value.line == line
    assert words in refusal.value.message


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY x "y">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;',
        '<!ENTITY a "aaaa"><!ENTITY x "&a;&a;&a;&a;">',
    ],
)
def test_entities_of_its_own_are_refused(declaration: str) -> None:
    with pytest.raises(ReadError, match="defines an entity of its own") as refusal:
        parse(f"<!DOCTYPE a [\n{declaration}\n]><a>&x;</a>")
    assert refusal.value.line == 2


def test_an_external_dtd_is_not_fetched() -> None:
    assert parse('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>b</a>').text == "b"


def test_depth_is_bounded() -> None:
    assert len(parse("<a>" * 500 + "</a>" * 500).elements) == 500
    with pytest.raises(ReadError, match="500 deep"):
        parse("<a>" * 501 + "</a>" * 501)


@pytest.mark.parametrize("limit", ["_SIZE", "_ELEMENTS"])
def test_size_is_bounded(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"newslint.formats.xml_tree.{limit}", 3)
    with pytest.raises(ReadError, match="split it"):
        parse("<a><a/><a/><a/></a>")
