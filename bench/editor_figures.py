"""Measures how soon the language server answers while somebody writes on an article of 10 KB.

"answer" is from a keystroke to the actions for it; "diagnostics", which wait for a pause in the
typing, from a keystroke to them. Both in milliseconds, after the first time.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from editor import Editor

SEEDS = Path(__file__).parent.parent / "seeds"
_SIZE = 10_000
_TIMES = 60
_NOWHERE = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}


def article(size: int = _SIZE) -> str:
    """Return copy of so many bytes, of the Bokmål among the seeds."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("nb-*.txt"))]
    text = "\n".join(texts)
    while len(text.encode()) < size:
        text += text
    return text.encode()[:size].decode(errors="ignore")


def figures() -> dict[str, float]:
    """Return the figures of one session."""
    text, answers, pauses = article(), [], []
    with tempfile.TemporaryDirectory() as folder, Editor(Path(folder)) as editor:
        start = time.perf_counter()
        found = len(editor.open("sak.txt", text))
        first = time.perf_counter() - start
        for number in range(_TIMES):
            at = len(text) * number // _TIMES
            for key in "ae":
                text = f"{text[:at]}{key}{text[at:]}"
                start = time.perf_counter()
                editor.type("sak.txt", text)
                if key == "a":
                    editor.actions("sak.txt", _NOWHERE, "quickfix")
                    answers.append(time.perf_counter() - start)
                editor.diagnostics("sak.txt")
            pauses.append(time.perf_counter() - start)
    return {
        "bytes": len(text.encode()), "findings": found, "first": _ms(first),
        "answer, median": _ms(median(answers)), "answer, p95": _ms(quantiles(answers, n=20)[-1]),
        "diagnostics, median": _ms(median(pauses)),
        "diagnostics, p95": _ms(quantiles(pauses, n=20)[-1]),
    }


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 1)


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
