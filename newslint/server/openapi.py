"""The description of the API (OpenAPI 3.1), made from the tables that requests are checked by."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.server.fields import LEVELS, MEDIA, fields_of
from newslint.server.orders import JSON
from newslint.server.refusals import PROBLEM
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from newslint.server.fields import Field
    from newslint.server.settings import Settings

    Schema = dict[str, Any]

_STATUSES = {
    400: "The request is cut short or malformed.",
    401: "A bearer token is needed, or not known.",
    403: "The request comes from another site.",
    404: "There is no such rule.",
    405: "The address does not take this method.",
    408: "The body came too slowly.",
    413: "The body is too large.",
    415: "The media type, or its charset, is not known.",
    421: "The server is not called so.",
    422: "A field is at fault: `field` names it.",
    429: "Too many requests; wait as long as Retry-After says.",
    500: "newslint itself failed.",
    503: "Too many articles are waiting; try again after Retry-After.",
    504: "The article took too long.",
}
_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "integer", "minimum": 1}
_WORDS: Schema = {"type": "array", "items": _TEXT}
_FLAG: Schema = {"type": "boolean"}


def _object(required: Mapping[str, Schema], **optional: Schema) -> Schema:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **optional},
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_POSITION = dict.fromkeys(("line", "column", "end_line", "end_column"), _NUMBER)
_BY_LANGUAGE = _object({"nb": _TEXT, "nn": _TEXT, "en": _TEXT})
_EDIT = _object({"offset": _COUNT, "end_offset": _COUNT, "text": _TEXT})
_PLACES = _list({"type": "object", "required": ["text", "line", "column", "offset", "end_offset"]})
_RULE = {
    "rule": _TEXT, "group": _TEXT, "severity": {"enum": [*LEVELS, "off"]}, "languages": _WORDS,
    "kind": _TEXT, "scope": _WORDS, "in_quotes": _FLAG, "message": _BY_LANGUAGE,
    "why": _BY_LANGUAGE, "source": _TEXT,
}
_SCHEMAS: Mapping[str, Schema] = {
    "Problem": _object(
        {"type": _TEXT, "title": _TEXT, "status": _NUMBER, "detail": _TEXT}, field=_TEXT
    ),
    "Finding": _object({
        "rule": _TEXT, "severity": {"enum": list(LEVELS)}, "message": _TEXT, "why": _TEXT,
        **_POSITION, "offset": _COUNT, "end_offset": _COUNT, "text": _TEXT, "block": _TEXT,
        "suggestions": _WORDS,
        "fix": {"anyOf": [{"type": "null"}, _object({
            "applicability": {"enum": ["safe", "suggested"]}, "edits": _list(_EDIT),
        })]},
        "related": _list(_object(
            {**_POSITION, "text": _TEXT, "message": _TEXT}, offset=_COUNT, end_offset=_COUNT
        )),
        "group": _TEXT, "fingerprint": _TEXT,
    }),
    "Facts": _object(
        dict.fromkeys(("quotes", "numbers", "dates", "people", "captions"), _PLACES)
    ),
    "File": _object(
        {"path": _TEXT, "format": _TEXT, "language": _TEXT, "findings": _list(_ref("Finding"))},
        facts=_ref("Facts"), passages=_list({"type": "array"}), notes=_WORDS,
    ),
    "Gate": _object({
        "level": {"enum": list(LEVELS)}, "passed": _FLAG, "overridden": _FLAG,
        "stopped_by": _WORDS,
    }),
    "Report": _object({
        "schema": {"const": "newslint/report/1"}, "version": _TEXT,
        "summary": _object(dict.fromkeys(("files", "errors", "warnings", "infos"), _COUNT)),
        "files": _list(_ref("File")),
        "errors": _list(_object({"path": _TEXT, "message": _TEXT})),
    }, gate=_ref("Gate")),
    "Mended": _object(
        {"mended": {"type": "object", "additionalProperties": _COUNT}, "report": _ref("Report")},
        text=_TEXT, data=_TEXT,
    ),
    "Rule": _object(_RULE),
    "RuleInFull": _object({
        **_RULE, "options": {"type": "object"},
        "bad": _list(_object({"text": _TEXT, "finds": _WORDS})), "good": _WORDS,
    }),
    "Rules": _object({"rules": _list(_ref("Rule"))}),
    "Profiles": _object({"profiles": _WORDS, "default": _TEXT}),
    "Health": _object({"status": {"const": "ok"}, "version": _TEXT}),
    "Description": {"type": "object", "required": ["openapi", "paths"]},
}
_ASKED = ("check", "fix", "report")
# Path, name of the operation, summary, media type and schema of its answer.
_OPERATIONS = (
    ("/v1/check", "check", "Check an article.", JSON, _ref("Report")),
    ("/v1/fix", "fix", "Mend an article, and tell what is left.", JSON, _ref("Mended")),
    ("/v1/report", "report", "Return the report as a page to keep.", "text/html", _TEXT),
    ("/v1/rules", "rules", "List the rules.", JSON, _ref("Rules")),
    ("/v1/rules/{rule}", "rule", "Tell all of one rule.", JSON, _ref("RuleInFull")),
    ("/v1/profiles", "profiles", "List the profiles.", JSON, _ref("Profiles")),
    ("/v1/health", "health", "Tell whether the server is well.", JSON, _ref("Health")),
    ("/v1/openapi.json", "openapi", "Return this description.", JSON, _ref("Description")),
    ("/metrics", "metrics", "Return counts for Prometheus.", "text/plain", _TEXT),
)


def description(settings: Settings) -> dict[str, Any]:
    """Return the description of the API under these settings."""
    schemas = {**_SCHEMAS, **{f"{name.title()}Order": _order(name) for name in _ASKED}}
    made: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "newslint", "version": __version__, "license": {"name": "MIT"},
            "description": "An editorial quality check for news copy.",
        },
        "paths": {
            path: {"post" if name in _ASKED else "get": _operation(name, about, media, schema)}
            for path, name, about, media, schema in _OPERATIONS
        },
        "components": {"schemas": schemas},
    }
    if settings.tokens:
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
        made["paths"]["/v1/health"]["get"]["security"] = []
    return made


def _operation(name: str, about: str, media: str, schema: Schema) -> Schema:
    statuses: Iterable[int] = (400, 401, 403, 405, 421, 429, 500)
    made: Schema = {"operationId": name, "summary": about}
    if name in _ASKED:
        statuses = _STATUSES.keys() - {404}
        made["parameters"] = [
            _parameter(key, field) for key, field in fields_of(name).items() if field.in_query
        ]
        raw: Schema = {kind: {"schema": {}} for kind in MEDIA}
        order = {JSON: {"schema": _ref(f"{name.title()}Order")}}
        made["requestBody"] = {
            "required": True, "content": {**order, **raw},
            "description": "Either JSON, with all fields in it and none in the query, or the "
            "copy itself, with the fields in the query.",
        }
    if name == "rule":
        statuses = (*statuses, 404)
        made["parameters"] = [{
            "name": "rule", "in": "path", "required": True, "schema": _TEXT,
            "description": "The rule's id, such as language/ifolge.",
        }]
    made["responses"] = {
        "200": {"description": "Done.", "content": {media: {"schema": schema}}},
        **{
            str(status): {
                "description": _STATUSES[status],
                "content": {PROBLEM: {"schema": _ref("Problem")}},
            }
            for status in sorted(statuses)
        },
    }
    return made


def _order(name: str) -> Schema:
    fields = fields_of(name)
    made = {
        **_object({}, **{key: _described(field) for key, field in fields.items()}),
        "oneOf": [{"required": ["text"]}, {"required": ["data"]}],
    }
    if "gate" in fields:
        made["dependentRequired"] = {"override": ["gate"]}
        made["dependentSchemas"] = {
            "gate": {"not": {"anyOf": [{"required": ["select"]}, {"required": ["ignore"]}]}}
        }
    return made


def _parameter(name: str, field: Field) -> Schema:
    made: Schema = {
        "name": name, "in": "query", "description": field.help, "schema": dict(field.schema),
    }
    if field.schema["type"] == "array":
        made.update(style="form", explode=False)
    return made


def _described(field: Field) -> Schema:
    return {**field.schema, "description": field.help}
