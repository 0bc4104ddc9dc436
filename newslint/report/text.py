"""Writes the report for an editor's eyes: the line, what is wrong, why, what to write."""

from __future__ import annotations

from newslint.findings import Severity, by_fault
from newslint.positions import Span
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean, cut, shown, width, wrap
from newslint.report.excerpt import excerpt
from newslint.report.labels import conclusion, labels
from newslint.report.paint import painter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.errors import NewslintError
    from newslint.findings import Finding
    from newslint.linter import FileReport
    from newslint.positions import LineIndex
    from newslint.report import Page, Tally
    from newslint.report.labels import Labels
    from newslint.report.paint import Line, Paint

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
# So many places of one fault are listed, and so many files in the table; the rest is counted.
_MOST_PLACES = 6
_MOST_FILES = 40
# Of the words at another place, so many columns are shown.
_LONGEST = 50
_MARGIN = 4
# Formats whose files look as they read.
_AS_READ = ("plain", "markdown")


class Writer:
    """Writes each file as it comes, and a table of all at the end."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paint = painter(page)
        self._rows: list[tuple[str, list[int]]] = []

    def file(self, report: FileReport) -> None:
        """Write the findings of a file in order, those of one fault together."""
        if not report.findings:
            return
        words = labels(self._page.messages, [report.language])
        self._paint([(clean(report.path), "path")])
        entry = _Entry(self._paint, self._page.width, report, words)
        for places in by_fault(report.findings):
            entry.write(places)
        levels = [finding.severity for finding in report.findings]
        self._rows.append((report.path, [levels.count(level) for level in _SEVERITIES]))

    def error(self, error: NewslintError) -> None:
        """Write nothing: errors go to standard error."""

    def end(self, tally: Tally) -> None:
        """Write the table of files and the closing sentences."""
        words = labels(self._page.messages, tally.languages)
        if self._rows:
            for line in _summary_table(self._rows, tally, words):
                self._paint(line)
            self._paint([])
        for sentence in conclusion(words, tally):
            self._paint([(sentence, "")])


def statistics(page: Page, tally: Tally) -> None:
    """Write how many findings each rule has made, the commonest first."""
    words = labels(page.messages, tally.languages)
    paint = painter(page)
    ordered = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    rows = [[str(count), words.severity(level), rule] for (rule, level), count in ordered]
    if rows:
        for line in table([[words.number, "", words.rule], *rows], right=(0,)):
            paint(line)


def table(rows: Sequence[Sequence[str]], right: Iterable[int] = ()) -> list[Line]:
    """Return rows of cells as lines with even columns, the first row as their heads.

    `right` are the numbers of the columns that stand flush right.
    """
    right = set(right)
    columns = range(len(rows[0]))
    widths = [max(width(row[column]) for row in rows) for column in columns]
    lines: list[Line] = []
    for number, row in enumerate(rows):
        cells = []
        for column in columns:
            blank = " " * (widths[column] - width(row[column]))
            cells.append(blank + row[column] if column in right else row[column] + blank)
        lines.append([("  ".join(cells).rstrip(), "" if number else "dim")])
    return lines


def _summary_table(
    rows: list[tuple[str, list[int]]], tally: Tally, words: Labels
) -> Iterable[Line]:
    heads = [words.severity(level, 2) for level in _SEVERITIES]
    cells = [[clean(path), *map(str, counts)] for path, counts in rows[:_MOST_FILES]]
    if len(rows) > _MOST_FILES:
        rest = [sum(column) for column in zip(*(c for _, c in rows[_MOST_FILES:]), strict=True)]
        cells.append([words.more.format(len(rows) - _MOST_FILES), *map(str, rest)])
    if len(rows) > 1:
        cells.append([words.total, *(str(tally.count(level)) for level in _SEVERITIES)])
    return table([[words.file, *heads], *cells], right=(1, 2, 3))


class _Entry:
    """Writes the faults of one file; the reason for a rule is given once."""

    def __init__(self, paint: Paint, columns: int, report: FileReport, words: Labels) -> None:
        self._paint = paint
        self._columns = columns
        self._report = report
        self._words = words
        self._lines: LineIndex = report.lines
        self._explained: set[str] = set()

    def write(self, places: Sequence[Finding]) -> None:
        """Write one fault, which stands at one place or several."""
        first, *others = places
        words, name = self._words, first.severity.label
        head = [
            (f"  {self._place(first.span)}", ""),
            ("  ", ""),
            (words.severity(first.severity), name),
            (f"  {first.rule}", "dim"),
        ]
        self._paint(head)
        self._text("", clean(first.message), "what")
        self._excerpt(first, name)
        if first.suggestions:
            # Blanks at the ends of a suggestion may be what it is about.
            suggestions = [words.quoted(shown(text)) for text in first.suggestions]
            self._text(words.write, words.or_.join(suggestions), "fix")
        self._list(words.also, [self._other(first, other) for other in others])
        spans = {place.span for place in places}
        self._list(words.see, [
            f"{self._place(part.span)} {words.quoted(cut(clean(part.text), _LONGEST))}"
            + (f" ({clean(part.message)})" if part.message else "")
            for part in first.related
            if part.span not in spans
        ])
        if first.why and first.rule not in self._explained:
            self._explained.add(first.rule)
            self._text(words.why, clean(first.why), "dim")
        self._paint([])

    def _excerpt(self, finding: Finding, style: str) -> None:
        line, _ = self._lines.position(finding.span.start)
        gutter = f"{line:>{_MARGIN + 2}} | "
        room = max(20, self._columns - len(gutter))
        if self._report.format in _AS_READ or not finding.context:
            source, start, span = self._report.source, self._lines.start(line), finding.span
        else:
            # Marks and codes tell an editor nothing: the words are shown as they read.
            source, span = finding.context, Span(*finding.within)
            start = source.rfind("\n", 0, span.start) + 1
        part = excerpt(source, start, span, room)
        self._paint([(gutter, "dim"), (part.before, ""), (part.fault, style), (part.after, "")])
        blank = " " * (len(gutter) - 2)
        marks = "^" * part.underline
        self._paint([(f"{blank}| ", "dim"), (" " * part.indent, ""), (marks, style)])

    def _text(self, label: str, text: str, style: str) -> None:
        """Write a paragraph with its label before it, indented under itself."""
        indent = " " * _MARGIN
        label = f"{label}: " if label else ""
        room = max(20, self._columns - len(indent) - len(label))
        for number, line in enumerate(wrap(text, room)):
            before = " " * len(label) if number else label
            self._paint([(indent + before, "dim"), (line, style)])

    def _list(self, label: str, items: Sequence[str]) -> None:
        if items:
            listed = list(items[:_MOST_PLACES])
            if len(items) > _MOST_PLACES:
                listed.append(self._words.more.format(len(items) - _MOST_PLACES))
            self._text(label, ", ".join(listed), "")

    def _other(self, first: Finding, other: Finding) -> str:
        """Return a further place of a fault, with what is written there if that differs."""
        place, words = self._place(other.span), self._words
        if other.text != first.text:
            place += f" {words.quoted(cut(clean(other.text), _LONGEST))}"
        if other.suggestions[:1] != first.suggestions[:1] and other.suggestions:
            place += f" → {words.quoted(clean(other.suggestions[0]))}"
        return place

    def _place(self, span: Span) -> str:
        line, column = self._lines.position(span.start)
        return f"{line}:{column}"
