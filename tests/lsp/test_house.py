"""What is written for the house: words into its configuration, with all else left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.config_file import Configs
from newslint.errors import ConfigError, WriteError
from newslint.lsp.house import allow

if TYPE_CHECKING:
    from pathlib import Path

WORD = "Sagå «Q»"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("newslint.toml", "", 'allow = ["Sagå «Q»"]\n'),
        ("newslint.toml", 'allow = ["A"]  # ours\n', 'allow = ["A", "Sagå «Q»"]  # ours\n'),
        ("newslint.toml", 'allow = ["A"]\r\n# end\r\n', 'allow = ["A", "Sagå «Q»"]\r\n# end\r\n'),
        (
            "newslint.toml",
            '# top\nallow = [\n    "A",  # 1\n]\n[[overrides]]\npaths = ["x"]\n',
            '# top\nallow = [\n    "A",  # 1\n    "Sagå «Q»",\n]\n[[overrides]]\npaths = ["x"]\n',
        ),
        (
            "newslint.toml",
            'level = "info"  # 1\r\n\r\n# 2\r\n[rules."layout/nfd"]\r\n',
            'level = "info"  # 1\r\nallow = ["Sagå «Q»"]\r\n\r\n# 2\r\n[rules."layout/nfd"]\r\n',
        ),
        (
            "pyproject.toml",
            '[tool.newslint]\n# why\nlevel = "info"\n\n# x\n[tool.x]\n',
            '[tool.newslint]\n# why\nlevel = "info"\nallow = ["Sagå «Q»"]\n\n# x\n[tool.x]\n',
        ),
        (
            "pyproject.toml",
            '[tool.newslint.rules."layout/nfd"]\n',
            '[tool.newslint]\nallow = ["Sagå «Q»"]\n\n[tool.newslint.rules."layout/nfd"]\n',
        ),
        (
            "pyproject.toml",
            '[tool.newslint]\nlevel = "info"\n[x]\n[tool.newslint.rules]\n',
            '[tool.newslint]\nlevel = "info"\nallow = ["Sagå «Q»"]\n[x]\n[tool.newslint.rules]\n',
        ),
    ],
)
def test_word_is_put_into_the_nearest_configuration(
    name: str, before: str, after: str, tmp_path: Path
) -> None:
    config = tmp_path / name
    config.write_bytes(before.encode())
    desk = tmp_path / "sport"
    path = allow(WORD, Configs().for_file(str(desk / "a.txt")), str(desk))
    assert (path, config.read_bytes().decode()) == (str(config), after)
    assert WORD in Configs().for_file(str(desk / "a.txt")).allow


def test_without_a_configuration_one_is_made_in_the_folder(tmp_path: Path) -> None:
    config = Configs().for_file(str(tmp_path / "a.txt"))
    assert allow(WORD, config, str(tmp_path)) == str(tmp_path / "newslint.toml")
    assert WORD in Configs().for_file(str(tmp_path / "a.txt")).allow


def test_word_that_is_allowed_is_not_put_there_twice(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('allow = ["Sagå «Q»"]\n', encoding="utf-8")
    allow(WORD, Configs().for_file(str(tmp_path / "a.txt")), str(tmp_path))
    assert (tmp_path / "newslint.toml").read_text("utf-8") == 'allow = ["Sagå «Q»"]\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "Sagå «Q»\n"),
        ("# ours\nA", "# ours\nA\nSagå «Q»\n"),
        ("\ufeffA\r\n", "\ufeffA\r\nSagå «Q»\r\n"),
    ],
)
def test_file_of_words_takes_the_word(before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('words = "words.txt"\n', encoding="utf-8")
    words = tmp_path / "words.txt"
    words.write_bytes(before.encode())
    config = Configs().for_file(str(tmp_path / "a.txt"))
    assert allow(WORD, config, str(tmp_path)) == str(words)
    assert words.read_bytes().decode() == after
    allow("C#", config, str(tmp_path))  # the rest of a line after # is a comment
    assert words.read_bytes().decode() == after
    assert {WORD, "C#"} <= set(Configs().for_file(str(tmp_path / "a.txt")).allow)


def test_configuration_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "newslint.toml"
    path.write_text("", encoding="utf-8")
    config = Configs().for_file(str(tmp_path / "a.txt"))
    path.write_text("a = [", encoding="utf-8")
    with pytest.raises(ConfigError, match="not valid TOML"):
        allow(WORD, config, str(tmp_path))
    path.write_text("", encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(WriteError, match="read-only"):
        allow(WORD, config, str(tmp_path))
