"""A desk with a small pack of rules of its own, and the command run in this process."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from newslint.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

RULE = """\
kind = "{kind}"
severity = "{severity}"
{options}
source = "the desk's style book"
[message]
nb = "Skriv ikke «{{text}}»."
nn = "Skriv ikkje «{{text}}»."
en = "Do not write “{{text}}”."
[why]
nb = "Ordet sier ingenting."
nn = "Ordet seier ingenting."
en = "The word says nothing."
[[bad]]
text = "{bad}"
finds = ["{finds}"]
[[good]]
text = "Brua er ny."
"""
CONFIG = 'packs = ["pack"]\nselect = ["house"]\n'


def rule(kind: str, severity: str, options: str, bad: str, finds: str) -> str:
    return RULE.format(kind=kind, severity=severity, options=options, bad=bad, finds=finds)


RULES = {
    "word": rule("phrases", "error", 'phrases = ["kjempeflott"]', "Så kjempeflott!", "kjempeflott"),
    "soft": rule("phrases", "warning", 'phrases = ["veldig"]', "Veldig fin.", "Veldig"),
    "hint": rule("phrases", "info", 'phrases = ["liksom"]', "Det er liksom bra.", "liksom"),
    "twice": rule(
        "consistency", "warning", 'either = { "Sagelva" = "Sagaelva" }',
        "Sagelva og Sagelva og Sagaelva.", "Sagaelva",
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a configuration, and a pack of four rules."""
    pack = tmp_path / "pack" / "house"
    pack.mkdir(parents=True)
    for name, text in RULES.items():
        (pack / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "newslint.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def copy(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The current folder, with the test module's COPY in it: texts by name of file."""
    for name, text in request.module.COPY.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command with some arguments; `stdin` is what it is fed."""

    def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, out, err)

    return run
