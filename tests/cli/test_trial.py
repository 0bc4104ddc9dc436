"""newslint trial: one rule over an archive, and what a sample of it tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from newslint.cli.trial import judge
from newslint.cli.trial_words import WORDS
from newslint.trial import Found, Judgements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from running import Run

COPY = {
    "a.txt": "Festen var veldig fin.\n\nMaten var veldig god, og brua er ny.\n",
    "b.txt": "Brua er åpen for alle som vil gå over den.\n",
    "c.txt": "Det var veldig kaldt i går.\n",
}


@pytest.fixture
def archive(desk: Path) -> Path:
    for name, text in COPY.items():
        (desk / name).write_text(text, encoding="utf-8")
    return desk


def test_how_often_a_rule_speaks(archive: Path, run: Run) -> None:
    report = json.loads(run("trial", "house/soft", "--language", "nb", "--format", "json").stdout)
    assert (report["files"], report["files_with_findings"], report["findings"]) == (3, 2, 3)
    assert report["per_1000_words"] == pytest.approx(1000 * 3 / report["words"], abs=0.001)
    assert [one["text"].lower() for one in report["sample"]] == ["veldig"] * 3
    assert report["advice"] is None


def test_a_rule_that_is_off_speaks_too(archive: Path, run: Run) -> None:
    with (archive / "newslint.toml").open("a", encoding="utf-8") as file:
        file.write('[rules."house/soft"]\nseverity = "off"\n')
    report = json.loads(run("trial", "house/soft", "--language", "nb", "--format", "json").stdout)
    assert (report["severity"], report["findings"]) == ("info", 3)


def test_a_draft_is_tried_as_it_stands(archive: Path, run: Run) -> None:
    draft = (archive / "pack" / "house" / "soft.toml").read_text("utf-8")
    (archive / "draft").mkdir()
    path = archive / "draft" / "bru.toml"
    path.write_text(draft.replace("veldig", "brua").replace("Veldig", "Brua"), encoding="utf-8")
    done = run("trial", str(path), "a.txt", "b.txt", "--language", "nb", "--messages", "nb")
    assert done.stdout.startswith("draft/bru (warning). Funn: 2, i 2 av 2 filer;")
    assert "Ingen funn er vurdert." in done.stdout


@pytest.mark.parametrize("rule", ["house/sott", "draft.toml"])
def test_a_rule_that_is_not_there(rule: str, archive: Path, run: Run) -> None:
    assert run("trial", rule, "a.txt").returncode == 2


def test_a_rule_passes_over_other_languages(archive: Path, run: Run) -> None:
    report = json.loads(
        run("trial", "language/bokmal-form", "a.txt", "--language", "nb", "--format", "json").stdout
    )
    assert report["files"] == 0


def test_judgements_of_before_count(archive: Path, run: Run) -> None:
    arguments = ("trial", "house/soft", "--language", "nb", "--judgements", "kept.jsonl")
    drawn = json.loads(run(*arguments, "--format", "json").stdout)["sample"]
    verdicts = ["right", "right", "wrong"]
    lines = [
        json.dumps({"fingerprint": one["fingerprint"], "verdict": verdict})
        for one, verdict in zip(drawn, verdicts, strict=True)
    ]
    (archive / "kept.jsonl").write_text("\n".join(lines), encoding="utf-8")
    report = json.loads(run(*arguments, "--format", "json").stdout)
    assert [one["verdict"] for one in report["sample"]] == verdicts
    assert (report["judged"]["right"], report["judged"]["wrong"]) == (2, 1)
    told = run(*arguments, "--messages", "nn").stdout
    assert "2 rette, 1 gale, 0 hoppa over. 67 prosent er rette" in told
    assert "Vurder minst 10 før" in told


def test_advice_comes_with_ten_judgements(archive: Path, run: Run) -> None:
    text = "\n\n".join(f"Hus nummer {number} er veldig fint." for number in range(10))
    (archive / "d.txt").write_text(text, encoding="utf-8")
    arguments = ("trial", "house/soft", "d.txt", "--language", "nb")
    drawn = json.loads(run(*arguments, "--format", "json").stdout)["sample"]
    kept = archive / ".newslint-trial" / "house" / "soft.jsonl"
    kept.parent.mkdir(parents=True)
    lines = (json.dumps({"fingerprint": one["fingerprint"], "verdict": "right"}) for one in drawn)
    kept.write_text("\n".join(lines), encoding="utf-8")
    advice = json.loads(run(*arguments, "--format", "json").stdout)["advice"]
    assert advice == {"level": "error", "sure": False, "more": 63}
    told = run(*arguments, "--messages", "nb").stdout
    assert "God nok for error. Det er sikkert først når 63 til" in told


def found(lot: str) -> Found:
    return Found(lot, "a.txt", 1, 5, "Det ", "veldig", " kalde", "Skriv ikke «veldig».", ())


def judged(tmp_path: Path, answers: str) -> tuple[list[str], str]:
    """Return the verdicts on three findings after the answers, and what was shown."""
    left: Iterator[str] = iter(answers.split())
    shown: list[str] = []
    judgements = Judgements(str(tmp_path / "rule.jsonl"))

    def ask(_: str) -> str:
        answer = next(left, "")
        if not answer:
            raise EOFError
        return answer

    drawn = [found(lot) for lot in "abc"]
    judge(drawn, judgements, ask, shown.append, WORDS["nb"])
    kept = Judgements(str(tmp_path / "rule.jsonl"))
    return [kept.of(one) for one in drawn], "".join(shown)


@pytest.mark.parametrize(
    ("answers", "verdicts"),
    [
        ("y n s", ["right", "wrong", "skipped"]),
        ("j N q", ["right", "wrong", ""]),
        ("y n", ["right", "wrong", ""]),
        ("y b n y y", ["wrong", "right", "right"]),
        ("b ? y q", ["right", "", ""]),
    ],
)
def test_judging_at_the_keyboard(answers: str, verdicts: list[str], tmp_path: Path) -> None:
    assert judged(tmp_path, answers)[0] == verdicts


def test_judging_goes_on_where_it_was_left(tmp_path: Path) -> None:
    judged(tmp_path, "y q")
    verdicts, shown = judged(tmp_path, "n n")
    assert verdicts == ["right", "wrong", "wrong"]
    assert shown.count("a.txt:1:5") == 2
    assert "  Det veldig kalde\n      ^^^^^^\n" in shown
