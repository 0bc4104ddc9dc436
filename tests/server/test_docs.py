"""The clients that docs/cms.md shows, run against a server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from newslint.server.fields import FIELDS, MEDIA
from newslint.server.openapi import _OPERATIONS, _STATUSES
from serving import served

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "command"),
    [("python", [sys.executable, "-c"]), ("js", ["node", "--input-type=module", "-e"])],
)
def test_the_clients_work(language: str, command: list[str], root: Path, tmp_path: Path) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    code = blocks(root, language)[0]
    with served(tmp_path, "--isolated") as server:
        environment = {**os.environ, "NEWSLINT": f"http://127.0.0.1:{server.port}"}
        done = subprocess.run(
            [*command, code], env=environment, capture_output=True, text=True, timeout=60,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert "«ifølge»" in done.stdout
    if language == "python":
        assert done.stdout.splitlines()[-2:] == ["Brua er stengt ifølge politiet.", ""]


def test_the_handler_for_a_cms_works(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run it in a CMS that is no more than the signal it listens to."""
    connected: list[Any] = []
    signals = SimpleNamespace(item_validate=SimpleNamespace(connect=connected.append))
    monkeypatch.setitem(sys.modules, "superdesk", SimpleNamespace(signals=signals))
    monkeypatch.setitem(sys.modules, "superdesk.signals", signals)
    item = {"headline": "Bru", "body_html": "<p>Stengt i følge politiet.</p>", "language": "nb"}
    with served(tmp_path, "--isolated") as server:
        monkeypatch.setenv("NEWSLINT", f"http://127.0.0.1:{server.port}")
        names: dict[str, Any] = {}
        for code in blocks(root, "python"):
            exec(code, names)
        names["init_app"](None)
        (handler,) = connected
        told: list[str] = []
        handler(None, item, told, {})
    (message,) = told
    assert message.startswith("i følge: Skriv «ifølge»")
    told.clear()
    handler(None, item, told, {})
    assert told == []


def blocks(root: Path, language: str) -> list[str]:
    text = (root / "docs/cms.md").read_text("utf-8")
    return re.findall(f"```{language}\n(.*?)```", text, re.DOTALL)


def test_all_is_documented(root: Path) -> None:
    text = (root / "docs/cms.md").read_text("utf-8")
    for name in (*FIELDS, *(path for path, *_ in _OPERATIONS)):
        assert name.replace("{rule}", "{id}") in text, name
    for media in MEDIA:
        known = media.startswith("application/vnd") or media == "text/xml"
        assert known or f"`{media}`" in text, media
    for status in _STATUSES.keys() - {400, 404, 405, 500}:
        assert f"| {status} |" in text
