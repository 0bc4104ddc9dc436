"""The reports in XML, and the table with commas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from newslint.errors import ReadError
from newslint.report.xml import escape
from reporting import altered, report, written

if TYPE_CHECKING:
    from pathlib import Path

AWKWARD = 'a "b" <c> & d\n\te\x00\x1b\ud800\ufffe'


def test_checkstyle() -> None:
    root = ET.fromstring(
        written("checkstyle", report(), report()._replace(findings=()), ReadError("no.", "a", 3))
    )
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    found, clean, failed = root
    assert found.attrib == {"name": "sport/ø.txt"}
    assert [error.attrib for error in found] == [
        {
            "line": "2", "column": "1", "severity": "error", "message": "Skriv «fin».",
            "source": "newslint.house.word",
        }
    ]
    assert list(clean) == []
    assert [error.attrib for error in failed] == [
        {"line": "3", "severity": "error", "message": "no.", "source": "newslint"}
    ]


def test_junit_is_read_by_a_reader_of_it(tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    path = tmp_path / "junit.xml"
    clean = report()._replace(path="b.txt", findings=())
    path.write_text(written("junit", report(), clean, ReadError("no.", "c.txt")), "utf-8")
    suites = junitparser.JUnitXml.fromfile(str(path))
    assert (suites.tests, suites.failures, suites.errors) == (3, 1, 1)
    found, passed, failed = (case for suite in suites for case in suite)
    assert (found.classname, found.name) == ("sport/ø.txt", "house/word 2:1")
    assert (found.result[0].type, found.result[0].message) == ("error", "Skriv «fin».")
    assert "sport/ø.txt:2:1" in found.result[0].text
    assert passed.is_passed
    assert isinstance(failed.result[0], junitparser.Error)
    for suite, counts in zip(suites, [(1, 1, 0), (1, 0, 0), (1, 0, 1)], strict=True):
        assert (suite.tests, suite.failures, suite.errors) == counts


@pytest.mark.parametrize("format", ["checkstyle", "junit"])
def test_whatever_is_written_the_xml_can_be_read(format: str) -> None:
    parts = (
        altered(message=AWKWARD, why=AWKWARD, suggestions=(AWKWARD,), rule=AWKWARD),
        report()._replace(path=AWKWARD),
        ReadError(AWKWARD, AWKWARD),
    )
    root = ET.fromstring(written(format, *parts))
    assert len(root) == 3


def test_escape_keeps_what_xml_can_hold() -> None:
    (text,) = ET.fromstring(f'<a b="{escape(AWKWARD)}"/>').attrib.values()
    assert text == 'a "b" <c> & d\n\te\ufffd\ufffd\ufffd\ufffd'


def test_csv() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", report())))
    assert row == {
        "path": "sport/ø.txt", "line": "2", "column": "1", "end_line": "2", "end_column": "13",
        "severity": "error", "rule": "house/word", "message": "Skriv «fin».",
        "text": "kjempe\U0001f600flott", "suggestions": "fin|god", "why": "Ordet sier ingenting.",
        "fingerprint": report().findings[0].fingerprint,
    }
    assert written("csv", ReadError("no.", "a.txt")).count("\n") == 1


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@sum", "\t=1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", altered(text=text))))
    assert row["text"] == f"'{text}"
