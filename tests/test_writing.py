"""Files written whole."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from newslint.errors import WriteError
from newslint.writing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def test_the_content_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_bytes(b"old")
    replace_file(str(path), b"new", before=b"old")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["sak.txt"]


def test_a_file_may_be_new(tmp_path: Path) -> None:
    replace_file(str(tmp_path / "sak.txt"), b"new")
    assert (tmp_path / "sak.txt").read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_are_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace_file(str(path), b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    target, link = tmp_path / "store" / "sak.txt", tmp_path / "sak.txt"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace_file(str(link), b"new", before=b"old")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_read_only_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        replace_file(str(path), b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["sak.txt"]


def test_a_file_that_has_changed_in_the_meantime_is_left(tmp_path: Path) -> None:
    path = tmp_path / "sak.txt"
    path.write_bytes(b"newer")
    with pytest.raises(WriteError, match="has changed"):
        replace_file(str(path), b"new", before=b"old")
    assert path.read_bytes() == b"newer"
    assert os.listdir(tmp_path) == ["sak.txt"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written"):
        replace_file(str(tmp_path / "nowhere" / "sak.txt"), b"new")
