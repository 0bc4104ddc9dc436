"""The short way to read a command line reads it as argparse does."""

from __future__ import annotations

import pytest

from newslint.cli import check
from newslint.cli.arguments import Arguments
from newslint.cli.parser import command_parser, parse


def _short(line: list[str]) -> object:
    arguments = Arguments()
    check.add_arguments(arguments)  # type: ignore[arg-type]
    return arguments.read(line)


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["a.txt", "b.txt"],
        ["-"],
        ["--format=json", "--level=info", "a.txt"],
        ["--select", "names", "--select", "quotes,layout", "a.txt"],
        ["--exit-zero", "--jobs", "2", "a.txt"],
    ],
)
def test_ordinary_lines_are_read_as_by_argparse(line: list[str]) -> None:
    short = _short(line)
    assert short is not None
    assert vars(short) == vars(parse(command_parser("check"), line))


@pytest.mark.parametrize(
    "line",
    [
        ["--help"],
        ["--formt", "json"],
        ["--format", "jsn"],
        ["--jobs", "two"],
        ["--format"],
        ["--exit-zero=1"],
        ["--", "-a.txt"],
    ],
)
def test_lines_out_of_the_ordinary_are_left_to_argparse(line: list[str]) -> None:
    assert _short(line) is None


def test_paths_may_stand_on_both_sides_of_an_option() -> None:
    arguments = Arguments()
    check.add_arguments(arguments)  # type: ignore[arg-type]
    options = arguments.read(["a.txt", "--format", "json", "b.txt"])
    assert options is not None
    assert options.paths == ["a.txt", "b.txt"]
