"""The rules on doubled and left-over text and on layout, beyond their own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

if TYPE_CHECKING:
    from newslint.findings import Finding


def findings(rule: str, text: str, language: str = "nb", *, is_file: bool = True) -> list[Finding]:
    article = read(text).article
    article.language, article.is_file = language, is_file
    return list(lint_with(Ruleset([catalogue().rule(rule)]), article).findings)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Han kom og og gikk.", "nb", ["og"]),
        ("Han kom og, og gikk.", "nb", []),
        ("Han kom og.\n\nOg gikk.", "nb", []),
        ("Det det er snakk om.", "nb", []),
        ("Nå nå nå, sa hun.", "nb", []),
        ("De dro til Walla Walla.", "nb", []),
        ("Tre 10 10 poeng.", "nb", []),
        ("He said that that was the the one.", "en", ["the"]),
        ("Uff uff, iii iii.", "nb", ["uff"]),
        ("Gammel-gammel bil og bil-bil.", "nb", []),
    ],
)
def test_doubled_word(text: str, language: str, expected: list[str]) -> None:
    assert [finding.text for finding in findings("text/doubled-word", text, language)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Møtet er klokka TK.", ["TK"]),
        ("Møtet ledes av TK Vik.", []),
        ("Møtet ledes av T.K. Vik.", []),
        ("Prisen er XXX kroner.", ["XXX"]),
        ("Dette er Rally XXX i rekken.", []),
        ("Ring XXX-XXXX nå.", []),
        ("Ordfører [navn] sier ja.", ["[navn"]),
        ("Han er «» og () her.", ["«»", "()"]),
        ("Kall funksjonen start() nå.", []),
    ],
)
def test_left_over(text: str, expected: list[str]) -> None:
    assert [finding.text for finding in findings("placeholder/left-over", text)] == expected


def test_the_same_paragraph_twice_names_the_first() -> None:
    paragraph = "Kommunestyret vedtok tirsdag kveld å bygge en ny skole på Haugen."
    text = f"{paragraph}\n\nOrdføreren er glad.\n\n– {paragraph}\n"
    (finding,) = findings("text/duplicate-paragraph", text)
    assert finding.span.start == text.rindex("–")
    assert [part.span.start for part in finding.related] == [0]


@pytest.mark.parametrize(
    ("text", "is_file", "count"),
    [
        ("Ett avsnitt.", True, 1),
        ("Ett avsnitt.", False, 0),
        ("Ett avsnitt.\r", True, 0),
        ("", True, 0),
    ],
)
def test_final_newline(text: str, is_file: bool, count: int) -> None:
    assert len(findings("layout/final-newline", text, is_file=is_file)) == count
