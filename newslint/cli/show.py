"""newslint show: show copy as newslint reads it, block by block."""

from __future__ import annotations

from newslint.article import BlockKind
from newslint.cli.articles import add_article_options, look_through
from newslint.cli.pages import page_for
from newslint.cli.streams import Output
from newslint.places import Places
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean, cut, width, wrap
from newslint.report.paint import painter

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from typing import Any

    from newslint.article import Article
    from newslint.report import Page
    from newslint.report.paint import Line, Paint

SCHEMA = "newslint/show/1"
# What people know already, or what no line has room for.
_NOT_SHOWN = ("published", "description", "headline", "byline", "title")
_STYLES = {BlockKind.HEADLINE: "what", BlockKind.CHROME: "dim"}
# The columns that a text has at least, however narrow the page.
_LEAST = 24


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--full", action="store_true", help="show the whole text of every block")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto",
                        help="default: auto (on a terminal)")
    add_article_options(parser)


def run(options: Namespace) -> int:
    """Write the blocks of every article, with what is known of it."""
    with Output() as out:
        if options.format == "json":
            from json import dumps

            files: list[dict[str, Any]] = []
            errors = look_through(
                options, lambda article, path, _: files.append(_object(article, path))
            )
            report = {
                "schema": SCHEMA,
                "files": files,
                "errors": [{"path": error.path, "message": error.message} for error in errors],
            }
            out.write(dumps(report, ensure_ascii=False, indent=2) + "\n")
        else:
            page = page_for(out, options.color)
            paint = painter(page)
            errors = look_through(
                options, lambda article, path, _: _write(paint, page, article, path, options.full)
            )
    return 2 if errors else 0


def _write(paint: Paint, page: Page, article: Article, path: str, is_full: bool) -> None:
    paint([(clean(path), "path")])
    for facts in _about(article, page.width):
        paint([(f"  {facts}", "dim")])
    for line in _rows(article, path, page.width, is_full):
        paint(line)
    paint([])


def _about(article: Article, columns: int) -> Iterator[str]:
    """Yield the lines that tell what is known of an article as a whole."""
    published = article.published.isoformat() if article.published else ""
    facts = [article.format, article.language or "language unknown", published]
    facts += [
        f"{name}: {clean(value)}"
        for name, value in article.meta.items()
        if name not in _NOT_SHOWN
    ]
    line = ""
    for fact in filter(None, facts):
        words = cut(fact, columns - 2)
        if line and width(line) + width(words) > columns - 5:
            yield line
            line = ""
        line += f" · {words}" if line else words
    yield line


def _rows(article: Article, path: str, columns: int, is_full: bool) -> Iterator[Line]:
    """Yield a line for each block: number, kind, confidence, place, text."""
    places = Places(article, path)
    cells = []
    for number, block in enumerate(article.blocks, 1):
        place = places.at(block.span.start)
        sure = "" if block.confidence == 1.0 else f"{block.confidence:.0%}"
        kind = block.kind.value.replace("_", " ")
        cells.append((str(number), kind, sure, f"{place.line}:{place.column}"))
    widths = [max(map(len, column), default=0) for column in zip(*cells, strict=True)]
    for block, (count, kind, sure, at) in zip(article.blocks, cells, strict=True):
        head = f"  {count:>{widths[0]}}  {kind:<{widths[1]}}  {sure:>{widths[2]}}  "
        head = f"{head}{at:<{widths[3]}}  "
        room = max(_LEAST, columns - len(head))
        text = clean(article.slice(block.span))
        first, *rest = wrap(text, room) if is_full else [cut(text, room)]
        style = _STYLES.get(block.kind, "")
        yield [(head[: -widths[3] - 2], ""), (head[-widths[3] - 2 :], "dim"), (first, style)]
        for line in rest:
            yield [(" " * len(head), ""), (line, style)]


def _object(article: Article, path: str) -> dict[str, Any]:
    places = Places(article, path)
    blocks = []
    for block in article.blocks:
        place = places.at(block.span.start)
        start, end = article.source_map.span(block.span)
        blocks.append(
            {
                "kind": block.kind.value,
                "confidence": block.confidence,
                "line": place.line,
                "column": place.column,
                "start": start,
                "end": end,
                "text": article.slice(block.span),
            }
        )
    return {
        "path": path,
        "format": article.format,
        "language": article.language,
        "published": article.published.isoformat() if article.published else None,
        "meta": article.meta,
        "blocks": blocks,
    }
