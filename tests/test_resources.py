"""The compiled rules between runs."""

from pathlib import Path
from typing import Any

import pytest

from newslint import resources
from newslint.errors import RuleError
from newslint.resources import read_tree


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "rules" / "group").mkdir(parents=True)
    (tmp_path / "rules" / "group" / "one.toml").write_text("a = 1\n")
    return tmp_path / "rules"


def _prepared(folder: Path, seen: list[str]) -> dict[str, dict[str, Any]]:
    return read_tree(str(folder), lambda key, _, data: seen.append(key)).files


def test_an_unchanged_folder_is_read_once(folder: Path) -> None:
    seen: list[str] = []
    first, second = _prepared(folder, seen), _prepared(folder, seen)
    assert first == second == {"group/one": {"a": 1}}
    assert seen == ["group/one"]


def test_a_changed_file_is_read_again(folder: Path) -> None:
    seen: list[str] = []
    _prepared(folder, seen)
    (folder / "group" / "one.toml").write_text("a = 22\n")
    assert _prepared(folder, seen) == {"group/one": {"a": 22}}


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"short"])
def test_a_damaged_cache_counts_as_none(folder: Path, tmp_path: Path, damage: bytes) -> None:
    seen: list[str] = []
    _prepared(folder, seen)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(damage)
    assert _prepared(folder, seen) == {"group/one": {"a": 1}}
    assert seen == ["group/one", "group/one"]


def test_a_cache_that_cannot_be_written_is_no_fault(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert _prepared(folder, []) == {"group/one": {"a": 1}}


def test_a_broken_file_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "broken.toml").write_text("a = \n")
    tree = read_tree(str(folder), lambda *_: None)
    assert tree.files == {"group/one": {"a": 1}}
    assert [(type(error), error.line) for error in tree.errors] == [(RuleError, 1)]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        read_tree(str(tmp_path / "absent"), lambda *_: None)


def test_the_rules_of_newslint_are_found() -> None:
    assert (Path(resources.rules_folder()) / "languages").is_dir()
