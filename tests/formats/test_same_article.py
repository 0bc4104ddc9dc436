"""One article in every format: the same faults are found at the same words.

A file of the folder `same` is the article in one format, told by its name; a new format needs
no more than a file there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint import lint_file
from newslint.formats import packed, read_file

FOLDER = Path(__file__).parent / "same"
FILES = sorted(FOLDER.iterdir())

# The rule, the words it finds, and the words that stand before them.
GOLDEN = [
    ("numbers/sum", "27", "Vedtaket ble gjort med "),
    ("spelling/misspelling", "definitift", "fiskebrukene i bygda har "),
    ("quotes/balance", "«", "imot tolv båter i uka. "),
    ("names/variant", "Kristofer", "sier havnesjef "),
    ("captions/empty-credit", "Foto:", "tegningene av den nye kaien. "),
]
TEXTS = [
    "Ny kai i Vestvik kan stå ferdig til sommeren",
    "Byggingen er i gang etter tre års planlegging.",
    "Tora Lindvik",
    "VESTVIK: Kommunestyret har bevilget 40 millioner kroner til en ny dypvannskai i Vestvik.",
    "– Dette har vi ventet på i mange år, sier Kristoffer Aalmo.",
    "Vedtaket ble gjort med 27 stemmer, 19 for og 6 mot.",
    "Flere båter",
    "Havna tar i dag imot tolv båter i uka.",
    "Havnesjef Kristoffer Aalmo viser fram tegningene av den nye kaien.",
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_text_is_the_same(path: Path) -> None:
    article = read_file(str(path)).article
    texts = [" ".join(article.slice(block.span).split()) for block in article.blocks]
    at = 0
    for words in TEXTS:
        place = next((i for i in range(at, len(texts)) if words in texts[i]), None)
        assert place is not None, f"{words!r} is not in {texts[at:]}"
        at = place + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_same_faults_are_found_at_the_same_words(path: Path) -> None:
    article = read_file(str(path)).article
    found = []
    for finding in lint_file(str(path), "nb").findings:
        # The first offset of the text that leads to where the finding is.
        start = next(
            at
            for at in range(len(article.text))
            if article.source_map.start(at) == finding.span.start
        )
        found.append((finding.rule, start))
    places = [
        (rule, article.text.index(before + words) + len(before)) for rule, words, before in GOLDEN
    ]
    assert found == places


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_packed_as_it_was(path: Path) -> None:
    data, article = path.read_bytes(), read_file(str(path)).article
    assert packed(data, article.source, article.format) == data
