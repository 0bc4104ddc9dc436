"""The API: what it answers, and how it refuses."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from newslint.report.json import SCHEMA
from serving import FAULTY

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

JSON = "application/json"


def check(client: TestClient, **order: Any) -> Any:
    answer = client.post("/v1/check", json={"language": "nb", "text": FAULTY, **order})
    assert answer.status_code == 200, answer.text
    return answer.json()


def rules_of(report: Any) -> list[str]:
    return [finding["rule"] for finding in report["files"][0]["findings"]]


def test_the_report_keeps_the_contract_of_the_command_line(
    client: TestClient, root: Path
) -> None:
    report = check(client, path="brua.txt", facts=True)
    schema = json.loads((root / "docs/report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(report)
    assert report["schema"] == SCHEMA
    assert report["files"][0]["path"] == "brua.txt"
    assert report["files"][0]["facts"]["quotes"]
    (finding,) = report["files"][0]["findings"]
    assert finding["rule"] == "language/ifolge"
    assert FAULTY[finding["offset"] : finding["end_offset"]] == finding["text"] == "i følge"


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ({}, ["language/ifolge"]),
        ({"ignore": ["language"]}, []),
        ({"select": ["language/*"]}, ["language/ifolge"]),
        ({"select": ["text", "language/ifolge"]}, ["language/ifolge"]),
        ({"path": "sport/brua.txt"}, []),
        ({"path": "sport/brua.txt", "select": ["language/ifolge", "text"]}, []),
        ({"path": "brua.md"}, ["language/ifolge"]),
        ({"profile": "ntb", "select": ["language/ifolge"]}, ["language/ifolge"]),
        ({"text": "", "level": "info"}, []),
    ],
    ids=str,
)
def test_settings_of_a_request_hold_within_those_of_the_house(
    order: dict[str, Any], found: list[str], client: TestClient
) -> None:
    assert rules_of(check(client, **order)) == found


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_messages_come_in_the_language_asked_for(language: str, client: TestClient) -> None:
    (finding,) = check(client, messages=language)["files"][0]["findings"]
    assert {"nb": "i ett ord", "nn": "i eitt ord", "en": "one word"}[language] in finding["message"]


def test_the_article_can_be_had_as_it_reads(client: TestClient) -> None:
    (file,) = check(client, passages=True)["files"]
    kinds, bits = zip(*file["passages"], strict=True)
    assert kinds[0] == "headline"
    assert bits[0] == [["Brua er stengt", 0, 14]]


@pytest.mark.parametrize(
    ("kind", "body", "format"),
    [
        ("text/plain; charset=utf-8", "Brua står i følge politiet.".encode(), "plain"),
        ("text/plain; charset=latin-1", "Brua står i følge politiet.".encode("latin-1"), "plain"),
        ("text/markdown", "# Bru\n\nBrua står i følge politiet.".encode(), "markdown"),
        ("text/html", "<h1>Bru</h1><p>Brua står i følge politiet.</p>".encode(), "html"),
        ("application/ninjs+json",
         '{"headline": "Bru", "body_text": "Brua står i følge politiet."}'.encode(), "ninjs"),
        ("application/octet-stream", "<p>Brua står i følge politiet.</p>".encode(), "html"),
    ],
)
def test_a_body_may_be_the_copy_itself(
    kind: str, body: bytes, format: str, client: TestClient
) -> None:
    answer = client.post(
        "/v1/check?language=nb&facts=1", content=body, headers={"content-type": kind}
    )
    assert answer.status_code == 200, answer.text
    (file,) = answer.json()["files"]
    assert file["format"] == format
    assert rules_of(answer.json()) == ["language/ifolge"]
    assert "facts" in file


def test_a_gate_stops_what_has_a_finding_of_its_level(client: TestClient) -> None:
    report = check(client, gate="error", level="error")
    stops = report["files"][0]["findings"][0]["fingerprint"]
    assert report["gate"] == {
        "level": "error", "passed": False, "overridden": False, "stopped_by": [stops],
    }
    assert check(client, text="Brua er åpen.\n", gate="info")["gate"]["passed"]
    # The gate looks below the level that is asked for.
    low = check(client, text="Han sa «Ja.\n", gate="info", level="error")
    assert low["gate"]["stopped_by"] or rules_of(low) == []


def test_an_override_is_written_down_without_the_copy(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    override = {"name": "Oda Fjellvik", "reason": "The police have it so."}
    capsys.readouterr()
    report = check(client, gate="error", override=override, path="brua.txt")
    assert report["gate"]["passed"]
    assert report["gate"]["overridden"]
    journal = capsys.readouterr().err
    events = [json.loads(line) for line in journal.splitlines()]
    (told,) = (event for event in events if event["event"] == "override")
    assert (told["name"], told["reason"]) == tuple(override.values())
    assert told["findings"] == report["gate"]["stopped_by"]
    assert "brua" not in journal.lower()
    assert "følge" not in journal


def test_fix_mends_what_is_safe_or_what_is_asked_for(client: TestClient) -> None:
    order = {"text": FAULTY, "language": "nb"}
    mended = client.post("/v1/fix", json=order).json()
    assert mended["text"] == FAULTY.replace("i følge", "ifølge")
    assert mended["mended"] == {"language/ifolge": 1}
    assert rules_of(mended["report"]) == []
    finding = check(client)["files"][0]["findings"][0]["fingerprint"]
    one = client.post("/v1/fix", json={**order, "findings": [finding]}).json()
    assert one["text"] == mended["text"]
    twice = {"text": "Stengt i følge politiet.\n\n" * 2, "language": "nb"}
    prints = [f["fingerprint"] for f in check(client, **twice)["files"][0]["findings"]]
    mended = client.post("/v1/fix", json={**twice, "findings": prints[:1]}).json()
    assert mended["text"] == "Stengt ifølge politiet.\n\n" * 2
    none = client.post("/v1/fix", json={**order, "findings": ["0" * 16]})
    assert (none.status_code, none.json()["field"]) == (422, "findings[0]")


def test_fix_gives_back_the_bytes_of_a_file(client: TestClient) -> None:
    data = "<p>Brua står i følge Åse.</p>".encode("windows-1252")
    order = {"data": b64encode(data).decode(), "path": "a.html", "language": "nb"}
    mended = client.post("/v1/fix", json=order).json()
    assert b64decode(mended["data"]) == data.replace(b"i f\xf8lge", b"if\xf8lge")


def test_the_report_can_be_had_as_a_page(client: TestClient) -> None:
    answer = client.post("/v1/report", json={"text": FAULTY, "messages": "nn", "path": "<b>.txt"})
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == "sandbox"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert '<html lang="nn">' in answer.text
    assert "<b>.txt" not in answer.text


def test_rules_and_profiles_are_told_of(client: TestClient) -> None:
    rules = {rule["rule"]: rule for rule in client.get("/v1/rules").json()["rules"]}
    assert rules["language/ifolge"]["severity"] == "error"
    assert rules["text/doubled-word"]["severity"] == "off"
    assert rules["language/ifolge"]["message"].keys() == {"nb", "nn", "en"}
    rule = client.get("/v1/rules/language/ifolge").json()
    assert rule["bad"]
    assert rule["good"]
    assert client.get("/v1/profiles").json() == {"profiles": ["core", "ntb"], "default": "core"}
    assert client.get("/v1/health").json()["status"] == "ok"


def test_metrics_are_counted(client: TestClient) -> None:
    check(client)
    text = client.get("/metrics").text
    assert 'newslint_requests_total{route="/v1/check",status="200"}' in text
    assert 'newslint_findings_total{severity="error"}' in text
    assert 'newslint_request_seconds_bucket{route="/v1/check",le="+Inf"}' in text


@pytest.mark.parametrize(
    ("order", "status", "field"),
    [
        ({}, 422, "text"),
        ({"text": "a", "data": "YQ=="}, 422, "text"),
        ({"text": 1}, 422, "text"),
        ({"text": "\ud800"}, 422, "text"),
        ({"data": "a"}, 422, "data"),
        ({"data": "å"}, 422, "data"),
        ({"data": "AAAA"}, 422, "data"),
        ({"text": "a", "nonsense": 1}, 422, "nonsense"),
        ({"text": "a", "path": "/etc/passwd"}, 422, "path"),
        ({"text": "a", "path": "a/../../etc/passwd"}, 422, "path"),
        ({"text": "a", "path": "..\\a"}, 422, "path"),
        ({"text": "a", "path": "a\0.txt"}, 422, "path"),
        ({"text": "a", "path": "a" * 300}, 422, "path"),
        ({"text": "a", "format": "pdf"}, 422, "format"),
        ({"text": "a", "format": "docx"}, 422, "text"),
        ({"text": "{", "format": "ninjs"}, 422, "text"),
        ({"text": "a", "language": "no"}, 422, "language"),
        ({"text": "a", "language": "norsk"}, 422, "language"),
        ({"text": "a", "published": "2024-02-30"}, 422, "published"),
        ({"text": "a", "published": "i går"}, 422, "published"),
        ({"text": "a", "profile": "ap"}, 422, "profile"),
        ({"text": "a", "profile": "../../x"}, 422, "profile"),
        ({"text": "a", "select": "language"}, 422, "select"),
        ({"text": "a", "select": [1]}, 422, "select[0]"),
        ({"text": "a", "select": ["no/such"]}, 422, "select"),
        ({"text": "a", "select": ["text/doubled-word"]}, 422, "select"),
        ({"text": "a", "ignore": ["no/such"]}, 422, "ignore"),
        ({"text": "a", "facts": "yes"}, 422, "facts"),
        ({"text": "a", "gate": "error", "ignore": ["text"]}, 422, "ignore"),
        ({"text": "a", "gate": "off"}, 422, "gate"),
        ({"text": "a", "override": {"name": "a", "reason": "b"}}, 422, "override"),
        ({"text": "a", "gate": "error", "override": {"name": "a"}}, 422, "override.reason"),
        ({"text": "a", "gate": "error", "override": "a"}, 422, "override"),
        ({"text": "a", "findings": ["0" * 16]}, 422, "findings"),
    ],
    ids=repr,
)
def test_the_field_at_fault_is_named(
    order: dict[str, Any], status: int, field: str, client: TestClient
) -> None:
    answer = client.post("/v1/check", content=json.dumps(order), headers={"content-type": JSON})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["field"] == field
    assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("POST", "/v1/check", b"{", {"content-type": JSON}, 422),
        ("POST", "/v1/check", b"[]", {"content-type": JSON}, 422),
        ("POST", "/v1/check", b"[" * 100_000, {"content-type": JSON}, 422),
        ("POST", "/v1/check", b'{"a":' * 30_000, {"content-type": JSON}, 422),
        ("POST", "/v1/check?level=error", b'{"text": "a"}', {"content-type": JSON}, 422),
        ("POST", "/v1/check?nonsense=1", b"a", {"content-type": "text/plain"}, 422),
        ("POST", "/v1/check?facts=maybe", b"a", {"content-type": "text/plain"}, 422),
        ("POST", "/v1/check", b"a", {"content-type": "application/pdf"}, 415),
        ("POST", "/v1/check", b"a", {}, 415),
        ("POST", "/v1/check", b"a", {"content-type": "text/plain; charset=none"}, 415),
        ("POST", "/v1/check", b"a", {"content-type": "text/plain; charset=rot13"}, 415),
        ("POST", "/v1/check", b"a" * 200_001, {"content-type": "text/plain"}, 413),
        ("GET", "/v1/check", b"", {}, 405),
        ("DELETE", "/v1/rules", b"", {}, 405),
        ("GET", "/v1/rules/no/such", b"", {}, 404),
        ("GET", "/v1/rules/../../etc/passwd", b"", {}, 404),
        ("GET", "/v1/rules/language%2F..%2F..%2Fpyproject", b"", {}, 404),
        ("GET", "/static/%2e%2e/app.py", b"", {}, 404),
        ("GET", "/static/..%2fapp.py", b"", {}, 404),
        ("GET", "/nowhere", b"", {}, 404),
        ("GET", "/v1/health", b"", {"host": "evil.example"}, 421),
        ("GET", "/v1/health", b"", {"host": "localhost.evil.example"}, 421),
        ("GET", "/v1/health", b"", {"host": "localhost:80@evil.example"}, 421),
        ("GET", "/v1/rules", b"", {"origin": "https://evil.example"}, 403),
        ("POST", "/v1/check", b"a", {"content-type": "text/plain", "origin": "null"}, 403),
        ("POST", "/v1/check", b"a",
         {"content-type": "text/plain", "sec-fetch-site": "cross-site"}, 403),
        ("POST", "/v1/check", b"a",
         {"content-type": "text/plain", "sec-fetch-site": "same-site"}, 403),
    ],
)
def test_what_is_refused(
    method: str, path: str, body: bytes, headers: dict[str, str], status: int, client: TestClient
) -> None:
    answer = client.request(method, path, content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_page_of_the_same_site_is_answered(client: TestClient) -> None:
    headers = {
        "content-type": "text/plain", "origin": "http://localhost", "sec-fetch-site": "same-origin",
    }
    assert client.post("/v1/check", content=b"a", headers=headers).status_code == 200
    # A link from elsewhere may lead to the page.
    assert client.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_a_request_keeps_the_name_it_came_with_if_it_is_one(client: TestClient) -> None:
    for sent, kept in [("a-1.B_2", True), ("x" * 65, False), ('"}\n{"', False)]:
        answer = client.get("/v1/health", headers={"x-request-id": sent.replace("\n", " ")})
        assert (answer.headers["x-request-id"] == sent) == kept
