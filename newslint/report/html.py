"""Writes the report as one page to send to a colleague: the articles, their faults in the margin.

The page asks for nothing from anywhere; what it may do is said by a policy of its own.
"""

from __future__ import annotations

import os
from base64 import b64encode
from hashlib import sha256

from newslint.findings import Severity
from newslint.records import TYPE_CHECKING
from newslint.report.labels import conclusion, labels, language_of
from newslint.report.notes import Notes
from newslint.report.page_words import PAGE_WORDS
from newslint.report.xml import escape
from newslint.version import __version__

if TYPE_CHECKING:
    from newslint.errors import NewslintError
    from newslint.linter import FileReport
    from newslint.report import Page, Tally
    from newslint.report.labels import Labels
    from newslint.report.page_words import PageWords

_LEVELS = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Writer:
    """Keeps each article as HTML, and writes the page at the end."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._reports: list[FileReport] = []
        self._clean: list[str] = []
        self._errors: list[NewslintError] = []

    def file(self, report: FileReport) -> None:
        """Keep a report; of articles without findings only the first, to show it if alone."""
        if report.findings or not (self._reports or self._clean):
            self._reports.append(report)
        if not report.findings:
            self._clean.append(report.path)

    def error(self, error: NewslintError) -> None:
        """Keep an error."""
        self._errors.append(error)

    def end(self, tally: Tally) -> None:
        """Write the page."""
        if tally.files > 1:
            self._reports = [report for report in self._reports if report.findings]
        words = labels(self._page.messages, tally.languages)
        own = PAGE_WORDS[language_of(words)]
        is_alone = tally.files == 1 and len(self._reports) == 1
        title = self._reports[0].path if is_alone else own.title
        script = part("page.js")
        write = self._page.write
        write(_head(title, language_of(words), script))
        write(f'<a class="skip" href="#main">{own.skip}</a>\n')
        eyebrow = f'<p class="eyebrow">{own.title}</p>\n' if is_alone else ""
        sentences = "".join(f'<p class="sum">{escape(s)}</p>\n' for s in conclusion(words, tally))
        write(f'<header class="top">\n{eyebrow}<h1>{escape(title)}</h1>\n{sentences}</header>\n')
        write(_tools(tally, words, own))
        write(f'<main id="main" tabindex="-1">\n{self._failures(own)}')
        if not is_alone:
            write(self._index(words, own))
        self._articles(is_alone)
        made_by = own.made_by.format(__version__)
        write(f'</main>\n<footer><p id="keys-help">{own.keys_help}</p><p>{made_by}</p></footer>\n')
        write(f"<script>{script}</script>\n</body>\n</html>\n")

    def _articles(self, is_alone: bool) -> None:
        """Write the articles; an only one is what the page is headed by."""
        first = 1
        for number, report in enumerate(self._reports, 1):
            spoken = labels(self._page.messages, [report.language])
            notes = Notes(report, spoken, first, level=2 if is_alone else 3)
            first += len(notes.faults)
            opening = '<section class="file">\n'
            if not is_alone:
                opening = (
                    f'<section class="file" aria-labelledby="f{number}">\n'
                    f'<h2 id="f{number}">{escape(report.path)}</h2>\n'
                )
            self._page.write(opening)
            for piece in notes.rows():
                self._page.write(piece)
            self._page.write("</section>\n")

    def _failures(self, own: PageWords) -> str:
        if not self._errors:
            return ""
        items = "".join(f"<li>{escape(str(error))}</li>\n" for error in self._errors)
        return f'<section class="failed"><h2>{own.failed}</h2>\n<ul>\n{items}</ul></section>\n'

    def _index(self, words: Labels, own: PageWords) -> str:
        """Return the list of the files, with the counts of each."""
        heads = "".join(
            f'<th scope="col">{words.severity(level, 2).capitalize()}</th>' for level in _LEVELS
        )
        rows = []
        for number, report in enumerate(self._reports, 1):
            levels = [finding.severity for finding in report.findings]
            cells = "".join(f"<td>{levels.count(level)}</td>" for level in _LEVELS)
            link = f'<a href="#f{number}">{escape(report.path)}</a>'
            rows.append(f'<tr><th scope="row">{link}</th>{cells}</tr>\n')
        table = (
            f'<table class="index"><thead><tr><th scope="col">{words.file}</th>{heads}</tr></thead>'
            f"\n<tbody>\n{''.join(rows)}</tbody></table>\n"
        )
        clean = ""
        if self._clean:
            count = len(self._clean)
            summary = words.nothing[count != 1].format(files=count)
            paths = "<br>\n".join(map(escape, self._clean))
            clean = f"<details><summary>{summary}</summary><p>{paths}</p></details>\n"
        return f'<nav aria-label="{own.files}">\n{table if rows else ""}{clean}</nav>\n'


def _head(title: str, language: str, script: str) -> str:
    """Return the page up to its body."""
    style = part("page.css")
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<link rel="icon" href="data:,">\n<title>{escape(title)} – newslint</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
    )


def _tools(tally: Tally, words: Labels, own: PageWords) -> str:
    """Return the bar that filters and steps; the script brings it into sight."""
    boxes = "".join(
        f'<label class="{level.label}"><input type="checkbox" checked '
        f'data-severity="{level.label}"><span>{count} {words.severity(level, count)}</span>'
        "</label>\n"
        for level in _LEVELS
        if (count := tally.count(level))
    )
    rules = sorted({rule for rule, _ in tally.rules})
    options = "".join(f"<option>{escape(rule)}</option>" for rule in rules)
    return (
        f'<section class="tools" aria-label="{own.show}" hidden><div>\n'
        f"<fieldset><legend>{own.show}</legend>\n{boxes}</fieldset>\n"
        f'<label><span>{words.rule}</span> <select id="rules">'
        f'<option value="">{own.all_rules}</option>{options}</select></label>\n'
        f'<span class="step"><button type="button" id="previous">{own.previous}</button>'
        f'<button type="button" id="next">{own.next}</button></span>\n'
        f'<p class="status" id="status" role="status" data-text="{own.shown}"></p>\n'
        f'<label class="push"><input type="checkbox" id="keys" checked '
        f'aria-describedby="keys-help"><span>{own.keys}</span></label>\n'
        f'<button type="button" id="dark" aria-pressed="false">{own.dark}</button>\n'
        "</div></section>\n"
    )


def part(name: str) -> str:
    """Return a file of the page that stands beside this module."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _policy(style: str, script: str) -> str:
    """Return the policy: nothing is fetched, and nothing runs but what the page came with."""
    hashes = [b64encode(sha256(part.encode()).digest()).decode() for part in (style, script)]
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{hashes[0]}'; "
        f"script-src 'sha256-{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )
