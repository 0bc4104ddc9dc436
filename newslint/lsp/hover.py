"""What an editor shows of a finding under the pointer: what is wrong, why, and by which norm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from newslint.report.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lsprotocol.types import Position

    from newslint.findings import Finding
    from newslint.lsp.desk import Checked

_SIGNS = re.compile(r"[\\`*_{}\[\]()<>#+!|~&-]")


def hover(checked: Checked, position: Position, markdown: bool) -> Hover | None:
    """Return what there is to say at a position, None where nothing was found."""
    offset = checked.places.offset(position)
    here = [f for f in checked.findings if f.span.start <= offset <= f.span.end]
    # Of two that only meet there, that which begins is meant.
    here = [f for f in here if offset < f.span.end] or here
    if not here:
        return None
    between = "\n\n---\n\n" if markdown else "\n\n"
    text = between.join("\n\n".join(_paragraphs(checked, f, markdown)) for f in here)
    kind = MarkupKind.Markdown if markdown else MarkupKind.PlainText
    return Hover(MarkupContent(kind, text), checked.places.range(here[0].span))


def _paragraphs(checked: Checked, finding: Finding, markdown: bool) -> Iterator[str]:
    escape = _escaped if markdown else clean
    yield escape(finding.message)
    if finding.why:
        yield escape(finding.why)
    if norm := checked.rule(finding).source:
        yield f"{checked.words.source}: {escape(norm)}"
    yield f"`{finding.rule}`" if markdown else finding.rule


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is: what stands in copy is no markup."""
    return _SIGNS.sub(r"\\\g<0>", clean(text))
