"""The extension for VS Code: its own tests, which start the server as it does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_extension_passes_its_tests(root: Path, newslint: list[str]) -> None:
    folder = root / "editors" / "vscode"
    npm = shutil.which("npm")
    if npm is None or not (folder / "node_modules").is_dir():
        pytest.skip("needs npm, and npm install in editors/vscode")
    done = subprocess.run(
        [npm, "test"], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "NEWSLINT_COMMAND": json.dumps(newslint), "PYTHONPATH": str(root)},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_extension_offers_the_settings_and_commands_that_the_server_knows(root: Path) -> None:
    from newslint.lsp.actions import ACCEPT
    from newslint.lsp.desk import SETTINGS

    folder = root / "editors" / "vscode"
    properties = json.loads((folder / "package.json").read_text("utf-8"))["contributes"][
        "configuration"
    ]["properties"]
    assert {name.removeprefix("newslint.") for name in properties} == {
        "command", "config", *SETTINGS,
    }
    assert f"'{ACCEPT}'" in (folder / "src" / "server.ts").read_text("utf-8")
