"""Whatever is wrong with one file: one clear message, the others reported, exit code 2."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint, EntryPoints
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from newslint.catalogue import catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

TEXT = "Brua er kjempeflott. Været blåser på øya.\n"


@pytest.fixture
def other(desk: Path) -> Path:
    """A faulty file that must be reported whatever becomes of the one beside it."""
    path = desk / "z-other.txt"
    path.write_text("Alt er kjempeflott.\n", encoding="utf-8")
    return path


def check(run: Run, *paths: str) -> tuple[int, list[str], dict[str, int]]:
    """Return the exit code, the lines on standard error, and the findings by path."""
    done = run("check", *paths, "z-other.txt", "--format", "json")
    report = json.loads(done.stdout)
    counts = {file["path"]: len(file["findings"]) for file in report["files"]}
    assert counts["z-other.txt"] == 1
    lines = done.stderr.splitlines()
    errors = [line for line in lines if line.startswith("newslint: error: ")]
    assert len(report["errors"]) == len(errors)
    assert "Traceback" not in done.stderr
    return done.returncode, lines, counts


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    ("data", "note", "findings"),
    [
        pytest.param(TEXT.encode("utf-16"), "read as UTF-16", 1, id="UTF-16"),
        pytest.param(TEXT.encode("utf-16-be"), "read as UTF-16", 1, id="UTF-16 without a mark"),
        pytest.param(TEXT.encode("windows-1252"), "read as Windows-1252", 1, id="Windows-1252"),
        pytest.param(b"", "", 0, id="empty"),
        pytest.param(b"\n \n", "", 0, id="blank"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), "", 1, id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), "", 1, id="BOM"),
        pytest.param(TEXT.encode() * 3, "", 3, id="plain"),
    ],
)
def test_copy_that_can_be_read(
    data: bytes, note: str, findings: int, desk: Path, run: Run
) -> None:
    (desk / "a.txt").write_bytes(data)
    code, lines, counts = check(run, "a.txt")
    assert code == 1
    assert counts["a.txt"] == findings
    assert [note in line and line.startswith("newslint: note: a.txt: ") for line in lines] == (
        [True] if note else []
    )


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "NUL bytes", id="binary"),
        pytest.param(b"Brua\0 er ny.", "NUL bytes", id="NUL bytes"),
        pytest.param(b"Bl\x81\xe5b\xe6r", "neither UTF-8 nor Windows-1252", id="no encoding"),
    ],
)
def test_files_that_are_no_text(data: bytes, message: str, desk: Path, run: Run) -> None:
    (desk / "a.txt").write_bytes(data)
    code, lines, counts = check(run, "a.txt")
    assert code == 2
    assert "a.txt" not in counts
    assert len(lines) == 1
    assert message in lines[0]


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("absent.txt", "absent.txt: there is no such file."),
        ("*.none", "*.none: no file fits the pattern."),
        ("dangling.txt", "dangling.txt: cannot be read: "),
        ("z-other.txt/a.txt", "z-other.txt/a.txt: there is no such file."),
    ],
)
def test_files_that_are_not_there(path: str, message: str, desk: Path, run: Run) -> None:
    (desk / "dangling.txt").symlink_to("nowhere.txt")
    code, lines, _ = check(run, path)
    assert code == 2
    assert len(lines) == 1
    assert message in lines[0]


@pytest.mark.usefixtures("other")
def test_a_folder_that_cannot_be_read(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    (desk / "closed").mkdir()
    monkeypatch.setattr("os.scandir", scandir)
    code, lines, _ = check(run, "closed")
    assert code == 2
    assert lines == [
        "newslint: error: closed: this folder cannot be read: Permission denied."
    ]


@pytest.mark.usefixtures("other")
def test_a_broken_rule_file(desk: Path, run: Run) -> None:
    (desk / "pack" / "house" / "soft.toml").write_text('kind = "phrases\n', encoding="utf-8")
    code, lines, _ = check(run)
    assert code == 2
    assert len(lines) == 1
    assert "soft.toml:1: this is not valid TOML" in lines[0]


@pytest.mark.usefixtures("other")
def test_a_pattern_that_backtracks_without_end(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.checks.pattern._SECONDS", 0.05)
    text = (desk / "pack" / "house" / "soft.toml").read_text("utf-8")
    text = text.replace('kind = "phrases"', 'kind = "pattern"').replace(
        'phrases = ["veldig"]', 'near = ["veldig"]\npattern = "veldig (a|aa|aaa)*(a|b|ab)*c"'
    )
    (desk / "pack" / "house" / "soft.toml").write_text(text, encoding="utf-8")
    (desk / "a.txt").write_text(f"Veldig {'ab' * 20}{'a' * 180}.\n", encoding="utf-8")
    code, lines, _ = check(run, "a.txt")
    assert code == 2
    assert len(lines) == 1
    assert "house/soft" in lines[0]
    assert "took more than" in lines[0]


@pytest.fixture
def foreign_kind(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A kind from outside the package, found by its entry point."""
    module = SimpleNamespace(OPTIONS={})
    monkeypatch.setattr(EntryPoint, "load", lambda _: module)
    point = EntryPoint("foreign", "foreign", "newslint.checks")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: EntryPoints([point]))
    return module


@pytest.mark.usefixtures("other")
def test_a_kind_that_raises(desk: Path, run: Run, foreign_kind: SimpleNamespace) -> None:
    def check_(article: object, rule: object) -> None:
        raise ZeroDivisionError("in the kind")

    foreign_kind.check = check_
    text = (desk / "pack" / "house" / "soft.toml").read_text("utf-8")
    text = text.replace('kind = "phrases"', 'kind = "foreign"').replace('phrases = ["veldig"]', "")
    (desk / "pack" / "house" / "soft.toml").write_text(text, encoding="utf-8")
    code, lines, _ = check(run)
    assert code == 2
    assert len(lines) == 1
    assert "z-other.txt: the rule house/soft could not be run to its end" in lines[0]
    assert catalogue((str(desk / "pack"),)).errors == ()


@pytest.mark.usefixtures("other")
def test_a_broken_configuration_stops_only_the_files_it_is_for(desk: Path, run: Run) -> None:
    (desk / "sport").mkdir()
    (desk / "sport" / "newslint.toml").write_text("levl = 'error'\n", encoding="utf-8")
    for name in "ab":
        (desk / "sport" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    code, lines, counts = check(run, "sport")
    assert code == 2
    assert list(counts) == ["z-other.txt"]
    assert len(lines) == 1
    assert 'newslint.toml:1: "levl" is not a setting. Did you mean "level"?' in lines[0]
