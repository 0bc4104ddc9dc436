"""One name spelt two ways: what is said of each place, and when nothing is said."""

from __future__ import annotations

import pytest

from newslint.catalogue import catalogue
from newslint.findings import Finding, Severity
from newslint.formats import read
from newslint.linter import Ruleset, lint_with


def lint(text: str, language: str = "nb") -> list[Finding]:
    article = read(text).article
    article.language = language
    report = lint_with(Ruleset([catalogue().rule("names/variant")]), article)
    assert not report.errors
    return list(report.findings)


THREE_TO_TWO = """
Omar al-Rashidi kom hjem

Omar al-Rashidi landet tirsdag.

RASHDII: Al-Rashidi vinket til alle. Dagen etter dro al-Rashdii.

Rashidi-saken er over.
"""


def test_every_wrong_place_is_a_finding_in_one_group_with_the_right_ones_beside() -> None:
    findings = lint(THREE_TO_TWO)
    assert [f.text for f in findings] == ["RASHDII", "al-Rashdii"]
    assert [f.suggestions for f in findings] == [("RASHIDI",), ("al-Rashidi",)]
    assert len({f.group for f in findings}) == 1
    for finding in findings:
        assert [r.text for r in finding.related] == [
            "al-Rashidi",
            "al-Rashidi",
            "Al-Rashidi",
            "Rashidi",
        ]


def test_the_message_names_the_lines() -> None:
    message = lint(THREE_TO_TWO)[1].message
    assert message == (
        "«al-Rashdii» er skrevet «Rashidi» fire andre steder (linje 2, 4, 6 og 8). "
        "Bruk én skrivemåte – trolig «al-Rashidi»."
    )


def test_many_places_are_counted_but_not_all_named() -> None:
    text = "\n\n".join(["Der sto Tuvstad alene."] * 40 + ["Der sto Tuvtsad alene."])
    (finding,) = lint(text)
    assert "40 andre steder, blant annet i linje 1, 3," in finding.message
    assert len(finding.related) == 12


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        # Two to one, and the same first name at one to one.
        ("Der var Tuvstad. Så kom Tuvstad. Til slutt gikk Tuvtsad.", Severity.ERROR),
        ("Der var Marte Tuvstad. Til slutt gikk Marte Tuvtsad.", Severity.ERROR),
        ("Der var M. Tuvstad. Til slutt gikk Marte Tuvtsad.", Severity.ERROR),
        # Three to two, and a full name against a bare one.
        (
            "Der var Tuvstad. Så kom Tuvstad. Her er Tuvstad. Der er Tuvtsad. Nå går Tuvtsad.",
            Severity.WARNING,
        ),
        ("Der var Marte Tuvstad. Til slutt gikk Tuvtsad.", Severity.WARNING),
    ],
)
def test_severity_follows_the_evidence(text: str, severity: Severity) -> None:
    assert {finding.severity for finding in lint(text)} == {severity}


def test_a_tie_names_both_and_proposes_none() -> None:
    (finding,) = lint("Der var Marte Tuvstad. Til slutt gikk Tuvtsad.")
    assert finding.suggestions == ()
    assert "Tuvstad" in finding.message
    assert "Tuvtsad" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Der var Marte Tuvstad og Lars Tuvtsad.",  # two people
        "Der var Tuvstad, Tuvtsad og Tuvstad.",  # side by side in a list
        "Her bor Tuvstadingen. De kaller ham Tuvstading.",  # one word, inflected
        "Han vant i Alfab, Alfac, Alfad, Alfae, Alfaf, Alfag, Alfah, Alfai og Alfaj.",
        "Der var Tuvstad. Han gikk. Navnet Tuvstad skrives Tuvtsad på kartet.",  # explained
        "Der er Moa. Her er Mia. Der er Moa.",  # too short to tell
        "",
    ],
)
def test_silence(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize("language", ["", "sv"])
def test_copy_in_a_language_without_a_lexicon(language: str) -> None:
    text = "Tuvstad kom. Där var Tuvstad och hans bror Tuvtsad-Berg. Sedan kom Tuvstad."
    assert [finding.text for finding in lint(text, language)] == ["Tuvtsad"]


def test_german_is_left_alone() -> None:
    assert lint("Die Tuvstad kam. Der Tuvtsad ging. Die Tuvstad blieb.", "de") == []
