"""Comments that silence rules, in the formats that have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue
from newslint.config import Config
from newslint.formats import read
from newslint.linter import FileReport, Linter
from packs import PHRASES, write_rule

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pack(tmp_path: Path) -> str:
    write_rule(tmp_path, "house/feil", PHRASES)
    write_rule(tmp_path, "house/galt", PHRASES.replace("feil", "galt"))
    write_rule(tmp_path, "desk/rart", PHRASES.replace("feil", "rart"))
    write_rule(tmp_path, "desk/off", PHRASES.replace("feil", "av").replace("warning", "off"))
    return str(tmp_path)


def lint(pack: str, copy: str, format: str = "markdown", *select: str) -> FileReport:
    article = read(copy, format=format).article
    article.language = "nb"
    config = Config(packs=(pack,), select=select or ("house", "desk/rart"))
    assert set(catalogue((pack,)).rules) > {"house/feil"}
    return Linter(config).lint(article)


def found(report: FileReport) -> list[str]:
    lines = report.lines
    return [f"{lines.position(f.span.start)[0]} {f.text}" for f in report.findings]


CASES = {
    "the next line": (
        "Feil.\n\n<!-- newslint-disable-next-line house/feil: sitat -->\nTo feil.\n\nTre feil.\n",
        ["1 Feil", "6 feil"],
    ),
    "the next line that is not blank": (
        "<!-- newslint-disable-next-line house/feil -->\n\nTo feil.\n\nTre feil.\n", ["5 feil"],
    ),
    "only the rules named": (
        "<!-- newslint-disable-next-line house/feil -->\nEn feil, og galt.\n", ["2 galt"],
    ),
    "several rules": (
        "<!-- newslint-disable-next-line house/feil, house/galt: så -->\nFeil, galt, rart.\n",
        ["2 rart"],
    ),
    "a group and a glob": (
        "<!-- newslint-disable-next-line house, */rart -->\nFeil, galt, rart.\n", [],
    ),
    "a stretch": (
        ("En feil.\n\n<!-- newslint-disable house/feil: satire -->\n\nTo feil.\n\nTre feil.\n\n"
         "<!-- newslint-enable house/feil -->\n\nFire feil.\n"),
        ["1 feil", "11 feil"],
    ),
    "a stretch to the end": ("En feil.\n\n<!-- newslint-disable house -->\n\nFeil.\n", ["1 feil"]),
    "all stretches end at once": (
        ("<!-- newslint-disable house/feil -->\n<!-- newslint-disable house/galt -->\n\n"
         "Feil og galt.\n\n<!-- newslint-enable -->\n\nFeil og galt.\n"),
        ["8 Feil", "8 galt"],
    ),
    "within a line": (
        "Feil <!-- newslint-disable house/feil -->feil<!-- newslint-enable house/feil --> feil.\n",
        ["1 Feil", "1 feil"],
    ),
    "the whole file, wherever it stands": (
        "En feil.\n\n<!-- newslint-disable-file house/*: som byrået sendte -->\n\nTo feil.\n", [],
    ),
    "in a comment of the front matter": (
        "---\n# <!-- newslint-disable-next-line house/feil: navn -->\ntitle: Feil\n---\n\nFeil.\n",
        ["6 Feil"],
    ),
    "over two lines": (
        "<!--\n  newslint-disable-next-line house/feil: a -\n  -- b\n-->\nFeil.\n", [],
    ),
    "not in code": (
        ("Feil.\n\n```html\n<!-- newslint-disable-file house/feil -->\n```\n\n"
         "Skriv `<!-- newslint-disable house/feil -->` og\n\n"
         "    <!-- newslint-disable-next-line house/feil -->\n\nFeil.\n"),
        ["1 Feil", "11 Feil"],
    ),
    "with CRLF": (
        "<!-- newslint-disable-next-line house/feil -->\r\n\r\nFeil.\r\nFeil.\r\n", ["4 Feil"],
    ),
}


@pytest.mark.parametrize(("copy", "left"), CASES.values(), ids=CASES)
def test_what_is_silenced(copy: str, left: list[str], pack: str) -> None:
    report = lint(pack, copy)
    assert found(report) == left
    assert report.notes == ()


def test_in_plain_text_a_comment_is_copy(pack: str) -> None:
    copy = "<!-- newslint-disable-next-line house/feil -->\nEn feil.\n"
    assert found(lint(pack, copy, "plain")) == ["1 feil", "2 feil"]


NOTES = {
    "it silences nothing": (
        "Rett.\n\n<!-- newslint-disable-next-line house/feil -->\nRett.\n",
        'line 3: "newslint-disable-next-line" silences nothing of house/feil; take it out.',
    ),
    "one of its rules silences nothing": (
        "<!-- newslint-disable-file house/feil, house/galt -->\n\nFeil.\n",
        'line 1: "newslint-disable-file" silences nothing of house/galt; take it out.',
    ),
    "a stretch without a fault": (
        ("<!-- newslint-disable house -->\n\nFeil.\n\n<!-- newslint-enable house -->\n"
         "<!-- newslint-disable house -->\n"),
        'line 6: "newslint-disable" silences nothing of house; take it out.',
    ),
    "no such rule": (
        "<!-- newslint-disable-file house/fiel -->\n",
        ('line 1: "newslint-disable-file" names "house/fiel", which is no rule. '
         'Did you mean "house/feil"?'),
    ),
    "no rule at all": (
        "<!-- newslint-disable-file: alt -->\n",
        'line 1: "newslint-disable-file" names no rule: write a rule, a group or a glob after it.',
    ),
    "no such comment": (
        "<!-- newslint-disable-nextline house/feil -->\n",
        ('line 1: "newslint-disable-nextline" is no comment that newslint knows. '
         'Did you mean "disable-next-line"?'),
    ),
}


@pytest.mark.parametrize(("copy", "note"), NOTES.values(), ids=NOTES)
def test_a_comment_that_is_of_no_use_is_told(copy: str, note: str, pack: str) -> None:
    assert lint(pack, copy).notes == (note,)


def test_a_rule_that_has_not_run_may_be_silenced(pack: str) -> None:
    copy = "<!-- newslint-disable-file house/galt, desk/off -->\n\nRett.\n"
    assert lint(pack, copy, "markdown", "house/feil").notes == ()
