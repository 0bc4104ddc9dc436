"""The journal: what was asked and what came of it, as lines of JSON without a word of copy."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from json import dumps
from traceback import extract_tb

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def note(event: str, **told: Any) -> None:
    """Write an event, and what is told of it, to standard error."""
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = dumps({"time": time, "event": event, **told}, ensure_ascii=True)
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


class Handler(logging.Handler):
    """Writes what libraries log as events: of an error where it was, not what it said."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        told = {"level": record.levelname.lower(), "of": record.name}
        if record.exc_info and record.exc_info[0]:
            places = extract_tb(record.exc_info[2])
            told["fault"] = record.exc_info[0].__name__
            told["at"] = f"{places[-1].filename}:{places[-1].lineno}" if places else ""
        else:
            told["message"] = record.getMessage()
        note("log", **told)


def set_up() -> None:
    """Have all that is logged, warnings and above, written as events."""
    logging.basicConfig(handlers=[Handler()], level=logging.WARNING, force=True)
