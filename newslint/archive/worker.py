"""Lints the records of an archive one by one, each in a child process that may be ended."""

from __future__ import annotations

import pickle
import queue
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from newslint.errors import NewslintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.archive.records import Record
    from newslint.config import Config
    from newslint.linter import FileReport, Linter

_LENGTH = 8
_CHILD = "from newslint.archive.worker import serve; serve()"


class Outcome(NamedTuple):
    """What came of one record: its findings, or why there are none.

    `words` are the record's words; `report` is None where it could not be linted.
    """

    record: Record
    words: int = 0
    language: str = ""
    report: FileReport | None = None
    reason: str = ""


class Guard:
    """Has records linted by a child process, and replaces one that dies or takes too long.

    `patience` is in seconds for one record.
    """

    def __init__(self, config: Config, patience: float) -> None:
        self._config = config
        self._patience = patience
        self._child: _Child | None = None

    def outcomes(self, records: Iterable[Record]) -> Iterator[Outcome]:
        """Yield what came of each record, in order."""
        for record in records:
            child = self._child = self._child or _Child(self._config)
            answer = child.ask(record, self._patience)
            if isinstance(answer, str):
                child.end()
                self._child = None
                yield Outcome(record, reason=answer)
            else:
                yield answer

    def end(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.end()
            self._child = None


class _Child:
    """One child process, which answers a record at a time."""

    def __init__(self, config: Config) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._answers: queue.SimpleQueue[Outcome | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._tell(config)

    def ask(self, record: Record, patience: float) -> Outcome | str:
        """Return what came of a record, or why nothing did."""
        if not self._tell(record):
            return "the process that linted it could not be started"
        try:
            answer = self._answers.get(timeout=patience)
        except queue.Empty:
            return f"it took longer than {patience:g} seconds"
        return answer or "the process that linted it was ended (is there too little memory?)"

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _tell(self, thing: object) -> bool:
        assert self._process.stdin is not None
        try:
            _write(self._process.stdin, thing)
        except OSError:
            return False
        return True

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            while (answer := _read(self._process.stdout)) is not None:
                self._answers.put(answer)
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            pass
        self._answers.put(None)


def serve() -> None:
    """Be such a child: read a configuration, then records, and answer each, until there is none."""
    from newslint.linter import Linter

    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    linter = Linter(_read(source))
    while (record := _read(source)) is not None:
        _write(answers, _linted(linter, record))


def _linted(linter: Linter, record: Record) -> Outcome:
    from newslint.archive.records import article_of
    from newslint.language.tokens import WORD

    told = record._replace(data=b"")
    try:
        article = article_of(record, linter.config)
        report = linter.lint(article, record.identity)
        words = len(WORD.findall(article.text))
    except NewslintError as error:
        return Outcome(told, reason=error.message)
    except Exception as error:
        return Outcome(told, reason=f"newslint itself failed: {error!r}")
    section = record.section or article.meta.get("section", "")
    day = article.published.isoformat() if article.published else ""
    return Outcome(told._replace(section=section, published=day), words, article.language, report)


def _write(stream: IO[bytes], thing: object) -> None:
    data = pickle.dumps(thing)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def _read(stream: IO[bytes]) -> Any:
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    # The other end is this process's own child or parent.
    return pickle.loads(stream.read(int.from_bytes(head, "big")))  # noqa: S301
