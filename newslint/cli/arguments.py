"""Reads an ordinary command line without argparse, which takes longer to load than that.

What is out of the ordinary (a question for help, a fault) is left to `newslint.cli.parser`.
"""

from __future__ import annotations

from types import SimpleNamespace

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Self

_ACTIONS = (None, "store_true", "append")


class Arguments:
    """Takes the place of a parser to which a command adds its arguments."""

    def __init__(self) -> None:
        self._options: dict[str, dict[str, Any]] = {}
        self._paths = ""
        self._known = True

    def add_argument(self, name: str, **how: Any) -> None:
        """Take note of an argument; a list of paths is the only one without a name."""
        if name.startswith("--"):
            self._options[name] = how
            self._known = self._known and how.get("action") in _ACTIONS
        else:
            self._known = self._known and not self._paths and how.get("nargs") == "*"
            self._paths = name

    def add_argument_group(self, title: str) -> Self:
        """Return what the arguments of a group are added to: groups are for the help."""
        return self

    def read(self, arguments: Sequence[str]) -> SimpleNamespace | None:
        """Return the options as argparse would; None for what only argparse can judge."""
        if not (self._known and self._paths):
            return None
        options: dict[str, Any] = {self._paths: []}
        for name, how in self._options.items():
            flag = how.get("action") == "store_true"
            options[_field(name)] = how.get("default", False if flag else None)
        rest = iter(arguments)
        for argument in rest:
            if not argument.startswith("-") or argument == "-":
                options[self._paths].append(argument)
                continue
            name, equals, text = argument.partition("=")
            known = self._options.get(name)
            if known is None or (equals and known.get("action") == "store_true"):
                return None
            if known.get("action") == "store_true":
                options[_field(name)] = True
                continue
            if not equals:
                text = next(rest, "-")
                if text.startswith("-"):
                    return None
            try:
                value = known.get("type", str)(text)
            except ValueError:
                return None
            if value not in known.get("choices", (value,)):
                return None
            if known.get("action") == "append":
                value = [*(options[_field(name)] or ()), value]
            options[_field(name)] = value
        return SimpleNamespace(**options)


def _field(name: str) -> str:
    return name.lstrip("-").replace("-", "_")
