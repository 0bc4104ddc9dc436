"""Serves the application on a socket until it is told to stop, and then to the end of its work."""

from __future__ import annotations

import signal
import socket
from contextlib import suppress

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING
from newslint.server.app import application
from newslint.server.journal import set_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from newslint.server.settings import Settings

_CONNECTIONS = 1000
# Seconds for the head of a request to come, and for the next on a connection that is kept.
_HEAD = 10
_KEPT = 15


class _Protocol(H11Protocol):
    """HTTP/1.1 that lets go of a connection on which no request comes."""

    def connection_made(self, transport: Any) -> None:
        """Take a connection."""
        super().connection_made(transport)
        self._late = self.loop.call_later(_HEAD, self._give_up)

    def _give_up(self) -> None:
        if self.cycle is None:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go of a connection."""
        self._late.cancel()
        super().connection_lost(exc)


class _Server(uvicorn.Server):
    """A server that tells once it can be asked."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], object]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, the workers first."""
        await super().startup(sockets)
        self._tell()


def serve(settings: Settings, tell: Callable[[str], object]) -> None:
    """Serve until the process is told to stop; `tell` is given the address once it can be asked.

    NewslintError if the address cannot be bound.
    """
    set_up()
    app = application(settings)
    listening = _bound(settings)
    config = uvicorn.Config(
        app,
        http=_Protocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_KEPT,
        timeout_graceful_shutdown=round(settings.limits.patience * 2) + 1,
        h11_max_incomplete_event_size=32_768,
    )
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listening.getsockname()[1]}/"
    # The server hands the signal that stopped it on once it is done; that is no fault.
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(ValueError):
            signal.signal(number, lambda number, frame: None)
    _Server(config, lambda: tell(address)).run(sockets=[listening])


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=512)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        raise ConfigError(f"{where} cannot be served: {error.strerror}.") from None
