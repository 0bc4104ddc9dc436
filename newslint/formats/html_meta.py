"""Reads what an HTML page says of itself: headline, date, section, language, byline, address."""

from __future__ import annotations

import json
from datetime import date
from html import unescape

from newslint.formats.html_scan import attributes
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from newslint.formats.html_scan import Tag

# Where each field is looked for, best first: properties of <meta>, or JSON-LD after a "@".
_FIELDS = {
    "headline": ("@headline", "og:title", "twitter:title", "<title>"),
    "description": ("og:description", "description", "@description"),
    "published": (
        "article:published_time",
        "@datePublished",
        "datepublished",
        "og:article:published_time",
        "publishdate",
        "pubdate",
        "dc.date.issued",
        "dc.date",
        "date",
        "<time>",
    ),
    "section": ("article:section", "@articleSection", "section"),
    "byline": ("@author", "author", "article:author", "byl", "dc.creator"),
    "url": ("<canonical>", "og:url", "@url"),
    "title": ("<title>", "og:title"),
}
_LANGUAGES = ("<html>", "@inLanguage", "content-language", "og:locale")
# ISO 639-2 codes and the macrolanguage; plain "no" gives way to what says which Norwegian.
_CODES = {"nob": "nb", "nno": "nn", "eng": "en", "nor": "no"}
_ARTICLE = ("Article", "NewsArticle", "BlogPosting", "LiveBlogPosting")
# How deep objects of JSON-LD are looked into.
_MOST_OBJECTS = 1000


class Meta(NamedTuple):
    """The metadata of a page: fields by name, the code of its language, the date published."""

    fields: dict[str, str]
    language: str
    published: date | None


def meta(head: Sequence[Tag]) -> Meta:
    """Return what the tags that speak of the whole page say."""
    found: dict[str, str] = {}
    for name, value in _values(head):
        if words := value.split():
            found.setdefault(name, " ".join(words))
    fields = {
        field: next((found[name] for name in names if name in found), "")
        for field, names in _FIELDS.items()
    }
    published = next(
        (day for name in _FIELDS["published"] if (day := _date(found.get(name, "")))), None
    )
    fields["published"] = published.isoformat() if published else ""
    told = (found[name] for name in _LANGUAGES if name in found)
    return Meta({name: value for name, value in fields.items() if value}, language(told), published)


def language(tags: Iterable[str]) -> str:
    """Return the ISO 639-1 code of the first of some language tags, `nb` for mere Norwegian.

    Plain `no` gives way to a later `nb` or `nn`; "" where no tag is one.
    """
    codes = [code for tag in tags if (code := _code(tag))]
    if codes[:1] == ["no"]:
        return next((code for code in codes if code in ("nb", "nn")), "nb")
    return codes[0] if codes else ""


def _code(tag: str) -> str:
    code = tag.replace("_", "-").partition("-")[0].strip().lower()
    is_code = code.isascii() and code.isalpha() and 2 <= len(code) <= 3
    return _CODES.get(code, code) if is_code else ""


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _values(head: Sequence[Tag]) -> Iterator[tuple[str, str]]:
    """Yield every statement of the page of itself with its name, in order of the source."""
    for tag in head:
        found = {name: value.text for name, value in attributes(tag).items()}
        if tag.name == "title":
            yield "<title>", unescape(tag.inside)
        elif tag.name == "html":
            yield "<html>", found.get("lang") or found.get("xml:lang", "")
        elif tag.name == "link" and "canonical" in found.get("rel", "").lower().split():
            yield "<canonical>", found.get("href", "")
        elif tag.name == "time":
            words = " ".join((found.get("itemprop", ""), found.get("class", ""), *found)).lower()
            if "publi" in words or "pubdate" in words or "entry-date" in words:
                yield "<time>", found.get("datetime", "")
        elif tag.name == "meta":
            for key in ("property", "name", "itemprop", "http-equiv"):
                if key in found:
                    yield found[key].lower(), found.get("content", "")
        elif tag.name == "script" and "ld+json" in found.get("type", "").lower():
            yield from _linked_data(tag.inside)


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the articles of a piece of JSON-LD say, under names with an @."""
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for item in waiting:
        if isinstance(item, list):
            waiting += item[:_MOST_OBJECTS]
        elif isinstance(item, dict) and len(waiting) < _MOST_OBJECTS:
            kind = item.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(name, str) and name.endswith(_ARTICLE) for name in kinds):
                for name, value in item.items():
                    yield f"@{name}", _plain(value)
            waiting += [item[key] for key in ("@graph", "mainEntity") if key in item]


def _plain(value: Any) -> str:
    """Return a value of JSON-LD as a string: the name of a thing, a list with commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain_one, value)))
    return _plain_one(value)


def _plain_one(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name", "")
    return unescape(value) if isinstance(value, str) else ""
