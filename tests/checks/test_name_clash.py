"""One person with two first names, and two people with one surname."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

if TYPE_CHECKING:
    from newslint.findings import Finding


def lint(text: str, language: str = "nb") -> list[Finding]:
    article = read(text).article
    article.language = language
    report = lint_with(Ruleset([catalogue().rule("people/first-name-clash")]), article)
    assert not report.errors
    return list(report.findings)


def test_the_rarer_first_name_gives_way() -> None:
    (finding,) = lint("Rektor Kari Tuvstad kom. Her er Kari Tuvstad. Så gikk rektor Karin Tuvstad.")
    assert (finding.text, finding.suggestions) == ("Karin", ("Kari",))
    assert [place.text for place in finding.related] == ["Kari", "Kari"]


def test_a_title_may_be_a_compound_and_follow_the_name() -> None:
    text = "– Bra, sier Anne Tuvstad, landslagssjef i år. I fjor gikk landslagssjef Anna Tuvstad."
    assert [finding.text for finding in lint(text)] == ["Anna"]


@pytest.mark.parametrize(
    "text",
    [
        "Rektor Kari Tuvstad kom. Så gikk rektor Karin Hagestad.",  # two surnames
        "Rektor Kari Tuvstad kom. Så gikk lærer Karin Tuvstad.",  # two titles
        "Kari Tuvstad kom. Så gikk Karin Tuvstad.",  # no title
        "Rektor Kari Tuvstad og rektor Karin Tuvstad kom.",  # one sentence
        "Rektor Kari Tuvstad kom. Så gikk søsteren, rektor Karin Tuvstad.",  # relatives
        "Rektor Kari Tuvstad kom. Så gikk rektor Ola Tuvstad.",  # no likeness
        "",
    ],
)
def test_silence(text: str) -> None:
    assert lint(text) == []
