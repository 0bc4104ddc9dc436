"""Copy made to do harm: it is read as copy, or refused, and the next article is read as ever."""

from __future__ import annotations

import json
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from serving import FAULTY

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

EVIL = "<script>alert(1)</script>"
LAUGHS = "".join(
    f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(1, 10)
)


@pytest.fixture(autouse=True)
def _well_afterwards(client: TestClient) -> Any:
    yield
    answer = client.post("/v1/check", json={"text": FAULTY, "language": "nb"})
    assert answer.json()["summary"]["errors"] == 1


def post(client: TestClient, **order: Any) -> Any:
    return client.post("/v1/check", json={"passages": True, "level": "info", **order})


def words_of(answer: Any) -> str:
    (file,) = answer.json()["files"]
    return "\n".join("".join(text for text, *_ in bits) for _, bits in file["passages"])


def packed(**parts: str) -> str:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return b64encode(target.getvalue()).decode()


def test_a_zip_bomb_is_refused(client: TestClient) -> None:
    answer = post(client, data=packed(word__document_xml=" " * 60_000_000), path="a.docx")
    assert (answer.status_code, answer.json()["field"]) == (422, "data")


@pytest.mark.parametrize("path", ["a.xml", "a.nitf", "a.html"])
def test_entities_from_outside_stay_outside(path: str, client: TestClient, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("HEMMELIG")
    text = (
        f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY % y SYSTEM "http://localhost:1/y">%y;]>'
        "<nitf><body><body.content><p>Brua &x; er stengt.</p></body.content></body></nitf>"
    )
    answer = post(client, text=text, path=path)
    assert answer.status_code in (200, 422)
    assert "HEMMELIG" not in answer.text


def test_entities_do_not_grow(client: TestClient) -> None:
    text = (
        f'<!DOCTYPE nitf [<!ENTITY l1 "ha">{LAUGHS}]><nitf><body><body.content><p>&l10;</p>'
        "</body.content></body></nitf>"
    )
    answer = post(client, text=text, path="a.nitf")
    assert answer.status_code in (200, 422)
    assert len(answer.content) < 20_000


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "a", "body_text": ' + "[" * 40_000,
        '{"headline": "a", "x": ' + '{"a":' * 20_000 + "1" + "}" * 20_000 + "}",
    ],
)
def test_deep_json_is_refused(text: str, client: TestClient) -> None:
    answer = post(client, text=text, path="a.json")
    assert (answer.status_code, answer.json()["field"]) == (422, "text")


def test_deep_markup_is_read(client: TestClient) -> None:
    text = "<div>" * 20_000 + "Brua er stengt i følge politiet." + "</div>" * 5
    assert post(client, text=text, path="a.html", language="nb").status_code in (200, 422)


@pytest.mark.parametrize(
    "order",
    [
        {"text": f"# {EVIL}\n\nBrua {EVIL} er stengt i følge politiet.\n", "path": "a.md"},
        {"text": f"{EVIL}\n\nBrua er stengt i følge {EVIL}.\n"},
        {"text": json.dumps({"headline": EVIL, "body_text": f"Stengt i følge {EVIL}."}),
         "path": f"{EVIL.replace('/', '')}.json"},
    ],
)
def test_markup_in_copy_and_names_is_told_of_as_text(
    order: dict[str, Any], client: TestClient
) -> None:
    answer = post(client, **order, language="nb")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    page = client.post("/v1/report", json={**order, "language": "nb"})
    assert "alert(1)" in page.text
    assert "<script>alert" not in page.text


def test_the_policy_lets_nothing_in(client: TestClient) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "<script>" not in answer.text
    assert "style=" not in answer.text
    for name in ("article", "filters", "intake", "looks", "notes", "outlet", "page", "service",
                 "status", "text", "words"):
        script = client.get(f"/static/{name}.js")
        assert script.status_code == 200
        assert "innerHTML" not in script.text
        assert "://" not in script.text
