"""The configuration: where it is found, what it may say, how settings add up."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from newslint.config import Config, Override
from newslint.config_file import Configs, load_config
from newslint.errors import ConfigError
from newslint.findings import Severity
from newslint.resources import rules_folder

if TYPE_CHECKING:
    from pathlib import Path

CORE = f"{rules_folder()}/profiles/core.toml"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_setting(here: Path) -> None:
    write(here / "words.txt", "# Elver\nSagelva\n\n  Vika  # et sted\n")
    (here / "pack").mkdir()
    path = write(here / "newslint.toml", """\
profile = "core"
packs = ["pack"]
language = "nn"
messages = "en"
published = 2024-05-17
level = "info"
fail-on = "never"
select = ["language"]
ignore = ["language/*"]
allow = ["Bru"]
words = "words.txt"
exclude = ["utkast/"]
baseline = "desk/godtatt.txt"
[rules."language/ifolge"]
severity = "off"
match_case = true
[[overrides]]
paths = ["sport/**"]
fail-on = "info"
""")
    assert load_config("newslint.toml") == Config(
        language="nn",
        messages="en",
        published=date(2024, 5, 17),
        level=Severity.INFO,
        fail_on=Severity.OFF,
        select=("language",),
        ignore=("language/*",),
        packs=(str(here / "pack"),),
        allow=("Bru", "Sagelva", "Vika"),
        exclude=("utkast/",),
        baseline=str(here / "desk" / "godtatt.txt"),
        rules={"language/ifolge": {"severity": "off", "match_case": True}},
        overrides=(Override(("sport/**",), {"fail_on": Severity.INFO}),),
        sources=(str(path), CORE),
        root=str(here),
    )


BAD = [
    ('level = "x\n', 1, "this is not valid TOML"),
    ("levl = 'error'\n", 1, 'Did you mean "level"?'),
    ("level = 'info'\nfail_on = 'error'\n", 2, 'Did you mean "fail-on"?'),
    ("level = 'eror'\n", 1, 'Did you mean "error"?'),
    ("level = 1\n", 1, '"level" must be a string.'),
    ("select = 'names'\n", 1, '"select" must be a list'),
    ("\nallow = ['a', 1]\n", 2, "1 must be a string."),
    ("published = 'i går'\n", 1, "YYYY-MM-DD"),
    ("language = 'norsk'\n", 1, "no language code"),
    ("messages = 'sv'\n", 1, '"sv" is none of auto, nb, nn, en.'),
    ("profile = 'cor'\n", 1, 'there is no profile "cor". Did you mean "core"?'),
    ("extend = 'cor'\n", 1, 'there is no profile "cor".'),
    ("extend = 'absent.toml'\n", 1, 'there is no file "absent.toml" to extend.'),
    ("extend = 'newslint.toml'\n", 1, "extends this file in turn"),
    ("extend = 1\n", 1, '"extend" must be a string'),
    ("packs = ['absent']\n", 1, 'there is no folder "absent".'),
    ("words = 'absent.txt'\n", 1, '"absent.txt" cannot be read'),
    ("\nselect = ['languge']\n", 2, 'Did you mean "language"?'),
    ("\nignore = ['language/ifølge']\n", 2, 'Did you mean "language/ifolge"?'),
    ("[rules.'language/ifolg']\n", 1, 'Did you mean "language/ifolge"?'),
    ("[rules]\n'language/ifolge' = 'off'\n", 2, 'write [rules."language/ifolge"]'),
    ("[rules.'language/ifolge']\n\nseverity = 'eror'\n", 3, 'Did you mean "error"?'),
    ("[rules.'language/ifolge']\nmatch_cas = 1\n", 2, 'Did you mean "match_case"?'),
    ("[rules.'language/ifolge']\nmatch_case = 1\n", 2, '"match_case" must be true or false.'),
    ("[[overrides]]\nlevel = 'info'\n", 1, "an override needs paths"),
    ("[[overrides]]\npaths = ['a']\npacks = ['b']\n", 3, "cannot be set in an override"),
    (
        "[[overrides]]\npaths = ['a']\nlevel = 'info'\n[[overrides]]\npaths = ['b']\nlevel = 'x'\n",
        6, '"x" is none of error, warning, info.',
    ),
    ("[[overrides]]\npaths = ['a']\n[overrides.rules.'a/b']\n", 3, 'there is no rule "a/b".'),
]


@pytest.mark.parametrize(("text", "line", "message"), BAD)
def test_what_is_wrong_is_told_with_its_line(
    text: str, line: int, message: str, here: Path
) -> None:
    path = write(here / "newslint.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config("newslint.toml")
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(path), line)


def test_the_line_in_a_pyproject(here: Path) -> None:
    write(here / "pyproject.toml", "[project]\nlevel = 1\n[tool.newslint]\nlevel = 'x'\n")
    with pytest.raises(ConfigError) as caught:
        load_config("pyproject.toml")
    assert caught.value.line == 4


def levels(folder: Path, *paths: str, **options: Any) -> list[str]:
    configs = Configs(**options)
    return [configs.for_file(str(folder / path)).level.label for path in paths]


def test_the_nearest_file_counts(here: Path) -> None:
    write(here / "newslint.toml", "level = 'info'")
    write(here / "sport" / "pyproject.toml", "[tool.newslint]\nlevel = 'error'")
    write(here / "sport" / "ski" / "pyproject.toml", "[tool.other]\nnewslint = 1")
    write(here / "kultur" / "pyproject.toml", "this is [not TOML")
    write(here / "both" / "pyproject.toml", "[tool.newslint]\nlevel = 'error'")
    write(here / "both" / "newslint.toml", "level = 'info'")
    paths = ("a.txt", "sport/a.txt", "sport/ski/a.txt", "kultur/a.txt", "both/a.txt")
    assert levels(here, *paths) == ["info", "error", "error", "info", "info"]
    assert levels(here, *paths[:2], isolated=True) == ["warning", "warning"]
    sport = str(here / "sport" / "pyproject.toml")
    assert levels(here, *paths[:2], path=sport) == ["error", "error"]


def test_what_extends_stands_above_what_it_extends(here: Path) -> None:
    write(here / "house.toml", """\
