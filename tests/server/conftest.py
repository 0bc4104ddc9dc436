"""What the tests of the server share."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest

from browsing import CHROMIUM, QUIET, until
from serving import HOUSE, Served, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

if not all(map(importlib.util.find_spec, ("starlette", "uvicorn", "httpx2"))):
    collect_ignore_glob = ["*"]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the settings of a house."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "newslint.toml").write_text(HOUSE, "utf-8")
    return folder


@pytest.fixture(scope="session")
def client(house: Path) -> Iterator[TestClient]:
    """A client of a server in this process."""
    from starlette.testclient import TestClient

    from newslint.server.app import application
    from newslint.server.settings import Limits, Settings
    from newslint.server.work import House

    settings = Settings(
        House(str(house / "newslint.toml"), str(house), {}, ("core", "ntb")),
        limits=Limits(size=200_000, patience=30, rate=0, workers=1),
    )
    with TestClient(application(settings), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server in a process of its own, with no settings of a house."""
    with served(tmp_path_factory.mktemp("page"), "--isolated", "--patience", "60") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser, if there is one."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(desk: Served, browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page, with nothing said on its console and nothing asked of anyone else."""
    asked = getattr(request, "param", {})
    context = browser.new_context(
        locale="nb-NO", reduced_motion="reduce",
        color_scheme=asked.get("theme", "light"),
        viewport={"width": asked.get("width", 1360), "height": asked.get("height", 850)},
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    told: list[str] = []
    address = f"http://localhost:{desk.port}/"
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.on("request", lambda sent: told.append(sent.url)
            if not sent.url.startswith((address, f"blob:{address}")) else None)
    page.goto(address)
    until(page, "document.getElementById('profile').options.length > 0")
    yield page
    context.close()
    refused = "Failed to load resource: the server responded with a status of 422"
    assert [message for message in told if not message.startswith(refused)] == []
