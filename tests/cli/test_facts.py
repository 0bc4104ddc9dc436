"""newslint facts, newslint quotes and check --facts: the facts of texts, each with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Run

COPY = {
    "bro.md": """\
---
language: nb
date: 2026-03-02
---
# Ny bro i Sagvika

Ordfører Kari Sagbakken (52) åpnet brua tirsdag 3. mars 2026. Den kostet 2,5 millioner kroner.

– Vi er stolte, sier Sagbakken. «Brua» er et dikt.

![Brua](bro.jpg)

*ÅPEN: Brua åpnet i går. Foto: Lise Vik / NTB*
""",
}


def _facts(run: Run) -> dict[str, list[dict[str, object]]]:
    report = json.loads(run("check", "--format", "json", "--facts", "bro.md").stdout)
    facts: dict[str, list[dict[str, object]]] = report["files"][0]["facts"]
    return facts


def test_facts_stand_in_the_json_with_their_places(copy: Path, run: Run) -> None:
    facts = _facts(run)
    source = COPY["bro.md"]
    for entries in facts.values():
        for entry in entries:
            start, end = entry["offset"], entry["end_offset"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert source[start:end] == entry["text"]
    (quote, title) = facts["quotes"]
    assert (quote["words"], quote["speech"], title["speech"]) == ("Vi er stolte", True, False)
    assert isinstance(quote["speaker"], dict)
    assert quote["speaker"]["name"].endswith("Kari Sagbakken")
    (day,) = facts["dates"]
    assert (day["date"], day["weekday"], day["year_inferred"]) == ("2026-03-03", "Tuesday", False)
    money = next(number for number in facts["numbers"] if number["kind"] == "money")
    assert (money["value"], money["unit"]) == (2_500_000, "NOK")
    person = next(one for one in facts["people"] if one["name"] == "Kari Sagbakken")
    assert isinstance(person["ages"], list)
    assert person["ages"][0]["years"] == 52
    (caption,) = facts["captions"]
    assert isinstance(caption["credit"], dict)
    assert caption["credit"]["person"]["text"] == "Lise Vik"
    assert [source["text"] for source in caption["credit"]["sources"]] == ["NTB"]


def test_without_the_option_the_json_is_as_it_was(copy: Path, run: Run) -> None:
    report = json.loads(run("check", "--format", "json", "bro.md").stdout)
    assert "facts" not in report["files"][0]
    assert run("check", "--facts", "bro.md").returncode == 2


def test_facts_come_as_a_table(copy: Path, run: Run) -> None:
    lines = run("facts", "bro.md").stdout.splitlines()
    assert lines[0] == "bro.md"
    table = "\n".join(lines)
    for words in ("2 500 000 NOK", "2026-03-03 Tuesday", "aged 52", "Lise Vik / NTB"):
        assert words in table
    only = run("facts", "--only", "dates", "bro.md").stdout
    assert "2026-03-03" in only
    assert "NOK" not in only
    assert run("facts", "--only", "birds").returncode == 2


def test_quotes_tell_who_said_what(copy: Path, run: Run) -> None:
    lines = run("quotes", "bro.md").stdout.splitlines()
    (row,) = (line for line in lines if "stolte" in line)
    assert "Kari Sagbakken" in row
    assert row.split()[0] == "9:1"
    assert "et dikt" not in "\n".join(lines)
    report = json.loads(run("quotes", "--format", "json", "bro.md").stdout)
    assert [quote["words"] for quote in report["files"][0]["quotes"]] == ["Vi er stolte"]


@pytest.mark.parametrize("command", [("facts",), ("check", "--facts", "--format", "json")])
def test_what_is_secret_is_in_no_list(copy: Path, run: Run, command: tuple[str, ...]) -> None:
    # A number made up for the test, with the check digits of a real one.
    text = "Søkeren har fødselsnummer 15108695088, og fikk 20 kroner.\n"
    (copy / "brev.txt").write_text(text, encoding="utf-8")
    output = run(*command, "--language", "nb", "brev.txt").stdout
    assert "20 kroner" in output
    assert "15108695088" not in output
    assert "108695088" not in output
