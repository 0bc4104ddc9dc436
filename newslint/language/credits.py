"""The grammar of photo credits: label, person, agencies, and where a name is missing."""

from __future__ import annotations

import re
from functools import cache

from newslint import patterns
from newslint.article import fold
from newslint.language.credit_words import (
    is_agency,
    is_domain,
    is_note_or_agency,
    is_placeholder,
    words_of,
)
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# No further than this from the end of a caption is a credit looked for, and no longer is one.
_REACH = 240
_LONGEST_CREDIT = 100
_LONGEST_TAIL = 60
BLANKS = " \t\r\n\u00a0"
# Small words that stand inside names and between them.
_PARTICLES = frozenset("og and & av by von van der den de da di du la le el al i for via".split())
# Labels of pictures that a photographer's name follows.
_NAMED = frozenset({"foto", "arkivfoto", "illustrasjonsfoto", "photo", "photograph"})
# Labels that web pages glue to the last word of a caption.
_GLUED = ("Credit", "Photograph", "Photo", "Image")


class Credit(NamedTuple):
    """One credit, its spans in the text that was parsed.

    `span` runs over the whole credit with its brackets; `label` over `Foto:` or `Photo by`,
    None where the credit has none; `doubled` over the labels of `FOTO: Foto:`. `person` is
    the photographer, `agencies` are the agencies and other sources in order. `blank` is where
    a name should be and a placeholder or nothing is; an empty one stands behind the label.
    """

    span: Span
    label: Span | None = None
    doubled: Span | None = None
    person: Span | None = None
    agencies: tuple[Span, ...] = ()
    blank: Span | None = None


def find_credit(text: str, span: Span) -> Credit | None:
    """Return the credit that opens, ends or is all of the caption at `span`."""
    start, end = span
    labels = list(_labels(text, max(start, end - _REACH), end))
    opening = labels[0] if labels and labels[0].start <= start + 1 else None
    if opening is None and end - start > _REACH:
        opening = next(_labels(text, start, start + _REACH), None)
        opening = opening if opening and opening.start <= start + 1 else None
    if opening:
        whole = _is_whole(text, opening.end, end)
        stop = end if whole else _end_of_opening(text, opening.end, end)
        return _credit(text, start, stop, opening)
    if not labels:
        return _colonless(text, start, end) or _unlabelled(text, start, end)
    last = labels[-1]
    for label in reversed(labels[:-1]):
        if text[label.end : last.start].strip():
            break
        last = label
    if _runs_on(text, last.end, end):
        return _unlabelled(text, start, end)
    begin = last.start
    while begin > start and text[begin - 1] in "([":
        begin -= 1
    closing = text.find(")", last.end, end) if text[begin] == "(" else -1
    if closing > 0:
        return _credit(text, begin, closing + 1, last)
    whole = _is_whole(text, last.end, end)
    return _credit(text, begin, end if whole else _end_of_opening(text, last.end, end), last)


