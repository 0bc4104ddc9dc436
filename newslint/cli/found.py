"""The files of copy that a command is asked for."""

from __future__ import annotations

import sys

from newslint.cli.streams import complain, is_terminal
from newslint.files import find
from newslint.formats import SUFFIXES
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.errors import NewslintError
    from newslint.files import Excludes


def found(
    paths: Sequence[str], excludes: Excludes, force_exclude: bool = False
) -> tuple[list[str], list[NewslintError]]:
    """Return the files that the paths name (this folder, without any), and what is not there.

    The user is told where there is nothing at all.
    """
    files: list[str] = []
    problems: list[NewslintError] = []
    for path in find(paths or ["."], excludes, force_exclude=force_exclude):
        files.append(path) if isinstance(path, str) else problems.append(path)
    if not files and not problems:
        suffixes = ", ".join(sorted(SUFFIXES))
        complain(f"note: no copy was found; files that end in {suffixes} are read.")
    return files, problems


def watched(files: Sequence[str]) -> Iterable[str]:
    """Yield the files, with a bar on the terminal if they take their time."""
    if len(files) < 2 or not is_terminal(sys.stderr):
        return files
    from newslint.cli.progress import with_progress

    return with_progress(files, len(files), hide=False)
