"""The kinds of check behind the rules of language, layout and style, on their edge cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue
from newslint.checks.compound_split import joined
from newslint.findings import Severity
from newslint.fixes import apply
from newslint.formats import read
from newslint.linter import Ruleset, lint_with
from newslint.rules import Rule

if TYPE_CHECKING:
    from newslint.findings import Finding


def found(identity: str, text: str, language: str, **settings: object) -> tuple[Finding, ...]:
    """The findings of one rule in a text."""
    path, data = catalogue().rules[identity]
    rule = Rule(identity, data, path, settings=settings)
    rule.severity = max(rule.severity, Severity.INFO)
    article = read(text).article
    article.language = language
    report = lint_with(Ruleset([rule]), article)
    assert not report.errors
    return report.findings


def words(identity: str, text: str, language: str) -> list[str]:
    return [finding.text for finding in found(identity, text, language)]


@pytest.mark.parametrize(
    ("phrase", "right"),
    [
        ("a hour", "an"), ("an house", "a"), ("a 8-year-old", "an"), ("an 1,100-strong", "a"),
        ("a 18th", "an"), ("an 10th", "a"), ("a FBI", "an"), ("an NATO", "a"), ("an UK", "a"),
        ("a unidentified", "an"), ("an unified", "a"), ("an eulogy", "a"), ("a umbrella", "an"),
        ("an one-off", "a"), ("a MPs", "an"), ("a ‘honest’", "an"), ("a F", "an"),
    ],
)  # fmt: skip
def test_an_article_goes_by_the_sound(phrase: str, right: str) -> None:
    (finding,) = found("language/a-an", f"It was {phrase} affair for them.", "en")
    assert finding.suggestions == (right,)


@pytest.mark.parametrize(
    "phrase",
    ["a 1100 strong", "an historic", "a historic", "a LASER", "an Yves", "a Oaxacan", "a fbi.gov"],
)
def test_an_article_that_may_be_right_is_left_alone(phrase: str) -> None:
    assert words("language/a-an", f"It was {phrase} affair for them.", "en") == []


@pytest.mark.parametrize(
    ("first", "second", "solid"),
    [("buss", "stopp", "busstopp"), ("natt", "tog", "nattog"), ("barne", "hage", "barnehage"),
     ("skole", "elev", "skoleelev")],
)  # fmt: skip
def test_three_equal_letters_become_two(first: str, second: str, solid: str) -> None:
    assert joined(first, second) == solid


def test_one_bokmaal_word_is_one_finding_with_all_its_places() -> None:
    text = "Eg veit ikke når.\n\nHo veit ikke heller, og dei spør ikke om det."
    (finding,) = found("language/bokmal-form", text, "nn")
    assert len(finding.related) == 2
    assert finding.fix is not None
    assert "ikke" not in apply(text, [finding.fix])


def test_bokmaal_sentences_in_a_row_are_one_finding() -> None:
    text = (
        "Eg veit ikkje kva det kostar. Kommunen vet ikke hva det koster. "
        "De har ikke fått noe svar fra fylket. Men eg trur det blir dyrt."
    )
    assert words("language/bokmal-form", text, "nn") == [
        "Kommunen vet ikke hva det koster. De har ikke fått noe svar fra fylket."
    ]


def test_bokmaal_known_by_its_ending_alone_is_a_warning() -> None:
    text = "Det var ein glimrende kamp, og eg gledar meg til den neste."
    (finding,) = found("language/bokmal-form", text, "nn")
    assert (finding.text, finding.severity) == ("glimrende", Severity.WARNING)
    assert finding.suggestions == ("glimrande",)


def test_a_house_has_its_own_spelling_variety() -> None:
    text = "The organization liked the color of the center."
    assert words("language/spelling-variety", text, "en") == []
    british = found("language/spelling-variety", text, "en", variety="british")
    assert [finding.suggestions[0] for finding in british] == ["organisation", "colour", "centre"]


def test_mixed_forms_name_the_usual_one() -> None:
    text = "Laget vil gje alt. Dei vil ikkje gje opp, men kan gi bort ein billett."
    (finding,) = found("language/mixed-forms", text, "nn")
    assert finding.text == "gi"
    assert "«gje»" in finding.message


def test_a_stranded_preposition_before_og_is_left_alone() -> None:
    assert words("language/og-aa", "De trenger noe å bite i og tygge på.", "nb") == []
    assert words("language/og-aa", "De sa nei til og tygge tyggegummi og skrive.", "nb") == []
    assert words("language/og-aa", "De sa nei til og skrive under.", "nb") == ["og"]


def test_layout_faults_are_told_once_and_mended_everywhere() -> None:
    text = "Hun kom  hjem.  Det var  sent.\n\nHan  gikk."
    (finding,) = found("layout/double-space", text, "nb")
    assert len(finding.related) == 3
    assert finding.fix is not None
    assert apply(text, [finding.fix]) == "Hun kom hjem. Det var sent.\n\nHan gikk."


def test_letters_in_two_parts_are_mended_where_they_stand() -> None:
    text = "A\u030as og Ma\u030aløy ligger ved sjøen, og Båtsfjord også."
    (finding,) = found("layout/nfd", text, "nb")
    assert finding.text == "A\u030a"
    assert finding.fix is not None
    assert apply(text, [finding.fix]) == "Ås og Måløy ligger ved sjøen, og Båtsfjord også."


def test_a_repeated_phrase_is_drawn_out_to_its_end() -> None:
    text = (
        "Rådmannen sier at kommunen må spare penger på skole.\n\n"
        "Ordføreren er enig i at kommunen må spare penger på skole, men ikke nå."
    )
    (finding,) = found("style/repeated-phrase", text, "nb")
    assert finding.text == "at kommunen må spare penger på skole"


def test_checks_take_time_in_step_with_the_text() -> None:
    """No place in a long line without breaks is looked at again from the start."""
    line = "Møtet haldast i dag og og å er til og ta a an the a " * 2000
    for identity, language in (
        ("language/passive-st", "nn"), ("language/og-aa", "nb"), ("language/a-an", "en"),
    ):  # fmt: skip
        assert len(found(identity, line, language)) < len(line)
