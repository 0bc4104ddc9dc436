"""Measures how rightly captions' credits are taken apart, against a hundred read by a person.

The judgements stand in caption_credits.tsv as ids and offsets; the captions themselves are read
from a folder outside the project.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.language.captions import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.positions import Span

_JUDGED = Path(__file__).with_name("caption_credits.tsv")
_PARTS = ("label", "person", "sources")


def figures(data: str) -> dict[str, float]:
    """Return the share of captions whose parts are all right, and of each part; print the rest."""
    captions = {}
    with open(os.path.join(data, "captions.jsonl"), encoding="utf-8") as file:
        for row in map(json.loads, file):
            captions[row["id"]] = row["text"]
    right = dict.fromkeys(("all parts", *_PARTS), 0)
    judged = [line.split("\t") for line in _JUDGED.read_text(encoding="utf-8").splitlines()]
    judged = [row for row in judged if row[0] in captions]
    for identity, *wanted in judged:
        found = _parts(captions[identity])
        for part, one, other in zip(_PARTS, found, wanted, strict=True):
            right[part] += one == other
        right["all parts"] += found == wanted
        if found != wanted:
            print(f"  {identity}: {found}, not {wanted}", file=sys.stderr)
    return {part: count / len(judged) for part, count in right.items()}


def _parts(text: str) -> list[str]:
    credit = parse(text).credit
    if credit is None:
        return [_offsets(())] * 3
    label, person = ([span] if span else [] for span in (credit.label, credit.person))
    return [_offsets(label), _offsets(person), _offsets(credit.agencies)]


def _offsets(spans: Iterable[Span]) -> str:
    return " ".join(f"{start}:{end}" for start, end in spans) or "0:0"
