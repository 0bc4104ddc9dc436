"""Reads ninjs (1.x to 3.x), the IPTC's news in JSON: text, HTML in it, pictures with it."""

from __future__ import annotations

from datetime import date

from newslint import patterns
from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats import html, plain
from newslint.formats.assembly import Assembly
from newslint.formats.html_meta import language
from newslint.formats.html_tree import tree
from newslint.formats.json_strings import Text, escape, strings
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from newslint.article import Article
    from newslint.formats.assembly import Part

_PICTURES = ("picture", "graphic", "video", "audio", "animation")
_DATES = ("versioncreated", "firstcreated", "contentcreated")
_CREDITS = ("by", "byline", "bylines", "creditline", "description_creditline", "authors")
# Variants of a text, best first: what keeps its paragraphs and lists. Others are programs' own.
_HTML = ("html", "xhtml", "html5", "richhtml5")
_CODED = ("nitf", "ttnitf", "xml", "newsml", "g2")
# By what fields an item is known: texts, lists of texts, and what stands beside its `uri`.
_TEXTS = ("headline_", "body_", "description_")
_LISTS = ("headlines", "bodies", "descriptions")
_OF_ITEMS = frozenset({"type", "versioncreated", "representationtype"})
# How deep the items may lie in what an agency wraps them in.
_DEPTH = 6
_TAG = patterns.compile(r"<[/!]?[a-zA-Z][^<>]*>")


def is_ninjs(value: Any) -> bool:
    """Tell whether a value of JSON, as `strings` returns it, is an item of ninjs."""
    if not isinstance(value, dict):
        return False
    fields = {name.lower(): field for name, field in value.items()}
    return any(
        isinstance(field, list if name in _LISTS else Text)
        for name, field in fields.items()
        if name in _LISTS or name == "headline" or name.startswith(_TEXTS)
    ) or (isinstance(fields.get("uri"), Text) and not fields.keys().isdisjoint(_OF_ITEMS))


