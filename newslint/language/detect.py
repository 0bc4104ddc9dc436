"""Tells the language of a text by the little words that set each language apart."""

from __future__ import annotations

from collections import Counter
from functools import cache

from newslint import patterns
from newslint.language.data import language_data

_LETTERS = patterns.compile(r"[^\W\d_]+")
# Enough of a text to tell its language; a longer one costs no more.
_SAMPLE = 12_000
# What a marker of one language weighs; divides evenly among up to ten.
_WHOLE = 2520


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language a text is most likely in, "" if unclear.

    Norwegian comes as `nb` or `nn`. A text with too few little words to tell is unclear.
    """
    words = _LETTERS.findall(text[:_SAMPLE].lower())
    markers = _markers()
    scores = dict.fromkeys(language_data("detect"), 0)
    for word, count in Counter(filter(markers.__contains__, words)).items():
        for language in markers[word]:
            scores[language] += count * _WHOLE // len(markers[word])
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= _WHOLE * max(1.0, len(words) * 0.04) else ""


@cache
def _markers() -> dict[str, list[str]]:
    """Return the languages that each marker speaks for; the fewer, the more it weighs."""
    markers: dict[str, list[str]] = {}
    for language, words in language_data("detect").items():
        for word in words.split():
            markers.setdefault(word, []).append(language)
    return markers