def _runs_on(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence, not a name, follows what looks like a label."""
    words = text[start:end].split(maxsplit=3)
    return len(words) > 2 and words[0][0].islower() and words[1][0].islower()


def _labels(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the labels between two offsets in order, with their colons."""
    found = []
    at = text.find(":", start, end)
    while at >= 0:
        begin = _label_start(text, start, at)
        if begin is not None:
            found.append(Span(begin, at + 1))
        at = text.find(":", at + 1, end)
    folded = fold(text[start:end])
    for opener in _openers(folded):
        begin = folded.find(opener)
        stop = begin + len(opener)
        ends = not opener[-1].isalpha() or folded[stop : stop + 1].isspace()
        if begin >= 0 and ends and not folded[begin - 1 : begin].isalnum():
            found.append(Span(start + begin, start + stop))
    return iter(sorted(found))


def _openers(folded: str) -> Iterator[str]:
    """Yield the openers of which at least the last word is in the text, and the marks."""
    for mark in ("credit...", "©"):
        if mark in folded:
            yield mark
    for last, openers in _openers_by_last_word().items():
        if last in folded:
            yield from openers


@cache
def _openers_by_last_word() -> dict[str, list[str]]:
    openers: dict[str, list[str]] = {}
    for opener in sorted(words_of("openers")):
        openers.setdefault(f" {opener.rpartition(' ')[2]} ", []).append(opener)
    return openers


def _label_start(text: str, start: int, colon: int) -> int | None:
    """Return where the label before a colon begins, None where no label stands there."""
    end = colon
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    first = end
    while first > start and not text[first - 1].isspace() and text[first - 1] not in "([":
        first -= 1
    word = text[first:end]
    second = first
    while second > start and text[second - 1] == " ":
        second -= 1
    while second > start and text[second - 1].isalpha():
        second -= 1
    if second < first and text[second:end].lower() in words_of("labels"):
        return second
    if word.lower() in words_of("labels"):
        return first
    for glued in _GLUED:
        if word.endswith(glued) and not text[end - len(glued) - 1].isupper():
            return end - len(glued)
    return None


def _credit(text: str, start: int, end: int, label: Span) -> Credit:
    """Take the credit at `start:end` apart, of which `label` is the first label."""
    stop, doubled = label.end, None
    while again := _label_at(text, skip(text, stop, end), end):
        stop = again.end
        if text[stop - 1] == ":":
            doubled = Span(label.start, stop)
    inner = bare(text, stop, end, BLANKS + ")]")
    if inner is None:
        return Credit(Span(start, end), label, doubled, blank=Span(stop, stop))
    person, agencies, blank = _parts(text, inner)
    return Credit(Span(start, end), label, doubled, person, agencies, blank)


def _label_at(text: str, start: int, end: int) -> Span | None:
    """Return the label that begins at `start`, None if none does."""
    label = next(_labels(text, start, min(end, start + 30)), None)
    return label if label and label.start == start else None


def _parts(text: str, span: Span) -> tuple[Span | None, tuple[Span, ...], Span | None]:
    """Return person, agencies and blank of what follows a label."""
    parts = list(_split(text, span))
    words = [text[part.start : part.end] for part in parts]
    blank = next((p for p, word in zip(parts, words, strict=True) if is_placeholder(word)), None)
    people: list[Span] = []
    sources: list[Span] = []
    for part, word in zip(parts, words, strict=True):
        if part == blank or word.lower() in words_of("notes"):
            continue
        alone = " " not in word and not (word[:1].islower() and part == parts[0])
        (sources if alone or is_agency(word) or people or blank else people).append(part)
    return people[0] if people else None, tuple(sources), blank


def _split(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a credit between slashes, bars, `via`, and commas before a source.

    A source that follows a name with nothing between them is a part as well.
    """
    at = span.start
    for match in _separator().finditer(text, span.start, span.end):
        if match.group() == ",":
            before = bare(text, at, match.start())
            remark = text[match.end() : match.end() + 2].strip().islower()
            if before and remark and is_agency(text[slice(*before)]):
                yield before
                return
            following = _until_separator().match(text, match.end(), span.end)
            if not following or not is_note_or_agency(following.group()):
                continue
        yield from _unglued(text, bare(text, at, match.start()) or Span(at, at))
        at = match.end()
    if last := bare(text, at, span.end, BLANKS + "."):
        yield from _unglued(text, last)


def _unglued(text: str, part: Span) -> Iterator[Span]:
    """Yield a part, or the name and the agency in it where nothing parts the two."""
    words = text[part.start : part.end]
    half = len(words) // 2
    if words[:half] == words[half + 1 :] and words[half : half + 1] == " ":
        yield Span(part.start, part.start + half)
        yield Span(part.start + half + 1, part.end)
        return
    tail = None if is_agency(words) else _glued_agency().search(words)
    if tail:
        yield Span(part.start, part.start + tail.start())
        yield Span(part.start + tail.start(1), part.end)
    else:
        yield part


@cache
def _separator() -> re.Pattern[str]:
    return patterns.compile(r"/|\||;|—|,|\s(?:via|for|[-–])\s", re.IGNORECASE)


@cache
def _until_separator() -> re.Pattern[str]:
    return patterns.compile(r"[^/|,;]*")


@cache
def _glued_agency() -> re.Pattern[str]:
    return patterns.compile(
        r"\s((?:NTB|AFP|Reuters|Scanpix|Getty)(?:\s(?:Scanpix|Images))?)$", re.IGNORECASE
    )


def bare(text: str, start: int, end: int, blanks: str = BLANKS) -> Span | None:
    """Return the span without `blanks` at its end and white space at its start, None if empty."""
    start = skip(text, start, end)
    while end > start and text[end - 1] in blanks:
        end -= 1
    return Span(start, end) if start < end else None


def skip(text: str, start: int, end: int) -> int:
    """Return the first offset from `start` on at which no blank stands, at most `end`."""
    while start < end and text[start] in BLANKS:
        start += 1
    return start


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but names stands between the label and the end."""
    if end - start > _LONGEST_CREDIT:
        return False
    rest = text[_end_of_opening(text, start, end) : end].strip(" .)]/,")
    if not rest or rest[0].islower():
        return True
    return all(not word[0].islower() or word in _PARTICLES for word in rest.split())


def _end_of_opening(text: str, start: int, end: int) -> int:
    """Return where a credit ends that stands before its caption on one line."""
    while again := _label_at(text, skip(text, start, end), end):
        start = again.end
    stop = _name_end(text, skip(text, start, end), end)
    while stop < end and (slash := skip(text, stop, end)) < end and text[slash] in "/,|":
        following = skip(text, slash + 1, end)
        known = _agency_end(text, following, end)
        if text[slash] == "," and not known:
            break
        stop = known or _name_end(text, following, end, most=1)
    return stop


def _word_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the words between blanks, of which only so many can be a name."""
    for _ in range(8):
        start = skip(text, start, end)
        stop = start
        while stop < end and text[stop] not in BLANKS:
            stop += 1
        if stop == start:
            return
        yield Span(start, stop)
        start = stop


def _agency_end(text: str, start: int, end: int) -> int:
    """Return the end of the longest known agency at `start`, 0 if there is none."""
    best = 0
    for word in _word_spans(text, start, end):
        name = text[start : word.end].rstrip("/,.")
        for part in (name, name.partition("/")[0].rstrip()):
            if is_agency(part):
                best = max(best, start + len(part))
    return best


def _name_end(text: str, start: int, end: int, most: int = 2) -> int:
    """Return the end of a name of about `most` capitalised words at `start`."""
    if known := _agency_end(text, start, end):
        return known
    slash = text.find("/", start, min(end, start + 40))
    if slash > 0 and most > 1:
        return start + len(text[start:slash].rstrip())
    stop, count = start, 0
    for span in _word_spans(text, start, end):
        word = text[span.start : span.end]
        shouts = text[start : span.end].isupper() and word[-1] != ":"
        if not word[0].isupper() or (count >= most and not shouts):
            break
        initial = len(word) == 2 and word[1] == "."
        count += not initial
        stop = span.end
        if not initial and word[-1] in ".,;":
            return stop - 1
    return stop


def _colonless(text: str, start: int, end: int) -> Credit | None:
    """Return a line such as `Foto Name Name / Agency`, in which the colon is missing."""
    first = next(_word_spans(text, start, end), None)
    if first is None or end - start > _LONGEST_CREDIT or text[end - 1] in ".!?:":
        return None
    label = text[first.start : first.end]
    names = text[first.end : end].replace("/", " ").split()
    if label.lower() not in _NAMED or len(names) < 2 or len(names) > 7:
        return None
    if not all(name[0].isupper() or name in _PARTICLES for name in names):
        return None
    return _credit(text, start, end, first)


def _unlabelled(text: str, start: int, end: int) -> Credit | None:
    """Return a credit without a label: `(AP Photo/Name)` or `Name/AFP` at the end."""
    tail = text[max(start, end - 20) : end]
    match = _bracketed().search(text, max(start, end - _REACH), end) if ")" in tail else None
    if match:
        inner = Span(*match.span(1))
        words = [text[part.start : part.end] for part in _split(text, inner)]
        if any(map(is_agency, words)) and all(0 < len(word) < 40 for word in words):
            person, agencies, _ = _parts(text, inner)
            return Credit(Span(*match.span()), person=person, agencies=agencies)
    begin = max(start, end - 90)
    if "/" in text[begin:end] or "|" in text[begin:end]:
        match = _bare_credit().search(text, begin, end)
        if match and is_agency(match.group(2).partition("/")[0]):
            agencies = tuple(_split(text, Span(*match.span(2))))
            return Credit(Span(*match.span()), person=Span(*match.span(1)), agencies=agencies)
    return _last_words(text, start, end)


def _last_words(text: str, start: int, end: int) -> Credit | None:
    """Return the sources that stand alone after the last sentence: "… in May. istockphoto.com"."""
    match = _after_stop().search(text, max(start, end - _LONGEST_TAIL), end)
    whole = Span(*match.span(1)) if match else Span(start, end)
    if whole.end - whole.start > _LONGEST_TAIL:
        return None
    parts = list(_split(text, whole))
    words = [text[slice(*part)] for part in parts]
    # Without a full stop before it, only an address is told from the words of a caption.
    if not (match or (len(parts) > 1 and is_domain(words[-1]))) or not any(map(is_agency, words)):
        return None
    if sum(map(is_agency, words)) < len(words) - 1 or any(len(w.split()) > 4 for w in words):
        return None
    person, agencies, _ = _parts(text, whole)
    return Credit(whole, person=person, agencies=agencies)


@cache
def _bracketed() -> re.Pattern[str]:
    return patterns.compile(r"\(\s?([^()]{2,90}?)\s?\)\.?(?:\s(?:less|more)\b.{0,3})?$")


@cache
def _after_stop() -> re.Pattern[str]:
    return patterns.compile(r"[.!?][\"”»]?\s([^.!?]{2,40}(?:\.[a-z]{2,3})?)$")


@cache
def _bare_credit() -> re.Pattern[str]:
    return patterns.compile(
        r"(?:^|(?<=[.!?”\"»]\s)|(?<=[.!?]))"
        r"([A-ZÆØÅÄÖ][^\W\d_]+(?:[\s-][A-ZÆØÅÄÖ][\w.’'-]*){0,3})\s?[/|]\s?([A-Za-zÆØÅæøå/ ]{2,40})$"
    )
