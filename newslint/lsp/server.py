"""The server: what an editor sends and asks for, and when documents are linted."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from newslint.errors import NewslintError
from newslint.lsp import house
from newslint.lsp.actions import ACCEPT, ALLOW, FIX_ALL, Actions
from newslint.lsp.desk import Desk, Document
from newslint.lsp.diagnostics import diagnostics
from newslint.lsp.hover import hover
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from newslint.lsp.desk import Checked

    # The version of a document, and the age of the settings.
    _Key = tuple[int | None, int]

# Seconds without a keystroke before copy is linted; longer where the last time took longer.
_PAUSE = 0.2
# What may change the settings: configurations and rules, the baseline and files of words.
_WATCHED = ("**/*.toml", "**/*.txt")
_SECTION = "newslint"


class Server(LanguageServer):
    """Keeps what was found in each open document, and tells the editor.

    Documents are linted in a thread of their own, one at a time. What is asked of a version
    waits for that version; what is outdated before its turn is passed over.
    """

    def __init__(self, desk: Desk) -> None:
        # Whole texts: editors and libraries differ on what ends a line besides a line feed.
        super().__init__("newslint", __version__, types.TextDocumentSyncKind.Full)
        self.desk = desk
        self.initial: Mapping[str, Any] = {}
        self._linting = ThreadPoolExecutor(1, "linting")
        self._age = 0
        # Which version by which settings is wanted of each document, and what is found in it.
        self._wanted: dict[str, _Key] = {}
        self._found: dict[str, asyncio.Future[Checked | None]] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Tell the user that something failed, but not its words: they may quote the copy."""
        message = f"newslint itself failed ({type(error).__name__}); please report it."
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def complain(self, error: NewslintError) -> None:
        """Show the user an error."""
        message = f"newslint: {error}"
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def lint(self, uri: str, at_once: bool = False) -> None:
        """Lint a document and publish what is found, when nothing is typed for a while."""
        self.forget(uri)
        done = self._found.get(uri)
        last = done.result() if done and done.done() and not done.exception() else None
        pause = 0.0 if at_once else max(_PAUSE, last.took if last else 0.0)
        self._waiting[uri] = asyncio.create_task(self._publish(uri, pause))

    def lint_all(self) -> None:
        """Lint all open documents anew, by settings that have changed."""
        self._age += 1
        for uri in self.workspace.text_documents:
            self.lint(uri, at_once=True)

    def forget(self, uri: str) -> None:
        """Let go of a document that was about to be linted."""
        if task := self._waiting.pop(uri, None):
            task.cancel()

    def close(self, uri: str) -> None:
        """Let go of a document, and have its diagnostics taken away."""
        self.forget(uri)
        self._wanted.pop(uri, None)
        self._found.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def checked(self, uri: str) -> Checked | None:
        """Return what is found in a document as it stands, None if it changes meanwhile."""
        key = self._key(uri)
        if key is None:
            return None
        if self._wanted.get(uri) != key:
            self._wanted[uri] = key
            open_one = self.workspace.text_documents[uri]
            path, language = to_fs_path(uri) or "", open_one.language_id or ""
            document = Document(open_one.source, path, language, open_one.version)
            loop = asyncio.get_running_loop()
            self._found[uri] = loop.run_in_executor(self._linting, self._check, uri, key, document)
        # Whoever gives up waiting must not take the result from the others.
        found = await asyncio.shield(self._found[uri])
        return found if self._key(uri) == key else None

    def _key(self, uri: str) -> _Key | None:
        """Return the version and the settings that hold for a document, None if it is closed."""
        document = self.workspace.text_documents.get(uri)
        return document and (document.version, self._age)

    def _check(self, uri: str, key: _Key, document: Document) -> Checked | None:
        if self._wanted.get(uri) != key:
            return None
        encoding = types.PositionEncodingKind(self.workspace.position_encoding)
        return self.desk.check(document, encoding.value)

    async def _publish(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            checked = await self.checked(uri)
            found = list(diagnostics(checked, uri)) if checked else []
        except Exception as error:
            self.report_server_error(error, type(error))
            return
        if checked is not None:
            version = checked.document.version
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, found, version)
            )

    def folder(self, path: str) -> str:
        """Return the folder of the workspace that a file lies in, else the file's own."""
        folders = [to_fs_path(uri) or "" for uri in self.workspace.folders]
        around = [folder for folder in folders if folder and path.startswith(f"{folder}{os.sep}")]
        return max(around, key=len) if around else os.path.dirname(path) or os.getcwd()

    def configure(self, settings: Mapping[str, Any]) -> None:
        """Take an editor's settings, over those it began with; tell where they are wrong."""
        chosen = {key: value for key, value in settings.items() if value}
        try:
            self.desk.configure({**self.initial, **chosen})
        except NewslintError as error:
            self.complain(error)


