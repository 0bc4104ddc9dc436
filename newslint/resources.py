"""The rules folder as data: found, read once, and kept compiled between runs."""

from __future__ import annotations

import marshal
import os
import sys
import zlib
from functools import cache

from newslint.errors import NewslintError, RuleError
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

PACKAGE = os.path.dirname(os.path.abspath(__file__))


@cache
def rules_folder() -> str:
    """Return the folder of the rules that come with newslint.

    A wheel carries them inside the package; in a checkout they stand beside it.
    """
    inside = os.path.join(PACKAGE, "_rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(PACKAGE), "rules")


def cache_folder() -> str:
    """Return the folder for what newslint may keep between runs; it may not exist yet."""
    if named := os.environ.get("NEWSLINT_CACHE_DIR"):
        return named
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return os.path.join(base or os.path.expanduser(os.path.join("~", ".cache")), "newslint")


def read_toml(path: str) -> dict[str, Any]:
    """Return the content of one TOML file; RuleError names the line where it is broken."""
    import tomli

    try:
        with open(path, "rb") as file:
            return tomli.load(file)
    except tomli.TOMLDecodeError as error:
        raise RuleError(f"this is not valid TOML: {error.msg}.", path, error.lineno) from None
    except UnicodeDecodeError:
        raise RuleError("a rule file must be UTF-8.", path) from None
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}.", path) from None


class Tree(NamedTuple):
    """The TOML files below a folder: `{path without .toml: content}`, and what was wrong.

    `stamp` changes whenever one of them does.
    """

    files: dict[str, dict[str, Any]]
    errors: tuple[NewslintError, ...]
    stamp: bytes


def read_tree(
    folder: str,
    prepare: Callable[[str, str, dict[str, Any]], None],
    skip: tuple[str, ...] = (),
) -> Tree:
    """Return every TOML file below `folder`; keys use `/` whatever the system.

    Those in the folders `skip` (such as `profiles/`) are passed over.
    `prepare(key, path, content)` checks and completes one file's content in place and may
    raise RuleError; a file that is broken is left out and told in `errors`. The prepared
    tree is kept in the cache folder under the names, sizes and times of the files, and read
    from there when nothing has changed.
    """
    files = sorted(_files(folder, skip))
    state = [(key, size, time) for key, _, size, time in files]
    stamp = repr((__version__, sys.implementation.cache_tag, _code(), state)).encode()
    name = kept_name("tree", folder)
    tree = kept(name, stamp)
    if tree is not None:
        return Tree(tree, (), stamp)
    tree, errors = {}, []
    for key, path, _, _ in files:
        try:
            content = read_toml(path)
            prepare(key, path, content)
            tree[key] = content
        except NewslintError as error:
            errors.append(error)
    if not errors:
        keep(name, stamp, tree)
    return Tree(tree, tuple(errors), stamp)


def _code() -> list[tuple[str, int]]:
    """Return the names and times of the modules that have a say in what a rule becomes."""
    checks = os.path.join(PACKAGE, "checks")
    paths = [entry.path for entry in os.scandir(checks) if entry.name.endswith(".py")]
    paths += (os.path.join(PACKAGE, name) for name in ("rules.py", "literals.py"))
    return sorted((path, os.stat(path).st_mtime_ns) for path in paths)


def kept_toml(path: str) -> dict[str, Any]:
    """Return the content of one TOML file, kept between runs like a tree.

    RuleError where it cannot be read.
    """
    try:
        status = os.stat(path)
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}.", path) from None
    stamp = repr((sys.implementation.cache_tag, status.st_size, status.st_mtime_ns)).encode()
    name = kept_name("toml", path)
    content: dict[str, Any] | None = kept(name, stamp)
    if content is None:
        content = read_toml(path)
        keep(name, stamp, content)
    return content


def _files(
    folder: str, skip: tuple[str, ...] = (), below: str = ""
) -> Iterator[tuple[str, str, int, int]]:
    """Yield `(key, path, size, time)` of every TOML file below a folder."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}.", folder) from None
    for entry in entries:
        if entry.is_dir():
            inside = f"{below}{entry.name}/"
            if inside not in skip:
                yield from _files(entry.path, skip, inside)
        elif entry.name.endswith(".toml"):
            status = entry.stat()
            yield below + entry.name[:-5], entry.path, status.st_size, status.st_mtime_ns


def kept_name(what: str, path: str) -> str:
    """Return the name under which what was made of a path is kept."""
    return f"{what}-{zlib.crc32(os.fsencode(path)):08x}"


def kept(name: str, stamp: bytes) -> Any:
    """Return what was kept under that name and stamp, or None.

    A damaged file counts as nothing kept.
    """
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            content = file.read()
    except OSError:
        return None
    head, data = content[:8], memoryview(content)[8:]
    return marshal.loads(data) if head == _checksums(stamp, data) else None


def keep(name: str, stamp: bytes, content: Any) -> None:
    """Keep plain data (what `marshal` can write) for the next run.

    A folder that cannot be written, or a date among the data, is no fault: nothing is kept.
    """
    try:
        data = marshal.dumps(content)
    except ValueError:
        return
    keep_bytes(name, _checksums(stamp, data) + data)


def keep_bytes(name: str, data: bytes) -> bool:
    """Keep bytes as they are for the next run; tell whether that could be done."""
    path = os.path.join(cache_folder(), name)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        return False
    return True


def _checksums(stamp: bytes, data: bytes | memoryview) -> bytes:
    return zlib.crc32(stamp).to_bytes(4, "big") + zlib.crc32(data).to_bytes(4, "big")
