"""The generic kinds of check, each as a house would use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue
from newslint.fixes import apply
from newslint.formats import read
from newslint.linter import FileReport, Ruleset, lint_with
from packs import write_rule

if TYPE_CHECKING:
    from pathlib import Path


def lint(folder: Path, kind: str, options: str, text: str) -> FileReport:
    write_rule(folder, "house/x", f'kind = "{kind}"\nseverity = "warning"\n{options}\n')
    rule = catalogue((str(folder),)).rule("house/x")
    article = read(text).article
    article.language = "nb"
    return lint_with(Ruleset([rule]), article)


@pytest.mark.parametrize(
    ("kind", "options", "text", "found"),
    [
        (
            "phrases",
            'phrases = ["på sikt"]',
            "På sikt blir det bra på sikt.",
            ["På sikt", "på sikt"],
        ),
        ("phrases", 'phrases = ["NAV"]\nmatch_case = true', "NAV, Nav og nav.", ["NAV"]),
        (
            "substitution",
            'swap = { "nav" = "Nav" }',
            "NAV sier at Nav er nav.",
            ["NAV", "Nav", "nav"],
        ),
        ("substitution", 'swap = { "NAV" = "Nav" }\nmatch_case = true', "NAV er Nav.", ["NAV"]),
        (
            "substitution",
            'swap = { "i følge" = "ifølge" }\nunless_next = ["med"]',
            "I følge ham kom de i følge med Kari.",
            ["I følge"],
        ),
        (
            "substitution",
            'swap = { "en" = "ei" }\nunless_previous = ["om"]',
            "Om en time får en jente hjelp.",
            ["en"],
        ),
        (
            "pattern",
            "pattern = '\\d+ ?% prosent'\nnear = [\"prosent\"]",
            "10 % prosent og 5% prosent, men 7 prosent.",
            ["10 % prosent", "5% prosent"],
        ),
        (
            "pattern",
            "pattern = 'kl\\. (?P<t>\\d+)'\nnear = [\"kl\"]\nmark = \"t\"\nunless = '13'",
            "Klokka er kl. 12 eller kl. 13.",
            ["12"],
        ),
        (
            "consistency",
            'either = { "gi" = "gje" }',
            "De vil gi mye, gi alt, og ikke gje seg.",
            ["gje"],
        ),
        ("consistency", 'either = { "gi" = ["gje"] }', "De vil gi mye og gi alt.", []),
        ("consistency", 'either = { "gi" = "gje" }', "De vil gje litt og gi litt.", ["gi"]),
        ("occurrence", 'phrases = ["fokus"]\nmost = 1', "Fokus på fokus og fokus.", ["fokus"]),
        ("occurrence", 'phrases = ["fokus"]\nmost = 3', "Fokus på fokus og fokus.", []),
        (
            "length",
            'most = 12\nof = "sentence"',
            "Den er kort. Denne er noe lengre.",
            ["Denne er noe lengre."],
        ),
        ("length", 'most = 3\nunit = "words"', "Fire ord er mange.", ["Fire ord er mange."]),
    ],
)
def test_what_is_found(
    tmp_path: Path, kind: str, options: str, text: str, found: list[str]
) -> None:
    report = lint(tmp_path, kind, options, text)
    assert report.errors == ()
    assert [finding.text for finding in report.findings] == found


@pytest.mark.parametrize(
    ("kind", "options", "text", "mended"),
    [
        (
            "substitution",
            'swap = { "i følge" = "ifølge" }\nfix = "safe"',
            "I følge ham, I FØLGE henne, i følge dem.",
            "Ifølge ham, IFØLGE henne, ifølge dem.",
        ),
        (
            "pattern",
            "pattern = '(\\d+)%'\nnear = [\"%\"]\nreplace = '\\1 %'\nfix = \"safe\"",
            "Det er 5% og 7 %.",
            "Det er 5 % og 7 %.",
        ),
    ],
)
def test_what_is_mended(tmp_path: Path, kind: str, options: str, text: str, mended: str) -> None:
    report = lint(tmp_path, kind, options, text)
    fixes = [finding.fix for finding in report.findings if finding.fix]
    assert {fix.applicability for fix in fixes} == {"safe"}
    assert apply(text, fixes) == mended


def test_several_right_forms_are_offered_and_none_is_safe(tmp_path: Path) -> None:
    options = 'swap = { "galt" = ["rett", "riktig"] }\nfix = "safe"'
    (finding,) = lint(tmp_path, "substitution", options, "Det er galt.").findings
    assert finding.suggestions == ("rett", "riktig")
    assert finding.fix is not None
    assert finding.fix.applicability == "suggested"


def test_a_pattern_without_end_is_stopped_and_told(tmp_path: Path) -> None:
    options = "pattern = '(a|aa|a+)+b'\nnear = [\"start\"]"
    report = lint(tmp_path, "pattern", options, "start " + "a" * 380 + "c b")
    assert report.findings == ()
    (error,) = report.errors
    assert "house/x" in error.message
    assert "took more than 1 s" in error.message


def test_a_broken_pattern_is_told(tmp_path: Path) -> None:
    report = lint(tmp_path, "pattern", "pattern = '('\nnear = [\"start\"]", "Ved start.")
    assert "is no regular expression" in report.errors[0].message