level = "info"
messages = "nn"
select = ["language", "names"]
ignore = ["names/variant"]
allow = ["Sagelva"]
[rules."language/ifolge"]
severity = "info"
match_case = true
""")
    write(here / "sport" / "newslint.toml", """\
extend = "../house.toml"
level = "error"
select = ["language"]
ignore = ["language/ifolge"]
allow = ["Vika"]
rules."language/ifolge".severity = "off"
""")
    config = load_config("sport/newslint.toml")
    assert config.level is Severity.ERROR
    assert config.messages == "nn"
    assert config.select == ("language",)
    assert config.ignore == ("names/variant", "language/ifolge")
    assert config.allow == ("Sagelva", "Vika")
    assert config.rules == {"language/ifolge": {"severity": "off", "match_case": True}}
    here_first = (str(here / "sport" / "newslint.toml"), str(here / "house.toml"))
    assert config.sources[:2] == here_first


def test_a_profile_lies_under_everything(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profile = write(here / "quiet.toml", "level = 'error'\nmessages = 'nn'\n")
    monkeypatch.setattr("newslint.config_file.profiles", lambda: ["core", "quiet"])
    monkeypatch.setattr(
        "newslint.config_file._profile", lambda name: str(profile) if name == "quiet" else ""
    )
    write(here / "newslint.toml", "profile = 'quiet'\nlevel = 'info'\n")
    config = load_config("newslint.toml")
    assert (config.profile, config.level.label, config.messages) == ("quiet", "info", "nn")
    assert levels(here, "a.txt", isolated=True, settings={"profile": "quiet"}) == ["error"]


def test_overrides_and_the_command_line(here: Path) -> None:
    write(here / "newslint.toml", """\
ignore = ["language/ifolge"]
[[overrides]]
paths = ["sport/**", "*.md"]
level = "info"
[[overrides]]
paths = ["sport/ski/"]
level = "error"
""")
    paths = ("a.txt", "a.md", "sport/a.txt", "sport/ski/a.txt")
    assert levels(here, *paths) == ["warning", "info", "info", "error"]
    settings = {"level": Severity.ERROR}
    assert levels(here, *paths, settings=settings) == ["error"] * 4
    selecting = Configs({"select": ("language/ifolge",)}).for_file("a.txt")
    assert (selecting.select, selecting.ignore) == (("language/ifolge",), ())
    ignoring = Configs({"ignore": ("names",)}).for_file("a.txt")
    assert ignoring.ignore == ("language/ifolge", "names")


def test_equal_settings_are_one_configuration_and_cross_processes(here: Path) -> None:
    write(here / "newslint.toml", "[[overrides]]\npaths = ['*.md']\nlevel = 'info'\n")
    configs = Configs()
    assert configs.for_file("a.txt") is configs.for_file("b.txt")
    assert configs.for_file("a.md") is not configs.for_file("a.txt")
    again = pickle.loads(pickle.dumps(configs))
    assert again.for_file("a.md") == configs.for_file("a.md")


@pytest.mark.parametrize(
    ("level", "fail_on", "shown"),
    [
        (Severity.WARNING, Severity.ERROR, Severity.WARNING),
        (Severity.ERROR, Severity.INFO, Severity.INFO),
        (Severity.ERROR, Severity.OFF, Severity.ERROR),
    ],
)
def test_what_fails_a_run_is_shown(level: Severity, fail_on: Severity, shown: Severity) -> None:
    assert Config(level=level, fail_on=fail_on).shown is shown
