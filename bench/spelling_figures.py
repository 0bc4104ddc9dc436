"""Measure the spelling decision on real copy: recall, suggestions, false alarms."""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from newslint.language.foreign import looks_foreign
from newslint.language.spelling import Context, Verdict, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    Result = tuple[str, list[str], Verdict | None]

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
SENTENCE = re.compile(r"[^.!?\n]+[.!?]*|\n+")
LANGUAGES = ("nb", "nn", "en")


class Copy:
    """One article, read only as far as the spelling decision needs it."""

    def __init__(self, name: str, text: str, language: str) -> None:
        self.name = name
        self.language = language
        self.sentences = [WORD.findall(match.group()) for match in SENTENCE.finditer(text)]
        self.counts = Counter(word for sentence in self.sentences for word in sentence)
        self.seen = {word.lower() for word in self.counts}
        self.size = self.counts.total()

    def findings(self) -> Iterator[tuple[str, Verdict, str]]:
        """Every judged word: the word, its verdict, its sentence."""
        for sentence in self.sentences:
            if looks_foreign(sentence, self.language):
                continue
            for index, word in enumerate(sentence):
                context = Context(self.counts[word], index == 0, seen=self.seen)
                verdict = judge(word, self.language, context)
                if verdict is not None:
                    yield word, verdict, " ".join(sentence)

    def with_typo(self, right: str, wrong: str) -> Verdict | None:
        """The verdict on `wrong` when it stands for the first `right` of the article."""
        for sentence in self.sentences:
            if right in sentence:
                index = sentence.index(right)
                changed = [*sentence[:index], wrong, *sentence[index + 1 :]]
                if looks_foreign(changed, self.language):
                    return None
                seen = self.seen if self.counts[right] > 1 else self.seen - {right}
                context = Context(self.counts[wrong] + 1, index == 0, seen=seen)
                return judge(wrong, self.language, context)
        raise ValueError(right)


def articles(data: str, language: str) -> list[Copy]:
    folder = os.path.join(data, "clean", language)
    found = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            found.append(Copy(name, file.read(), language))
    return found


def raw_news(data: str) -> set[str]:
    """The file names of the articles whose text is as it was published."""
    with open(os.path.join(data, "clean", "meta.jsonl"), encoding="utf-8") as file:
        metas = [json.loads(line) for line in file]
    return {
        os.path.basename(meta["file"])
        for meta in metas
        if meta.get("tok") == "raw" and meta.get("genre") == "news"
    }


def _is_clean(copy: Copy, raw: set[str]) -> bool:
    if copy.language == "nb":
        return copy.name in raw
    return copy.language == "nn" or copy.name.startswith("bbc")


def put_back(data: str, language: str, copies: list[Copy]) -> list[Result]:
    """Every typo of the set, put into an article that holds the right word, with its verdict."""
    with open(os.path.join(data, "typos", f"{language}.json"), encoding="utf-8") as file:
        typos = json.load(file)
    holders: dict[str, Copy] = {}
    for copy in copies:
        for word in copy.counts:
            holders.setdefault(word, copy)
    results = []
    for _, right, wrong in typos:
        holder = holders.get(right)
        verdict = holder.with_typo(right, wrong) if holder else judge(wrong, language)
        results.append((wrong, [right], verdict))
    return results


def figures(data: str) -> dict[str, Any]:
    """The five figures for each language; shares from 0 to 1, false alarms per 1,000 words."""
    raw = raw_news(data)
    report: dict[str, Any] = {}
    for language in LANGUAGES:
        copies = articles(data, language)
        report[f"{language}.typos"] = suggestion_figures(put_back(data, language, copies))
        clean = [copy for copy in copies if _is_clean(copy, raw)]
        words = sum(copy.size for copy in clean)
        levels = Counter(verdict.strength for copy in clean for _, verdict, _ in copy.findings())
        report[f"{language}.clean"] = {
            "words": words,
            **{name: 1000 * count / words for name, count in levels.items()},
        }
    misspellings = os.path.join(data, "errors", "en_wikipedia_misspellings.jsonl")
    with open(misspellings, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    report["en.wikipedia"] = suggestion_figures(
        [(row["wrong"], row["right"], judge(row["wrong"], "en")) for row in rows]
    )
    return report


def suggestion_figures(results: list[Result]) -> dict[str, float]:
    """Share reported as error, and as anything; of the errors, first and first three right."""
    errors = [(right, v.suggestions) for _, right, v in results if v and v.strength == "error"]
    some = sum(v is not None and v.strength in ("error", "warning") for _, _, v in results)
    first = sum(suggestions[0] in right for right, suggestions in errors)
    three = sum(any(word in right for word in suggestions[:3]) for right, suggestions in errors)
    return {
        "error": len(errors) / len(results),
        "error or warning": some / len(results),
        "first": first / max(1, len(errors)),
        "first three": three / max(1, len(errors)),
    }


if __name__ == "__main__":
    for name, values in figures(sys.argv[1]).items():
        print(name, {key: round(value, 4) for key, value in values.items()})