def serve(settings: Mapping[str, Any], path: str, isolated: bool) -> int:
    """Serve an editor on standard input and output; the arguments are those of `Desk`.

    Return 0 where it has said goodbye, else 1.
    """
    # The library logs whole messages, and with them the copy.
    logging.disable(logging.CRITICAL)
    server = server_for(Desk(settings, path, isolated))
    # Its own way out: the library closes it at the end.
    server.start_io(stdout=os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    return 0 if server.protocol._shutdown else 1


def server_for(desk: Desk) -> Server:
    """Return a server, ready to be started."""
    server = Server(desk)
    for name, handler in _FEATURES.items():
        server.feature(name)(handler)
    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]
    options = types.CodeActionOptions(code_action_kinds=kinds)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(_guarded(_code_actions))
    server.feature(types.TEXT_DOCUMENT_HOVER)(_guarded(_hover))
    server.command(ALLOW)(_guarded(_allow))
    server.command(ACCEPT)(_guarded(_accept))
    return server


def _guarded(handler: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """Return what answers a request even if its handler fails.

    The library would answer with the words of the error and where it came from, which editors
    log; they may quote the copy.
    """

    @wraps(handler)
    async def guarded(ls: Server, *arguments: Any) -> Any:
        try:
            return await handler(ls, *arguments)
        except Exception as error:
            ls.report_server_error(error, type(error))
            return None

    return guarded


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    # Copy without a name, and paths in settings, count from the folder that is open.
    root = ls.workspace.root_path
    if root and os.path.isdir(root):
        os.chdir(root)
    if isinstance(params.initialization_options, dict):
        ls.initial = params.initialization_options
    ls.configure({})


async def _initialized(ls: Server, params: types.InitializedParams) -> None:
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        how = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        watch = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        await ls.client_register_capability_async(
            types.RegistrationParams([types.Registration("newslint-files", watch, how)])
        )
    await _take_settings(ls, None)


async def _take_settings(ls: Server, pushed: Any) -> None:
    """Ask the editor for its settings, or take those it sends of itself."""
    workspace = ls.client_capabilities.workspace
    settings = pushed.get(_SECTION) if isinstance(pushed, dict) else None
    if workspace and workspace.configuration:
        item = types.ConfigurationItem(section=_SECTION)
        answers = await ls.workspace_configuration_async(types.ConfigurationParams([item]))
        settings = answers[0] if answers else None
    if isinstance(settings, dict):
        ls.configure(settings)
        ls.lint_all()


async def _settings_changed(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    await _take_settings(ls, params.settings)


def _files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    # Copy that is open is saved far more often than settings are.
    if any(change.uri not in ls.workspace.text_documents for change in params.changes):
        ls.desk.refresh()
        ls.lint_all()


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.lint(params.text_document.uri, at_once=True)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.lint(params.text_document.uri)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.close(params.text_document.uri)


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    checked = await ls.checked(params.text_document.uri)
    documents = ls.client_capabilities.text_document
    shown = documents.hover.content_format if documents and documents.hover else None
    markdown = types.MarkupKind.Markdown in (shown or ())
    return hover(checked, params.position, markdown) if checked else None


async def _code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri = params.text_document.uri
    checked = await ls.checked(uri)
    if checked is None:
        return []
    workspace = ls.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    versioned = bool(edits and edits.document_changes)
    only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
    actions = Actions(checked, uri, versioned)
    return list(actions.at(checked.places.span(params.range), only))


async def _allow(ls: Server, uri: str, word: str) -> None:
    checked = await ls.checked(uri)
    if checked is None:
        return
    try:
        path = house.allow(word, checked.config, ls.folder(checked.document.path))
    except NewslintError as error:
        ls.complain(error)
        return
    told = checked.words.allowed.format(text=checked.labels.quoted(word), path=path)
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Info, told))
    ls.desk.refresh()
    ls.lint_all()


async def _accept(ls: Server, uri: str, fingerprint: str, *reason: str) -> None:
    """Accept a finding; the reason is asked for where the editor has not done that."""
    checked = await ls.checked(uri)
    found = [f for f in checked.findings if f.fingerprint == fingerprint] if checked else []
    if checked is None or not found:
        return
    why = " ".join(reason) or await _reason(ls, checked, checked.labels.quoted(found[0].text))
    if not why:
        return
    try:
        house.accept(checked.document.path, found[0], checked.config, why)
    except NewslintError as error:
        ls.complain(error)
        return
    ls.desk.refresh()
    ls.lint_all()


async def _reason(ls: Server, checked: Checked, text: str) -> str:
    """Let the user choose a reason, "" for none; where that cannot be done take the first."""
    words = checked.words
    params = types.ShowMessageRequestParams(
        types.MessageType.Info,
        words.why_accept.format(text=text),
        [types.MessageActionItem(reason) for reason in words.reasons],
    )
    try:
        answer = await ls.window_show_message_request_async(params)
    except Exception:  # an editor that does not know the request
        return words.reasons[0]
    return answer.title if answer else ""


_FEATURES: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZE: _initialize,
    types.INITIALIZED: _initialized,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: _settings_changed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _files_changed,
}
