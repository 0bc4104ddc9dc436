"""The parsers of the command line; only that of the command at hand is ever built."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from importlib import import_module

from newslint.cli.commands import COMMANDS, module_of
from newslint.errors import ConfigError, did_you_mean
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_WIDTH = 96
_DESCRIPTION = "An editorial quality check for news copy in Bokmål, Nynorsk and English."
_EPILOG = """\
"newslint check" exits with 0 if nothing was found at or above --fail-on, with 1 if
something was, and with 2 if it could not do its job. "newslint COMMAND --help" tells more.
"""


class _Help(RawDescriptionHelpFormatter):
    """Help of a fixed width: to ask for the terminal's costs more than the rest of parsing."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=_WIDTH)


class Parser(ArgumentParser):
    """A parser whose errors are errors like all others."""

    def error(self, message: str) -> NoReturn:
        """Raise ConfigError instead of leaving the process."""
        raise ConfigError(f'{message[:1].lower()}{message[1:]} ("{self.prog} --help" tells more.)')


def command_parser(command: str) -> Parser:
    """Return the parser for the arguments of one command."""
    about = COMMANDS[command]
    parser = Parser(
        prog=f"newslint {command}",
        description=f"{about[0].upper()}{about[1:]}.",
        allow_abbrev=False,
        formatter_class=_Help,
    )
    import_module(module_of(command)).add_arguments(parser)
    return parser


def parse(parser: Parser, arguments: Sequence[str]) -> Namespace:
    """Return the options; ConfigError, with the nearest one known, for an option unknown."""
    options, unknown = parser.parse_known_intermixed_args(arguments)
    if unknown:
        known = [name for action in parser._actions for name in action.option_strings]
        word = unknown[0].partition("=")[0]
        if word.startswith("-"):
            parser.error(f'there is no option "{word}".{did_you_mean(word, known)}')
        parser.error(f'"{word}" is one argument too many.')
    return options


def whole_parser(with_arguments: bool = False) -> Parser:
    """Return the parser of the whole command line, for its help and for completion.

    The commands' own arguments are there `with_arguments` only.
    """
    parser = Parser(
        prog="newslint", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=_Help
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, about in COMMANDS.items():
        command = commands.add_parser(name, help=about, formatter_class=_Help)
        if with_arguments:
            import_module(module_of(name)).add_arguments(command)
    return parser
