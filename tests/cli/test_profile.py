"""newslint profile: what a house style changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newslint.config_file import profiles

if TYPE_CHECKING:
    from running import Run


def test_without_a_name_all_profiles_are_listed(run: Run) -> None:
    lines = run("profile", "--messages", "en").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["profile", *profiles()]
    assert next(line for line in lines if line.startswith("ntb")).split()[1] == "core"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["ntb (bygger på core)", "Kilde: NTB språk"]),
        ("nn", ["ntb (byggjer på core)", "Kjelde: NTB språk"]),
        ("en", ["ntb (extends core)", "Source: NTB språk"]),
    ],
)
def test_what_a_profile_changes(language: str, words: list[str], run: Run) -> None:
    told = run("profile", "ntb", "--messages", language).stdout
    assert "quotes/saakalt: off → warning" in told
    assert not [word for word in words if word not in told]


def test_options_are_told(run: Run) -> None:
    assert "    variety = british" in run("profile", "guardian").stdout.splitlines()


def test_core_changes_nothing(run: Run) -> None:
    assert "core changes nothing in core." in run("profile", "core", "--messages", "en").stdout


def test_as_json(run: Run) -> None:
    (ntb,) = json.loads(run("profile", "ntb", "--format", "json").stdout)["profiles"]
    changed = {rule["rule"]: rule for rule in ntb["rules"]}
    rule = changed["quotes/saakalt"]
    assert (rule["before"], rule["after"], rule["options"]) == ("off", "warning", {})
    assert all(rule[key] for key in ("message", "why", "source"))


def test_a_name_that_is_not_there(run: Run) -> None:
    done = run("profile", "ntv")
    assert done.returncode == 2
    assert 'Did you mean "ntb"?' in done.stderr
