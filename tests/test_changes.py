"""What a change has touched, in real repositories."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from newslint.changes import Changes
from newslint.errors import ConfigError
from newslint.findings import Finding, Related, Severity
from newslint.linter import FileReport
from newslint.positions import Span

if TYPE_CHECKING:
    from pathlib import Path


def git(*arguments: str) -> None:
    somebody = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *somebody, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one article of ten lines, whose settings are unusual."""
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet", "--initial-branch=main")
    for key, value in (("diff.noprefix", "true"), ("color.ui", "always"), ("diff.renames", "no")):
        git("config", key, value)
    write("sak.txt", [f"linje {number}" for number in range(1, 11)])
    commit()
    return folder


def write(name: str, lines: list[str], end: str = "\n", codec: str = "utf-8") -> None:
    with open(name, "w", encoding=codec, newline="") as file:
        file.write("".join(f"{line}{end}" for line in lines))


def commit() -> None:
    git("add", ".")
    git("commit", "--quiet", "--allow-empty", "--message=so far")


def touched(path: str, revision: str = "HEAD", codec: str = "utf-8") -> list[int]:
    """The numbers of the lines of which a finding would be reported."""
    with open(path, encoding=codec, newline="") as file:
        source = file.read()
    findings, at = [], 0
    for number, line in enumerate(source.split("\n"), start=1):
        words = line.rstrip("\r")
        if words:
            findings.append(finding(Span(at, at + len(words)), str(number)))
        at += len(line) + 1
    report = FileReport(path, "plain", "nb", source, tuple(findings))
    return [int(found.text) for found in Changes(revision).touching(report).findings]


def finding(span: Span, text: str, *related: Span) -> Finding:
    others = tuple(Related(place) for place in related)
    return Finding("house/feil", Severity.ERROR, "", "", span, text, related=others)


LINES = [f"linje {number}" for number in range(1, 11)]
EDITS: dict[str, tuple[list[str], list[int]]] = {
    "nothing": (LINES, []),
    "a line": ([*LINES[:4], "ny", *LINES[5:]], [5]),
    "the first and the last": (["ny", *LINES[1:9], "ny"], [1, 10]),
    "lines put in": ([*LINES[:3], "ny", "ny", *LINES[3:]], [4, 5]),
    "lines taken out": ([*LINES[:3], *LINES[5:]], []),
    "out here, in there": ([*LINES[2:6], "ny", *LINES[6:]], [5]),
    "what looks like a diff": (["++ b/annen.txt", "@@ -1 +1 @@", *LINES], [1, 2]),
}


@pytest.mark.parametrize(("lines", "new"), EDITS.values(), ids=EDITS)
def test_lines_touched(lines: list[str], new: list[int], repository: Path) -> None:
    write("sak.txt", lines)
    assert touched("sak.txt") == new
    git("add", ".")
    assert touched("sak.txt") == new, "what is in the index counts too"
    commit()
    assert touched("sak.txt") == []
    assert touched("sak.txt", "HEAD~1") == new


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_and_a_last_line_without_one(end: str, repository: Path) -> None:
    write("ny.txt", LINES, end)
    commit()
    with open("ny.txt", "w", encoding="utf-8", newline="") as file:
        file.write(end.join([*LINES[:9], "ny"]))
    assert touched("ny.txt") == [10]


@pytest.mark.parametrize(
    "name", ["ny sak.txt", "æøå.txt", 'med "tegn"\t.txt', "b/a.txt", "-a.txt", "\N{SNOWMAN} é.txt"]
)
def test_names_of_files(name: str, repository: Path) -> None:
    (repository / "b").mkdir()
    write(name, LINES)
    assert touched(name) == list(range(1, 11)), "a file that Git does not know is new"
    commit()
    assert touched(name) == []
    write(name, ["ny", *LINES])
    assert touched(name) == [1]


def test_a_renamed_file_is_not_new(repository: Path) -> None:
    git("mv", "sak.txt", "bru.txt")
    assert touched("bru.txt") == []
    write("bru.txt", [*LINES[:9], "ny"])
    git("add", ".")
    assert touched("bru.txt") == [10]


def test_since_the_branch_began_not_since_the_other_went_on(repository: Path) -> None:
    git("checkout", "--quiet", "-b", "side")
    write("sak.txt", [*LINES[:9], "ny"])
    commit()
    git("checkout", "--quiet", "main")
    write("sak.txt", ["annet", *LINES[1:]])
    commit()
    git("checkout", "--quiet", "side")
    assert touched("sak.txt", "main") == [10]


def test_copy_that_git_takes_for_binary_is_touched_as_a_whole(repository: Path) -> None:
    write("utf16.txt", LINES, codec="utf-16")
    commit()
    assert touched("utf16.txt", codec="utf-16") == []
    write("utf16.txt", ["ny", *LINES], codec="utf-16")
    assert touched("utf16.txt", codec="utf-16") == list(range(1, 12))


def test_a_fault_counts_when_any_of_its_places_is_touched(repository: Path) -> None:
    write("sak.txt", [*LINES[:9], "ny"])
    source = "\n".join([*LINES[:9], "ny"]) + "\n"
    last = source.index("ny")
    findings = (
        finding(Span(0, 5), "a", Span(last, last + 2)),
        finding(Span(0, 5), "b", Span(9, 12)),
        finding(Span(0, last + 1), "c"),
        finding(Span(last, last), "d"),
        finding(Span(0, last), "e"),
    )
    report = FileReport("sak.txt", "plain", "nb", source, findings)
    kept = [found.text for found in Changes("HEAD").touching(report).findings]
    assert kept == ["a", "c", "d"]


def test_before_the_first_commit_everything_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    write("sak.txt", ["en", "to"])
    git("add", ".")
    assert touched("sak.txt") == [1, 2]


def test_seen_from_another_folder_and_through_a_link(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("sak.txt", [*LINES[:9], "ny"])
    (tmp_path / "link").symlink_to(repository)
    monkeypatch.chdir(tmp_path)
    assert touched("desk/sak.txt") == [10]
    assert touched("link/sak.txt") == [10]


@pytest.mark.parametrize("revision", ["borte", "--all", "main..side", "HEAD~7"])
def test_a_revision_that_is_not_there_is_an_error(revision: str, repository: Path) -> None:
    with pytest.raises(ConfigError, match=f'has no revision "{revision}"'):
        touched("sak.txt", revision)


def test_outside_a_repository_it_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    write("sak.txt", ["en"])
    with pytest.raises(ConfigError, match="not a git repository"):
        touched("sak.txt")


def test_without_git_it_is_an_error(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="there is no git"):
        touched("sak.txt")
