"""Prints how the readers do on real files of each format, and on damaged ones.

    python bench/format_figures.py DATA [--damage N]

DATA holds a folder of files for each format. For every file that can be read, the text of each
block, and each word of it, is read back from the source at its span and decoded by the rules
of the format; `exact` counts those for which that gives their text, white space apart.
`unchanged` counts the files that are the same byte for byte when their source is packed again.
With `--damage`, each file is changed at random N times and read again: only a clear refusal
may come of it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from email.header import decode_header, make_header
from html import unescape
from pathlib import Path
from quopri import decodestring
from typing import TYPE_CHECKING
from unicodedata import normalize

from newslint.errors import ReadError
from newslint.formats import packed, read_file
from newslint.formats import read as read_copy
from newslint.positions import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from newslint.article import Article

_WORD = re.compile(r"\S+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_XML = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|(<[^<>]*>)|(&[#\w]+;)|([^<&]+)", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[/!?a-zA-Z][^<>]*>", re.DOTALL)
_LIMIT = 10.0


def bare(text: str) -> str:
    """Return a text composed and without what is not seen and all its white space."""
    return "".join(_UNSEEN.sub("", normalize("NFC", text)).split())


def xml(source: str) -> str:
    """Decode a piece of XML: tags out, character references and CDATA sections read."""
    return "".join(
        match[1] or match[4] or unescape(match[3] or "") for match in _XML.finditer(source)
    )


def html(source: str) -> str:
    """Decode a piece of HTML: tags out, character references read."""
    return unescape(_TAG.sub("", source))


def decodings(source: str) -> list[str]:
    """Return what a piece of XML may stand for: its text, or HTML that its text is."""
    text = xml(source)
    return [bare(text), bare(html(text)), bare(html(source))]


def json_string(source: str) -> list[str]:
    """Return what a piece of a JSON string may stand for: text, or HTML in it."""
    text = json.loads(f'"{source}"', strict=False)
    return [bare(text), bare(html(text))]


def mail(source: str) -> list[str]:
    """Return what a piece of a mail may stand for: as it is, quoted-printable, encoded words."""
    texts = [source]
    if source.startswith("=?"):
        texts.append(str(make_header(decode_header(source))))
    for charset in ("utf-8", "cp1252"):
        try:
            data = source.encode("latin-1")
            texts += [data.decode(charset), decodestring(data).decode(charset)]
        except UnicodeError:
            continue
    return [bare(text) for text in texts] + [bare(html(text)) for text in texts]


def wire(source: str) -> list[str]:
    """Return what a piece of a wire's text stands for, its signs as those of print."""
    text = source.replace("``", "“").replace("''", "”")
    return [bare(re.sub(r"(?<!\S)(?:--|_)(?!\S)", "–", text)), bare(text)]


def markdown(source: str) -> list[str]:
    """Return what a piece of Markdown stands for: its marks out, its escapes read."""
    text = re.sub(r"\]\((?:[^()]|\([^()]*\))*\)", "]", source)
    text = re.sub(r"\[\^\w+\]|<[^<>]*>|(?m:^[ \t]*(?:>|[-*+]|#+)[ \t])", "", text)
    text = re.sub(r"\\([^\w\s])|[*\[\]`]|__|~~|(?<!\w)_|_(?!\w)", r"\1", text)
    yaml = re.sub(r"\\([\"\\])|'(')", r"\1\2", source)
    return [bare(source), bare(unescape(text)), bare(yaml)]


# For each folder of the data: the format to read it as ("" for by suffix and content), and how
# a piece of its source may be decoded.
FORMATS: dict[str, tuple[str, Callable[[str], list[str]]]] = {
    "nitf": ("xml", decodings),
    "newsml-g2": ("xml", decodings),
    "newsml1": ("xml", decodings),
    "rss-wxr": ("xml", decodings),
    "other-xml": ("xml", decodings),
    "docx": ("docx", decodings),
    "ninjs-json": ("ninjs", json_string),
    "email": ("eml", mail),
    "iptc7901-anpa": ("iptc7901", wire),
    "markdown-frontmatter": ("markdown", markdown),
    "html": ("html", lambda source: [bare(html(source))]),
}


def figures(folder: Path, format: str, decode: Callable[[str], list[str]]) -> None:
    """Print a line of figures for a folder, and below it what was refused or is not exact."""
    count: Counter[str] = Counter()
    remarks = []
    for path in sorted(folder.iterdir()):
        count["files"] += 1
        try:
            article = read_file(str(path), format).article
        except ReadError as error:
            count["refused"] += 1
            remarks.append(f"    {path.name}: {error.message}")
            continue
        data = path.read_bytes()
        count["unchanged"] += packed(data, article.source, article.format) == data
        for unit, span in places(article):
            place = article.source_map.span(span)
            source, text = article.source[place.start : place.end], article.slice(span)
            is_exact = bare(text) in decode(source)
            count[unit] += 1
            count["exact " + unit] += is_exact
            if not is_exact:
                remarks.append(f"    {path.name}: {text[:60]!r} from {source[:100]!r}")
    names = ("files", "refused", "unchanged", "blocks", "exact blocks", "words", "exact words")
    print(f"{folder.name:22}" + "".join(f"{name} {count[name]:<7}" for name in names))
    print("\n".join(remarks))


def places(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield the span of each block and of each word, with the name of the unit."""
    for block in article.blocks:
        yield "blocks", block.span
        for match in _WORD.finditer(article.text, *block.span):
            yield "words", Span(*match.span())


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some of them lost, doubled, moved or changed."""
    for _ in range(chance.randint(1, 4)):
        start, length = chance.randrange(len(data) + 1), chance.choice((1, 1, 4, 60, 2000))
        piece = data[start : start + length]
        new = chance.choice(
            (
                b"",
                piece * 2,
                bytes(chance.choices(range(256), k=len(piece))),
                piece[::-1],
                chance.choice((b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<p>", b"\xff", b"&#0;")),
            )
        )
        data = data[:start] + new + data[start + length :]
    return data


def damaged(folder: Path, format: str, rounds: int) -> None:
    """Read each file of a folder `rounds` times with damage; print what went wrong."""
    chance = random.Random(7)
    count: Counter[str] = Counter()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        for _ in range(rounds):
            copy = damage(data, chance)
            began = time.perf_counter()
            try:
                read_copy(copy, path.name, format)
                count["read"] += 1
            except ReadError:
                count["refused"] += 1
            except Exception:
                count["crashed"] += 1
                traceback.print_exc()
            count["slow"] += time.perf_counter() - began > _LIMIT
    names = ("read", "refused", "crashed", "slow")
    print(f"{folder.name:22}" + "".join(f"{name} {count[name]:5}   " for name in names))


def main() -> int:
    """Print the figures of every format that there is data for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--damage", type=int, default=0, metavar="N")
    options = parser.parse_args()
    for name, (format, decode) in FORMATS.items():
        folder = options.data / name
        if folder.is_dir() and options.damage:
            damaged(folder, format, options.damage)
        elif folder.is_dir():
            figures(folder, format, decode)
    return 0


if __name__ == "__main__":
    sys.exit(main())
