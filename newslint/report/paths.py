"""How files are named to other tools."""

from __future__ import annotations

import os
from urllib.parse import quote


def uri(path: str) -> str:
    """Return the URI of a path, relative for a relative one; what a URI cannot hold is encoded."""
    steps = quote(os.fsencode(os.path.normpath(path)).replace(os.sep.encode(), b"/"))
    return f"file://{steps}" if os.path.isabs(path) else steps


def in_project(path: str, variable: str) -> str:
    """Return a path from the folder that an environment variable names, if it lies in there.

    Services show a finding only where the path counts from the root of the project.
    """
    root = os.environ.get(variable)
    if not root or not path:
        return path
    root, whole = os.path.realpath(root), os.path.realpath(path)
    inside = whole.startswith(os.path.join(root, ""))
    return os.path.relpath(whole, root) if inside else path
