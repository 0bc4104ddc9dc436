"""Quotation marks: what pairs and what stands alone."""

import pytest

from newslint.article import Article, Block, BlockKind
from newslint.language.marks import marks
from newslint.positions import Span


def blocks(text: str) -> Article:
    found = []
    at = 0
    for paragraph in text.split("\n\n"):
        found.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article(text, found)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Et «ord» og «et til».", []),
        ("Et «ord og «et til».", [3]),
        ("Et ord» til.", [6]),
        ("“Two,” he said. “Three.", [16]),
        ("He said: \"One. \"Two.\" And left.", []),
        ("Skjermen er 27\" stor.", []),
        ("rock 'n' roll, the boys’ and ’90s", []),
        ("«En.\n\n«To.»", []),
        ("«En.\n\nTo.»", []),
        ("«En.\n\nTo.\n\nTre.", [0]),
        ("<a id=\"x\">y</a>", []),
    ],
)
def test_marks_left_alone(text: str, alone: list[int]) -> None:
    assert [mark.at for mark in marks(blocks(text)).unpaired] == alone


@pytest.mark.parametrize("text", ["«ord«", "«ord\"", "«ord”"])
def test_unlike_marks_make_a_pair(text: str) -> None:
    (pair,) = marks(blocks(f"Et {text} her.")).pairs
    assert pair.is_unlike


def test_chrome_is_not_read() -> None:
    article = Article("«meny", [Block(BlockKind.CHROME, Span(0, 5))])
    assert marks(article).unpaired == ()
