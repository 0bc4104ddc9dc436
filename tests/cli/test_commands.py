"""The commands beside check."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import tomli

from newslint.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run


def test_rules_lists_every_rule_with_the_severity_in_force(desk: Path, run: Run) -> None:
    done = run("rules", "--messages", "nn")
    rows = {line.split()[0]: line for line in done.stdout.splitlines()}
    assert rows["house/word"].split()[1:3] == ["error", "all"]
    assert rows["house/word"].endswith("Skriv ikkje «…».")
    # The desk has selected its own rules only.
    assert rows["language/ifolge"].split()[1:3] == ["off", "nb"]
    assert done.returncode == 0


def test_rules_as_json(desk: Path, run: Run) -> None:
    rules = {rule["rule"]: rule for rule in json.loads(run("rules", "--format", "json").stdout)}
    assert rules["house/soft"]["severity"] == "warning"
    assert rules["house/soft"]["kind"] == "phrases"
    assert rules["house/soft"]["path"] == str(desk / "pack" / "house" / "soft.toml")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ["Skriv ikke «…».", "Ordet sier ingenting.", "Hvorfor", "Kilde"]),
        ("nn", ["Skriv ikkje «…».", "Ordet seier ingenting.", "Kvifor", "Kjelde"]),
        ("en", ["Do not write “…”.", "The word says nothing.", "Why", "Source"]),
    ],
)
def test_explain_tells_all(language: str, words: list[str], desk: Path, run: Run) -> None:
    with (desk / "newslint.toml").open("a", encoding="utf-8") as file:
        file.write('[rules."house/word"]\nseverity = "info"\nmatch_case = true\n')
    done = run("explain", "house/word", "--messages", language)
    lines = [line.strip() for line in done.stdout.splitlines()]
    common = [
        "house/word", "the desk's style book", 'phrases = ["kjempeflott"]', "match_case = true",
        "Så kjempeflott!", "Brua er ny.", str(desk / "pack" / "house" / "word.toml"),
    ]
    assert not [word for word in [*words, *common] if word not in lines]
    assert lines[1].startswith("info · ")


def test_explain_an_unknown_rule(desk: Path, run: Run) -> None:
    done = run("explain", "house/wrod")
    assert done.returncode == 2
    assert 'Did you mean "house/word"?' in done.stderr


def test_init_writes_a_file_that_is_all_comments_and_never_over_another(
    desk: Path, run: Run
) -> None:
    (desk / "newslint.toml").unlink()
    assert run("init").returncode == 0
    written = (desk / "newslint.toml").read_text("utf-8")
    assert tomli.loads(written) == {}
    done = run("init")
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert (desk / "newslint.toml").read_text("utf-8") == written


def test_what_init_shows_is_valid(desk: Path, run: Run) -> None:
    (desk / "newslint.toml").unlink()
    run("init")
    (desk / "rules").mkdir()
    (desk / "words.txt").write_text("Sagelva\n", encoding="utf-8")
    path = desk / "newslint.toml"
    lines = path.read_text("utf-8").splitlines()
    settings = [
        line.removeprefix("# ")
        for line in lines
        if ("= " in line or line.startswith("# ["))
        and not line.startswith(("# extend", "# select", "# ignore"))
    ]
    path.write_text("\n".join(settings), encoding="utf-8")
    assert run("config").returncode == 0


def test_config_says_where_each_setting_comes_from(desk: Path, run: Run) -> None:
    (desk / "house.toml").write_text('level = "info"\nallow = ["Sagelva"]\n', encoding="utf-8")
    (desk / "newslint.toml").write_text(
        'extend = "house.toml"\nallow = ["Vika"]\n[[overrides]]\npaths = ["sport/**"]\n'
        'language = "nn"\n[rules."language/ifolge"]\nseverity = "info"\n',
        encoding="utf-8",
    )
    done = run("config", "sport/a.txt", "--fail-on", "never")
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert lines[:3] == ["# In force for sport/a.txt", "# from newslint.toml", "# from house.toml"]
    assert 'level = "info" # house.toml:1' in lines
    assert 'allow = ["Sagelva", "Vika"] # house.toml:2, newslint.toml:2' in lines
    assert 'language = "nn" # newslint.toml:5' in lines
    assert 'fail-on = "never" # command line' in lines
    assert 'messages = "auto" # default' in lines
    assert '[rules."language/ifolge"] # newslint.toml:6' in lines


def test_config_of_a_folder(desk: Path, run: Run) -> None:
    (desk / "sport").mkdir()
    (desk / "sport" / "newslint.toml").write_text("level = 'error'\n", encoding="utf-8")
    assert 'level = "error"' in run("config", "sport").stdout
    assert 'level = "error"' not in run("config").stdout


FILLED = {
    '["<…>"]': '["kjempebra"]',
    '{ "<…>" = "<…>" }': '{ "kjempebra" = "svært bra" }',
    "<the words found>": "kjempebra",
    "<a sentence with the fault in it>": "Det var kjempebra.",
    "<a sentence that looks wrong and is right>": "Det var bra.",
}


@pytest.mark.parametrize("kind", ["phrases", "substitution"])
def test_a_new_rule_fails_until_it_is_filled_in(kind: str, desk: Path, run: Run) -> None:
    assert run("new-rule", "style/very", "--kind", kind).returncode == 0
    path = desk / "pack" / "style" / "very.toml"
    assert run("test-rules", str(path)).returncode == 1
    text = path.read_text("utf-8")
    for blank, words in FILLED.items():
        text = text.replace(blank, words)
    path.write_text(text, encoding="utf-8")
    done = run("test-rules", str(path))
    assert (done.returncode, done.stdout) == (0, "1 rule tested, 0 failed.\n")


def test_a_new_rule_never_takes_the_place_of_another(desk: Path, run: Run) -> None:
    assert run("new-rule", "house/word").returncode == 2


@pytest.mark.parametrize("identity", ["word", "House/word", "house/", "../x/y", "a/b c"])
def test_the_id_of_a_new_rule(identity: str, desk: Path, run: Run) -> None:
    done = run("new-rule", identity)
    assert done.returncode == 2
    assert "GROUP/NAME" in done.stderr


def test_test_rules_runs_a_pack_and_says_what_is_broken(desk: Path, run: Run) -> None:
    assert run("test-rules", "pack").stdout == "4 rules tested, 0 failed.\n"
    (desk / "pack" / "house" / "soft.toml").write_text("kind = 'phrase'\n", encoding="utf-8")
    done = run("test-rules", "pack/house/soft.toml", "pack/house/word.toml")
    assert done.returncode == 2
    assert 'soft.toml:1: there is no kind "phrase". Did you mean "phrases"?' in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_the_commands_and_their_options(shell: str, run: Run) -> None:
    script = run("completion", shell).stdout
    assert "check" in script
    assert "fail-on" in script


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--version"], 0, f"newslint {__version__}"),
        (["--help"], 0, "commands:"),
        ([], 2, "commands:"),
        (["chek"], 2, 'there is no command "chek". Did you mean "check"?'),
        (["--level", "error"], 2, "name a command first"),
        (["explain"], 2, "RULE"),
        (["explain", "a/b", "c/d"], 2, '"c/d" is one argument too many.'),
    ],
)
def test_the_command_itself(arguments: list[str], code: int, words: str, run: Run) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert words in done.stdout + done.stderr


def test_a_rule_file_is_tested_by_a_relative_path(desk: Path, run: Run) -> None:
    text = (desk / "pack" / "house" / "word.toml").read_text("utf-8")
    pattern = text.replace('"phrases"', '"pattern"')
    pattern = pattern.replace(
        'phrases = ["kjempeflott"]', 'near = ["kjempeflott"]\npattern = "kjempeflott"'
    )
    (desk / "pack" / "house" / "shape.toml").write_text(pattern, encoding="utf-8")
    done = run("test-rules", "pack/house/shape.toml")
    assert (done.stdout, done.returncode) == ("1 rule tested, 0 failed.\n", 0)
