"""JSON read with every string in its place."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.formats.json_strings import Text, escape, strings
from newslint.positions import Span

# Halves of characters are no text; how those are read is shown below.
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)  # fmt: skip


def plain(value: Any) -> Any:
    """Return a value as `json` has it, what is no string as None."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, Text | str) else None


def texts(value: Any) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in inner for text in texts(part)]


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_what_json_writes_is_read_as_json_reads_it(
    value: Any, is_ascii: bool, indent: int | None
) -> None:
    source = json.dumps(value, ensure_ascii=is_ascii, indent=indent)
    found = strings(source)
    assert plain(found) == plain(value)
    for text in texts(found):
        part = text.part()
        assert part.text == str(text)
        for at in range(len(part.text)):
            start, end = part.source_map.span(Span(at, at + 1))
            assert json.loads(f'"{source[start:end]}"') == part.text[at]


@given(st.text())
def test_text_from_anywhere_is_read_or_refused(source: str) -> None:
    with suppress(ReadError):
        strings(source)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_escaped_is_read_back(text: str) -> None:
    (found,) = strings(f'["{escape(text)}"]')
    assert str(found) == text


def test_half_a_character_is_none() -> None:
    (alone, pair) = strings(r'["a\ud83db", "\ud83d\ude00"]')
    assert (str(alone), str(pair)) == ("a\ufffdb", "😀")


BROKEN = [
    ("", "it is cut short", 1),
    ('{"a": [1,\n', "it is cut short", 2),
    ("[1,]", "a value is missing", 1),
    ('{"a": 1,}', "a key in quote marks is missing", 1),
    ('{"a" 1}', "a colon is missing", 1),
    ('[1\n2]', 'a comma or "]" is missing', 2),
    ('{\n"a": "b\n"}', "a string is not closed on its line", 2),
    (r'["c:\x"]', "a bare backslash", 1),
    ("[truer]", "a value is missing or misspelt", 1),
    ("[01]", "a value is missing or misspelt", 1),
    ("{} {}", "something after its end", 1),
    ("[" * 100_000, "more than 200 deep", 1),
]


@pytest.mark.parametrize(("source", "reason", "line"), BROKEN)
def test_broken_json_is_refused_with_line_and_reason(source: str, reason: str, line: int) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        strings(source)
    assert caught.value.line == line


def test_json_out_of_all_proportion_is_refused() -> None:
    with pytest.raises(ReadError, match="300,000"):
        strings(f"[{'1,' * 300_000}1]")
