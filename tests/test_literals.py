"""The one pass that finds the literal words of all rules."""

from pathlib import Path

import pytest

from newslint.article import Article, fold
from newslint.automaton import stands_alone
from newslint.catalogue import catalogue
from newslint.literals import LiteralIndex
from newslint.positions import Span
from packs import PHRASES, write_rule


def _places(folder: Path, phrases: str, text: str) -> list[tuple[int, int]]:
    write_rule(folder, "house/x", PHRASES.replace('["feil"]', phrases))
    index = LiteralIndex([catalogue((str(folder),)).rule("house/x")])
    return [(span.start, span.end) for _, span, _ in index.scan(fold(text))]


@pytest.mark.parametrize(
    ("phrases", "text", "places"),
    [
        ('["i følge"]', "Sagt I FØLGE ham", [(5, 12)]),
        ('["i følge"]', "i\nfølge, i følgende, ti følge", [(0, 7)]),
        ('["i følge"]', "i\u00a0følge", [(0, 7)]),
        ('["a b", "b c"]', "a b c", [(0, 3), (2, 5)]),
        ('["«nei»"]', "sa«nei»til", [(2, 7)]),
        ('["%"]', "75% av", [(2, 3)]),
        ('["ilk"]', "\u0130lk \u0130LK", [(0, 3), (4, 7)]),
    ],
)
def test_phrases_are_found_as_whole_words(
    tmp_path: Path, phrases: str, text: str, places: list[tuple[int, int]]
) -> None:
    assert _places(tmp_path, phrases, text) == places


@pytest.mark.parametrize(
    ("text", "span", "alone"),
    [
        ("en feil her", Span(3, 7), True),
        ("enfeil her", Span(2, 6), False),
        ("feilen", Span(0, 4), False),
        ("10%av", Span(2, 3), True),
    ],
)
def test_a_span_stands_alone(text: str, span: Span, alone: bool) -> None:
    assert stands_alone(text, span) is alone


def test_words_are_located_in_their_own_case() -> None:
    article = Article("Nei, nei og Neiden.", [])
    assert article.locate(["nei", "Nei", "ja"]) == {
        "nei": [Span(5, 8)],
        "Nei": [Span(0, 3)],
        "ja": [],
    }
