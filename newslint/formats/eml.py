"""Reads e-mail with copy in it: the subject, the day it was sent, the text or HTML of the body.

The source of a mail is its file as it stands: as UTF-8 if it is that, else a character a byte.
"""

from __future__ import annotations

from email.parser import HeaderParser
from email.utils import parsedate_to_datetime

from newslint import patterns
from newslint.article import BlockKind
from newslint.errors import ReadError
from newslint.formats import html, plain
from newslint.formats.assembly import Assembly, Part
from newslint.formats.html_meta import language
from newslint.formats.mail_codes import (
    base64,
    codec,
    eight_bit,
    encoded_words,
    quoted_printable,
)
from newslint.positions import SourceMap
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from email.message import Message

    from newslint.article import Article

# How deep parts may lie in parts, and how many there may be: far above what mail programs write.
_DEPTH = 12
_PARTS = 1000
# The line above the header that mailboxes have, a mark of the encoding, blank lines.
_BEFORE = patterns.compile(r"\ufeff?\s*+(?:From [^\r\n]*+\r?\n)?")
_BLANK_LINE = patterns.compile(r"\r?\n[ \t]*\r?\n")
_FIELD = patterns.compile(r"([!-9;-~]++)[ \t]*:")
_SUBJECT = patterns.compile(r"(?im)^Subject[ \t]*:[ \t]*+([^\r\n]*+(?:\r?\n[ \t]++[^\r\n]++)*+)")
_ANSWER = patterns.compile(r"(?i)(?:\s*(?:re|fwd?|sv|vs|vb|aw|wg)\s*:)+\s*")
_LINE = patterns.compile(r"[^\n]*\n|[^\n]+\Z")
_CODINGS = {"base64": base64, "quoted-printable": quoted_printable}


