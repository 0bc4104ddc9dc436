"""What the command writes: the report to its place, everything else to standard error."""

from __future__ import annotations

import io
import os
import sys

from newslint.errors import NewslintError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import NoReturn, Self, TextIO


def prepare() -> None:
    """Let both streams take any text, as UTF-8; what has no UTF-8 is written as an escape.

    A report is not written line by line, even where Python is told not to wait.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(write_through=False)


def complain(message: str) -> None:
    """Tell the user something on standard error, if there is one."""
    if sys.stderr is not None:
        try:
            print(f"newslint: {message}", file=sys.stderr, flush=True)
        except OSError:
            silence()


def silence() -> None:
    """Keep Python from trying once more, at its exit, to write what nobody takes."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is there and is a terminal."""
    return stream is not None and stream.isatty()


class Output:
    """The place a command's result goes to: standard output, or a file.

    A file is written beside its place and put there when it is whole, so that nobody reads
    half of it and what was there before outlives a failure.
    """

    def __init__(self, path: str = "") -> None:
        self._name = path or "standard output"
        self.is_terminal = not path and is_terminal(sys.stdout)
        self._path = os.path.realpath(path) if path else ""
        self._written_to = self._path
        if path and (not os.path.exists(path) or os.path.isfile(path)):
            self._written_to = f"{self._path}.{os.getpid()}.tmp"
        self._stream: TextIO = self._open()

    def _open(self) -> TextIO:
        if self._path:
            if os.path.isdir(self._path):
                raise NewslintError(f"{self._name} cannot be written: it is a folder.")
            try:
                return open(
                    self._written_to, "w", encoding="utf-8", errors="backslashreplace",
                    newline="\n",
                )
            except OSError as error:
                self._fail(error)
        if sys.stdout is None:
            raise NewslintError("standard output is closed; use --output FILE.")
        return sys.stdout

    def write(self, text: str) -> None:
        """Write text; NewslintError if that cannot be done, BrokenPipeError if nobody reads."""
        try:
            self._stream.write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._fail(error)

    def flush(self) -> None:
        """Let what is written be seen at once."""
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if not self._path:
                self._stream.flush()
                return
            self._stream.close()
            if error is None:
                self._put_in_place()
        except BrokenPipeError:
            raise
        except OSError as problem:
            self._fail(problem)
        finally:
            if self._path != self._written_to and os.path.exists(self._written_to):
                os.remove(self._written_to)

    def _put_in_place(self) -> None:
        """Put a file that is whole in its place, with the permissions of the one before."""
        if self._path != self._written_to:
            if os.path.exists(self._path):
                os.chmod(self._written_to, os.stat(self._path).st_mode & 0o7777)
            os.replace(self._written_to, self._path)

    def _fail(self, error: OSError) -> NoReturn:
        silence()
        raise NewslintError(f"{self._name} cannot be written: {error.strerror}.") from error
