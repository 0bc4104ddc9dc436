"""The rules on quotations, where their own examples do not reach."""

import pytest

from newslint.catalogue import catalogue
from newslint.findings import Finding, Severity
from newslint.formats import read
from newslint.linter import Ruleset, lint_with

SPEECH = "– Vi bygger, sier Kari Lie.\n\n– Ja, vel, sier Ola Dal."


def findings(rule: str, text: str, language: str = "nb", **settings: object) -> tuple[Finding, ...]:
    article = read(text).article
    article.language = language
    bound = catalogue().rule(rule)
    for name, value in settings.items():
        setattr(bound.options, name, value)
    return lint_with(Ruleset([bound]), article).findings


def test_one_finding_for_all_wrong_dashes() -> None:
    text = SPEECH.replace("–", "-")
    (finding,) = findings("quotes/dash", text)
    assert len(finding.related) == 1
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    assert [edit.text for edit in finding.fix.edits] == ["– ", "– "]


def test_a_no_break_space_after_the_dash_is_right() -> None:
    assert findings("quotes/dash", SPEECH.replace("– ", "–\u00a0")) == ()


def test_the_house_sets_the_marks() -> None:
    (finding,) = findings("quotes/mixed-marks", "Hun sa “ja”, og “nei”, så gikk hun.", style="«»")
    assert finding.suggestions == ("«ja»",)
    assert findings("quotes/mixed-marks", "Hun sa «ja», og så gikk hun.", style="«»") == ()


def test_a_tie_goes_to_the_marks_that_come_first() -> None:
    (finding,) = findings("quotes/mixed-marks", 'Hun sa «ja» først, og så sa hun "nei" og gikk.')
    assert finding.text == '"nei"'


def test_many_lone_marks_are_one_fault() -> None:
    text = " ".join(f"Her er «ord{number}" for number in range(9))
    (finding,) = findings("quotes/balance", text)
    assert len(finding.related) == 8


def test_brackets_may_be_left_out() -> None:
    assert findings("quotes/balance", "Møtet (i går ble langt.", brackets=False) == ()
    assert len(findings("quotes/balance", "Møtet (i går ble langt.")) == 1


def test_a_distant_guess_is_only_worth_a_look() -> None:
    text = (
        "Bygda får bru over elva\n\nDette er saka som alle snakker om i vår.\n\n"
        "Ordfører Kari Lie er glad for vedtaket.\n\nDet regner i bygda denne uka også.\n\n"
        "– Brua blir stor og fin, og den skal stå ferdig neste vår."
    )
    (finding,) = findings("quotes/unattributed", text)
    assert finding.severity is Severity.INFO
    assert "Kari Lie" in finding.message


@pytest.mark.parametrize(
    "words",
    [
        "Parolen var kort: «Vi vil ha bru over elva, og vi vil ha den nå.»",
        "«Vi vil ha bru over elva, og vi vil ha den nå.» stod det med rød maling.",
        "«Å, den som hadde ei bru / over elva i kveld / og en måne som skinte.»",
    ],
)
def test_words_within_a_sentence_and_verse_need_no_speaker(words: str) -> None:
    text = f"Bygda får bru over elva\n\nDette er saka i vår.\n\nDet regner i dag.\n\n{words}"
    assert findings("quotes/unattributed", text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ifølgje laget blir det hevda at brua er stengd.", 1),
        ("Ifølge laget ble det den gang opplyst at brua er stengt.", 0),
        ("Ifølge laget skal det ha kostet to millioner.", 0),
        ("Ifølge laget blir det sagt opp to mann.", 0),
        ("Ifølge laget blir det", 0),
    ],
)
def test_a_source_and_a_passive(text: str, count: int) -> None:
    assert len(findings("quotes/double-attribution", text)) == count


@pytest.mark.parametrize("rule", [r for r in catalogue().rules if r.startswith("quotes/")])
def test_no_text_no_findings(rule: str) -> None:
    assert findings(rule, "") == ()


def test_speech_that_goes_on_in_its_paragraph_is_one_fault() -> None:
    words = "“The storm took the roof of the mill. It fell hard.” “It was loud as well, as ever.”"
    text = f"Power cut in the valley\n\nSnow lay thick on trees.\n\nWind tore at roofs.\n\n{words}"
    assert len(findings("quotes/unattributed", text, "en")) == 1
