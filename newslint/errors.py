"""Errors that are told to people: what is wrong, where, and what to do about it."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class NewslintError(Exception):
    """Something newslint was given is wrong; the text is one clear sentence or two.

    `path` and `line` (from 1) name the place, where there is one.
    """

    def __init__(self, message: str, path: str = "", line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(message)

    def __str__(self) -> str:
        if not self.path:
            return self.message
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"

    def __reduce__(self) -> tuple[type, tuple[str, str, int | None]]:
        return type(self), (self.message, self.path, self.line)


class RuleError(NewslintError):
    """A rule file that cannot be used."""


class ConfigError(NewslintError):
    """A configuration, or an option of the command line, that cannot be used."""


class ReadError(NewslintError):
    """A file of copy that cannot be read as text."""


class WriteError(NewslintError):
    """A file that cannot be written."""


class CheckError(NewslintError):
    """A check that failed on an article; the other checks have still been run."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the known word nearest to `word`, else nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f' Did you mean "{near[0]}"?' if near else ""


def line_of_key(source: str, *keys: str | int) -> int | None:
    """Return the line (from 1) of TOML `source` on which the key of that path is set.

    A number in the path picks one of the tables of that name in double brackets; without it
    the first is meant. A table is set where the first key or table inside it is. Where the
    key itself cannot be found, the table it stands in will do; None where not even that can.
    """
    wanted = tuple(keys)
    for number, found in _keys(source):
        names = tuple(key for key in found if isinstance(key, str))
        if wanted in (found[: len(wanted)], names[: len(wanted)]):
            return number
    return line_of_key(source, *keys[:-1]) if len(keys) > 1 else None


def _keys(source: str) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    """Yield `(line, path)` of every table and key that opens a line of TOML."""
    table: tuple[str | int, ...] = ()
    seen: dict[tuple[str, ...], int] = {}
    in_string = ""
    for number, line in enumerate(source.splitlines(), start=1):
        stripped = line.strip()
        if in_string:
            in_string = "" if in_string in stripped else in_string
            continue
        if stripped.startswith("[") and "," not in stripped:
            name = _key_parts(stripped.strip("[]").split("]")[0])
            if stripped.startswith("[["):
                seen[name] = seen.get(name, -1) + 1
            table = ()
            for at, part in enumerate(name, start=1):
                table += (part, seen[name[:at]]) if name[:at] in seen else (part,)
            yield number, table
        elif "=" in stripped and not stripped.startswith("#"):
            yield number, table + _key_parts(stripped.split("=", 1)[0])
        for mark in ('"""', "'''"):
            if stripped.count(mark) == 1:
                in_string = mark


def _key_parts(key: str) -> tuple[str, ...]:
    """Split a TOML key at the full stops outside quote marks, and take the marks off."""
    parts, part, mark = [], "", ""
    for character in key.strip():
        if character == mark:
            mark = ""
        elif not mark and character in "\"'":
            mark = character
        elif character == "." and not mark:
            parts.append(part.strip())
            part = ""
        else:
            part += character
    parts.append(part.strip())
    return tuple(parts)
