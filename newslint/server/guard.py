"""The guard before every request: who asks, from where, how often; and what is written of it."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from urllib.parse import urlsplit
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from newslint.records import TYPE_CHECKING
from newslint.server.journal import note
from newslint.server.refusals import PROBLEM, RequestError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from newslint.server.metrics import Metrics
    from newslint.server.settings import Settings

# What anyone may see who may call the server by its name.
_OPEN = ("/", "/v1/health")
_STATIC = "/static/"
_CLIENTS = 10_000
_IDENTITY = re.compile(r"[\w.-]{1,64}", re.ASCII)
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:]+)(?::\d{1,5})?", re.IGNORECASE)
_SECURITY = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Lets a request through to `app`, or refuses it; counts it and writes it down."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics
        self._rates = Rates(settings.limits.rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        begun = time.monotonic()
        asked = headers.get("x-request-id", "")
        identity = asked if _IDENTITY.fullmatch(asked) else uuid4().hex
        told = scope["told"] = {"id": identity}
        status = 499  # the client went away

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                sent = MutableHeaders(scope=message)
                for name, value in _SECURITY.items():
                    sent.setdefault(name, value)
                sent.setdefault("cache-control", "no-store")
                sent["x-request-id"] = identity
            await send(message)

        try:
            self._admit(scope, headers)
            await self._app(scope, receive, answer)
        except RequestError as refused:
            await problem(refused)(scope, receive, answer)
        finally:
            seconds = time.monotonic() - begun
            path = getattr(scope.get("route"), "path", "other")
            self._metrics.request(path, status, seconds)
            note("request", method=scope["method"], route=path, status=status,
                 ms=round(seconds * 1000, 1), **told)

    def _admit(self, scope: Scope, headers: Headers) -> None:
        """Refuse a request that comes by a wrong name, from another site, unknown or too often."""
        host = headers.get("host", "")
        match = _HOST.fullmatch(host)
        if match is None or match[1].lower() not in self._settings.hosts:
            raise RequestError(421, "This server is not called so; see --name.", headers=_CLOSE)
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            raise RequestError(403, "Requests from other sites are not answered.", headers=_CLOSE)
        is_safe = scope["method"] in ("GET", "HEAD")
        if not is_safe and headers.get("sec-fetch-site", "same-origin") not in _SAME:
            raise RequestError(403, "Requests from other sites are not answered.", headers=_CLOSE)
        client = (scope.get("client") or ("",))[0]
        path = scope["path"]
        if self._settings.tokens and not (path in _OPEN or path.startswith(_STATIC)):
            name = self._settings.client_of(headers.get("authorization", ""))
            # Who guesses at tokens is slowed down like everyone.
            if name is None:
                self._rates.take(client)
                raise RequestError(401, "A valid bearer token is needed.",
                              headers={"www-authenticate": 'Bearer realm="newslint"', **_CLOSE})
            client = scope["told"]["client"] = name
        self._rates.take(client)


_CLOSE = {"connection": "close"}
_SAME = ("same-origin", "none")


def problem(error: RequestError) -> Response:
    """Return the answer that tells of a request that is refused."""
    return Response(error.body, error.status, error.headers, PROBLEM)


class Rates:
    """How often each client may ask: `rate` times a second, and as often at once."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, now: float | None = None) -> None:
        """Count a request; RequestError, with the time to wait, if there were too many."""
        if not self._rate:
            return
        now = time.monotonic() if now is None else now
        most = max(1.0, self._rate)
        left, then = self._clients.get(client, (most, now))
        left = min(most, left + (now - then) * self._rate)
        if left < 1:
            wait = max(1, round((1 - left) / self._rate + 0.5))
            raise RequestError(429, "Too many requests.", headers={"retry-after": str(wait)})
        self._clients[client] = left - 1, now
        self._clients.move_to_end(client)
        if len(self._clients) > _CLIENTS:
            self._clients.popitem(last=False)
