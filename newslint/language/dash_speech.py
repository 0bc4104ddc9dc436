"""Speech after a dash, as Norwegian papers print it: where it begins and where it ends."""

from __future__ import annotations

from newslint import patterns
from newslint.language.attribution import Attribution, pointing, tail
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.language.attribution import Scene

# The dash, and what is typed for it.
DASHES = "–—―‒-"
_AFTER_COLON = patterns.compile(r"[:,] [–—―‒-] ?(?=[A-ZÆØÅ0\"“«])")


class Run(NamedTuple):
    """A stretch of speech, its dash included, with the attribution that stands beside it."""

    span: Span
    attribution: Attribution | None


def may_hold_speech(text: str, span: Span) -> bool:
    """Tell whether a block has a dash that may open speech, and is no list."""
    block = text[span.start : span.end]
    return any(dash in block for dash in DASHES) and not _is_list(text, span)


def speech_runs(scene: Scene) -> list[Run]:
    """Return the stretches of speech that dashes open in a block.

    A stretch ends with its attribution, or where another dash opens the next, or with the
    block.
    """
    runs: list[Run] = []
    opened = -1
    last_end = scene.span.start
    for number, sentence in enumerate(scene.sentences):
        opens = opens_speech(scene.text, sentence.start, sentence.end)
        if opened >= 0:
            back = None if opens else pointing(scene.passage(number))
            if opens or back is not None:
                runs.append(Run(Span(opened, last_end), back))
                opened = -1
        if opens:
            opened = sentence.start
        opened = _read_sentence(scene, number, opened, runs)
        last_end = sentence.end
    if opened >= 0:
        runs.append(Run(Span(opened, scene.span.end), None))
    return runs


def _read_sentence(scene: Scene, number: int, opened: int, runs: list[Run]) -> int:
    """Add the stretches that end within a sentence; return where speech is open, or -1."""
    sentence = scene.sentences[number]
    begin = sentence.start
    while True:
        if opened < 0:
            match = _AFTER_COLON.search(scene.text, begin, sentence.end)
            if match is None or not _follows_cue(scene, number, match.start()):
                return -1
            opened = match.start() + 2
        found = tail(scene.passage(number), max(opened, begin))
        if found is None or found.verb is None:
            return opened
        runs.append(Run(Span(opened, found.start), found))
        opened, begin = -1, found.verb.end


def _follows_cue(scene: Scene, number: int, colon: int) -> bool:
    """Tell whether a dash after a colon or comma follows the naming of a speaker."""
    return scene.text[colon] == ":" or tail(scene.passage(number), colon) is not None


def opens_speech(text: str, start: int, end: int) -> bool:
    """Tell whether a dash at `start` opens speech: "– Ja", "-Ja", "– «Ja»"."""
    if text[start] not in DASHES:
        return False
    at = start + 1
    spaced = text[at : at + 1].isspace()
    while at < end and (text[at].isspace() or text[at] in "«“\"'’(…."):
        at += 1
    if at >= end:
        return False
    return text[at].isupper() or (spaced and not text[at].islower())


def _is_list(text: str, span: Span) -> bool:
    """Tell whether a block is a list of lines with dashes before them."""
    lines = text[span.start : span.end].split("\n")
    dashed = [line for line in lines if line[:1] in tuple(DASHES)]
    return len(dashed) > 2 and not any(line.rstrip().endswith((".", "?", "!")) for line in dashed)
