"""What an editor offers to do about a finding: mend it, allow the words, accept it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from newslint.catalogue import matches
from newslint.fixes import choices, chosen
from newslint.lsp.diagnostics import diagnostic, is_superfluous
from newslint.report.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.findings import Finding, Fix
    from newslint.lsp.desk import Checked
    from newslint.positions import Span

FIX_ALL = "source.fixAll.newslint"
ALLOW = "newslint.allow"
ACCEPT = "newslint.accept"
# What is found by these is a form of a name; what by those is no word or name at all.
_NAMES = ("names", "places", "headline/name", "captions/name-unlike-body")
_NO_WORDS = (
    "boilerplate", "captions", "dates", "headline", "layout", "numbers", "people", "placeholder",
    "privacy", "quotes", "text",
)
# A word or a name of a few; more is a passage.
_WORDS = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+){0,3}")


class Actions:
    """The code actions for one version of a document.

    `versioned` tells whether the editor takes edits that name the version they are for.
    """

    def __init__(self, checked: Checked, uri: str, versioned: bool) -> None:
        self._checked = checked
        self._uri = uri
        self._versioned = versioned

    def at(self, span: Span, only: Sequence[str] = ()) -> Iterator[CodeAction]:
        """Yield the actions for a span of the text; `only` are the kinds asked for, or all."""
        if _is_wanted(CodeActionKind.QuickFix, only):
            for finding in self._checked.findings:
                if finding.span.start <= span.end and span.start <= finding.span.end:
                    yield from self._fixes(finding)
                    yield from self._commands(finding)
        if _is_wanted(FIX_ALL, only):
            yield from self._fix_all()

    def _fixes(self, finding: Finding) -> Iterator[CodeAction]:
        for words, fix in choices(finding, self._checked.article):
            yield CodeAction(
                title=self._title(finding, words),
                kind=CodeActionKind.QuickFix,
                diagnostics=[diagnostic(self._checked, finding, self._uri)],
                is_preferred=fix.applicability == "safe",
                edit=self._edit([fix]),
            )

    def _title(self, finding: Finding, words: str) -> str:
        checked = self._checked
        if words.strip():
            return f"{checked.labels.write} {self._quoted(words)}"
        if is_superfluous(finding) and finding.text.strip():
            return checked.words.remove.format(text=self._quoted(finding.text))
        return checked.words.mend.format(rule=finding.rule)

    def _commands(self, finding: Finding) -> Iterator[CodeAction]:
        words, text = self._checked.words, self._quoted(finding.text)
        is_name = matches(finding.rule, _NAMES)
        if _WORDS.fullmatch(finding.text) and (is_name or not matches(finding.rule, _NO_WORDS)):
            title = (words.allow_name if is_name else words.allow_word).format(text=text)
            yield self._command(finding, title, ALLOW, finding.text)
        if self._checked.document.path and self._checked.config.baseline_file:
            title = words.accept.format(rule=finding.rule)
            yield self._command(finding, title, ACCEPT, finding.fingerprint)

    def _command(self, finding: Finding, title: str, command: str, argument: str) -> CodeAction:
        return CodeAction(
            title=title,
            kind=CodeActionKind.QuickFix,
            diagnostics=[diagnostic(self._checked, finding, self._uri)],
            command=Command(title, command, arguments=[self._uri, argument]),
        )

    def _fix_all(self) -> Iterator[CodeAction]:
        fixes = [fix for _, fix in chosen(self._checked.result)]
        if fixes:
            title = self._checked.words.mend_all.format(count=len(fixes))
            yield CodeAction(title=title, kind=FIX_ALL, edit=self._edit(fixes))

    def _edit(self, fixes: Iterable[Fix]) -> WorkspaceEdit:
        edits = [
            TextEdit(self._checked.places.range(edit.span), edit.text)
            for fix in fixes
            for edit in fix.edits
        ]
        if not self._versioned:
            return WorkspaceEdit(changes={self._uri: edits})
        version = self._checked.document.version
        document = OptionalVersionedTextDocumentIdentifier(self._uri, version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(document, edits)])

    def _quoted(self, text: str) -> str:
        return self._checked.labels.quoted(clean(text))


def _is_wanted(kind: str, only: Sequence[str]) -> bool:
    """Tell whether a kind is one of those asked for, or lies in one."""
    return not only or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)