def unpack(data: bytes, path: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the file as text: UTF-8 if it is that, else one character a byte; no notes."""
    return data.decode("utf-8" if data.isascii() else _encoding(data)), ()


def pack(data: bytes, source: str) -> bytes:
    """Return a changed source as the bytes of a file, coded as `data` is.

    UnicodeEncodeError where that has no room for a character.
    """
    return source.encode(_encoding(data))


def _encoding(data: bytes) -> str:
    if data.isascii():
        return "ascii"
    try:
        data.decode()
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


class _Body(NamedTuple):
    """A part of a mail: its header, and where what is below that stands in the source."""

    header: Message
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The type of its content, such as `text/plain`."""
        return self.header.get_content_type()

    @property
    def coding(self) -> str:
        """How its bytes are written, such as `quoted-printable`."""
        return str(self.header.get("Content-Transfer-Encoding", "")).strip().lower()

    @property
    def charset(self) -> str:
        """The name of its character set; UTF-8 if it names none."""
        return self.parameter("charset") or "utf-8"

    def parameter(self, name: str) -> str:
        """Return a parameter of its type as it stands, "" if it has none such."""
        value = self.header.get_param(name, "")
        return value if isinstance(value, str) else ""


def read(source: str) -> Article:
    """Return the article of a mail: its subject is the headline, its text the body.

    Of a text that is there in several forms the richest counts, as mail programs show it;
    answers quoted in it and a signature are left out. ReadError if there is no header, or no
    text.
    """
    start = _begin(source)
    mail = _body(source, start, len(source))
    if not _FIELD.match(source, start):
        raise ReadError("this is no e-mail: it does not begin with header lines such as Subject.")
    texts = list(_texts(source, mail, _DEPTH))
    assembly = Assembly(source)
    copies = [(text, _decoded(source, text)) for text in texts]
    title = _title(source, start, mail.start)
    words = _bare(title.text)
    if words and not any(_bare(copy.text).startswith(words) for _, copy in copies):
        is_coded = any(text.coding in _CODINGS for text in texts)
        assembly.add(BlockKind.HEADLINE, _whole(title, source) if is_coded else title)
    for text, copy in copies:
        if text.kind == "text/html":
            assembly.nest(html.read(copy.text), copy.source_map)
        else:
            own = _own_words(copy, text)
            for _, span in plain.paragraphs(own.text):
                assembly.add(None, own.cut(*span))
    published = _published(mail.header)
    article = assembly.article(
        "eml",
        meta={"published": published.isoformat()} if published else {},
        language=language(str(mail.header.get("Content-Language", "")).split(",")),
        published=published,
        escape=_escape(source, texts),
    )
    if not texts or not article.blocks:
        raise ReadError("this e-mail has no text of its own, only attachments; leave it out.")
    return article


def is_mail(source: str) -> bool:
    """Tell whether a source, or the beginning of one, is a mail with a subject or a sender."""
    start = _begin(source)
    if not _FIELD.match(source, start):
        return False
    header = _body(source, start, len(source)).header
    return "From" in header and bool({"Subject", "Date", "Received", "MIME-Version"} & {*header})


def _begin(source: str) -> int:
    match = _BEFORE.match(source)
    return match.end() if match else 0


def _body(source: str, start: int, end: int) -> _Body:
    """Return the part that begins at an offset with its header, if it has one."""
    if source.startswith(("\n", "\r\n"), start):
        return _Body(HeaderParser().parsestr(""), start, end)
    match = _BLANK_LINE.search(source, start, end)
    head, stop = match.span() if match else (end, end)
    return _Body(HeaderParser().parsestr(source[start:head]), stop, end)


def _texts(source: str, body: _Body, depth: int) -> Iterator[_Body]:
    """Yield the parts that hold the text of a mail, in order."""
    if body.header.get_content_disposition() == "attachment" or depth == 0:
        return
    if body.kind in ("text/plain", "text/html"):
        yield body
    elif body.kind.startswith("multipart/"):
        parts = _parts(source, body)
        if body.kind == "multipart/related":
            parts = parts[:1]
        if body.kind != "multipart/alternative":
            for part in parts:
                yield from _texts(source, part, depth - 1)
            return
        for part in reversed(parts):
            texts = list(_texts(source, part, depth - 1))
            if texts:
                yield from texts
                return


def _parts(source: str, body: _Body) -> list[_Body]:
    """Return the parts that the boundary of a part parts it into."""
    boundary = body.parameter("boundary")
    parts: list[_Body] = []
    start = -1
    at = body.start
    while boundary and len(parts) < _PARTS:
        at = source.find(f"--{boundary}", at, body.end)
        if at < 0:
            break
        line_end = source.find("\n", at, body.end)
        line_end = body.end if line_end < 0 else line_end
        tail = source[at + 2 + len(boundary) : line_end].strip()
        if tail not in ("", "--") or source[at - 1 : at] != "\n":
            at += 2
            continue
        if start >= 0:
            parts.append(_body(source, start, max(start, at)))
        start = line_end + 1
        at = line_end
        if tail:
            return parts
    if start >= 0 and start < body.end:
        # The mail is cut short.
        parts.append(_body(source, start, body.end))
    return parts


def _decoded(source: str, body: _Body) -> Part:
    return _CODINGS.get(body.coding, eight_bit)(source, body.start, body.end, body.charset)


def _title(source: str, start: int, end: int) -> Part:
    """Return the subject, without what marks an answer; blank if there is none."""
    match = _SUBJECT.search(source, start, end)
    if not match:
        return Part("", SourceMap())
    title = encoded_words(source, *match.span(1))
    answer = _ANSWER.match(title.text)
    return title.cut(answer.end() if answer else 0, len(title.text))


def _whole(title: Part, source: str) -> Part:
    """Return a subject that maps only as a whole, its line end with it.

    No fix must change a part of it: what the body's code makes of new words is not how a
    subject is written.
    """
    runs = list(title.source_map.runs(0, len(title.text)))
    start = runs[0][2]
    end = source.find("\n", runs[-1][2] + runs[-1][3])
    source_map = SourceMap()
    source_map.add(0, start, len(title.text), (len(source) if end < 0 else end + 1) - start)
    return Part(title.text, source_map)


def _own_words(copy: Part, body: _Body) -> Part:
    """Return plain text without the answers quoted in it and the signature, its lines joined.

    A line that ends in a blank goes on in the next where the part says so (RFC 3676).
    """
    flows = body.parameter("format").lower() == "flowed"
    drops = body.parameter("delsp").lower() == "yes"
    kept: list[list[int]] = []
    for match in _LINE.finditer(copy.text):
        start, end = match.span()
        line = match.group().rstrip("\r\n")
        if line == "-- ":
            break
        if line.startswith(">"):
            continue
        if flows:
            start += line.startswith(" ")
            if line.endswith(" ") and len(line) > 1:
                end = match.start() + len(line) - drops
        if kept and kept[-1][1] == start:
            kept[-1][1] = end
        else:
            kept.append([start, end])
    return Part.join(copy.cut(start, end) for start, end in kept)


def _published(header: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(header.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _escape(source: str, texts: list[_Body]) -> Callable[[str], str]:
    """Return how new words are written in the body of a mail."""
    charset = codec(texts[0].charset) if texts else "utf-8"
    is_html = any(text.kind == "text/html" for text in texts)
    is_quoted = any(text.coding == "quoted-printable" for text in texts)
    is_bytes = any(_is_bytes(source[text.start : text.end], charset) for text in texts)

    def escape(text: str) -> str:
        text = html.escape(text) if is_html else text
        if text.isascii() and not is_quoted:
            return text
        try:
            data = text.encode(charset, "xmlcharrefreplace" if is_html else "strict")
        except UnicodeEncodeError:
            # That the file has no room for it is told when it is written.
            return text
        if is_quoted:
            return "".join(
                chr(byte) if byte < 128 and byte != 61 else f"={byte:02X}" for byte in data
            )
        return data.decode("latin-1") if is_bytes else text

    return escape


def _is_bytes(written: str, charset: str) -> bool:
    """Tell whether each character of a body stands for a byte of its character set."""
    try:
        return not written.isascii() and bool(written.encode("latin-1").decode(charset))
    except UnicodeError:
        return False


def _bare(text: str) -> str:
    """Return text without its white space, for comparing."""
    return "".join(text.split())
