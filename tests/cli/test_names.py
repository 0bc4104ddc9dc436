"""newslint names: the names of all the copy, and which may be one name spelt two ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

COPY = {
    "a.md": """\
---
language: nb
---
# Ny bro i Sagvika

Ordfører Kari Sagbakken åpnet brua i Sagvika i går. Mange i Sagvika ser fram til det, sier
Sagbakken, og SAGVIKA får fest.

Naboen heter Ola Vikmoen, og det er Ola Vikmoens eng.
""",
    "b.md": """\
---
language: nn
---
# Brua er open

I går kom òg Kari Sagbaken til brua. Ho møtte Ola Vikmoen og Ola Vikmoan frå Noreg.
""",
    "c.md": """\
---
language: en
---
# A bridge at last

On Monday the mayor, Kari Sagbakken, met Anne-Grete Lindmo and Anne Grete Lindmo of Oslo.
""",
}


def names(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    report = json.loads(run("names", "--format", "json", *arguments).stdout)
    return {name["name"]: name for name in report["names"]}


def article(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"{text}\n", encoding="utf-8")


def test_every_name_is_counted_over_all_the_copy(copy: Path, run: Run) -> None:
    found = names(run)
    mayor = found["Kari Sagbakken"]
    # Her office is no part of her name.
    assert (mayor["count"], mayor["files"], mayor["languages"]) == (2, 2, ["en", "nb"])
    assert mayor["first"] == {"path": "a.md", "line": 6, "column": 10}
    assert found["Ola Vikmoen"]["count"] == 3
    assert "Ola Vikmoens" not in found


def test_spellings_that_differ_in_capitals_and_hyphens_are_one_name(copy: Path, run: Run) -> None:
    found = names(run)
    assert found["Sagvika"]["spellings"] == [
        {"text": "Sagvika", "count": 3}, {"text": "SAGVIKA", "count": 1},
    ]  # fmt: skip
    assert len(found["Anne-Grete Lindmo"]["spellings"]) == 2


def test_likely_variants_stand_side_by_side_and_first(copy: Path, run: Run) -> None:
    found = names(run)
    groups = [name["group"] for name in found.values()]
    assert found["Kari Sagbaken"]["group"] == found["Kari Sagbakken"]["group"] == "Kari Sagbakken"
    assert found["Kari Sagbaken"]["likely"]
    count = sum(map(bool, groups))
    assert all(groups[:count])
    assert names(run, "--variants").keys() == set(list(found)[:count])


def test_the_table_marks_the_rarer_spelling(copy: Path, run: Run) -> None:
    done = run("names")
    lines = done.stdout.splitlines()
    assert lines[0].split()[:3] == ["name", "count", "files"]
    at = next(at for at, line in enumerate(lines) if "Kari Sagbakken" in line)
    assert lines[at].startswith("   Kari Sagbakken")
    assert lines[at + 1].startswith("≠  Kari Sagbaken")
    assert "SAGVIKA 1" in next(line for line in lines if line.startswith("   Sagvika"))
    # A blank line closes the variants.
    assert "" in lines
    assert (done.returncode, done.stderr) == (0, "")


def test_a_single_name_in_another_file_is_a_guess(tmp_path: Path, run: Run) -> None:
    article(tmp_path, "a.txt", "Her møtte vi Brattvolden. Da sa Brattvolden nei.")
    article(tmp_path, "b.txt", "I fjor så vi Bratvolden.")
    found = names(run, str(tmp_path), "--isolated", "--language", "nb")
    assert found["Bratvolden"]["group"] == "Brattvolden"
    assert not found["Bratvolden"]["likely"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        pytest.param("nb", "Vi var i Irland.", "Vi var i Island.", id="two known places"),
        pytest.param("nn", "Vi bur i Noreg.", "Vi bur i Norge.", id="two norms"),
        pytest.param("nb", "Her er Kari Sagmoen.", "Her er Ola Sagmoan.", id="two people"),
        pytest.param("en", "We met the Sagmoens.", "We met Sagmoen.", id="a plural"),
        pytest.param("nb", "Her er Sagmoen kommune.", "Der er Sagmoens ordfører.", id="a genitive"),
    ],
)
def test_silence(language: str, one: str, other: str, tmp_path: Path, run: Run) -> None:
    article(tmp_path, "a.txt", one)
    article(tmp_path, "b.txt", other)
    done = run("names", str(tmp_path), "--isolated", "--language", language, "--variants")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no such names" in done.stderr


def test_errors_are_told_and_the_rest_is_read(copy: Path, run: Run) -> None:
    done = run("names", "--format", "json", "gone.txt", "c.md")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert "gone.txt: there is no such file." in done.stderr
    assert report["errors"] == [{"path": "gone.txt", "message": "there is no such file."}]
    assert "Kari Sagbakken" in {name["name"] for name in report["names"]}
