"""How well quotations are joined to their speakers, on real copy with known speakers.

Also how often a speaker who is cut out of real copy is missed: the words that say who spoke
are taken away from paragraphs that are one quotation with its attribution and nothing else.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from newslint.catalogue import catalogue
from newslint.findings import Severity
from newslint.formats import read
from newslint.language.dash_speech import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article, Quote

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w+(?:[-'’]\w+)*")
_NO_NAME = frozenset("the an it its he she they his her their some one two many most both".split())
_LANGUAGES = ("nb", "nn", "en")
_LEAST = 6
_BESIDE = frozenset(("inverted", "after", "according"))
# What is put in place of the paragraphs beside a quotation, to have nobody near.
_NOBODY = {
    "nb": "Saken har vært kjent siden i fjor høst. Prisen er ikke fastsatt ennå.",
    "nn": "Saka har vore kjend sidan i fjor haust. Prisen er ikkje fastsett enno.",
    "en": "The matter has been known since last autumn. The price has not been set yet.",
}


def figures(data: str) -> dict[str, Any]:
    """Return the figures by name; `data` is the folder of the measuring sets."""
    return {
        "polnear": _polnear(os.path.join(data, "quotes", "polnear.jsonl.gz")),
        "norwegian_dash_quotes": _dash_quotes(data),
        "hand44, reported": _hand_labelled(data),
        "attribution cut out": {
            f"{language}, {variant}": counts
            for language in _LANGUAGES
            for variant, counts in _cut_out(data, language).items()
        },
    }


def _polnear(path: str) -> dict[str, Any]:
    """English quotations with a marked source: found at all, and the right one."""
    total = named = right = long_named = long_right = 0
    levels: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            article = _article(entry["text"], "en")
            reports = _reported(article)
            for gold in entry["quotes"]:
                if not gold["has_source"]:
                    continue
                total += 1
                levels[_level(reports, gold["start"], gold["end"])] += 1
                if not _is_name(gold["speaker"]):
                    continue
                named += 1
                found = _quote_at(article, gold["start"])
                hit = found is not None and _same(found, gold["speaker"])
                right += hit
                if gold["words"] > 4:
                    long_named += 1
                    long_right += hit
    return {
        "quotations with a source": total,
        "reported as without one, warning": levels["warning"],
        "reported as without one, info": levels["info"],
        "speaker right where the source is a name": right / named,
        "… of five words or more": long_right / long_named,
    }


def _is_name(speaker: str) -> bool:
    """Tell whether a gold source is, or ends in, a name."""
    return bool(_names(speaker)) and not speaker.lower().startswith(("he ", "she ", "they "))


def _names(words: str) -> set[str]:
    """Return the capitalised words of a phrase without their genitive."""
    found = (word.removesuffix("’s").removesuffix("'s") for word in _CAPITALISED.findall(words))
    return {word for word in found if word.lower() not in _NO_NAME}


def _same(quote: Quote, gold: str) -> bool:
    if quote.speaker is None:
        return False
    found = f"{quote.speaker.text} {quote.speaker.name}"
    return bool(_names(gold) & _names(found))


def _quote_at(article: Article, start: int) -> Quote | None:
    """Return the quotation that begins at an offset of the source."""
    begins = article.source_map.start
    return next((q for q in article.quotes if abs(begins(q.span.start) - start) < 2), None)


def _dash_quotes(data: str) -> dict[str, int]:
    """Norwegian dash speech that a rule of thumb calls attributed."""
    levels: Counter[str] = Counter()
    with open(os.path.join(data, "quotes", "norwegian_dash_quotes.jsonl"), encoding="utf-8") as f:
        for line in f:
            entry = json.loads(line)
            article = _clean_article(data, entry["id"], entry["lang"])
            if article is None:
                continue
            reports = _reported(article)
            for gold in entry["quotes"]:
                if gold["rule_label"] == "attributed":
                    levels["attributed"] += 1
                    levels[_level_of(article, gold["text"], reports)] += 1
    return dict(levels)


def _hand_labelled(data: str) -> dict[str, int]:
    """Dash speech labelled by hand: how much is reported, by label and level."""
    levels: Counter[str] = Counter()
    path = os.path.join(data, "quotes", "norwegian_no_cue_hand44.jsonl")
    with open(path, encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            article = _clean_article(data, entry["id"], "")
            if article is not None:
                level = _level_of(article, entry["text"], _reported(article))
                levels[f"{entry['hand_label']}, {level}"] += 1
    return {name: count for name, count in levels.items() if not name.endswith("silent")}


def _cut_out(data: str, language: str) -> dict[str, dict[str, int]]:
    """What is said of quotations whose attribution is cut out, by what stands beside them.

    `as it stands` keeps the paragraphs before and after, which often name the speaker;
    `nobody near` puts two sentences without anybody in their place.
    """
    counts = {"as it stands": Counter[str](), "nobody near": Counter[str]()}
    folder = os.path.join(data, "clean", language)
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            article = _article(file.read(), language)
        for quote, number in _whole_paragraphs(article):
            for variant, text, start in _without_speaker(article, quote, number):
                reports = _reported(_article(text, language))
                counts[variant][_level(reports, start, start + 1)] += 1
    return {variant: dict(levels) for variant, levels in counts.items()}


def _whole_paragraphs(article: Article) -> Iterator[tuple[Quote, int]]:
    """Yield the quotations that make up a block with their attribution, and its number."""
    if article.text != article.source:
        return
    for number, block in enumerate(article.blocks):
        inside = [q for q in article.quotes if block.span.covers(q.span) and q.found != "nested"]
        if len(inside) != 1 or inside[0].span.start != block.span.start:
            continue
        (quote,) = inside
        is_long = len(quote.text.split()) >= _LEAST
        if is_long and quote.is_speech and quote.speaker and quote.found in _BESIDE:
            yield quote, number


def _without_speaker(article: Article, quote: Quote, number: int) -> Iterator[tuple[str, str, int]]:
    """Yield each variant's name, its text, and where the quotation begins in it."""
    text, blocks = article.text, article.blocks
    words = _ended(article.slice(quote.span), quote.marks)
    block = blocks[number].span
    yield "as it stands", text[: block.start] + words + text[block.end :], block.start
    if 2 <= number < len(blocks) - 1:
        before, after = blocks[number - 1].span, blocks[number + 1].span
        nobody = _NOBODY[article.language]
        head = text[: before.start] + nobody + text[before.end : block.start]
        tail = text[block.end : after.start] + nobody + text[after.end :]
        yield "nobody near", head + words + tail, len(head)


