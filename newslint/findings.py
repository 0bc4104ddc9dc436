"""What is found: hits as the checks make them, findings as people get them."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache

from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.positions import Span


class Severity(IntEnum):
    """How much a finding matters; ordered, so that levels can be compared."""

    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name that stands in configuration, rule files and reports."""
        return self.name.lower()

    @classmethod
    def named(cls, label: str) -> Severity:
        """Return the severity of that name; KeyError if there is none."""
        return cls[label.upper()]


class Edit(NamedTuple):
    """Put `text` in place of `span`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend a fault.

    `applicability` is `safe` (right whatever the sense) or `suggested` (a person decides).
    A finding whose fix would cross markup has none.
    """

    applicability: str
    edits: tuple[Edit, ...]


class Related(NamedTuple):
    """Another place that takes part in a fault, with a word on its part in it."""

    span: Span
    text: str = ""
    message: str = ""


class Hit(NamedTuple):
    """What a check found, in offsets of the article's text, not yet put into words.

    `values` fill the blanks of the rule's message; `variant` picks another message of the
    rule than its first; `severity` lowers the rule's own. `group` ties the places of one
    fault together. `related` places are listed in the message as `{lines}`.
    """

    span: Span
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    values: Mapping[str, object] = {}
    variant: str = ""
    severity: Severity | None = None
    group: str = ""


class Finding(NamedTuple):
    """One fault, told to a person.

    All offsets (`span`, `fix`, `related`) are half-open code points of the source text;
    `text` is exactly what stands there. `group` is shared by the places of one fault and by
    nothing else in the file. `block` names the kind of block the place is in. `context` is
    the text of that block and `occurrence` counts equal findings in it from 0; both make up
    the fingerprint. `within` is where in `context` the words stand.
    """

    rule: str
    severity: Severity
    message: str
    why: str
    span: Span
    text: str
    block: str = ""
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    group: str = ""
    context: str = ""
    occurrence: int = 0
    within: tuple[int, int] = (0, 0)

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that stay the same when the finding's lines move.

        Made of the rule, the words and the text of the block, white space folded.
        """
        from hashlib import blake2b

        parts = (self.rule, self.text, digest(self.context), str(self.occurrence))
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=8).hexdigest()


def by_fault(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return findings by fault, in order of the first place of each."""
    faults: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        faults.setdefault(finding.group or number, []).append(finding)
    return list(faults.values())


@lru_cache(maxsize=64)
def digest(context: str) -> str:
    """Return a digest of a block's text, white space folded; the findings of a block share it."""
    from hashlib import blake2b

    return blake2b(" ".join(context.split()).encode("utf-8", "surrogatepass")).hexdigest()
