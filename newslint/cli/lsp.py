"""newslint lsp: serve editors that speak the Language Server Protocol."""

from __future__ import annotations

from newslint.cli.settings import (
    add_file_options,
    add_messages_option,
    add_setting_options,
    configs,
)
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_messages_option(parser)
    add_setting_options(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Serve on standard input and output until the editor has had enough."""
    try:
        from newslint.lsp.server import serve
    except ImportError as error:
        raise ConfigError(
            f'editors need further libraries: pip install "newslint[lsp]" ({error}).'
        ) from None
    given = configs(options)
    return serve(given.settings, given.path, given.isolated)
