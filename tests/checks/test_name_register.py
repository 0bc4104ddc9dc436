"""A register of names, as a house would keep one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue
from newslint.formats import read
from newslint.linter import FileReport, Ruleset, lint_with
from packs import write_rule

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = """
kind = "name_register"
severity = "warning"
alone = true
[names."Nyborg"]
wrong = ["Nyburg", "NB"]
except = ["Nyburg Pils"]
note = "Byen skiftet navn."
from = "2020-01-01"
[names."Den nye staten"]
wrong = ["Nye Stat"]
languages = ["nb"]
[names."Old Town"]
wrong = ["Auld Town"]
until = "1999-12-31"
"""


def lint(
    folder: Path, text: str, language: str = "nb", published: date | None = None
) -> FileReport:
    write_rule(folder, "house/names", OPTIONS)
    article = read(text).article
    article.language, article.published = language, published
    return lint_with(Ruleset([catalogue((str(folder),)).rule("house/names")]), article)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De bor i Nyburg.", {"Nyburg": "Nyborg"}),
        ("De bor i Nyburgs sentrum.", {"Nyburgs": "Nyborgs"}),
        ("BRANN I NYBURG: Alle kom seg ut.", {"NYBURG": "NYBORG"}),
        ("Styret i NB møtes.", {"NB": "Nyborg"}),
        ("Det er Nye Stats skyld.", {"Nye Stats": "Den nye statens"}),
        ("De bor i Nyborg, og nyburg er ingenting.", {}),
        ("De drakk Nyburg Pils på brygga.", {}),
        ("Filmen «Nyburg» er god.", {}),
        ("Han heter Lars Nyburg.", {}),
        ("De så Auld Town.", {}),
    ],
)
def test_wrong_forms_give_way_to_the_preferred(
    tmp_path: Path, text: str, found: dict[str, str]
) -> None:
    report = lint(tmp_path, text)
    assert report.errors == ()
    assert {f.text: f.suggestions[0] for f in report.findings} == found


def test_entries_hold_for_their_languages_only(tmp_path: Path) -> None:
    assert not lint(tmp_path, "Det er Nye Stat.", "nn").findings
    assert not lint(tmp_path, "They saw Nyburgs.", "en").findings
    assert lint(tmp_path, "They saw Nyburg.", "en").findings


@pytest.mark.parametrize(
    ("published", "found"),
    [
        (None, ["Nyburg"]),
        (date(2019, 12, 31), []),
        (date(2020, 1, 1), ["Nyburg"]),
        (date(1999, 12, 31), ["Auld Town"]),
    ],
)
def test_entries_hold_in_their_time(
    tmp_path: Path, published: date | None, found: list[str]
) -> None:
    report = lint(tmp_path, "Her er Nyburg. Der er Auld Town.", published=published)
    assert [finding.text for finding in report.findings] == found


def test_an_entry_without_wrong_forms_is_told(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/names", 'kind = "name_register"\nseverity = "info"\n[names."A"]\n')
    (error,) = catalogue((str(tmp_path),)).errors
    assert 'the name "A" needs wrong' in error.message
