"""The rules on web furniture and stray alternative texts, beyond their own examples."""

from __future__ import annotations

import pytest

from newslint.article import Article, Block, BlockKind
from newslint.catalogue import catalogue
from newslint.findings import Finding, Severity
from newslint.formats.plain import read
from newslint.linter import Ruleset, lint_with
from newslint.positions import Span

COPY = """\
Bygger ny skole

Kommunestyret vedtok tirsdag kveld å bygge en ny skole på Haugen innen to år.

Den gamle skolen skal rives når den nye står ferdig, sier ordføreren i byen.
"""


def findings(rule: str, article: Article) -> tuple[Finding, ...]:
    return lint_with(Ruleset([catalogue().rule(rule)]), article).findings


def test_a_run_is_one_finding_with_each_line_related() -> None:
    article = read(f"{COPY}\nSISTE NYTT\n\nSiste nytt\n")
    (finding,) = findings("boilerplate/chrome", article)
    assert finding.text == "SISTE NYTT\n\nSiste nytt"
    assert [part.text for part in finding.related] == ["SISTE NYTT", "Siste nytt"]


def test_furniture_that_the_format_tells_is_no_fault() -> None:
    article = Article("Home", [Block(BlockKind.CHROME, Span(0, 4), 1.0)])
    assert findings("boilerplate/chrome", article) == ()


def test_a_house_may_add_lines_of_its_own() -> None:
    rule = catalogue().rule("boilerplate/chrome")
    rule.options.phrases = ("Bli med i bygdas avis",)
    article = read(f"{COPY}\nBli med i bygdas avis\n")
    assert [f.text for f in lint_with(Ruleset([rule]), article).findings] == [
        "Bli med i bygdas avis"
    ]


@pytest.mark.parametrize(
    ("confidence", "level"), [(0.85, Severity.WARNING), (0.5, Severity.INFO), (1.0, None)]
)
def test_an_alt_text_is_as_grave_as_it_is_sure(confidence: float, level: Severity | None) -> None:
    text = "Kari Moen\n\nGLAD: Kari Moen ler."
    blocks = [
        Block(BlockKind.ALT_TEXT, Span(0, 9), confidence),
        Block(BlockKind.CAPTION, Span(11, len(text)), 0.9),
    ]
    levels = [
        finding.severity for finding in findings("boilerplate/alt-text", Article(text, blocks))
    ]
    assert levels == ([level] if level is not None else [])
