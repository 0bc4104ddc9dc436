"""Identity and card numbers: which are real, and that they are never shown."""

from __future__ import annotations

import pytest

from newslint.catalogue import catalogue
from newslint.checks.id_number import is_card, is_identity
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

NUMBER = "010101 12377"


@pytest.mark.parametrize(
    ("digits", "real"),
    [
        ("01010112377", True),
        ("41010112360", True),  # a D-number: the day is 40 higher
        ("01010112378", False),
        ("01010112387", False),
        ("31040112377", False),  # no such day
        ("00000000000", False),
    ],
)
def test_identity_numbers(digits: str, real: bool) -> None:
    assert is_identity(digits) is real


@pytest.mark.parametrize(
    ("digits", "real"),
    [
        ("4111111111111111", True),
        ("5500000000000004", True),
        ("378282246310005", True),
        ("4111111111111112", False),
        ("7038010009457", False),
        ("0000000000000000", False),
    ],
)
def test_cards(digits: str, real: bool) -> None:
    assert is_card(digits) is real


def test_the_number_is_in_no_part_of_the_report() -> None:
    text = f"Mannen i i Nes har nummer {NUMBER}.\n\nHan er dømt."
    article = read(text).article
    article.language = "nb"
    rules = [catalogue().rule("privacy/id-number")]
    report = lint_with(Ruleset(rules), article)
    (finding,) = report.findings
    assert finding.text == "•••••• •••••"
    assert finding.span == (text.index(NUMBER), text.index(NUMBER) + len(NUMBER))
    for part in (report, finding, finding.fingerprint):
        assert NUMBER not in repr(part)
        assert NUMBER.replace(" ", "") not in repr(part)
