"""Expressions compiled once and kept between runs."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import patterns

EXPRESSIONS = [
    (r"\bi (?P<word>følge)(?! med)\b", re.IGNORECASE),
    (r"(?P<day>\d{1,2})\.\s(?P<month>mai|juni)|(\d{4})", 0),
    (r"^[^\W\d_]+(?:[-'’]\w+)*$", re.MULTILINE),
    (r"(?<=[.!?] )[A-ZÆØÅ]|\Z", 0),
    ("", 0),
]


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    _forget()


def _forget() -> None:
    patterns.compile.cache_clear()
    patterns._known.cache_clear()
    patterns._new.clear()


@pytest.mark.parametrize(("expression", "flags"), EXPRESSIONS)
def test_what_is_kept_is_the_same_pattern(expression: str, flags: int) -> None:
    first = patterns.compile(expression, flags)
    patterns.keep_new()
    _forget()
    second = patterns.compile(expression, flags)
    assert not patterns._new, "the second time it came from what was kept"
    assert first == second == re.compile(expression, flags)
    assert second.groupindex == re.compile(expression, flags).groupindex


@given(st.text(alphabet="I Fi følge12. mai\nÆ", max_size=40))
def test_a_kept_pattern_finds_what_re_finds(text: str) -> None:
    for expression, flags in EXPRESSIONS:
        kept = [match.regs for match in patterns.compile(expression, flags).finditer(text)]
        plain = [match.regs for match in re.compile(expression, flags).finditer(text)]
        assert kept == plain


def test_what_is_no_expression_is_told_as_re_tells_it() -> None:
    with pytest.raises(re.error, match="unterminated"):
        patterns.compile("(")


def test_a_python_with_another_sre_compiles_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*parts: object) -> None:
        raise TypeError

    monkeypatch.setattr(patterns, "_make", fails)
    assert patterns.compile("a+").pattern == "a+"
