"""The arithmetic of a trial: intervals, advice, samples, judgements kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.errors import ConfigError
from newslint.trial import (
    RIGHT,
    SKIPPED,
    WRONG,
    Found,
    Judgements,
    advice,
    precision,
    sample,
    wilson,
)

if TYPE_CHECKING:
    from pathlib import Path


def found(fingerprint: str) -> Found:
    return Found(fingerprint, "a.txt", 1, 1, "en ", "feil", " her", "Skriv noe annet.", ())


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [
        # From the tables of the score interval for a proportion.
        (20, 20, 0.839, 1.0),
        (18, 20, 0.699, 0.972),
        (0, 10, 0.0, 0.278),
        (50, 100, 0.404, 0.596),
        (1, 1, 0.207, 1.0),
    ],
)
def test_wilsons_interval(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=0.0006)


def test_skipped_findings_say_nothing() -> None:
    told = precision([RIGHT, SKIPPED, WRONG, RIGHT])
    assert (told.right, told.wrong) == (2, 1)
    assert told.share == pytest.approx(2 / 3)
    assert precision([SKIPPED]).share is None


@pytest.mark.parametrize(
    ("right", "wrong", "level", "sure"),
    [
        (80, 0, "error", True),
        (20, 0, "error", False),
        (90, 7, "warning", True),
        (18, 2, "warning", False),
        (14, 6, "info", False),
        (70, 30, "info", True),
        (4, 6, "off", False),
        (2, 18, "off", True),
    ],
)
def test_the_level_that_a_rule_is_good_enough_for(
    right: int, wrong: int, level: str, sure: bool
) -> None:
    counsel = advice(precision([RIGHT] * right + [WRONG] * wrong))
    assert counsel is not None
    assert (counsel.level, counsel.sure) == (level, sure)


def test_how_many_more_make_it_sure() -> None:
    counsel = advice(precision([RIGHT] * 20))
    assert counsel is not None
    assert wilson(20 + counsel.more, 20 + counsel.more)[0] >= 0.95
    assert wilson(19 + counsel.more, 19 + counsel.more)[0] < 0.95


def test_few_judgements_give_no_advice() -> None:
    assert advice(precision([])) is None
    assert advice(precision([RIGHT] * 9)) is None


def test_a_sample_depends_on_the_findings_alone() -> None:
    pool = [found(f"{lot:016x}") for lot in (9, 2, 7, 4, 2)]
    drawn = [one.fingerprint[-1] for one in sample(pool, 3)]
    assert drawn == ["2", "4", "7"]
    assert sample(reversed(pool), 3) == sample(pool, 3)
    assert sample(pool, 2) == sample(pool, 3)[:2]


def test_judgements_are_kept_and_the_last_one_counts(tmp_path: Path) -> None:
    path = str(tmp_path / "kept" / "rule.jsonl")
    first = Judgements(path)
    first.add(found("a"), RIGHT)
    first.add(found("b"), WRONG)
    first.add(found("a"), SKIPPED)
    second = Judgements(path)
    assert [second.of(found(lot)) for lot in "abc"] == [SKIPPED, WRONG, ""]
    # What the rule no longer finds does not count.
    assert second.among([found("b"), found("c")]) == [WRONG]


@pytest.mark.parametrize("line", ["what?", "[]", '{"fingerprint": "a", "verdict": "perhaps"}'])
def test_a_line_that_is_no_judgement_is_told(line: str, tmp_path: Path) -> None:
    path = tmp_path / "rule.jsonl"
    path.write_text('{"fingerprint": "a", "verdict": "right"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        Judgements(str(path))
    assert error.value.line == 2
