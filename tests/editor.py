"""An editor as the tests need it: it starts the server and speaks to it over its pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from itertools import count
from queue import Empty, Queue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

# Far longer than anything takes: whoever waits so long waits in vain.
PATIENCE = 20.0


class Editor:
    """A client of `newslint lsp` with one folder open.

    `capabilities` are the editor's; `settings` what it answers when it is asked for them;
    `answers` maps further requests of the server to what they are answered. All that the
    server has sent is kept in `log` as text.
    """

    def __init__(
        self,
        folder: Path,
        *options: str,
        capabilities: Mapping[str, Any] | None = None,
        settings: Mapping[str, Any] | None = None,
        answers: Mapping[str, Any] | None = None,
        **initialization: Any,
    ) -> None:
        self.folder = folder
        self.settings = settings
        self.answers = dict(answers or {})
        self.log: list[str] = []
        self.requests: list[dict[str, Any]] = []
        self._ids = count(1)
        self._versions: dict[str, int] = {}
        self._replies: Queue[dict[str, Any]] = Queue()
        self._notes: Queue[dict[str, Any]] = Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "newslint", "lsp", *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=folder, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.server = self.request("initialize", {
            "processId": os.getpid(),
            "rootUri": folder.as_uri(),
            "workspaceFolders": [{"uri": folder.as_uri(), "name": "desk"}],
            "capabilities": capabilities or {},
            "initializationOptions": initialization or None,
        })
        self.notify("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self.process.poll() is None and kind is None:
                self.quit()
        finally:
            self.process.kill()
            self.process.wait()
            self._listener.join()
            for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
                with suppress(OSError):
                    self._pipe(pipe).close()

    def quit(self) -> tuple[int, str]:
        """Say goodbye; return the exit code and all of standard error."""
        self.request("shutdown", None)
        self.notify("exit", None)
        code = self.process.wait(PATIENCE)
        return code, self._pipe(self.process.stderr).read().decode()

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> list[dict[str, Any]]:
        """Open a document; return its diagnostics."""
        self._versions[name] = 1
        document = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(name)

    def type(self, name: str, text: str) -> None:
        """Change a document."""
        self._versions[name] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri(name), "version": self._versions[name]},
            "contentChanges": [{"text": text}],
        })

    def close(self, name: str) -> list[dict[str, Any]]:
        """Close a document; return its diagnostics."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})
        return self.diagnostics(name)

    def changed(self, *names: str) -> None:
        """Tell the server that files have changed on the disk."""
        changes = [{"uri": self.uri(name), "type": 2} for name in names]
        self.notify("workspace/didChangeWatchedFiles", {"changes": changes})

    def diagnostics(self, name: str, version: int | None = None) -> list[dict[str, Any]]:
        """Return the next diagnostics of a document, those of a version if one is named."""
        while True:
            note = self.note("textDocument/publishDiagnostics")
            if note["uri"] == self.uri(name) and version in (None, note.get("version")):
                found: list[dict[str, Any]] = note["diagnostics"]
                return found

    def actions(
        self, name: str, place: Mapping[str, Any], *only: str
    ) -> dict[str, dict[str, Any]]:
        """Return the code actions for a range, by their titles."""
        context: dict[str, Any] = {"diagnostics": []}
        if only:
            context["only"] = list(only)
        found = self.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri(name)}, "range": place, "context": context,
        })
        return {action["title"]: action for action in found}

    def hover(self, name: str, line: int, character: int) -> Any:
        position = {"line": line, "character": character}
        document = {"uri": self.uri(name)}
        return self.request("textDocument/hover", {"textDocument": document, "position": position})

    def do(self, action: Mapping[str, Any], *more: str) -> None:
        """Run the command of a code action."""
        command = action["command"]
        arguments = [*command["arguments"], *more]
        self.request(
            "workspace/executeCommand", {"command": command["command"], "arguments": arguments}
        )

    def note(self, method: str) -> Any:
        """Return the parameters of the next notification of that name."""
        while True:
            try:
                note = self._notes.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"no {method} came") from None
            if note["method"] == method:
                return note["params"]

    def is_quiet(self) -> bool:
        """Tell whether no notification has come that was not asked for."""
        return self._notes.empty()

    def request(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        return self.reply(self.ask(method, params))

    def ask(self, method: str, params: Any) -> int:
        """Send a request and return its number."""
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        return number

    def reply(self, number: int) -> Any:
        """Return the result of a request."""
        while True:
            reply = self._replies.get(timeout=PATIENCE)
            if reply["id"] == number:
                assert "error" not in reply, reply
                return reply["result"]

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def send(self, body: bytes) -> None:
        """Send a message as it is."""
        stream = self._pipe(self.process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _send(self, message: dict[str, Any]) -> None:
        self.send(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def _listen(self) -> None:
        stream = self._pipe(self.process.stdout)
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            body = stream.read(length)
            self.log.append(body.decode())
            message = json.loads(body)
            if "method" not in message:
                self._replies.put(message)
            elif "id" in message:
                self._answer(message)
            else:
                self._notes.put(message)

    def _answer(self, message: dict[str, Any]) -> None:
        self.requests.append(message)
        method = message["method"]
        answer: dict[str, Any] = {"result": None}
        if method == "workspace/configuration":
            answer = {"result": [self.settings]}
        elif method in self.answers:
            answer = {"result": self.answers[method]}
        elif method != "client/registerCapability":
            answer = {"error": {"code": -32601, "message": "what is that?"}}
        self._send({"id": message["id"], **answer})

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        assert stream is not None
        return stream


def changed(text: str, action: Mapping[str, Any], uri: str) -> str:
    """Return a text within the basic plane with the edits of a code action made."""
    edit = action["edit"]
    edits = edit["changes"][uri] if "changes" in edit else edit["documentChanges"][0]["edits"]
    starts = [0]
    for whole in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(whole))
    for one in sorted(edits, key=lambda one: _place(one["range"]["start"]), reverse=True):
        line, start = _place(one["range"]["start"])
        last, end = _place(one["range"]["end"])
        text = text[: starts[line] + start] + one["newText"] + text[starts[last] + end :]
    return text


def _place(position: Mapping[str, int]) -> tuple[int, int]:
    return position["line"], position["character"]
