"""Articles as they read: each block's text, with the places it was read from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newslint.formats import read
from newslint.linter import passages

if TYPE_CHECKING:
    from newslint.article import Article

SEEDS = Path(__file__).parent.parent / "seeds"
MARKED = "# Ny *bru*\n\nR&aring;dmannen sier\nja til [brua](b.html) \\*nå\\*.\n\n- ett\n- to\n"


def article(path: Path | str, data: bytes | None = None) -> Article:
    return read(Path(path).read_bytes() if data is None else data, str(path)).article


@pytest.mark.parametrize("path", [*sorted(SEEDS.glob("*.*")), "a.md"], ids=str)
def test_the_bits_are_the_blocks_and_lead_to_the_source(path: Path | str) -> None:
    copy = article(path, MARKED.encode() if path == "a.md" else None)
    made = passages(copy, copy.source)
    assert [
        (passage.kind, "".join(text for text, _, _ in passage.bits)) for passage in made
    ] == [(block.kind.value, copy.slice(block.span)) for block in copy.blocks]
    at = 0
    for passage in made:
        for text, start, end in passage.bits:
            assert at <= start <= end
            at = end
            if len(text) == end - start:
                assert text.split() == copy.source[start:end].split()


def test_what_is_masked_in_the_source_is_masked_in_the_text() -> None:
    copy = article("a.txt", b"Tallet er 123 og 4.\n")
    (passage,) = passages(copy, copy.source.replace("123", "•••"))
    assert "".join(text for text, _, _ in passage.bits) == "Tallet er ••• og 4."
