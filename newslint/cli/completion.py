"""newslint completion: print the completion script for a shell."""

from __future__ import annotations

from newslint.cli.parser import whole_parser
from newslint.cli.streams import Output
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

SHELLS = ("bash", "zsh", "fish")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", choices=SHELLS, help="the shell to print it for")


def run(options: Namespace) -> int:
    """Write the script."""
    import shtab

    parser = whole_parser(with_arguments=True)
    _complete_paths(parser, {"PATH": shtab.FILE, "FILE": shtab.FILE, "DIR": shtab.DIRECTORY})
    with Output() as out:
        out.write(shtab.complete(parser, options.shell) + "\n")
    return 0


def _complete_paths(parser: ArgumentParser, kinds: Mapping[str, object]) -> None:
    """Let the arguments that are paths be completed as such, in all commands."""
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for command in action.choices.values():
                _complete_paths(command, kinds)
        elif str(action.metavar) in kinds:
            action.complete = kinds[str(action.metavar)]  # type: ignore[attr-defined]
