"""Tells the language of a text by the little words that set each language apart."""

from __future__ import annotations

from collections import Counter
from functools import cache

from newslint import patterns
from newslint.language.data import language_data

_LETTERS = patterns.compile(r"[^\W\d_]+")
# Enough of a text to tell its language; a longer one costs no more.
_SAMPLE = 12_000


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the language a text is most likely in, "" if unclear.

    Norwegian comes as `nb` or `nn`. A text with too few little words to tell is unclear.
    """
    counts = Counter(_LETTERS.findall(text[:_SAMPLE].lower()))
    total = sum(counts.values())
    scores = {
        language: sum(counts[word] * weight for word, weight in weights.items())
        for language, weights in _weights().items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= max(1.0, total * 0.04) else ""


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Weigh each marker by how few languages it speaks for."""
    lists = {language: words.split() for language, words in language_data("detect").items()}
    spread = Counter(word for words in lists.values() for word in words)
    return {
        language: {word: 1 / spread[word] for word in words} for language, words in lists.items()
    }
