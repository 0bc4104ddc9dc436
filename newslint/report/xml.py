"""XML as the reports write it: nothing but elements and attributes."""

from __future__ import annotations

import re

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What XML 1.0 cannot hold, not even by number.
_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
    "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
})


def escape(text: str) -> str:
    """Return a text as it stands in XML; what XML cannot hold becomes U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", text).translate(_ESCAPES)


def element(name: str, attributes: dict[str, object], content: Iterable[str] = ()) -> str:
    """Return an element; `content` is of XML, each piece on lines of its own."""
    head = name + "".join(f' {key}="{escape(str(value))}"' for key, value in attributes.items())
    inner = "".join(content)
    return f"<{head}>\n{inner}</{name}>\n" if inner else f"<{head}/>\n"
