"""Templates filled in the reader's language."""

import pytest

from newslint.wording import fill, join


@pytest.mark.parametrize(
    ("template", "language", "values", "lines", "expected"),
    [
        ("{text} ({lines})", "nb", {"text": "x"}, [7, 9, 9, 24], "x (linje 7, 9 og 24)"),
        ("{lines}", "en", {}, [7], "line 7"),
        ("{lines}", "en", {}, [7, 9], "lines 7 and 9"),
        ("{n:word} {n:annan stad|andre stader}", "nn", {"n": 1}, [], "eitt annan stad"),
        ("{n:word} {n:place|places}", "en", {"n": 12}, [], "twelve places"),
        ("{n:word}", "nb", {"n": 13}, [], "13"),
        ("{names}", "nb", {"names": ["a", "b", "c"]}, [], "a, b og c"),
        ("{text}", "nb", {"text": "a {b} c"}, [], "a {b} c"),
    ],
)
def test_blanks(
    template: str, language: str, values: dict[str, object], lines: list[int], expected: str
) -> None:
    assert fill(template, language, values, lines) == expected


@pytest.mark.parametrize(("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b")])
def test_join(items: list[str], text: str) -> None:
    assert join(items, "en") == text
