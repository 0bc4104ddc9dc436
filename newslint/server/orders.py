"""An order: what one request asks to be done with one article, read out of its body."""

from __future__ import annotations

import binascii
import json
from base64 import b64decode
from email.message import Message

from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.server.fields import MEDIA, check, from_query
from newslint.server.refusals import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

JSON = "application/json"


class Order(NamedTuple):
    """An article's bytes and what is asked of it.

    `is_text` tells that it came as text and is to go back so. `settings` hold the fields that
    stand for keys of the configuration.
    """

    data: bytes
    is_text: bool
    path: str = ""
    format: str = ""
    published: date | None = None
    settings: Mapping[str, Any] = {}
    facts: bool = False
    passages: bool = False
    gate: str = ""
    override: Mapping[str, str] | None = None
    findings: tuple[str, ...] = ()


_SETTINGS = ("language", "profile", "level", "select", "ignore", "messages")


def media_type(header: str) -> tuple[str, str]:
    """Return the media type and the charset of a Content-Type; 415 if it is none of ours."""
    message = Message()
    message["content-type"] = header or "none"
    kind = message.get_content_type() if "/" in header else ""
    if kind != JSON and kind not in MEDIA:
        known = ", ".join((JSON, *MEDIA))
        detail = f"The Content-Type must be one of {known}."
        raise RequestError(415, detail, headers={"accept": known})
    return kind, message.get_content_charset() or ""


def order_of(body: bytes, content_type: str, query: Mapping[str, str], operation: str) -> Order:
    """Return the order that a request makes; RequestError, with the field, if it is none."""
    kind, charset = media_type(content_type)
    if kind == JSON:
        if query:
            field = next(iter(query))[:40]
            raise RequestError(422, "With JSON all fields stand in the body.", field)
        values = _object(body)
        check(values, operation)
        data, is_text = _copy(values)
    else:
        values = from_query(query)
        check(values, operation)
        data, is_text = _raw(body, charset), kind != "application/octet-stream"
        values.setdefault("format", "" if "path" in values else MEDIA[kind])
    gated = next((name for name in ("select", "ignore") if name in values), "")
    if "gate" in values and gated:
        detail = f"A gate goes by the house's rules; {gated} does not go with it."
        raise RequestError(422, detail, gated)
    if "override" in values and "gate" not in values:
        raise RequestError(422, "An override needs a gate.", "override")
    return Order(
        data,
        is_text,
        values.get("path", ""),
        values.get("format", ""),
        _day(values.get("published")),
        {name: values[name] for name in _SETTINGS if name in values},
        values.get("facts", False),
        values.get("passages", False),
        values.get("gate", ""),
        values.get("override"),
        tuple(values.get("findings", ())),
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except RecursionError:
        raise RequestError(422, "The JSON is nested too deep.", "body") from None
    except ValueError:
        raise RequestError(422, "The body is not valid JSON.", "body") from None
    if not isinstance(values, dict):
        raise RequestError(422, "The body must be a JSON object.", "body")
    return values


def _copy(values: Mapping[str, Any]) -> tuple[bytes, bool]:
    if ("text" in values) == ("data" in values):
        raise RequestError(422, "The copy must stand in either text or data.", "text")
    if "text" in values:
        if values.get("format") == "docx":
            raise RequestError(422, "A .docx file cannot come as text; use data.", "text")
        return values["text"].encode(), True
    try:
        return b64decode(values["data"], validate=True), False
    except binascii.Error:
        raise RequestError(422, "This is not Base64.", "data") from None


def _raw(body: bytes, charset: str) -> bytes:
    """Return a raw body, as UTF-8 where it says it is in another encoding."""
    if charset in ("", "utf-8", "us-ascii"):
        return body
    try:
        return body.decode(charset).encode()
    except (LookupError, UnicodeError):
        raise RequestError(415, f"The body cannot be read as “{charset[:40]}”.", "body") from None


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    from newslint.config_keys import day

    try:
        return day(text)
    except ValueError:
        raise RequestError(422, "This is no date; write YYYY-MM-DD.", "published") from None
