"""The description of the API: valid, whole, and kept to whatever is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator

from serving import FAULTY, Served, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("api"), "--isolated", "--rate", "0") as server:
        yield server


@pytest.fixture(scope="module")
def schema(server: Served) -> Any:
    return schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/v1/openapi.json")


@pytest.mark.parametrize("mode", ["positive", "negative"])
@pytest.mark.parametrize(
    "label",
    ["POST /v1/check", "POST /v1/fix", "POST /v1/report", "GET /v1/rules", "GET /v1/rules/{rule}",
     "GET /v1/profiles", "GET /v1/health", "GET /metrics"],
)
def test_it_answers_as_described(label: str, mode: str, schema: Any) -> None:
    from schemathesis import GenerationMode
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    found = (operation.ok() for operation in schema.get_all_operations())
    (operation,) = (operation for operation in found if operation.label == label)
    kinds = GenerationMode(mode)

    @settings(
        max_examples=30, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=kinds))
    def answers(case: Any) -> None:
        # What fits the description may still be no article: a .docx of random bytes.
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    try:
        answers()
    except Unsatisfiable:
        assert mode == "negative"


def test_every_route_and_every_field_is_described(client: TestClient) -> None:
    described = client.get("/v1/openapi.json").json()
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for path, about in described["paths"].items():
        for method, operation in about.items():
            answer = client.request(method, path.replace("{rule}", "language/ifolge"), json={})
            wanted = 422 if method == "post" else 200
            assert answer.status_code == wanted, path
            assert str(wanted) in operation["responses"]
    order = schemas["CheckOrder"]
    Draft202012Validator(order).validate({"text": "a", "gate": "error", "path": "a/b.txt"})
    for wrong in (
        {}, {"text": "a", "data": "YQ=="}, {"text": "a", "gate": "error", "select": ["a"]},
        {"text": "a", "path": "../a"}, {"text": "a", "override": {"name": "a"}},
    ):
        assert not Draft202012Validator(order).is_valid(wrong)


@pytest.mark.parametrize("operation", ["check", "fix"])
def test_answers_fit_their_description(operation: str, client: TestClient) -> None:
    described = client.get("/v1/openapi.json").json()
    name = {"check": "Report", "fix": "Mended"}[operation]
    order = {"text": FAULTY, "language": "nb", "facts": True, "passages": True}
    answer = client.post(f"/v1/{operation}", json=order).json()
    Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    ).validate(answer)
