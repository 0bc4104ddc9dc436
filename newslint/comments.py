"""Comments in the source that silence rules: for the next line, for a stretch, for the file.

- `<!-- newslint-disable-next-line language/ifolge: from a statute -->`
- `<!-- newslint-disable names/*, places: satire -->` … `<!-- newslint-enable names/*, places -->`
- `<!-- newslint-disable-file layout: as the agency sent it -->`
"""

from __future__ import annotations

from bisect import bisect_right

from newslint import patterns
from newslint.catalogue import matches
from newslint.errors import did_you_mean
from newslint.formats.markdown import code_spans
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from newslint.linter import FileReport

_VERBS = ("disable-next-line", "disable", "enable", "disable-file")
# No part can be taken in two ways, and a comment ends where another begins.
_COMMENT = patterns.compile(r"<!--\s*+newslint-([a-z-]*[a-z])((?:[^-<]|-(?!->)|<(?!!--))*+)-->")
_LINE = patterns.compile(r"[^\r\n]+")
_LINE_END = patterns.compile(r"[\r\n]|\Z")


class _Comment(NamedTuple):
    """One comment: where it stands, what it does, and the rules, groups or globs it names."""

    span: Span
    verb: str
    rules: tuple[str, ...]


class _Area:
    """Where a comment silences rules that fit a pattern, and whether it has."""

    def __init__(self, comment: _Comment, rules: str, span: Span) -> None:
        self.comment = comment
        self.rules = rules
        self.span = span
        self.used = False


def silenced(
    report: FileReport, running: Collection[str], known: Collection[str]
) -> FileReport:
    """Return a report without the findings that comments in its source silence.

    `running` are the ids of the rules that have run, `known` those of all that there are. Its
    notes tell of comments that silence nothing, and of those that cannot be understood.
    """
    comments = list(_comments(report))
    areas = sorted(_areas(comments, report.source), key=lambda area: area.span)
    kept, open_areas, at = [], list[_Area](), 0
    for finding in report.findings:
        place = finding.span.start
        while at < len(areas) and areas[at].span.start <= place:
            open_areas.append(areas[at])
            at += 1
        open_areas = [area for area in open_areas if place <= area.span.end]
        silencing = [area for area in open_areas if matches(finding.rule, (area.rules,))]
        for area in silencing:
            area.used = True
        if not silencing:
            kept.append(finding)
    notes = [
        (comment.span.start, f'"newslint-{comment.verb}" {fault}')
        for comment, fault in _faults(comments, areas, running, known)
    ]
    lines = report.lines
    return report._replace(
        findings=tuple(kept),
        notes=(
            *report.notes,
            *(f"line {lines.position(place)[0]}: {note}" for place, note in sorted(notes)),
        ),
    )


def _comments(report: FileReport) -> Iterator[_Comment]:
    """Yield the comments in a report's source; in code of Markdown one is an example."""
    code = list(code_spans(report.source)) if report.format == "markdown" else []
    for match in _COMMENT.finditer(report.source):
        at = bisect_right(code, (match.start(), len(report.source))) - 1
        if at >= 0 and match.start() < code[at].end:
            continue
        verb, rest = match.groups()
        rules = (name.strip() for name in rest.partition(":")[0].split(","))
        yield _Comment(Span(*match.span()), verb, tuple(filter(None, rules)))


def _areas(comments: list[_Comment], source: str) -> Iterator[_Area]:
    """Yield what each comment silences; a stretch goes on to its end mark or the file's end."""
    begun: dict[str, _Area] = {}
    end = len(source)
    for comment in comments:
        here = comment.span.end
        for rules in comment.rules:
            if comment.verb == "disable-file":
                yield _Area(comment, rules, Span(0, end))
            elif comment.verb == "disable-next-line":
                yield _Area(comment, rules, _next_line(source, here))
            elif comment.verb == "disable" and rules not in begun:
                begun[rules] = _Area(comment, rules, Span(here, end))
        if comment.verb == "enable":
            for rules in comment.rules or tuple(begun):
                if rules in begun:
                    area = begun.pop(rules)
                    area.span = Span(area.span.start, comment.span.start)
                    yield area
    yield from begun.values()


def _next_line(source: str, offset: int) -> Span:
    """Return the first line after that of an offset that is not blank."""
    line_end = _LINE_END.search(source, offset)
    for line in _LINE.finditer(source, line_end.start() if line_end else offset):
        if not line.group().isspace():
            return Span(*line.span())
    return Span(len(source), len(source))


def _faults(
    comments: list[_Comment],
    areas: list[_Area],
    running: Collection[str],
    known: Collection[str],
) -> Iterator[tuple[_Comment, str]]:
    """Yield what is wrong with each comment that has a fault."""
    for comment in comments:
        if comment.verb not in _VERBS:
            hint = did_you_mean(comment.verb, _VERBS)
            yield comment, f"is no comment that newslint knows.{hint}"
        elif not comment.rules and comment.verb != "enable":
            yield comment, "names no rule: write a rule, a group or a glob after it."
        for rules in comment.rules:
            if not any(matches(rule, (rules,)) for rule in known):
                yield comment, f'names "{rules}", which is no rule.{did_you_mean(rules, known)}'
    for area in areas:
        if not area.used and any(matches(rule, (area.rules,)) for rule in running):
            yield area.comment, f"silences nothing of {area.rules}; take it out."
