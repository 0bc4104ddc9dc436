"""The application: the routes of the API and of the page, and what stands behind each."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from json import dumps

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING
from newslint.report import html
from newslint.server import work
from newslint.server.crew import Crew, Trade
from newslint.server.guard import Guard, problem
from newslint.server.journal import note
from newslint.server.metrics import MEDIA_TYPE, Metrics
from newslint.server.openapi import description
from newslint.server.orders import media_type
from newslint.server.refusals import RequestError
from newslint.server.rulebook import Rulebook
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

    from starlette.types import ASGIApp

    from newslint.server.settings import Settings

STATIC = os.path.join(os.path.dirname(__file__), "static")
_PATHS = ("check", "fix", "report")


def application(settings: Settings) -> ASGIApp:
    """Return the application for these settings; ConfigError if the house's rules are broken."""
    metrics = Metrics()
    api = _Api(settings, metrics)
    routes = [
        Route("/", _page, methods=["GET"]),
        *(Route(f"/v1/{name}", api.work, methods=["POST"]) for name in _PATHS),
        Route("/v1/rules", api.rules, methods=["GET"]),
        Route("/v1/rules/{rule:path}", api.rule, methods=["GET"]),
        Route("/v1/profiles", api.profiles, methods=["GET"]),
        Route("/v1/health", api.health, methods=["GET"]),
        Route("/v1/openapi.json", api.openapi, methods=["GET"]),
        Route("/metrics", api.metrics, methods=["GET"]),
        Route("/static/report.css", _style, methods=["GET"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    handlers: dict[Any, Any] = {
        HTTPException: _http_error, RequestError: _request_error, Exception: _own_error,
    }
    app = Starlette(routes=routes, lifespan=api.lifespan, exception_handlers=handlers)
    return Guard(app, settings, metrics)


async def _page(request: Request) -> Response:
    return FileResponse(os.path.join(STATIC, "index.html"), media_type="text/html; charset=utf-8")


async def _style(request: Request) -> Response:
    """Return the style of the report, on which that of the page builds."""
    return FileResponse(os.path.join(os.path.dirname(html.__file__), "page.css"))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(RequestError(error.status_code, error.detail, headers=error.headers))


async def _request_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    return problem(error)


async def _own_error(request: Request, error: Exception) -> Response:
    return problem(RequestError(500, "newslint itself failed."))


def _json(value: Any) -> Response:
    return Response(dumps(value, ensure_ascii=False).encode(), media_type="application/json")


class _Api:
    def __init__(self, settings: Settings, metrics: Metrics) -> None:
        limits = settings.limits
        self._limits = limits
        self._metrics = metrics
        self._rules = Rulebook(settings.house)
        self._profiles = {"profiles": settings.house.profiles, "default": self._rules.profile}
        trade = Trade(work.start, (settings.house,), work.answer)
        self._crew = Crew[work.Answer](trade, limits.workers, limits.queue, limits.patience)
        self._openapi = description(settings)

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Have the workers ready before the first request, and ended after the last."""
        await self._crew.start()
        note("ready", version=__version__, workers=self._crew.size)
        yield
        await self._crew.stop()
        note("stopped")

    async def work(self, request: Request) -> Response:
        """Have a worker check or mend the article of a request."""
        content_type = request.headers.get("content-type", "")
        media_type(content_type)
        body = await self._body(request)
        operation = request.url.path.rpartition("/")[2]
        query = dict(request.query_params)
        answer = await self._crew.work(operation, body, content_type, query)
        told = request.scope["told"]
        told.update(bytes=len(body), **answer.told)
        self._metrics.findings(answer.told.get("findings", {}))
        if override := told.pop("override", None):
            note("override", id=told["id"], client=told.get("client", ""), **override)
        headers = {}
        if answer.media_type == "text/html":
            headers = {
                "content-security-policy": "sandbox",
                "content-disposition": "attachment; filename=newslint.html",
            }
        return Response(answer.body, answer.status, headers, answer.media_type)

    async def _body(self, request: Request) -> bytes:
        """Return the body; RequestError if it is too long (413) or too slow (408).

        What is too long is still taken in, and dropped, so that the client reads the answer.
        """
        too_long = RequestError(413, f"The body may have {self._limits.size:,} bytes at most.",
                           headers={"connection": "close"})
        announced = request.headers.get("content-length", "0")
        is_too_long = announced.isdigit() and int(announced) > self._limits.size
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.patience):
                async for piece in request.stream():
                    is_too_long = is_too_long or len(body) + len(piece) > self._limits.size
                    if not is_too_long:
                        body += piece
        except TimeoutError:
            if is_too_long:
                raise too_long from None
            close = {"connection": "close"}
            raise RequestError(408, "The body came too slowly.", headers=close) from None
        except ClientDisconnect:
            raise RequestError(400, "The body is not whole.") from None
        if is_too_long:
            raise too_long
        return bytes(body)

    async def rules(self, request: Request) -> Response:
        """Return all rules."""
        return _json(self._rules.all)

    async def rule(self, request: Request) -> Response:
        """Return one rule with its examples."""
        try:
            return _json(self._rules.one(request.path_params["rule"]))
        except ConfigError as error:
            raise RequestError(404, error.message) from None

    async def profiles(self, request: Request) -> Response:
        """Return the names of the profiles that may be asked for."""
        return _json(self._profiles)

    async def health(self, request: Request) -> Response:
        """Return that all is well."""
        return _json({"status": "ok", "version": __version__})

    async def openapi(self, request: Request) -> Response:
        """Return the description of the API."""
        return _json(self._openapi)

    async def metrics(self, request: Request) -> Response:
        """Return what was counted."""
        text = self._metrics.text({
            "workers": self._crew.size,
            "workers_busy": self._crew.busy,
            "requests_waiting": self._crew.waiting,
            "workers_replaced_total": self._crew.replaced,
        })
        return Response(text, media_type=MEDIA_TYPE)
