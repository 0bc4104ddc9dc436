"""What a change has touched, as Git tells it: the lines of each file that are new since then."""

from __future__ import annotations

import os
import re
from bisect import bisect_left

from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.linter import FileReport
    from newslint.positions import Span

    # Line numbers from 1, each range with its end left out; None stands for the whole file.
    Ranges = list[tuple[int, int]] | None

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(rb"Binary files .* and (\"?b/.*) differ")
# Options that hold whatever the user has set.
_DIFF = (
    "diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv",
    "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules",
)
# Set for hooks; they would lead away from the repository that a file is in.
_MISLEADING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")


class Changes:
    """The lines touched since a revision, in the files of any number of repositories.

    Since a branch left `revision`, where it is an ancestor or on another branch; "HEAD" means
    what is not committed yet. A file that Git does not know is new.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._roots: dict[str, str] = {}
        self._repositories: dict[str, _Repository] = {}

    def touching(self, report: FileReport) -> FileReport:
        """Return a report of the findings one of whose places, related ones too, is touched.

        ConfigError where the file is in no repository, or the revision is not in it.
        """
        ranges = self._ranges(report.path)
        if ranges is None:
            return report
        lines = _Lines(report.source)
        kept = tuple(
            finding
            for finding in report.findings
            if any(
                lines.touch(span, ranges)
                for span in (finding.span, *(part.span for part in finding.related))
            )
        )
        return report._replace(findings=kept)

    def _ranges(self, path: str) -> Ranges:
        folder, name = os.path.split(os.path.realpath(path))
        if folder not in self._roots:
            self._roots[folder] = _root(folder)
        root = self._roots[folder]
        if root not in self._repositories:
            self._repositories[root] = _Repository(root, self.revision)
        inside = os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
        return self._repositories[root].ranges(os.fsencode(inside))


class _Repository:
    """The changes in one repository, asked for once."""

    def __init__(self, root: str, revision: str) -> None:
        self._known = set(_git(root, "ls-files", "-z").split(b"\0"))
        start = _start(root, revision)
        self._changed = dict(_touched(_git(root, *_DIFF, start, "--"))) if start else None

    def ranges(self, path: bytes) -> Ranges:
        if self._changed is None or path not in self._known:
            return None
        return self._changed.get(path, [])


class _Lines:
    """The lines of a source as Git counts them: each ends with LF."""

    def __init__(self, source: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", source)]

    def touch(self, span: Span, ranges: list[tuple[int, int]]) -> bool:
        """Tell whether a span has a line in one of the ranges, which are in order."""
        first = bisect_left(self._ends, span.start) + 1
        last = bisect_left(self._ends, max(span.start, span.end - 1)) + 1
        at = bisect_left(ranges, first, key=lambda lines: lines[1] - 1)
        return at < len(ranges) and ranges[at][0] <= last


def _start(root: str, revision: str) -> str:
    """Return the commit to compare with; "" for HEAD where nothing is committed yet."""
    commit = ""
    if not revision.startswith("-"):
        commit = _commit(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if not commit:
        if revision == "HEAD":
            return ""
        raise ConfigError(f'--changed-since: the repository {root} has no revision "{revision}".')
    return _commit(root, "merge-base", commit, "HEAD") or commit


def _root(folder: str) -> str:
    return os.path.realpath(_text(_git(folder, "rev-parse", "--show-toplevel")))


def _commit(root: str, *arguments: str) -> str:
    """Return the commit that Git answers, "" where there is none."""
    try:
        return _text(_git(root, *arguments))
    except ConfigError:
        return ""


def _text(answer: bytes) -> str:
    return os.fsdecode(answer).rstrip("\r\n")


def _git(folder: str, *arguments: str) -> bytes:
    """Return what Git answers in a folder; ConfigError, in its words, where it fails."""
    from subprocess import run

    environment = {key: value for key, value in os.environ.items() if key not in _MISLEADING}
    environment["LC_ALL"] = "C"
    try:
        done = run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=folder, env=environment, capture_output=True, check=False,
        )
    except FileNotFoundError:
        raise ConfigError("what has changed only Git can tell, and there is no git.") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").partition("\n")[0]
        reason = reason.removeprefix("fatal: ")
        raise ConfigError(f"Git cannot tell what has changed in {folder}: {reason}.")
    return done.stdout


def _touched(diff: bytes) -> Iterator[tuple[bytes, Ranges]]:
    """Yield the path of each file that is there after a change, with the lines touched."""
    lines = iter(diff.split(b"\n"))
    ranges: list[tuple[int, int]] = []
    for line in lines:
        if line.startswith(b"+++ "):
            ranges = []
            yield _path(line[4:]), ranges
        elif hunk := _HUNK.match(line):
            gone, start, count = (int(1 if part is None else part) for part in hunk.groups())
            if count:
                ranges.append((start, start + count))
            # What is in a hunk may look like anything; "\\ No newline at end" is not of it.
            left = gone + count
            while left:
                left -= next(lines)[:1] != b"\\"
        elif binary := _BINARY.match(line):
            yield _path(binary[1]), None


def _path(name: bytes) -> bytes:
    """Return a path from a diff, which quotes unusual ones and puts b/ before each."""
    name = name.rstrip(b"\t")
    if name.startswith(b'"'):
        name = name[1:-1].decode("unicode_escape").encode("latin-1")
    return name.removeprefix(b"b/")
