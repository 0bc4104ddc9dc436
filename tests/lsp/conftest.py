"""A desk with a few rules, and an editor that has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor import Editor
from packs import swap, write_rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG = """\
# The house.
packs = ["pack"]
language = "nb"
select = ["house", "names/variant", "text/doubled-word"]
"""


def furnish(folder: Path) -> Path:
    """Write rules: gal (an error with a safe fix), rar (two forms to choose from), liksom."""
    pack = folder / "pack"
    write_rule(pack, "house/gal", swap("error", "safe", 'gal = "rett"'))
    where = "The board, https://style.example/words."
    forms = '["snål", "underlig"]'
    write_rule(pack, "house/rar", swap("warning", "suggested", f"rar = {forms}", where))
    write_rule(pack, "house/liksom", swap("info", "safe", 'liksom = ""'))
    (folder / "newslint.toml").write_text(CONFIG, encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with rules, for tests that change what is in it."""
    return furnish(tmp_path)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor for tests that open documents of their own and change no file."""
    capabilities = {
        "textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}},
        "workspace": {"workspaceEdit": {"documentChanges": True}},
    }
    with Editor(furnish(tmp_path_factory.mktemp("desk")), capabilities=capabilities) as editor:
        yield editor
