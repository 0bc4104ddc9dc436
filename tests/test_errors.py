"""Errors told to people."""

import pickle

import pytest

from newslint.errors import ConfigError, did_you_mean, line_of_key

TOML = """\
level = "error"

[rules."names/variant"]
severity = "warning"

[[overrides]]
paths = ["sport/**"]
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("level",), 1),
        (("rules", "names/variant"), 3),
        (("rules", "names/variant", "severity"), 4),
        (("rules", "names/variant", "absent"), 3),
        (("overrides", "paths"), 7),
        (("absent",), None),
    ],
)
def test_the_line_of_a_key(keys: tuple[str, ...], line: int | None) -> None:
    assert line_of_key(TOML, *keys) == line


def test_an_error_names_its_place_and_can_cross_processes() -> None:
    error = pickle.loads(pickle.dumps(ConfigError("is wrong.", "newslint.toml", 3)))
    assert isinstance(error, ConfigError)
    assert str(error) == "newslint.toml:3: is wrong."


def test_did_you_mean_only_what_is_near() -> None:
    assert did_you_mean("names/varient", ["names/variant"]) == ' Did you mean "names/variant"?'
    assert did_you_mean("zebra", ["names/variant"]) == ""
