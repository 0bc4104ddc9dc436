"""SARIF: valid by its schema, and what code hosts rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newslint.catalogue import catalogue
from newslint.errors import ReadError
from newslint.findings import Severity
from newslint.report.paths import uri
from newslint.version import __version__
from reporting import altered, report, written


def log(*parts: Any, **page: Any) -> dict[str, Any]:
    """The log, held against models made from the standard's schema, which leave no room."""
    models = pytest.importorskip("pydantic_sarif.model", reason="pydantic-sarif is not installed")
    content: dict[str, Any] = json.loads(written("sarif", *parts, **page))
    models.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(content)
    return content


def run(*parts: Any, **page: Any) -> dict[str, Any]:
    (only,) = log(*parts, **page)["runs"]
    return dict(only)


def test_the_log() -> None:
    content = log()
    assert content["version"] == "2.1.0"
    assert content["$schema"].startswith("https://")
    assert run()["columnKind"] == "unicodeCodePoints"
    assert run()["results"] == []
    assert run()["invocations"][0]["executionSuccessful"] is True


def test_a_result_with_everything() -> None:
    place = {"uri": "sport/%C3%B8.txt", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 13}
    assert run(report())["results"] == [
        {
            "ruleId": "house/word",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "Skriv «fin».\nSkriv: «fin» eller «god»"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": place,
                        "region": {**region, "snippet": {"text": "kjempe\U0001f600flott"}},
                    }
                }
            ],
            "partialFingerprints": {"newslint/v1": report().findings[0].fingerprint},
            "relatedLocations": [
                {
                    "id": 0,
                    "physicalLocation": {
                        "artifactLocation": place,
                        "region": {
                            "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 5,
                            "snippet": {"text": "Brua"},
                        },
                    },
                    "message": {"text": "det er denne"},
                }
            ],
            "fixes": [
                {
                    "description": {"text": "Skriv: «fin» eller «god»"},
                    "artifactChanges": [
                        {
                            "artifactLocation": place,
                            "replacements": [
                                {"deletedRegion": region, "insertedContent": {"text": "fin"}}
                            ],
                        }
                    ],
                    "properties": {"applicability": "safe"},
                }
            ],
        }
    ]


def test_a_rule_stands_once_and_is_told_of_by_its_file() -> None:
    rule = catalogue().rule("language/ifolge")
    found = altered(rule=rule.id, severity=Severity.INFO)
    driver = run(found, found, rule=lambda path, identity: rule)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("newslint", __version__)
    (described,) = driver["rules"]
    assert described["id"] == "language/ifolge"
    assert "…" in described["shortDescription"]["text"]
    assert described["help"]["text"].endswith(rule.source)
    assert described["defaultConfiguration"] == {"level": rule.severity.label}


def test_a_rule_that_cannot_be_found_is_told_of_by_the_finding() -> None:
    (described,) = run(report())["tool"]["driver"]["rules"]
    assert described["help"]["text"] == "Ordet sier ingenting."
    assert described["defaultConfiguration"] == {"level": "error"}


def test_what_could_not_be_done_is_a_notification() -> None:
    (invocation,) = run(ReadError("is wrong.", "a b.txt", 3), ReadError("no."))["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert first["message"] == {"text": "is wrong."}
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b.txt", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3},
    }
    assert "locations" not in second


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("sport/ø.txt", "sport/%C3%B8.txt"),
        ("./a b.txt", "a%20b.txt"),
        ("50%#1?.txt", "50%25%231%3F.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("\udcff.txt", "%FF.txt"),
        ("/desk/å.txt", "file:///desk/%C3%A5.txt"),
    ],
)
def test_the_uri_of_a_path(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_an_absolute_path_has_no_base() -> None:
    (result,) = run(report()._replace(path="/desk/a.txt"))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///desk/a.txt"}
