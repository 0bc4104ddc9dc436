"""A server to test: in this process, and as a process of its own."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAULTY = (
    "Brua er stengt\n\nBrua over elva er stengt i følge politiet, og den åpner ikke igjen før "
    "til høsten, sier de.\n\n– Det er ikke noe å gjøre med det det nå, sier Oda Fjellvik.\n"
)
HOUSE = """\
profile = "core"
ignore = ["text/doubled-word"]

[[overrides]]
paths = ["sport/"]
ignore = ["language/ifolge"]
"""


class Answered(NamedTuple):
    """An answer: status, headers (names in small letters), body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.body)


class Served:
    """A server in a process of its own; `lines` are those of its journal, once it has stopped."""

    def __init__(self, process: subprocess.Popen[str], port: int, errors: Path) -> None:
        self.process = process
        self.port = port
        self._errors = errors

    def ask(
        self, path: str, body: bytes | dict[str, Any] | None = None, method: str = "",
        **headers: str,
    ) -> Answered:
        """Ask, with JSON if the body is a dict."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, dict):
            body = json.dumps(body).encode()
            sent.setdefault("content-type", "application/json")
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method or ("GET" if body is None else "POST"), path, body, sent)
        answer = connection.getresponse()
        made = Answered(
            answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        )
        connection.close()
        return made

    def raw(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def stop(self) -> int:
        """Ask the server to stop; return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    @property
    def journal(self) -> str:
        """What the server has written of its doings."""
        return self._errors.read_text("utf-8")

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events of the journal."""
        return [json.loads(line) for line in self.journal.splitlines()]


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    """Serve in a folder, on a port that is free."""
    errors = folder / "journal"
    command = [sys.executable, "-m", "newslint", "serve", "--port", "0", "--workers", "1", *options]
    with errors.open("w") as journal:
        process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=journal, text=True
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "http://" in line, errors.read_text()
    try:
        yield Served(process, int(line.split("/ ")[0].rpartition(":")[2]), errors)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)
        process.stdout.close()
