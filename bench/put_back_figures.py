"""Measure the spelling rules end to end: misspellings put back into real articles."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config import Config
from newslint.formats import read
from newslint.linter import Linter

if TYPE_CHECKING:
    from newslint.findings import Finding

LANGUAGES = ("nb", "nn", "en")


def figures(data: str) -> dict[str, dict[str, float]]:
    """Return, by language, what is reported of the typos whose right word an article has.

    Each typo stands for one place of its right word, drawn by chance (always the same), in one
    article; `first` and `first three` are shares of those reported as errors.
    """
    linter = Linter(Config(select=("spelling",)))
    return {language: _language(Path(data), language, linter) for language in LANGUAGES}


def _language(data: Path, language: str, linter: Linter) -> dict[str, float]:
    chance = random.Random(3)
    texts = [p.read_text("utf-8") for p in sorted((data / "clean" / language).glob("*.txt"))]
    chance.shuffle(texts)
    words = [set(re.findall(r"\w+", text)) for text in texts]
    tried = errors = first = three = 0
    for _, right, wrong in json.loads((data / "typos" / f"{language}.json").read_text("utf-8")):
        text = next((text for text, has in zip(texts, words, strict=True) if right in has), "")
        places = list(re.finditer(rf"(?<!\w){re.escape(right)}(?!\w)", text))
        if not places:
            continue
        tried += 1
        place = chance.choice(places)
        found = _error(linter, text[: place.start()] + wrong + text[place.end() :], wrong, language)
        if found:
            errors += 1
            first += found.suggestions[:1] == (right,)
            three += right in found.suggestions[:3]
    return {
        "tried": tried,
        "error": errors / tried,
        "first": first / errors,
        "first three": three / errors,
    }


def _error(linter: Linter, text: str, wrong: str, language: str) -> Finding | None:
    article = read(text).article
    article.language = language
    errors = [f for f in linter.lint(article).findings if f.severity.label == "error"]
    return next((finding for finding in errors if wrong in finding.text), None)


if __name__ == "__main__":
    print(json.dumps(figures(sys.argv[1]), indent=2))
