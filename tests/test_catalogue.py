"""The catalogue and what a configuration turns on of it."""

from pathlib import Path

import pytest

from newslint.catalogue import active_rules, catalogue, matches
from newslint.config import Config
from newslint.errors import ConfigError
from newslint.findings import Severity
from packs import PHRASES, write_rule


@pytest.fixture
def pack(tmp_path: Path) -> str:
    write_rule(tmp_path, "house/one", PHRASES)
    write_rule(tmp_path, "house/two", PHRASES.replace("warning", "off"))
    write_rule(tmp_path, "other/nynorsk", PHRASES + 'languages = ["nn"]\n')
    return str(tmp_path)


def _ids(config: Config, language: str = "nb") -> list[str]:
    ids = [rule.id for rule in active_rules(config, language)]
    return [identity for identity in ids if identity.startswith(("house/", "other/"))]


def test_rules_that_are_off_or_for_another_language_stay_out(pack: str) -> None:
    assert _ids(Config(packs=(pack,))) == ["house/one"]
    assert _ids(Config(packs=(pack,)), "nn") == ["house/one", "other/nynorsk"]


@pytest.mark.parametrize(
    ("select", "ignore", "ids"),
    [
        (("house",), (), ["house/one"]),
        (("house/two",), (), ["house/two"]),
        (("house/*", "other"), ("house/one",), ["other/nynorsk"]),
        ((), ("house",), ["other/nynorsk"]),
    ],
)
def test_select_and_ignore(
    pack: str, select: tuple[str, ...], ignore: tuple[str, ...], ids: list[str]
) -> None:
    assert _ids(Config(packs=(pack,), select=select, ignore=ignore), "nn") == ids


def test_a_house_sets_levels_and_options(pack: str) -> None:
    settings = {"house/two": {"severity": "error", "phrases": ["galt"]}}
    rules = {rule.id: rule for rule in active_rules(Config(packs=(pack,), rules=settings), "nb")}
    assert rules["house/two"].severity is Severity.ERROR
    assert rules["house/two"].options.phrases == ("galt",)


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        (Config(select=("hous",)), r'no rule or group is called "hous"\. Did you mean "house"\?'),
        (Config(ignore=("hause/*",)), r'no rule or group fits the pattern "hause/\*"'),
        (
            Config(rules={"house/on": {}}),
            r'there is no rule "house/on"\. Did you mean "house/one"\?',
        ),
        (
            Config(rules={"house/one": {"phrase": []}}),
            r'house/one: the rule has no option "phrase"\. Did you mean "phrases"\?',
        ),
    ],
)
def test_what_is_not_there_is_told(pack: str, config: Config, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        active_rules(config._replace(packs=(pack,)), "nb")


def test_a_later_pack_replaces_a_rule(pack: str, tmp_path: Path) -> None:
    later = tmp_path / "later"
    write_rule(later, "house/one", PHRASES.replace("warning", "error"))
    assert catalogue((pack, str(later))).rule("house/one").severity is Severity.ERROR


def test_a_broken_rule_leaves_the_others_standing(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/one", PHRASES)
    write_rule(tmp_path, "house/broken", 'kind = "phrases"\n')
    found = catalogue((str(tmp_path),))
    assert "house/one" in found.rules
    assert [Path(error.path).name for error in found.errors] == ["broken.toml"]


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("names/variant", True),
        ("names", True),
        ("names/", True),
        ("*/variant", True),
        ("name", False),
        ("names/var", False),
    ],
)
def test_patterns(pattern: str, fits: bool) -> None:
    assert matches("names/variant", (pattern,)) is fits
