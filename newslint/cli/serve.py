"""newslint serve: an API for editorial systems, and a page to paste copy into."""

from __future__ import annotations

import os

from newslint.cli.settings import (
    add_file_options,
    add_messages_option,
    add_setting_options,
    config_here,
    configs,
)
from newslint.cli.streams import Output
from newslint.config_file import NAMES, profiles
from newslint.errors import ConfigError, did_you_mean
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from newslint.server.settings import Settings


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--host", metavar="ADDRESS", default="127.0.0.1",
                        help="the address to listen on (default: 127.0.0.1, this machine only)")
    parser.add_argument("--port", metavar="N", type=int, default=8765,
                        help="the port, 0 for any that is free (default: 8765)")
    parser.add_argument("--name", metavar="HOST", action="append",
                        help="a further name by which the server may be called; may be repeated")
    parser.add_argument("--tokens", metavar="FILE", default="",
                        help='who may ask: a line "name token" each; a must on any address but '
                        "this machine's own")
    parser.add_argument("--profiles", metavar="NAMES",
                        help="the profiles that a request may name (default: all)")
    group = parser.add_argument_group("limits")
    group.add_argument("--workers", metavar="N", type=int, default=0,
                       help="processes that check articles (default: one a processor)")
    group.add_argument("--max-size", metavar="BYTES", type=int, default=10_000_000,
                       help="of a request (default: 10000000)")
    group.add_argument("--patience", metavar="SECONDS", type=float, default=10.0,
                       help="for a request to come, and for an article (default: 10)")
    group.add_argument("--queue", metavar="N", type=int, default=64,
                       help="requests that may wait for a process (default: 64)")
    group.add_argument("--rate", metavar="N", type=float, default=100.0,
                       help="requests a second of one client, 0 for any number (default: 100)")
    add_messages_option(parser)
    add_setting_options(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Serve until told to stop; ConfigError where that cannot or must not be done."""
    try:
        from newslint.server.serving import serve
    except ImportError as error:
        raise ConfigError(
            f'serving needs further libraries: pip install "newslint[web]" ({error}).'
        ) from None
    settings = _settings(options)
    with Output() as out:

        def tell(address: str) -> None:
            out.write(f"newslint is at {address} (stop it with Ctrl-C)\n")
            out.flush()

        serve(settings, tell)
    return 0


def _settings(options: Namespace) -> Settings:
    from newslint.server.settings import Limits, Settings, is_loopback, read_tokens
    from newslint.server.work import House

    for name in ("workers", "queue", "rate"):
        if getattr(options, name) < 0:
            raise ConfigError(f"--{name}: must be 0 or more.")
    if options.patience <= 0 or options.max_size <= 0:
        raise ConfigError("--patience and --max-size: must be more than 0.")
    if not 0 <= options.port < 65536:
        raise ConfigError("--port: must be 0 to 65535.")
    if not options.tokens and not is_loopback(options.host):
        raise ConfigError(
            f"--host {options.host}: others can reach this address; say who may ask with "
            "--tokens FILE."
        )
    config = config_here(options)
    nearest = os.path.abspath(config.sources[0]) if config.sources else ""
    file = nearest if options.config or os.path.basename(nearest) in NAMES else ""
    return Settings(
        House(file, config.root, configs(options).settings, _profiles(options)),
        options.host,
        options.port,
        tuple(options.name or ()),
        read_tokens(options.tokens) if options.tokens else {},
        Limits(
            options.max_size, options.patience, options.queue, options.rate,
            options.workers or os.cpu_count() or 1,
        ),
    )


def _profiles(options: Namespace) -> tuple[str, ...]:
    known = profiles()
    if options.profiles is None:
        return tuple(known)
    names = [name.strip() for name in options.profiles.split(",")]
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ConfigError(f'--profiles: there is no profile "{name}".{hint}')
    return tuple(names)
