"""The JSON report keeps its contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from newslint.errors import ReadError
from newslint.version import __version__
from reporting import report, written

if TYPE_CHECKING:
    from pathlib import Path

@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((root / "docs" / "report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    return content


def test_the_report_is_valid(schema: dict[str, Any]) -> None:
    error = ReadError("cannot be read.", "a.txt", 3)
    plain = report()._replace(findings=())
    for parts in ([], [report()], [report(), plain, error]):
        Draft202012Validator(schema).validate(json.loads(written("json", *parts)))


def test_the_schema_leaves_no_room(schema: dict[str, Any]) -> None:
    content = json.loads(written("json", report()))
    content["files"][0]["findings"][0]["extra"] = 1
    assert not Draft202012Validator(schema).is_valid(content)


def test_every_field() -> None:
    content = json.loads(written("json", report(), ReadError("is wrong.", "a.txt", 3)))
    assert content == {
        "schema": "newslint/report/1",
        "version": __version__,
        "summary": {"files": 1, "errors": 1, "warnings": 0, "infos": 0},
        "files": [
            {
                "path": "sport/ø.txt",
                "format": "plain",
                "language": "nb",
                "findings": [
                    {
                        "rule": "house/word",
                        "severity": "error",
                        "message": "Skriv «fin».",
                        "why": "Ordet sier ingenting.",
                        # The byte order mark has an offset and no column.
                        "line": 2, "column": 1, "end_line": 2, "end_column": 13,
                        "offset": 7, "end_offset": 19,
                        "text": "kjempe\U0001f600flott",
                        "block": "paragraph",
                        "suggestions": ["fin", "god"],
                        "fix": {
                            "applicability": "safe",
                            "edits": [{"offset": 7, "end_offset": 19, "text": "fin"}],
                        },
                        "related": [
                            {
                                "line": 1, "column": 1, "end_line": 1, "end_column": 5,
                                "text": "Brua", "message": "det er denne",
                            }
                        ],
                        "group": "house/word:1",
                        "fingerprint": report().findings[0].fingerprint,
                    }
                ],
            }
        ],
        "errors": [{"path": "a.txt", "message": "line 3: is wrong."}],
    }


def test_jsonl_is_the_same_objects_line_by_line() -> None:
    error = ReadError("is wrong.", "a.txt")
    lines = written("jsonl", report(), error).splitlines()
    content = json.loads(written("json", report(), error))
    assert [json.loads(line) for line in lines] == [*content["files"], *content["errors"]]
