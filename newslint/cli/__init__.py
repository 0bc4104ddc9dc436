"""The command line: one module a command, imported when it is the one asked for."""

from __future__ import annotations

import gc
import os
import sys

from newslint.cli.arguments import Arguments
from newslint.cli.commands import COMMANDS, module_of
from newslint.cli.streams import complain, prepare, silence
from newslint.errors import ConfigError, NewslintError, did_you_mean
from newslint.records import TYPE_CHECKING, import_module
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn

# Objects, net of those freed, before Python looks for cycles: a short run is over before.
_MANY = 100_000
# Exit codes: nothing that fails the run, something that does, a run that did not do its job.
CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with its arguments (those of the process) and return the exit code."""
    prepare()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except NewslintError as error:
        complain(f"error: {error}")
    except KeyboardInterrupt:
        complain("interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        silence()
    except Exception as error:
        from newslint.run import unexpected

        complain(f"error: {unexpected(error)}")
    return FAILED


def command() -> NoReturn:
    """Run `main` as a process of its own, and leave at once when its work is done.

    Python would first take every object apart, which for a short run is a tenth of its time;
    the system frees them all the same.
    """
    gc.set_threshold(_MANY)
    status = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            status = status or FAILED
    os._exit(status)


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    if name in COMMANDS:
        module, plain = import_module(module_of(name)), Arguments()
        module.add_arguments(plain)
        options: Any = plain.read(arguments[1:])
        if options is None:
            from newslint.cli.parser import command_parser, parse

            options = parse(command_parser(name), arguments[1:])
        status: int = module.run(options)
        return status
    from newslint.cli.parser import whole_parser
    from newslint.cli.streams import Output

    with Output() as out:
        if name in ("-h", "--help", "help"):
            out.write(whole_parser().format_help())
        elif name in ("-V", "--version"):
            out.write(f"newslint {__version__}\n")
        else:
            raise ConfigError(_no_command(name))
    return CLEAN if arguments else FAILED


def _no_command(name: str) -> str:
    from os.path import exists

    if name.startswith("-") or exists(name):
        return f'name a command first, as in "newslint check {name}".'
    hint = did_you_mean(name, COMMANDS) or ' "newslint --help" lists them.'
    return f'there is no command "{name}".{hint}'