def _ended(words: str, marks: str) -> str:
    """Return a quotation that ended in a comma before its attribution with a full stop."""
    closing = "" if marks in DASHES else words[-1]
    words = words.removesuffix(closing).rstrip(" ,")
    return words + ("" if words[-1] in ".?!…" else ".") + closing


def _clean_article(data: str, identity: str, language: str) -> Article | None:
    for folder in ("nb", "nn"):
        path = os.path.join(data, "clean", folder, f"{identity}.txt")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                return _article(file.read(), language or folder)
    return None


def _article(text: str, language: str) -> Article:
    article = read(text).article
    article.language = language
    return article


def _reported(article: Article) -> dict[int, str]:
    """Return where in the source `quotes/unattributed` finds something, and at what level."""
    rule: Any = catalogue().rule("quotes/unattributed")
    begins = article.source_map.start
    return {
        begins(hit.span.start): "info" if hit.severity is Severity.INFO else "warning"
        for hit in rule.kind.check(article, rule)
    }


def _level(reports: dict[int, str], start: int, end: int) -> str:
    """Return the level of the first report within a stretch of the source, or "silent"."""
    return next((level for at, level in reports.items() if start <= at < end), "silent")


def _level_of(article: Article, words: str, reports: dict[int, str]) -> str:
    start = article.source.find(words[:60])
    return _level(reports, start, start + len(words))


if __name__ == "__main__":
    print(json.dumps(figures(sys.argv[1]), ensure_ascii=False, indent=2))
