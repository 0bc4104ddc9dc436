"""Measures the HTML reader: what it keeps of real pages beside trafilatura, and its positions.

The pages are gzipped files named by page id; which of their lines are the article's is told by
JSON lines, one page each, whose lines carry a label. Both are in a folder outside the project.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING
from unicodedata import normalize

from newslint.article import BlockKind
from newslint.formats import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newslint.article import Article

# A line so long is kept if it stands anywhere in what is kept; a shorter one is a line of it.
_LONG = 30
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def figures(data: str) -> dict[str, dict[str, float]]:
    """Return how much of the articles is kept and how many positions are exact."""
    folder = os.path.join(data, "pages", "html")
    readers: dict[str, Callable[[str], list[str]]] = {"newslint": _copy}
    if find_spec("trafilatura"):
        readers["trafilatura"] = _extract
    kept: dict[str, Counter[str]] = {name: Counter() for name in readers}
    for lines, html in _pages(data, folder):
        for name, reader in readers.items():
            kept[name].update(_kept(lines, reader(html)))
    exact: Counter[bool] = Counter()
    for more in (folder, os.path.join(data, "formats", "html")):
        for name in sorted(os.listdir(more)):
            exact.update(exactness(read(_read(os.path.join(more, name)), format="html").article))
    return {
        **{f"content of pages kept, {name}": _scores(counts) for name, counts in kept.items()},
        f"blocks of HTML with exact positions, of {exact.total()}": {
            "share": exact[True] / exact.total()
        },
    }


def _pages(data: str, folder: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Yield the lines of each page with their labels, and its HTML."""
    files = set(os.listdir(folder))
    with gzip.open(os.path.join(data, "pages", "pages.jsonl.gz"), "rt", encoding="utf-8") as rows:
        for row in rows:
            page = json.loads(row)
            name = page["id"].replace(":", "__").replace("/", "_") + ".html.gz"
            if name in files:
                lines = [(line["label"], _folded(line["t"])) for line in page["lines"]]
                yield lines, _read(os.path.join(folder, name))


def _read(path: str) -> str:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        return file.read().decode("utf-8", "replace")


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text.translate(_ZERO_WIDTH)).split())


def _copy(html: str) -> list[str]:
    """Return the blocks that are the article's, as newslint sees it."""
    article = read(html, format="html").article
    return [article.slice(b.span) for b in article.blocks if b.kind is not BlockKind.CHROME]


def _extract(html: str) -> list[str]:
    """Return the lines that are the article's, as trafilatura sees it."""
    text: str = import_module("trafilatura").extract(html, include_comments=False) or ""
    return text.split("\n")


def _kept(lines: Iterable[tuple[str, str]], text: Iterable[str]) -> Iterator[str]:
    """Yield for each line of the content whether it is kept, for each of the page that it is.

    A line of the page that also stands in the content counts for neither.
    """
    output = [_folded(line) for line in text]
    whole, alone = "\n".join(output), {line.lstrip("-# ") for line in output}
    content = {line for label, line in lines if label != "boilerplate"}
    for label, line in lines:
        is_kept = line in alone or (len(line) >= _LONG and line in whole)
        if label == "content":
            yield "kept" if is_kept else "lost"
        elif label == "boilerplate" and is_kept and line not in content:
            yield "not copy"


def _scores(counts: Counter[str]) -> dict[str, float]:
    kept, lost, wrong = counts["kept"], counts["lost"], counts["not copy"]
    return {
        "precision": kept / (kept + wrong),
        "recall": kept / (kept + lost),
        "F1": 2 * kept / (2 * kept + lost + wrong),
    }


def exactness(article: Article) -> Iterator[bool]:
    """Tell of each block whether its place in the source reads as the block does."""
    for block in article.blocks:
        start, end = article.source_map.span(block.span)
        yield _folded(_seen(article.source[start:end])) == _folded(article.slice(block.span))


class _Seen(HTMLParser):
    """Collects the text of a piece of HTML without what is hidden in it."""

    _EMPTY = ("br", "img", "wbr", "input", "source", "hr", "meta", "link")
    _HIDDEN = ("script", "style", "template", "noscript", "svg", "button", "iframe", "video")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.pieces.append(" ")
        if tag in self._EMPTY:
            return
        classes = found.get("class", "")
        hides = tag in self._HIDDEN or "hidden" in found or found.get("aria-hidden") == "true"
        if self._hidden or hides or "hidden" in classes or "sr-only" in classes:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def _seen(html: str) -> str:
    parser = _Seen()
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces)


if __name__ == "__main__":
    print(json.dumps(figures(sys.argv[1]), indent=2, ensure_ascii=False))
