"""One article of an archive, whatever it lies in, and the fields that hold its parts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.config_keys import day
from newslint.errors import ConfigError, ReadError, did_you_mean
from newslint.formats import read
from newslint.run import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.article import Article
    from newslint.config import Config

# The usual names of each field in archives, the likeliest first.
_USUAL = {
    "text": ("text", "body", "content", "article", "body_text", "body_html", "html"),
    "headline": ("headline", "title", "heading"),
    "published": ("published", "date", "published_at", "pubdate", "publishedAt", "datetime"),
    "language": ("language", "lang"),
    "id": ("id", "uri", "url", "guid", "article_id"),
    "section": ("section", "category", "desk"),
}
# What a text has that is HTML and not plain.
_HTML_MARKS = ("<p>", "<p ", "</p>", "<br", "<div", "<h2")


class Record(NamedTuple):
    """An article as an archive holds it.

    `identity` names it in the results; `data` is its document, in `format` ("" for that of the
    identity's suffix). `published`, `language` and `section` are what the archive says, or "".
    """

    identity: str
    data: bytes
    format: str = ""
    published: str = ""
    language: str = ""
    section: str = ""


class Lost(NamedTuple):
    """A place in an archive at which no article could be read, and why."""

    identity: str
    reason: str


def fields_of(options: Iterable[str]) -> dict[str, str]:
    """Return the mapping given as `field=column` on a command line.

    ConfigError where one is not of that form, or names a field that there is not.
    """
    fields = {}
    for option in options:
        field, equals, column = option.partition("=")
        if not equals or not column:
            raise ConfigError(f'--field: write field=column, not "{option}".')
        if field not in _USUAL:
            hint = did_you_mean(field, _USUAL) or f" There are {', '.join(_USUAL)}."
            raise ConfigError(f'--field: there is no field "{field}".{hint}')
        fields[field] = column
    return fields


def record_of(row: Mapping[str, Any], fields: Mapping[str, str], place: str) -> Record:
    """Return the record of a row of a table or an object of JSON.

    `fields` names the columns; for those it does not name the usual names are tried. The
    headline is put before the text, with a blank line between. ReadError where the row has
    no text.
    """
    text = _value(row, fields, "text")
    if not text.strip():
        wanted = fields.get("text") or " or ".join(_USUAL["text"])
        raise ReadError(
            f'there is no text in the field "{wanted}"; there are {", ".join(map(str, row))}.'
        )
    headline = " ".join(_value(row, fields, "headline").split())
    is_html = any(mark in text for mark in _HTML_MARKS)
    if headline:
        text = f"<h1>{escape(headline)}</h1>\n{text}" if is_html else f"{headline}\n\n{text}"
    return Record(
        _value(row, fields, "id") or place,
        text.encode("utf-8", "surrogatepass"),
        "html" if is_html else "plain",
        _value(row, fields, "published"),
        _value(row, fields, "language"),
        _value(row, fields, "section"),
    )


def article_of(record: Record, config: Config) -> Article:
    """Return the article of a record, with its language and its day of publication.

    What the archive says of these goes before what the article says itself; a day that is none
    is passed over. ReadError where the record cannot be read.
    """
    article = read(record.data, "" if record.format else record.identity, record.format).article
    code = record.language.lower().replace("_", "-").partition("-")[0]
    article.language = {"no": "nb"}.get(code, code) or article.language
    try:
        published = day(record.published[:10]) if record.published else None
    except ValueError:
        published = None
    settle(article, config, published)
    return article


def _value(row: Mapping[str, Any], fields: Mapping[str, str], field: str) -> str:
    names = (fields[field],) if field in fields else _USUAL[field]
    for name in names:
        value = row.get(name)
        if value not in (None, "", []):
            return value if isinstance(value, str) else str(value)
    return ""
