"""newslint words: what a house may want to add to its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

COPY = {
    "gomme.md": """\
---
language: nb
---
# Dugnad for gomla

I går ble det kokt knaskegomle på torget i Sagvika. Hver høst koker Oline Brekkmoen knaskegomle
til hele bygda, og Brekkmoens knaskegomle er kjent. Se http://torget.example/knaskegomle for mer.

Knaskegomle smaker godt. Jeg er interresert i mat, sier Brekkmoen, og mannen er interresert.
""",
    "ost.md": """\
---
language: nn
---
# Ny ost

Ystaren i Sagvika lagar knaskegomle no. Folk i bygda kjøper knaskegomle kvar dag.
""",
    "cheese.md": """\
---
language: en
---
# A cheese for all

The dairy sells knaskegomle to visitors. Everyone who tastes the knaskegomle comes back.
""",
}


def listed(run: Run, *arguments: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run("words", "--format", "json", *arguments).stdout)
    return report


def words(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["word"] for entry in entries]


def test_a_word_is_counted_over_all_the_copy(copy: Path, run: Run) -> None:
    (word,) = listed(run)["words"]
    # The address is no word of the copy.
    assert (word["word"], word["count"], word["files"]) == ("knaskegomle", 8, 3)
    assert (word["lower"], word["capital"], word["opening"]) == (7, 0, 1)
    assert word["languages"] == ["en", "nb", "nn"]
    assert word["first"] == {"path": "cheese.md", "line": 6, "column": 17}
    assert (word["doubt"], word["suggestions"]) == ("", [])


def test_the_table_is_plain(copy: Path, run: Run) -> None:
    done = run("words")
    head, row = (line.split() for line in done.stdout.splitlines())
    assert head[:3] == ["word", "count", "files"]
    assert row == ["knaskegomle", "8", "3", "lower", "case", "en", "nb", "nn", "cheese.md:6"]
    assert (done.returncode, done.stderr) == (0, "")


def test_names_are_listed_by_themselves_and_only_if_asked_for(copy: Path, run: Run) -> None:
    assert "names" not in listed(run)
    report = listed(run, "--names")
    assert words(report["words"]) == ["knaskegomle"]
    # A genitive is the name.
    assert {(name["word"], name["count"]) for name in report["names"]} == {
        ("Brekkmoen", 3), ("Sagvika", 2),
    }  # fmt: skip


def test_what_is_likely_misspelt_is_marked_or_left_out(copy: Path, run: Run) -> None:
    assert "interresert" not in words(listed(run)["words"])
    found = {word["word"]: word for word in listed(run, "--all")["words"]}
    assert found["interresert"]["doubt"] == "misspelt"
    assert found["interresert"]["suggestions"][0] == "interessert"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("nb", "Sykehuskøene er lange, og sykkelparkeringsavgiften er ny.", id="made"),
        pytest.param("nb", "Han ropte: «Itj no knaskegomle, itj no!»", id="dialect in a quotation"),
        pytest.param("nb", "Det sto på skiltet: The whole village would never taste it again.",
                     id="another language"),
        pytest.param("nn", "Han skriver ikke lenger om hvordan det er.", id="the other norm"),
        pytest.param("en", "The mayor's sister's cheese isn't theirs.", id="genitives"),
        pytest.param("nb", "Se velgomme.example, knaskegomle_2 og @knaskegomle.", id="no prose"),
        pytest.param("xx", "Knaskegomle er knaskegomle.", id="a language without a lexicon"),
    ],
)
def test_nothing_to_propose(language: str, text: str, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{text}\n", encoding="utf-8")
    done = run("words", str(path), "--isolated", "--least", "1", "--language", language)
    assert (done.returncode, done.stdout) == (0, "")
    assert "no words to propose" in done.stderr


def test_allowed_words_are_left_out(copy: Path, run: Run) -> None:
    (copy / "words.txt").write_text("Knaskegomle  # a cheese\nsagvika\n", encoding="utf-8")
    (copy / "newslint.toml").write_text('words = "words.txt"\n', encoding="utf-8")
    report = listed(run, "--names", "gomme.md", "ost.md")
    assert report["words"] == []
    assert words(report["names"]) == ["Brekkmoen"]


def test_plain_is_ready_to_append_to_the_words(copy: Path, run: Run) -> None:
    done = run("words", "--format", "plain", "--names", "--all")
    assert done.stdout.splitlines() == [
        "knaskegomle", "# interresert: misspelt, interessert", "# names", "Brekkmoen", "Sagvika",
    ]  # fmt: skip
    (copy / "words.txt").write_text(done.stdout, encoding="utf-8")
    (copy / "newslint.toml").write_text('words = "words.txt"\n', encoding="utf-8")
    assert listed(run, "--names")["words"] == []


def test_least(copy: Path, run: Run) -> None:
    assert words(listed(run, "--least", "8")["words"]) == ["knaskegomle"]
    assert listed(run, "--least", "9")["words"] == []
    done = run("words", "--least", "0")
    assert done.returncode == 2
    assert "--least: must be 1 or more" in done.stderr


def test_errors_are_told_and_the_rest_is_read(copy: Path, run: Run) -> None:
    done = run("words", "--format", "json", "gone.txt", "ost.md")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert "gone.txt: there is no such file." in done.stderr
    assert report["errors"] == [{"path": "gone.txt", "message": "there is no such file."}]
    assert words(report["words"]) == ["knaskegomle"]


def test_a_folder_without_copy(tmp_path: Path, run: Run) -> None:
    done = run("words", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert "no copy was found" in done.stderr
