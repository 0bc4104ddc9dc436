"""ninjs: which fields are copy, which form of a text is read, how words are written back."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.formats import packed, read
from newslint.linter import Linter


def blocks(item: Any) -> list[tuple[str, str]]:
    """Return kind and text of each block of a value written as JSON."""
    article = read(json.dumps(item).encode(), "a.json").article
    for block in article.blocks:
        start, end = article.source_map.span(block.span)
        assert start < end
    return [(block.kind.value, article.slice(block.span)) for block in article.blocks]


def test_an_item_of_version_1() -> None:
    item = {
        "uri": "https://avis.example/1",
        "type": "text",
        "language": "nn-NO",
        "versioncreated": "2024-05-14T09:00:00+02:00",
        "slugline": "kai",
        "subject": [{"code": "1", "name": "Samferdsel"}],
        "headline": "Ny kai",
        "byline": "Av Tora Lindvik",
        "description_text": "Bygginga er i gang.",
        "body_text": "Kaia står ferdig i dag.\n\nOrdføraren er glad for det.",
        "associations": {
            "bilete": {"type": "picture", "description_text": "Kaia.", "byline": "Ola Vik"},
            "sak": {"type": "text", "headline": "Ei anna sak", "body_text": "Noko anna."},
        },
    }
    assert blocks(item) == [
        ("headline", "Ny kai"),
        ("deck", "Bygginga er i gang."),
        ("byline", "Av Tora Lindvik"),
        ("lead", "Kaia står ferdig i dag."),
        ("paragraph", "Ordføraren er glad for det."),
        ("caption", "Kaia."),
        ("credit", "Ola Vik"),
    ]
    article = read(json.dumps(item).encode(), "a.json").article
    assert (article.format, article.language) == ("ninjs", "nn")
    assert article.published == date(2024, 5, 14)
    assert article.meta["slug"] == "kai"
    assert article.meta["section"] == "Samferdsel"


def test_an_item_of_version_3() -> None:
    item = {
        "uri": "a",
        "versionCreated": "2024-05-14",
        "headlines": [{"role": "main", "value": "Ny kai"}, {"role": "web", "value": "Få ny kai"}],
        "by": "Tora Lindvik",
        "bodies": [
            {"contentType": "text/plain", "value": "Kaia står ferdig."},
            {"contentType": "text/html", "value": "<p>Kaia <b>står</b> ferdig.</p><h2>Alt</h2>"},
            {"contentType": "application/nitf+xml", "value": "<nitf><p>Kaia.</p></nitf>"},
        ],
        "associations": [{"type": "picture", "descriptions": [{"value": "Kaia i dag."}]}],
    }
    assert blocks(item) == [
        ("headline", "Ny kai"),
        ("headline", "Få ny kai"),
        ("byline", "Tora Lindvik"),
        ("lead", "Kaia står ferdig."),
        ("subhead", "Alt"),
        ("caption", "Kaia i dag."),
    ]


ONCE = [
    ({"headline": "Ny kai", "headline_main": "Ny kai"}, ["Ny kai"]),
    ({"body_text": "Kaia er ferdig.", "body_html": "<p>Kaia er ferdig.</p>"}, ["Kaia er ferdig."]),
    ({"headline": "Ny kai", "body_html": "<h1>Ny kai</h1><p>Her.</p>"}, ["Ny kai", "Her."]),
    ({"description_text": "Kaia er", "body_text": "Kaia er ferdig."}, ["Kaia er ferdig."]),
    ({"description_text": "R&D", "description_html": "<p>R&amp;D</p>"}, ["R&D"]),
    (
        {
            "body_html": "<p>Tekst.</p><figure><figcaption>Kaia.</figcaption></figure>",
            "associations": {"a": {"type": "picture", "description_text": "Kaia.", "byline": "A"}},
        },
        ["Tekst.", "Kaia."],
    ),
]


@pytest.mark.parametrize(("item", "expected"), ONCE)
def test_what_is_there_in_several_forms_is_read_once(
    item: dict[str, Any], expected: list[str]
) -> None:
    assert [text for _, text in blocks(item)] == expected


def test_items_are_found_in_what_an_agency_wraps_them_in() -> None:
    feed = {"data": {"items": [{"item": {"headline": "En"}}, {"item": {"headline": "To"}}]}}
    assert [text for _, text in blocks(feed)] == ["En", "To"]


@pytest.mark.parametrize("value", [{"name": "x", "version": "1"}, [], "x", {"headline": {"a": 1}}])
def test_other_json_is_refused(value: Any) -> None:
    with pytest.raises(ReadError, match="no fields of ninjs"):
        read(json.dumps(value).encode(), "package.json")


def test_an_item_without_copy_is_refused() -> None:
    with pytest.raises(ReadError, match="holds no copy") as caught:
        read(b'{"uri": "a", "type": "event"}', "event.json")
    assert caught.value.path == "event.json"


def test_a_fault_is_found_and_mended_in_html_in_json() -> None:
    data = rb'{"body_html": "<p>Ordf\u00f8reren sier \"ja\", i f\u00f8lge avisa.<\/p>"}'
    article = read(data, "a.json").article
    article.language = "nb"
    (finding,) = (f for f in Linter().lint(article).findings if f.rule == "language/ifolge")
    assert finding.text == r"i f\u00f8lge"
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    source = article.source[: edit.span.start] + edit.text + article.source[edit.span.end :]
    mended = packed(data, source, article.format)
    assert mended == data.replace(rb"i f\u00f8lge", "ifølge".encode())


def test_new_words_are_escaped_for_what_they_stand_in() -> None:
    plain = read(b'{"body_text": "a"}', "a.json").article
    coded = read(b'{"body_html": "<p>a</p>"}', "a.json").article
    assert plain.escape('R&D "x"') == r'R&D \"x\"'
    assert coded.escape('R&D "x"') == r'R&amp;D \"x\"'


@given(st.dictionaries(
    st.sampled_from(["headline", "body_html", "bodies", "associations", "byline", "type", "uri"]),
    st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner)
                 | st.dictionaries(st.sampled_from(["value", "type", "by", "byline"]), inner)),
))  # fmt: skip
def test_fields_of_any_shape_are_read_or_refused(item: dict[str, Any]) -> None:
    with suppress(ReadError):
        read(json.dumps(item).encode(), "a.json")
