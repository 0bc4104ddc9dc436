"""The fields of a request: one table, by which requests are checked and the API is described."""

from __future__ import annotations

import re

from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.server.refusals import RequestError
from newslint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

LEVELS = ("error", "warning", "info")
# What a request may call its copy; the reader of each other XML is found by its root.
FORMATS = (
    "plain", "markdown", "html", "xml", "nitf", "rss", "ninjs", "docx", "eml", "iptc7901",
)
# Media types of raw bodies, and the format each says; "" where the body itself tells.
MEDIA: Mapping[str, str] = {
    "text/plain": "plain",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/nitf+xml": "nitf",
    "application/vnd.iptc.g2.newsitem+xml": "xml",
    "application/rss+xml": "rss",
    "application/atom+xml": "rss",
    "application/ninjs+json": "ninjs",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "eml",
    "application/octet-stream": "",
}
_NAMES = 100
_RULE = {"type": "string", "minLength": 1, "maxLength": 100}
_RULES = {"type": "array", "items": _RULE, "minItems": 1, "maxItems": _NAMES}
_PATH = r"^(?!/)(?!.*(^|/)\.\.(/|$))[^\x00-\x1f\\:]+$"

_TYPES: Mapping[str, tuple[type[Any], str]] = {
    "string": (str, "a string"),
    "boolean": (bool, "true or false"),
    "array": (list, "a list"),
    "object": (dict, "an object"),
}


class Field(NamedTuple):
    """A field: its JSON Schema, what it is for, and whether it may stand in a query.

    `only` names the one operation that has it, "" for all.
    """

    schema: Mapping[str, Any]
    help: str
    in_query: bool = True
    only: str = ""


FIELDS: Mapping[str, Field] = {
    "text": Field(
        {"type": "string"}, "The copy, as text. Either this or `data`.", False
    ),
    "data": Field(
        {"type": "string", "contentEncoding": "base64", "pattern": "^[A-Za-z0-9+/]*={0,2}$"},
        "The copy, as the bytes of a file in Base64: what .docx files need.", False,
    ),
    "path": Field(
        {"type": "string", "minLength": 1, "maxLength": 250, "pattern": _PATH},
        "What the copy is called: a name or a relative path. Its suffix tells the format, and "
        "the house's settings for such paths hold. Nothing is read from it.",
    ),
    "format": Field({"type": "string", "enum": FORMATS}, "The format, where no suffix tells."),
    "language": Field(
        {"type": "string", "pattern": "^(auto|[a-z]{2,3})$"},
        "The language of the copy: auto, nb, nn, en or another code.",
    ),
    "published": Field(
        {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "The day of publication, from which “yesterday” counts.",
    ),
    "profile": Field(
        {"type": "string", "minLength": 1, "maxLength": 100},
        "The house style to start from, one of /v1/profiles.",
    ),
    "level": Field({"type": "string", "enum": LEVELS}, "The least severity that is reported."),
    "select": Field(_RULES, "Run only these rules (ids, groups, globs), of those that are on."),
    "ignore": Field(_RULES, "Do not run these rules (ids, groups, globs)."),
    "messages": Field(
        {"type": "string", "enum": ("auto", *MESSAGE_LANGUAGES)}, "The language to be told in."
    ),
    "facts": Field({"type": "boolean"}, "Tell who said what, numbers, dates, people, captions."),
    "passages": Field(
        {"type": "boolean"},
        "Tell how the copy reads: its blocks, as `[text, start, end]` with places in the source.",
    ),
    "gate": Field(
        {"type": "string", "enum": LEVELS},
        "Tell whether the copy may be published: not if it has a finding of this severity or "
        "above. Neither `select` nor `ignore` goes with it.", only="check",
    ),
    "override": Field(
        {
            "type": "object",
            "required": ["name", "reason"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string", "minLength": 1, "maxLength": 100},
                "reason": {"type": "string", "minLength": 1, "maxLength": 500},
            },
        },
        "Let the copy through the gate whatever is found: who says so, and why. It is logged.",
        False, "check",
    ),
    "findings": Field(
        {
            "type": "array", "minItems": 1, "maxItems": 1000,
            "items": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        },
        "The fingerprints of the findings to mend; without them, all that have a safe fix.",
        False, "fix",
    ),
}


def fields_of(operation: str) -> dict[str, Field]:
    """Return the fields that an operation has."""
    return {name: field for name, field in FIELDS.items() if field.only in ("", operation)}


def check(values: Mapping[str, Any], operation: str) -> None:
    """Refuse values that are not as the table has them, with the field at fault."""
    known = fields_of(operation)
    for name, value in values.items():
        if name not in known:
            raise RequestError(422, f"There is no field “{_shown(name)}” here.", _shown(name))
        problem = _problem(value, known[name].schema)
        if problem:
            where, what = problem
            raise RequestError(422, f"{name}{where} {what}.", f"{name}{where}")


def from_query(values: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a query, lists and booleans made of their text."""
    made: dict[str, Any] = {}
    for name, text in values.items():
        field = FIELDS.get(name)
        if field is None or not field.in_query:
            raise RequestError(422, f"There is no parameter “{_shown(name)}”.", _shown(name))
        kind = field.schema["type"]
        if kind == "array":
            made[name] = text.split(",")
        elif kind == "boolean":
            made[name] = {"true": True, "1": True, "false": False, "0": False}.get(text, text)
        else:
            made[name] = text
    return made


def _problem(value: Any, schema: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return where in a value something is wrong, and what; None if nothing is."""
    kind = schema["type"]
    wanted, name = _TYPES[kind]
    if not isinstance(value, wanted):
        return "", f"must be {name}"
    if kind == "string":
        return _string_problem(value, schema)
    if kind == "array":
        least, most = schema.get("minItems", 0), schema.get("maxItems", _NAMES)
        if not least <= len(value) <= most:
            return "", f"must have {least} to {most} entries"
        for number, item in enumerate(value):
            if problem := _problem(item, schema["items"]):
                return f"[{number}]{problem[0]}", problem[1]
    if kind == "object":
        for name in schema["required"]:
            if name not in value:
                return f".{name}", "is missing"
        for name, item in value.items():
            if name not in schema["properties"]:
                return f".{_shown(name)}", "is not known"
            if problem := _problem(item, schema["properties"][name]):
                return f".{name}{problem[0]}", problem[1]
    return None


def _string_problem(value: str, schema: Mapping[str, Any]) -> tuple[str, str] | None:
    if "enum" in schema and value not in schema["enum"]:
        return "", f"must be one of {', '.join(schema['enum'])}"
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if len(value) < least or (most is not None and len(value) > most):
        return "", f"must have {least} to {most} characters"
    if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), value):
        return "", "is not of the form that is asked for"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "", "holds half a character (a lone surrogate)"
    return None


def _shown(name: object) -> str:
    """Return a name that came from outside, short and printable."""
    return "".join(sign for sign in str(name)[:40] if sign.isprintable())
