"""Imports point down only: a module knows those below it and nothing above."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "newslint"

# From the bottom up. A module may import what stands below it and its neighbours in a layer.
LAYERS: list[set[str]] = [
    {"records", "version"},
    {"clock"},
    {"errors"},
    {"resources"},
    {"patterns"},
    {"positions"},
    {"automaton"},
    {"article"},
    {"places"},
    {"findings"},
    {"language"},
    {"formats"},
    {"checks"},
    {"literals"},
    {"catalogue", "config", "config_file", "config_keys", "rules", "wording"},
    {"linter"},
    {"baseline", "cache", "examples", "files", "fixes", "namelist", "trial", "wordlist"},
    {"run"},
    {"pool"},
    {"report"},
    {"api"},
    {"archive", "cli", "lsp", "server"},
]
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """The part of the package a dotted module name belongs to; the package itself is the API."""
    names = module.split(".")
    if len(names) == 1:
        return "api"
    return "cli" if names[1] == "__main__" else names[1]


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every `(line, module)` imported when the code runs, functions' own imports included."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                yield from imports(other)
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: write the import in full"
            yield from imported_from(node)
        else:
            yield from imports(node)


def imported_from(node: ast.ImportFrom) -> Iterator[tuple[int, str]]:
    """`from newslint import x` imports the module x where there is one."""
    module = node.module or ""
    for alias in node.names:
        folder = PACKAGE.parent.joinpath(*module.split("."), alias.name)
        is_module = folder.is_dir() or folder.with_suffix(".py").is_file()
        yield node.lineno, f"{module}.{alias.name}" if is_module else module


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    here = part_of(name_of(path))
    assert here in LEVEL, f"give {here} a place in LAYERS"
    upward = [
        f"{path.name}:{line} imports {module}"
        for line, module in imports(ast.parse(path.read_text("utf-8")))
        if module.split(".")[0] == "newslint" and LEVEL[part_of(module)] > LEVEL[here]
    ]
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_has_one_subject_and_says_so(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module opens with a docstring"
    assert len(text.splitlines()) <= 400, "two things live in one room"
