"""Make up for what Nynorsk lacks: inflected forms by rule, frequencies by way of Bokmål."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sources import WORD, Lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Bokmål ending of a lemma → the Nynorsk one.
LEMMA_ENDINGS = (
    ("lighet", "legheit"), ("het", "heit"), ("lig", "leg"), ("ende", "ande"), ("som", "sam"),
)  # fmt: skip

# Nynorsk ending → endings of the parallel Bokmål form.
ENDINGS = tuple(
    (ending, tuple(others.split()))
    for ending, others in {
        "arane": "erne ene", "arar": "ere", "aren": "eren", "ar": "er ere", "ane": "ene erne",
        "are": "ere", "ast": "est es", "aste": "este", "inga": "ingen", "ingane": "ingene",
        "heit": "het", "heita": "heten", "heiter": "heter", "heitene": "hetene", "leg": "lig",
        "lege": "lige", "a": "en ene et er", "er": "ar r", "te": "et de", "t": "et d",
        "jar": "er", "jande": "ende", "ande": "ende", "ing": "ning", "ingar": "inger ninger",
        "ja": "e", "je": "e",
    }.items()
)  # fmt: skip
# Nynorsk letters → Bokmål letters inside the stem.
STEMS = tuple(
    pair.split(">")
    for pair in """
    skule>skole hovud>hoved sjuk>syk heim>hjem vidare>videre føre>fore kyrkj>kirk noreg>norge
    val>valg veg>vei kv>hv ei>e au>ø øy>ø kj>k gj>g y>u å>o ø>o o>u dd>d tt>t g>
    """.split()
)

SHORT = 3


def complete(lemma: str, forms: set[str]) -> set[str]:
    """The forms that a Nynorsk paradigm has besides those a thin list gives.

    What the list has tells the declension: with "-et" goes "-a", with "-en" "-ar" and "-ane",
    with "-a" "-er", "-ene", "-ar" and "-ane"; words in "-e" have forms in "-a".
    """
    stem = lemma.removesuffix("e")
    more = set()
    if lemma.endswith("e") or stem + "et" in forms:
        more.add(stem + "a")
    if stem + "en" in forms:
        more |= {stem + "ar", stem + "ane"}
    if stem + "a" in forms:
        more |= {stem + "er", stem + "ene", stem + "ar", stem + "ane"}
    return more


Parts = list[tuple[str, str]]


def inflect(lemma: Lemma, parts: Parts) -> dict[str, set[str]]:
    """Nynorsk lemmas that a Bokmål noun, adjective or weak verb answers to, with their forms.

    Many of the words made so are in no Nynorsk dictionary. That does no harm: a word that is
    in none can only keep quiet about a misspelling that happens to look like it.
    """
    make = {"NOUN": _noun, "ADJ": _adjective, "VERB": _verb}.get(lemma.word_class)
    if not make or len(lemma.word) < 3:
        return {}
    made = {word: make(word, lemma) for word in sorted(respellings(lemma.word, parts))}
    return {word: forms for word, forms in made.items() if forms}


def respellings(word: str, parts: Parts) -> set[str]:
    """A Bokmål lemma as it is, with each part, and with all parts put into Nynorsk."""
    texts = {word}
    whole = word
    for bokmal, nynorsk in parts:
        if bokmal in word:
            texts.add(_put(word, bokmal, nynorsk))
            whole = _put(whole, bokmal, nynorsk)
    texts.add(whole)
    return {_ending(text) for text in texts}


def _put(word: str, bokmal: str, nynorsk: str) -> str:
    """Replace a part of a word; a short one only where the word begins or ends."""
    if len(bokmal) > SHORT:
        return word.replace(bokmal, nynorsk)
    if word.startswith(bokmal):
        return nynorsk + word[len(bokmal) :]
    return word[: len(word) - len(bokmal)] + nynorsk if word.endswith(bokmal) else word


def _ending(word: str) -> str:
    for bokmal, nynorsk in LEMMA_ENDINGS:
        if word.endswith(bokmal):
            return word[: len(word) - len(bokmal)] + nynorsk
    return word


def _noun(word: str, lemma: Lemma) -> set[str]:
    stem = word.removesuffix("e")
    short = word[:-2] + word[-1] if word.endswith(("el", "en")) else stem
    forms = {word}
    if word.endswith("er") and lemma.gender == "Masc":
        agent = word[:-2]
        forms |= {agent + ending for ending in ("ar", "aren", "arar", "arane")}
    if word.endswith("ing"):
        forms |= {word + "a", word + "ar", word + "ane"}
    if "Fem" in lemma.gender or word.endswith("heit"):
        plural = ("ar", "ane") if word.endswith("ing") else ("er", "ene")
        forms |= {stem + "a", *(stem + ending for ending in plural)}
    elif "Masc" in lemma.gender:
        forms |= {stem + "en", short + "ar", short + "ane"}
    if "Neuter" in lemma.gender:
        forms |= {stem + "et", stem + "a"}
    return forms


def _adjective(word: str, lemma: Lemma) -> set[str]:
    if word[-1] in "aeiouyæøå":
        return {word}
    if word.endswith("et"):  # a participle: "omstridt" stays, "oppskjørtet" gets -a
        return {word[:-2] + "a"}
    stem = word[:-2] + word[-1] if word.endswith(("el", "en", "er")) else word
    neuter = set() if word.endswith(("sk", "ig", "leg", "t")) else {word + "t"}
    return {word} | neuter | {stem + ending for ending in ("e", "are", "ast", "aste")}


def _verb(word: str, lemma: Lemma) -> set[str]:
    if not word.endswith("e"):
        return set()
    stem, base = word[:-1], lemma.word[:-1]
    bare = stem.removesuffix("j")  # "søkje", but "søkte"
    forms = {word, stem, stem + "a", stem + "ande"}
    if base + "et" in lemma.forms:
        return forms | {stem + "ar", stem + "ast"}
    if base + "te" in lemma.forms:
        forms |= {bare + ending for ending in ("te", "t", "d", "de")}
    elif base + "de" in lemma.forms:
        forms |= {bare + ending for ending in ("de", "dde", "d", "dd", "t")}
    return forms | {stem + "er", stem + "ast"}


def parallels(word: str) -> set[str]:
    """Bokmål spellings that the Nynorsk word may answer to, itself among them."""
    found = {word}
    for ending, others in ENDINGS:
        if word.endswith(ending):
            found.update(word[: len(word) - len(ending)] + other for other in others)
    for nynorsk, bokmal in STEMS:
        fitting = [form for form in found if nynorsk in form[:-1]]
        found.update(form.replace(nynorsk, bokmal, 1) for form in fitting)
    return found


LEAST = 10**-7.6
DISCOUNT = 0.7  # off each count: what is seen once is seldom that common


class ArticleCounts:
    """How often words stand in a folder of Nynorsk articles, and in how many of them."""

    def __init__(self, folder: Path | None) -> None:
        self.tokens: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        for path in sorted(folder.glob("*.txt")) if folder else ():
            words = [word for word in WORD.findall(path.read_text("utf-8")) if word.islower()]
            self.tokens.update(words)
            self.articles.update(set(words))

    def common(self, least: int) -> set[str]:
        """The words that stand in at least `least` articles."""
        return {word for word, count in self.articles.items() if count >= least and len(word) > 1}


def frequencies(
    words: Iterable[str], listed: set[str], bokmal: Mapping[str, float], counts: ArticleCounts
) -> dict[str, float]:
    """A share of running text for each word: article counts, smoothed by Bokmål's parallel.

    Words that a Nynorsk list holds get at least LEAST, words made by rule may get none.
    """
    weight = 30_000  # the Bokmål guess counts like this many running words
    total = counts.tokens.total() + weight
    shares = {}
    for word in words:
        guess = 0.6 * max(bokmal.get(form, 0.0) for form in parallels(word))
        if word in listed:
            guess = max(guess, LEAST)
        seen = max(0.0, counts.tokens[word] - DISCOUNT)
        share = (seen + weight * guess) / total if counts.tokens else guess
        if share > 0:
            shares[word] = share
    return shares
