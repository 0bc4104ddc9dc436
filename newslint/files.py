"""Finds the files of copy that a run is asked for: files, folders and glob patterns."""

from __future__ import annotations

import os
import re

from newslint.errors import ReadError
from newslint.formats.detect import AMBIGUOUS, SUFFIXES
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pathspec import GitIgnoreSpec

    Excludes = Callable[[str], bool]


class _Ignores(NamedTuple):
    """The patterns of one .gitignore, which count from its folder."""

    folder: str
    spec: GitIgnoreSpec


def find(
    paths: Iterable[str], excludes: Excludes, *, force_exclude: bool = False
) -> Iterator[str | ReadError]:
    """Yield the path of every file to lint, each once, and an error for what is not there.

    Files come in the order of `paths`, those of a folder in the order of their names. A file
    that is named stands, unless `force_exclude` and `excludes(path)`; in folders only files
    with the suffix of a format count (those that end in .json or .xml if there is copy in
    them), and what `excludes` or a .gitignore leaves out does not. A folder is put to
    `excludes` with a slash at its end. Hidden files and folders are passed over.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _find(path, excludes, force_exclude):
            if not isinstance(found, str):
                yield found
                continue
            name = os.path.normpath(found).replace(os.sep, "/")
            if name not in seen:
                seen.add(name)
                yield name


def _find(path: str, excludes: Excludes, force_exclude: bool) -> Iterator[str | ReadError]:
    if os.path.isdir(path):
        inside = os.path.join(path, "")
        if force_exclude and _is_excluded(inside, excludes):
            return
        # A folder that Git ignores and somebody names is wanted all the same.
        ignores = _ignores_above(path)
        yield from _walk(path, excludes, () if _is_ignored(inside, ignores) else ignores)
    elif os.path.lexists(path):
        if not (force_exclude and _is_excluded(path, excludes)):
            yield path
    elif re.search(r"[*?\[]", path):
        yield from _globbed(path, excludes)
    else:
        yield ReadError("there is no such file.", path)


def _is_excluded(path: str, excludes: Excludes) -> bool:
    """Tell whether a path that was named is left out, be it by a .gitignore."""
    return excludes(path) or _is_ignored(path, _ignores_above(os.path.dirname(path) or "."))


def _globbed(pattern: str, excludes: Excludes) -> Iterator[str | ReadError]:
    from glob import iglob

    found = False
    for path in sorted(iglob(pattern, recursive=True)):
        found = True
        if os.path.isfile(path) and not excludes(path):
            yield path
    if not found:
        yield ReadError("no file fits the pattern.", pattern)


def _walk(
    folder: str, excludes: Excludes, ignores: tuple[_Ignores, ...]
) -> Iterator[str | ReadError]:
    """Yield the files of copy in a folder and below; symbolic links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield ReadError(f"this folder cannot be read: {error.strerror}.", folder)
        return
    ignores += _ignores_in(folder)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            path = f"{entry.path}/"
            if not excludes(path) and not _is_ignored(path, ignores):
                yield from _walk(entry.path, excludes, ignores)
        elif (
            (suffix := os.path.splitext(entry.name)[1].lower()) in SUFFIXES
            and not entry.is_dir()
            and not excludes(entry.path)
            and not _is_ignored(entry.path, ignores)
            and (suffix not in AMBIGUOUS or _is_copy(entry.path))
        ):
            yield entry.path


def _is_copy(path: str) -> bool:
    from newslint.formats.signs import is_copy

    return is_copy(path)


def _ignores_above(folder: str) -> tuple[_Ignores, ...]:
    """Return the .gitignores above a folder, from the top of its repository down."""
    here = os.path.abspath(folder)
    found: tuple[_Ignores, ...] = ()
    while not os.path.exists(os.path.join(here, ".git")):
        above = os.path.dirname(here)
        if above == here:
            return ()
        here = above
        found = _ignores_in(here) + found
    return found


def _ignores_in(folder: str) -> tuple[_Ignores, ...]:
    path = os.path.join(folder, ".gitignore")
    if not os.path.isfile(path):
        return ()
    from pathspec import GitIgnoreSpec

    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return (_Ignores(folder, GitIgnoreSpec.from_lines(file)),)
    except OSError:
        return ()


def _is_ignored(path: str, ignores: tuple[_Ignores, ...]) -> bool:
    """Tell whether the nearest .gitignore that speaks of a path leaves it out."""
    for folder, spec in reversed(ignores):
        inside = os.path.relpath(path, folder).replace(os.sep, "/")
        include = spec.check_file(f"{inside}/" if path.endswith("/") else inside).include
        if include is not None:
            return include
    return False
