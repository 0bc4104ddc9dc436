"""Rule files: what a whole one is, and what is said of one that is not."""

from pathlib import Path

import pytest

from newslint.catalogue import catalogue
from newslint.errors import RuleError
from newslint.findings import Hit
from newslint.positions import Span
from newslint.resources import read_toml
from newslint.rules import check_settings, validate
from packs import EXAMPLES, MESSAGE, PHRASES, write_rule


def _problem(path: Path) -> str:
    with pytest.raises(RuleError) as caught:
        validate(str(path), read_toml(str(path)))
    return str(caught.value).removeprefix(str(path))


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ('severity = "error"\n', ': a rule needs a kind, such as kind = "phrases".'),
        (
            'kind = "phrase"\nseverity = "error"\n',
            ':1: there is no kind "phrase". Did you mean "phrases"?',
        ),
        (
            PHRASES + "matchcase = true\n",
            (
                ':4: there is no option "matchcase" for the kind "phrases". '
                'Did you mean "match_case"?'
            ),
        ),
        (PHRASES + 'match_case = "yes"\n', ':4: "match_case" must be true or false.'),
        (
            'kind = "phrases"\nseverity = "fatal"\nphrases = ["x"]\n',
            ":2: severity must be one of off, info, warning, error.",
        ),
        (
            'kind = "phrases"\nseverity = "error"\n',
            ': the kind "phrases" needs "phrases": the words or phrases to find, in any case.',
        ),
        (
            PHRASES + 'scope = ["headlines"]\n',
            ':4: there is no scope "headlines". Did you mean "headline"?',
        ),
    ],
)
def test_a_broken_rule_is_told_with_its_line(tmp_path: Path, head: str, problem: str) -> None:
    assert _problem(write_rule(tmp_path, "house/x", head)) == problem


@pytest.mark.parametrize(
    ("message", "examples", "problem"),
    [
        (MESSAGE.replace("nn =", "sv ="), EXAMPLES, ":5: the rule has no message in nn."),
        (MESSAGE, EXAMPLES.split("[[good]]")[0], ": a rule needs at least one [[good]] example."),
        (MESSAGE, "[[good]]\ntext = 'x'\n", ": a rule needs at least one [[bad]] example."),
        (
            MESSAGE,
            EXAMPLES.replace('finds = ["feil"]', "finds = []"),
            ":10: every [[bad]] example needs finds = [the words that are found].",
        ),
        (
            MESSAGE,
            EXAMPLES.replace("finds", "find"),
            ':10: an example has no key "find". Did you mean "finds"?',
        ),
    ],
)
def test_messages_and_examples_are_part_of_a_rule(
    tmp_path: Path, message: str, examples: str, problem: str
) -> None:
    assert _problem(write_rule(tmp_path, "house/x", PHRASES, message, examples)) == problem


def test_toml_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("kind = 'phrases'\nseverity = \n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"x\.toml:2: this is not valid TOML"):
        read_toml(str(path))


def test_a_message_is_picked_by_variant_and_language(tmp_path: Path) -> None:
    variant = '[message.tie]\nnb = "Enten – eller."\nnn = "Anten – eller."\nen = "Either or."\n'
    write_rule(tmp_path, "house/x", PHRASES, MESSAGE + variant)
    rule = catalogue((str(tmp_path),)).rule("house/x")
    assert rule.message(Hit(Span(0, 1), ("b",)), "en", "a", []) == "Not “a”, write “b”."
    assert rule.message(Hit(Span(0, 1), variant="tie"), "nn", "a", []) == "Anten – eller."


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"match_case": True}, ""),
        ({"match_case": 1}, '"match_case" must be true or false.'),
        ({"matchcase": True}, 'the rule has no option "matchcase". Did you mean "match_case"?'),
    ],
)
def test_settings_of_a_house_are_checked(settings: dict[str, object], problem: str) -> None:
    assert check_settings({"kind": "phrases"}, settings) == problem
