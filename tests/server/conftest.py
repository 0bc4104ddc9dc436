"""What the tests of the server share."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

from serving import HOUSE

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
