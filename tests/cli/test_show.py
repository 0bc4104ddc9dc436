"""newslint show: the blocks of copy with kind, confidence and place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from documents import docx, paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

LEAD = "Kaia i Vestvik skal stå ferdig til sommeren, og alle båtene i bygda får plass, sier hun."
TEXT = f"""\
---
title: Ny kai i Vestvik
date: 2024-05-14
language: nb
section: Nyheter
---

{LEAD}

## Flere båter
"""
COPY = {"a.md": TEXT, "b.json": "{"}


@pytest.mark.usefixtures("copy")
def test_each_block_has_a_line(run: Run) -> None:
    result = run("show", "a.md")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "a.md",
        "  markdown · nb · 2024-05-14",
        "  1  headline       2:8   Ny kai i Vestvik",
        f"  2  lead      80%  8:1   {LEAD[:73]}…",
        "  3  subhead        10:4  Flere båter",
        "",
    ]


@pytest.mark.usefixtures("copy")
def test_the_whole_text_is_shown_under_itself(run: Run) -> None:
    lines = run("show", "--full", "a.md").stdout.splitlines()
    assert lines[3].endswith("båtene i bygda får")
    assert lines[4] == " " * 26 + "plass, sier hun."


def test_places_in_a_document_are_paragraphs(copy: Path, run: Run) -> None:
    (copy / "a.docx").write_bytes(docx("<w:p/>" + paragraph("Ny kai", "Title")))
    assert "1  headline    2:1  Ny kai" in run("show", "a.docx").stdout


@pytest.mark.usefixtures("copy")
def test_the_same_for_programs(run: Run) -> None:
    result = run("show", "--format", "json", "a.md", "b.json")
    report = json.loads(result.stdout)
    assert report["schema"] == "newslint/show/1"
    (file,) = report["files"]
    assert (file["path"], file["format"], file["published"]) == ("a.md", "markdown", "2024-05-14")
    headline = file["blocks"][0]
    assert headline == {
        "kind": "headline", "confidence": 1.0, "line": 2, "column": 8,
        "start": TEXT.index("Ny"), "end": TEXT.index("Ny") + 16, "text": "Ny kai i Vestvik",
    }  # fmt: skip
    assert result.returncode == 2
    assert [error["path"] for error in report["errors"]] == ["b.json"]
