"""Reads the front matter of a Markdown file, YAML or TOML: its fields with their places."""

from __future__ import annotations

from newslint.errors import ReadError
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# The fence above the front matter, and those that end it.
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}


class Field(NamedTuple):
    """One value of the front matter.

    `span` is where it stands in the source, quote marks left out; `as_written` is False where
    escapes or folding make the value differ from what stands there.
    """

    key: str
    value: str
    span: Span
    as_written: bool


class FrontMatter(NamedTuple):
    """The fields, lists as one field an item, and the offset at which the body begins."""

    fields: tuple[Field, ...]
    body: int


def front_matter(source: str) -> FrontMatter:
    """Return the front matter of a Markdown text, without fields where there is none.

    Raises ReadError, with the line, where it is not valid YAML or TOML.
    """
    start = 1 if source.startswith("\ufeff") else 0
    lines = _Lines(source, start)
    fence = lines.next().rstrip()
    if fence not in _FENCES:
        return FrontMatter((), start)
    begin = lines.offset
    while lines.offset < len(source):
        end = lines.offset
        if lines.next().rstrip() in _FENCES[fence]:
            if fence == "+++":
                return FrontMatter(tuple(_toml(source, begin, end)), lines.offset)
            root = _compose(source[begin:end])
            if root is None or root.id != "mapping":
                return FrontMatter((), lines.offset if root is None else start)
            return FrontMatter(tuple(_fields(source, begin, root)), lines.offset)
    return FrontMatter((), start)


class _Lines:
    """Hands out the lines of a text from an offset on."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self.offset = offset

    def next(self) -> str:
        """Return the next line without its end, and move past it."""
        end = self._text.find("\n", self.offset)
        end = len(self._text) if end < 0 else end
        line = self._text[self.offset : end]
        self.offset = end + 1
        return line


def _compose(text: str) -> Any:
    """Return the root node of a YAML text, None if it is empty."""
    import yaml

    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else None
        raise ReadError(
            f"the front matter is not valid YAML: {error.problem or error.context}; put quote "
            "marks around values with a colon or other signs in them.",
            line=line,
        ) from None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise ReadError(f"the front matter is not valid YAML: {reason}.", line=1) from None


def _toml(source: str, begin: int, end: int) -> Iterator[Field]:
    """Yield the fields of TOML front matter."""
    from newslint.formats.toml_matter import values

    for key, text, start, stop in values(source[begin:end], first_line=2):
        span = _bare(source, begin + start, begin + stop)
        if text.strip():
            yield Field(key, text.strip(), span, source[slice(*span)] == text.strip())


def _fields(source: str, begin: int, root: Any) -> list[Field]:
    fields: list[Field] = []
    for key, value in root.value:
        if key.id != "scalar":
            continue
        nodes = value.value if value.id == "sequence" else [value]
        fields += [
            _field(source, begin, key.value.lower(), node)
            for node in nodes
            if node.id == "scalar" and node.value.strip()
        ]
    return fields


def _field(source: str, begin: int, key: str, node: Any) -> Field:
    start, end = begin + node.start_mark.index, begin + node.end_mark.index
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    elif node.style in ("|", ">"):
        # The mark stands on the key's line; the value is what is indented below.
        start = source.find("\n", start, end) + 1 or start
    span, value = _bare(source, start, end), node.value.strip()
    return Field(key, value, span, source[slice(*span)] == value)


def _bare(source: str, start: int, end: int) -> Span:
    """Return what stands between two offsets without white space around it."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end)
