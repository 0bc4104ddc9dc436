"""Applies fixes to a source text."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.findings import Fix


def apply(source: str, fixes: Iterable[Fix]) -> str:
    """Return `source` with the edits of all fixes made, in order of the text.

    A fix that shares a place with one already taken is left for another time, whole.
    """
    taken: list[tuple[int, int, str]] = []
    for fix in fixes:
        edits = [(*edit.span, edit.text) for edit in fix.edits]
        if not any(
            start < end_ and start_ < end for start, end, _ in edits for start_, end_, _ in taken
        ):
            taken.extend(edits)
    parts, at = [], 0
    for start, end, text in sorted(taken):
        parts += [source[at:start], text]
        at = end
    return "".join(parts) + source[at:]
