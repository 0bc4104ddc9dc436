"""What is not done, and why: one shape for every answer that is no success (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from json import dumps

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

PROBLEM = "application/problem+json"


class RequestError(Exception):
    """A request that is refused: the status, one clear sentence, and the field at fault, if any."""

    def __init__(
        self,
        status: int,
        detail: str,
        field: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.status = status
        self.detail = detail
        self.field = field
        self.headers = dict(headers or {})
        super().__init__(status, detail, field, self.headers)

    @property
    def body(self) -> bytes:
        """The body of the answer."""
        problem: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.field:
            problem["field"] = self.field
        return dumps(problem, ensure_ascii=False).encode()
