"""Every rule of the catalogue keeps the word of its own examples."""

import pytest

from newslint.catalogue import catalogue
from newslint.examples import failures
from newslint.wording import MESSAGE_LANGUAGES


def test_no_rule_file_is_broken() -> None:
    assert catalogue().errors == ()


@pytest.mark.parametrize("identity", sorted(catalogue().rules))
def test_examples(identity: str) -> None:
    assert failures(catalogue().rule(identity)) == []


@pytest.mark.parametrize("identity", sorted(catalogue().rules))
def test_a_rule_gives_its_reason_in_every_language(identity: str) -> None:
    rule = catalogue().rule(identity)
    assert all(rule.why(language) for language in MESSAGE_LANGUAGES)
