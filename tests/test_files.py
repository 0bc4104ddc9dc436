"""Finding the files of a run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from newslint.config import Config
from newslint.errors import ReadError
from newslint.files import find

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with copy at several levels."""
    for path in (
        ".git/HEAD", "a.txt", "b.md", "c.py", "sport/d.txt", "sport/utkast/e.txt",
        "sport/utkast/f.txt", "build/g.txt", ".hidden/h.txt", ".i.txt", "J.TXT",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    excludes = Config(exclude=exclude, root=os.getcwd()).excludes
    return [
        f"! {one.path}: {one.message}" if isinstance(one, ReadError) else one
        for one in find(paths, excludes, force_exclude=force)
    ]


EVERYTHING = [
    "J.TXT", "a.txt", "b.md", "build/g.txt", "sport/d.txt", "sport/utkast/e.txt",
    "sport/utkast/f.txt",
]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("paths", "files"),
    [
        (["."], EVERYTHING),
        (["sport"], EVERYTHING[4:]),
        (["sport/", "./sport/d.txt"], EVERYTHING[4:]),
        (["sport/d.txt", "sport"], EVERYTHING[4:]),
        (["c.py", ".i.txt"], ["c.py", ".i.txt"]),
        (["*.txt"], ["a.txt"]),
        (["sport/**/*.txt"], EVERYTHING[4:]),
        (["absent"], ["! absent: there is no such file."]),
        (["*.absent", "a.txt"], ["! *.absent: no file fits the pattern.", "a.txt"]),
    ],
)
def test_paths(paths: list[str], files: list[str]) -> None:
    assert found(*paths) == files


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("exclude", "files"),
    [
        (("sport/",), EVERYTHING[:4]),
        (("utkast",), EVERYTHING[:5]),
        (("*.txt", "!d.txt"), ["J.TXT", "b.md", "sport/d.txt"]),
        (("/sport/utkast/*.txt", "!e.txt"), [*EVERYTHING[:5], "sport/utkast/e.txt"]),
    ],
)
def test_exclude(exclude: tuple[str, ...], files: list[str]) -> None:
    assert found(".", exclude=exclude) == files


@pytest.mark.usefixtures("here")
def test_what_is_named_stands_unless_forced() -> None:
    assert found("a.txt", exclude=("a.txt",)) == ["a.txt"]
    assert found("a.txt", exclude=("a.txt",), force=True) == []
    assert found("sport", exclude=("sport/",), force=True) == []


def test_gitignore_at_every_level(here: Path) -> None:
    (here / ".gitignore").write_text("build/\n*.md\n**/utkast/*\n", encoding="utf-8")
    (here / "sport" / "utkast" / ".gitignore").write_text("!e.txt\n", encoding="utf-8")
    assert found(".") == ["J.TXT", "a.txt", "sport/d.txt", "sport/utkast/e.txt"]
    # From inside the repository the .gitignore above counts as well.
    assert found("sport") == ["sport/d.txt", "sport/utkast/e.txt"]


def test_a_folder_that_git_ignores_is_read_when_it_is_named(here: Path) -> None:
    (here / ".gitignore").write_text("build/\n", encoding="utf-8")
    assert found("build") == ["build/g.txt"]
    assert found("build/g.txt") == ["build/g.txt"]
    assert found("build", "build/g.txt", force=True) == []


def test_links_to_folders_are_not_followed_and_links_to_files_are(here: Path) -> None:
    (here / "sport" / "loop").symlink_to(here, target_is_directory=True)
    (here / "sport" / "link.txt").symlink_to(here / "a.txt")
    assert found("sport") == ["sport/d.txt", "sport/link.txt", *EVERYTHING[5:]]
