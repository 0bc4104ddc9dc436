"""The settings of the server: where it listens, who may ask, and how much."""

from __future__ import annotations

import hmac
import os
from hashlib import sha256
from ipaddress import ip_address

from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.server.work import House

_SHORTEST = 20
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Limits(NamedTuple):
    """What a request may take.

    `size` in bytes of its body; `patience` in seconds, for the body to come, for a worker to
    be free, and for the article; `queue` requests may wait; `rate` requests a second of one
    client, 0 for any number.
    """

    size: int = 10_000_000
    patience: float = 10.0
    queue: int = 64
    rate: float = 100.0
    workers: int = 2


class Settings(NamedTuple):
    """All settings. `tokens` are digests of tokens, with the name of who has each."""

    house: House
    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    tokens: Mapping[bytes, str] = {}
    limits: Limits = Limits()

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which the server may be called, in small letters and without a port."""
        own = f"[{self.host}]" if ":" in self.host else self.host
        return frozenset(name.lower() for name in (*_LOOPBACK, own, *self.names))

    def client_of(self, authorization: str) -> str | None:
        """Return the name of who sends a header `Authorization`; None if the token is not known.

        Every token is compared, and each in the same time.
        """
        scheme, _, token = authorization.partition(" ")
        digest = sha256(token.strip().encode()).digest()
        found = None
        for known, name in self.tokens.items():
            if hmac.compare_digest(known, digest):
                found = name
        return found if scheme.lower() == "bearer" else None


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach a server bound to that address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def read_tokens(path: str) -> dict[bytes, str]:
    """Return the digests of the tokens in a file, each with the name of who has it.

    A line is `name token`; one that opens with # is a comment. ConfigError if it cannot be
    used: a token that is short can be guessed.
    """
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"the tokens cannot be read: {reason}.", path) from None
    if os.name != "nt" and os.stat(path).st_mode & 0o007:
        raise ConfigError("anyone may read the tokens; chmod o= them.", path)
    tokens: dict[bytes, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, _, token = line.strip().partition(" ")
        if len(token.strip()) < _SHORTEST:
            message = f"write a name and a token of {_SHORTEST} characters or more."
            raise ConfigError(message, path, number)
        tokens[sha256(token.strip().encode()).digest()] = name
    if not tokens:
        raise ConfigError("there is no token in this file.", path)
    return tokens
