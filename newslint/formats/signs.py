"""The signs by which the format of a file is known, whatever it is called."""

from __future__ import annotations

from newslint import patterns

# So much of a file's beginning is looked at; mails have long heads.
_HEAD = 65_536
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WIRE = patterns.compile(r"[\s\x16\x7f]*+[\x01\x02]")
_MATTER = patterns.compile(
    r"(?m)\s*(---|\+\+\+)[ \t]*\r?\n(?:#[^\n]*+\n)*+[\w\"'-]++\s*[:=](?s:.*?)\n\1\s*?$"
)
_PAGE = patterns.compile(
    r"(?i)\s*+(?:<!--(?s:.)*?-->\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|div|header|figure|h[1-6]|p)[\s>]"
)
_FIELDS = patterns.compile(
    r"(?:From [^\n]*+\n)?(?:[!-9;-~]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++(?=\r?\n|\Z)"
)
_FROM = patterns.compile(r"(?im)^From:")
_SENT = patterns.compile(r"(?im)^(?:Subject|Date|Received|MIME-Version|Message-ID):")
_NEWS = patterns.compile(
    r'(?i)"(?:headlines?|bod(?:y_\w+|ies)|descriptions|description_\w+|versioncreated)"\s*:'
)


def is_copy(path: str) -> bool:
    """Tell whether a file whose suffix is ambiguous holds copy; what cannot be read may."""
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
            return bool(by_content(head)) and holds_copy(head + file.read())
    except OSError:
        return True


def holds_copy(data: bytes) -> bool:
    """Tell whether the bytes of a file, all of them, have the signs of copy."""
    name = by_content(data[:_HEAD])
    return _is_ninjs(data) if name == "ninjs" else bool(name)


def by_content(data: bytes) -> str:
    """Return the name of the format that the signs of a file tell, "" for none."""
    if data.startswith(_OLE) or (data.startswith(_ZIP) and b"word/" in data):
        return "docx"
    head = _text(data[:_HEAD])
    first = head.lstrip()[:1]
    if first == "<":
        return _by_markup(head)
    if first in ("{", "["):
        return "ninjs" if _NEWS.search(head) else ""
    if _WIRE.match(head):
        return "iptc7901" if "\x02" in head else ""
    if first in ("-", "+"):
        return "markdown" if _MATTER.match(head) else ""
    bare = head.lstrip()
    fields = _FIELDS.match(bare) if first.isalpha() else None
    if fields and _FROM.search(fields[0]) and _SENT.search(fields[0]):
        return "eml"
    return ""


def _text(data: bytes) -> str:
    """Return the beginning of a file as text, good enough to find signs in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _by_markup(head: str) -> str:
    if _PAGE.match(head):
        return "html"
    from newslint.formats.xml import format_of

    name = format_of(head)
    return name and (name if name == "html" else "xml")


def _is_ninjs(data: bytes) -> bool:
    """Tell whether JSON has an item of ninjs in it; broken JSON that looks so may."""
    from newslint.errors import ReadError
    from newslint.formats.decode import decode
    from newslint.formats.json_strings import strings
    from newslint.formats.ninjs import items

    try:
        return any(True for _ in items(strings(decode(data)[0])))
    except ReadError:
        return True
