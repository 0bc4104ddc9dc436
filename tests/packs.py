"""Small rule packs written by the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MESSAGE = """
[message]
nb = "Ikke «{text}», skriv «{suggestion}»."
nn = "Ikkje «{text}», skriv «{suggestion}»."
en = "Not “{text}”, write “{suggestion}”."
"""
EXAMPLES = """
[[bad]]
text = "Her er en feil."
finds = ["feil"]

[[good]]
text = "Her er alt rett."
"""
PHRASES = 'kind = "phrases"\nseverity = "warning"\nphrases = ["feil"]\n'

SWAP = """\
kind = "substitution"
severity = "{severity}"
fix = "{fix}"
source = "{source}"
swap = {{ {swap} }}
[why]
nb = "Slik *er* det."
nn = "Slik *er* det."
en = "It *is* so."
"""


def write_rule(
    pack: Path, identity: str, head: str, message: str = MESSAGE, examples: str = EXAMPLES
) -> Path:
    """Write a rule file into the folder `pack` and return its path."""
    path = pack / f"{identity}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + message + examples, encoding="utf-8")
    return path


def swap(severity: str, fix: str, swap: str, source: str = "the style book") -> str:
    """Return the head of a rule that puts words in the place of others."""
    return SWAP.format(severity=severity, fix=fix, swap=swap, source=source)
