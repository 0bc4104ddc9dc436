"""Mends copy: applies fixes to a source text, again and again until nothing is left to fix."""

from __future__ import annotations

from bisect import bisect_left

from newslint.errors import NewslintError, WriteError
from newslint.findings import Edit, Fix
from newslint.formats import data_of, packed, read
from newslint.linter import is_seamless
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.run import Result, unexpected
from newslint.writing import replace_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from newslint.article import Article
    from newslint.findings import Finding
    from newslint.run import Runner

# A fix may make room for another, and that for a third; more is a circle.
_MOST_PASSES = 10


def apply(source: str, fixes: Iterable[Fix]) -> str:
    """Return `source` with the edits of the fixes made, each fix whole or not at all.

    Of two that share a place the first given is made; the other is left for another time.
    """
    given = list(fixes)
    edits = [edit for number in _compatible(given) for edit in given[number].edits]
    parts, at = [], 0
    for (start, end), text in sorted(edits):
        parts += [source[at:start], text]
        at = end
    return "".join(parts) + source[at:]


def fits(fix: Fix, others: Sequence[Fix]) -> bool:
    """Tell whether a fix shares no place with others that fit together."""
    return len(_compatible([*others, fix])) > len(others)


def _compatible(fixes: Sequence[Fix]) -> list[int]:
    """Return the numbers of the fixes, save those that share a place with one before them.

    A fix that clashes with one so left out may be left out too; the first never is.
    """
    places = sorted((*edit.span, number) for number, fix in enumerate(fixes) for edit in fix.edits)
    left: set[int] = set()
    last = (-1, -1, -1)
    for start, end, number in places:
        clash = number != last[2] and (start < last[1] or (start, end) == last[:2])
        if number not in left and clash:
            left.add(max(number, last[2]))
        if number not in left:
            last = (start, end, number)
    return [number for number in range(len(fixes)) if number not in left]


def choices(finding: Finding, article: Article) -> Iterator[tuple[str, Fix]]:
    """Yield what may be written in a finding's place: its fix, then what else is suggested.

    Each comes with its words, "" for a fix that has none to show.
    """
    suggestions = finding.suggestions
    if finding.fix:
        yield (suggestions[0] if suggestions else ""), finding.fix
        suggestions = suggestions[1:]
    if is_free(finding.span, article):
        for words in suggestions:
            yield words, instead(finding, words, article)


def instead(finding: Finding, words: str, article: Article) -> Fix:
    """Return the fix that writes other words in a finding's place."""
    return Fix("suggested", (Edit(finding.span, article.escape(words)),))


def is_free(span: Span, article: Article) -> bool:
    """Tell whether new words may be written in the place of a span of an article's source."""
    offsets = range(len(article.text) + 1)
    start = bisect_left(offsets, span.start, key=article.source_map.start)
    end = bisect_left(offsets, span.end, start, key=article.source_map.end)
    words = Span(start, min(end, len(article.text)))
    return article.source_map.span(words) == span and is_seamless(article, words)


class Mended(NamedTuple):
    """A file's copy mended: its bytes before and after, and the result of the latter.

    The result's `mended` counts the places mended, by rule.
    """

    before: bytes
    after: bytes
    result: Result


def mend(
    runner: Runner, data: bytes, path: str, unsafe: bool = False, format: str = ""
) -> Mended:
    """Return copy with everything mended that is reported of it and has a safe fix.

    `unsafe` makes the fixes too that a person should decide on. `format` is the copy's, "" for
    that which it is told to be in. Encoding, byte order mark and
    line ends stay as they are. Where that cannot be done the copy stays as it was, and the
    result has the error.
    """
    first = result = runner.text(data, path, format)
    after, counts = data, dict[str, int]()
    try:
        for number in range(_MOST_PASSES):
            fixable = chosen(result, frozenset(first.known if number else ()), unsafe)
            if result.report is None or not fixable:
                break
            fixes = [fix for _, fix in fixable]
            before, after = after, rewritten(after, path, result.report.format, fixes)
            if after == before:
                break
            for rule, fix in fixable:
                counts[rule] = counts.get(rule, 0) + len(fix.edits)
            result = runner.text(after, path, format)
            if result.report is None:
                raise WriteError("could not be read any more once mended; it is left.", path)
            if runner.changes and after.count(b"\n") != before.count(b"\n"):
                break  # the lines are no longer those that Git has told of
    except WriteError as error:
        return Mended(data, data, first._replace(errors=(*first.errors, error)))
    return Mended(data, after, result._replace(mended=counts))


def chosen(
    result: Result, accepted: Collection[tuple[str, str]] = (), unsafe: bool = False
) -> list[tuple[str, Fix]]:
    """Return the fixes to make at once, each with its rule.

    What the baseline has accepted may come up again once the words around it are mended: rule
    and words of that are `accepted`.
    """
    fixes = [
        (finding.rule, finding.fix)
        for finding in (result.report.findings if result.report else ())
        if finding.fix
        and (unsafe or finding.fix.applicability == "safe")
        and (finding.rule, finding.text) not in accepted
    ]
    return [fixes[number] for number in _compatible([fix for _, fix in fixes])]


def rewritten(data: bytes, path: str, format: str, fixes: Iterable[Fix]) -> bytes:
    """Return the bytes of a file with fixes made; WriteError where its encoding lacks a sign.

    The source is read anew: that of a report may be masked.
    """
    source = read(data, path, format).article.source
    try:
        return packed(data, apply(source, fixes), format)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise WriteError(
            f"its encoding has no “{sign}”, which the mended copy needs; save it as UTF-8 first.",
            path,
        ) from None


def mended_files(
    paths: Iterable[str], runner: Runner, unsafe: bool = False
) -> Iterator[Result]:
    """Mend files one by one, and yield the result of what each then holds."""
    for path in paths:
        try:
            data = data_of(path)
            mended = mend(runner, data, path, unsafe)
            if mended.after != data:
                replace_file(path, mended.after, before=data)
            yield mended.result
        except NewslintError as error:
            yield Result(None, (error,))
        except Exception as error:
            yield Result(None, (unexpected(error, path),))
