"""Writes files whole: who reads one gets what it was or what it became, whatever happens."""

from __future__ import annotations

import os

from newslint.errors import WriteError
from newslint.formats import data_of


def replace_file(path: str, data: bytes, before: bytes | None = None) -> None:
    """Put `data` in place of a file's content, or make the file.

    It is written to a hidden file beside it, which then takes its name. Permissions stay as
    they are; a symbolic link stays one, and what it leads to is written. WriteError where
    that cannot be done, or where the file no longer holds `before`: it is then left alone.
    """
    target = os.path.realpath(path)
    temporary = os.path.join(os.path.dirname(target), f".newslint-{os.urandom(8).hex()}.tmp")
    try:
        status = os.stat(target) if os.path.exists(target) else None
        if status and not (status.st_mode & 0o222 and os.access(target, os.W_OK)):
            raise WriteError("is read-only and is left as it is.", path)
        try:
            _write(temporary, data, status)
            if before is not None and data_of(path) != before:
                raise WriteError("has changed in the meantime and is left as it is.", path)
            os.replace(temporary, target)
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)
        _settle(os.path.dirname(target))
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror}.", path) from None


def _write(path: str, data: bytes, like: os.stat_result | None) -> None:
    """Write a new file to the disk itself, with the permissions and the owner of `like`."""
    with open(path, "xb") as file:
        if like is not None:
            os.chmod(path, like.st_mode & 0o7777)
            _own(path, like)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _own(path: str, like: os.stat_result) -> None:
    """Give a file the owner that it had, where that is ours to say."""
    mine = os.stat(path)
    if hasattr(os, "chown") and (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.chown(path, like.st_uid, like.st_gid)
        except PermissionError:
            return
        os.chmod(path, like.st_mode & 0o7777)  # a new owner takes some permissions away


def _settle(folder: str) -> None:
    """Have the new name written to the disk too, where folders can be opened for that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