def items(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the items in a value of JSON: itself, or those that it wraps, in order."""
    level = [value]
    for _ in range(_DEPTH):
        found = [item for item in level if is_ninjs(item)]
        if found:
            yield from found
            return
        level = [inner for outer in level for inner in _values(outer)]


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from value
    elif isinstance(value, dict):
        yield from value.values()


def read(source: str) -> Article:
    """Return the article of a ninjs source: its headline, text, and pictures.

    Of several forms of one text (HTML and plain text) one is read. ReadError if it is no
    valid JSON, no ninjs, or has no copy.
    """
    found = [_Item(item) for item in items(strings(source))]
    if not found:
        raise ReadError(
            "this JSON has no fields of ninjs (headline, body_text, bodies …), the only JSON of "
            "news copy that newslint knows; leave it out."
        )
    assembly, is_coded = Assembly(source), False
    for item in found:
        is_coded |= item.add_to(assembly)
    meta = found[0].meta()
    article = assembly.article(
        "ninjs",
        meta=meta,
        language=language([found[0].value("language")]),
        published=_day(meta.get("published", "")),
        escape=_escape_html if is_coded else escape,
    )
    if not article.blocks:
        raise ReadError("this ninjs holds no copy, only data about something; leave it out.")
    return article


def _escape_html(text: str) -> str:
    return escape(html.escape(text))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


class _Variant(NamedTuple):
    """One form of a text: what its field says of its form, in small letters; the text."""

    form: str
    text: Text

    @property
    def is_html(self) -> bool:
        """True if the text is marked up."""
        return _TAG.search(str(self.text)) is not None

    @property
    def rank(self) -> int:
        """How much of the text this form keeps, the least the best."""
        if any(word in _CODED for word in self.form.split()):
            return 3
        if any(word in _HTML for word in self.form.split()):
            return 0
        return 1 if self.is_html else 2


class _Item:
    """One item: its fields by name in small letters, which is how the versions agree."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._fields = {name.lower(): value for name, value in fields.items()}
        self._is_picture = self.value("type") in _PICTURES
        self._is_coded = False
        self._said = ""

    def value(self, *names: str) -> str:
        """Return the text of the first of the fields that has one, "" for none."""
        return next(map(str, self._texts(*names)), "")

    def meta(self) -> dict[str, str]:
        """Return what the item says of itself."""
        published = next(filter(None, (_day(self.value(name)) for name in _DATES)), None)
        fields = {
            "published": published.isoformat() if published else "",
            "slug": self.value("slugline"),
            "section": self.value("subject", "subjects"),
            "source": self.value("source", "infosources", "copyrightholder"),
            "url": self.value("uri"),
        }
        return {name: value for name, value in fields.items() if value}

    def add_to(self, assembly: Assembly) -> bool:
        """Add the copy of the item; tell whether there is HTML in it."""
        body = self._body()
        coded = html.read(body.text.part().text) if body and body.is_html else None
        self._said = _bare(str(body.text) if body else "")
        if coded:
            self._said = _bare("".join(coded.slice(block.span) for block in coded.blocks))
        titles = [coded.slice(block.span) for block in coded.blocks[:1]] if coded else []
        headlines = {_bare(title) for title in titles}
        for _, text in self._variants("headline", "headlines"):
            words = _bare(str(text))
            if words not in headlines:
                headlines.add(words)
                self._add(assembly, BlockKind.HEADLINE, text)
        has_title = coded and any(block.kind is BlockKind.HEADLINE for block in coded.blocks[:1])
        if not has_title:
            self._above(assembly)
        if coded and body:
            self._is_coded = True
            assembly.nest(coded, body.text.part().source_map)
        elif body:
            self._add(assembly, None, body.text)
        if has_title:
            self._above(assembly)
        for inner in _values(self._fields.get("associations")):
            # Other stories that go with this one are items of their own.
            if isinstance(inner, dict) and (item := _Item(inner))._is_picture:
                item._said = self._said
                item._picture(assembly)
                self._is_coded |= item._is_coded
        return self._is_coded

    def _above(self, assembly: Assembly) -> None:
        """Add what stands between headline and text."""
        if self._is_picture:
            self._picture(assembly)
        else:
            self._descriptions(assembly, BlockKind.DECK)
            self._line(assembly, BlockKind.BYLINE, "byline", "by", "bylines")

    def _picture(self, assembly: Assembly) -> None:
        """Add what stands with a picture, unless the body has it too."""
        if self._descriptions(assembly, BlockKind.CAPTION):
            self._line(assembly, BlockKind.CREDIT, *_CREDITS)

    def _descriptions(self, assembly: Assembly, kind: BlockKind) -> bool:
        """Add the descriptions, each once and only if the body does not say the same.

        Returns False where they were all left out.
        """
        has_new = are_said = False
        for form, text in self._variants("description", "descriptions"):
            parts = list(self._parts(text))
            words = _bare("".join(part.text for part in parts))
            if "credit" in form:
                continue
            if words in self._said:
                are_said = True
                continue
            self._said += words
            has_new = True
            for part in parts:
                assembly.add(kind, part)
        return has_new or not are_said

    def _line(self, assembly: Assembly, kind: BlockKind, *names: str) -> None:
        """Add the first of the fields that has a text."""
        for text in self._texts(*names):
            self._add(assembly, kind, text)
            return

    def _add(self, assembly: Assembly, kind: BlockKind | None, text: Text) -> None:
        for part in self._parts(text):
            assembly.add(kind, part)

    def _parts(self, text: Text) -> Iterator[Part]:
        """Yield the paragraphs of a text, HTML or plain."""
        part = text.part()
        if _TAG.search(part.text):
            self._is_coded = True
            for inner in tree(part.text).paragraphs:
                yield inner.part._replace(
                    source_map=inner.part.source_map.through(part.source_map)
                )
        else:
            for _, span in plain.paragraphs(part.text):
                yield part.cut(*span)

    def _body(self) -> _Variant | None:
        """Return the best form of the text, None if there is none."""
        variants = self._variants("body", "bodies")
        return next((one for one in variants if str(one.text).strip()), None)

    def _variants(self, name: str, plural: str) -> list[_Variant]:
        """Return the forms of a text, the best first: `name`, `name_…`, and those of `plural`."""
        found = []
        for key, value in self._fields.items():
            if isinstance(value, Text) and (key == name or key.startswith(f"{name}_")):
                found.append(_Variant(key.removeprefix(name).replace("_", " ").strip(), value))
        for entry in _values(self._fields.get(plural)):
            if isinstance(entry, dict):
                item = _Item(entry)
                form = f"{item.value('contenttype', 'mimetype')} {item.value('role')}"
                texts = item._texts("value")
                found += [_Variant(form.lower().replace("/", " "), text) for text in texts]
        return sorted(found, key=lambda variant: variant.rank)

    def _texts(self, *names: str) -> Iterator[Text]:
        """Yield the texts of the fields of some names, those that are not blank.

        Of a list, or a group of values, that of its first "name", "value" or "byline" counts.
        """
        for name in names:
            value = self._fields.get(name)
            entries = value if isinstance(value, list) else [value]
            for entry in entries:
                if isinstance(entry, dict):
                    inner = _Item(entry)
                    yield from inner._texts("by", "byline", "name", "value")
                elif isinstance(entry, Text) and not str(entry).isspace() and str(entry):
                    yield entry


def _bare(text: str) -> str:
    """Return text without its white space, for comparing."""
    return "".join(text.split())
