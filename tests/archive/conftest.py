"""An archive of our own articles, and a cluster of real worker processes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from newslint.archive.engine import Job
from newslint.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from distributed import Client

TEXT = """\
Ordfører Kari Sagbakken åpnet brua over Sagelva på {day}. Mange er interresert i den nye veien.

– Brua har kostet {number} millioner kroner, sier Sagbaken. Nå kan folk gå over over elva igjen.
"""


def article(number: int) -> dict[str, Any]:
    return {
        "id": f"sak-{number}",
        "headline": f"Ny bro nummer {number}",
        "text": TEXT.format(day="mandag", number=number),
        "published": f"2026-0{1 + number % 9}-02",
        "language": "nb",
        "section": "sport" if number % 3 else "innenriks",
    }


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return [article(number) for number in range(40)]


@pytest.fixture
def archive(tmp_path: Path, rows: list[dict[str, Any]]) -> str:
    """Forty articles in lines of JSON."""
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(Config(), {}, str(tmp_path / "out"), "jsonl", 30.0)


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    """A cluster of two worker processes on this machine."""
    from contextlib import ExitStack

    from newslint.archive.engine import cluster

    with ExitStack() as stack:
        yield cluster(stack, "", 2, dashboard=False)
