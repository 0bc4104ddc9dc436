"""All names of much copy: how each is spelt, how often, and which may be one spelt two ways."""

from __future__ import annotations

from collections import Counter

from newslint.article import Article, Name
from newslint.checks.name_variant import clashes
from newslint.language.names import PARTICLE, strip_genitive
from newslint.places import Places
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.checks.name_variant import Clash
    from newslint.language.forms import Mention
    from newslint.places import Place
    from newslint.rules import Rule

# The two norms name the same people and places; elsewhere a name may be spelt otherwise.
_POOLS = {"nn": "nb"}
# A shorter gap between two names tells that they are two; of a longer one nothing is kept.
_SHORT_GAP = 8


class Entry(NamedTuple):
    """A name in the copy, people's titles and genitives left out.

    `spellings` are `(spelling, count)`, the commonest first: they differ in capitals, hyphens
    and particles. `total` is their sum, `files` the number of files, `place` the first place.
    `group` is the name of which this one may be another spelling, itself for the commonest of
    the group, and "" where there is no other. `likely` tells that it is more than a guess:
    the rest of the name is the same, or both stand in one file.
    """

    name: str
    total: int
    files: int
    place: Place
    languages: tuple[str, ...]
    spellings: tuple[tuple[str, int], ...]
    group: str
    likely: bool


class _Name:
    """What is counted of one name."""

    __slots__ = ("files", "languages", "place", "spelt")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.spelt: Counter[str] = Counter()
        self.files: set[str] = set()
        self.languages: set[str] = set()

    @property
    def count(self) -> int:
        return self.spelt.total()

    @property
    def spelling(self) -> str:
        """The commonest spelling that is not in capitals, if there is one."""
        return max(self.spelt, key=lambda text: (not text.isupper(), self.spelt[text]))


class _Pool:
    """The names of one language's articles, as text that holds them and what is between."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self.names: list[Name] = []
        self.keys: list[str] = []

    def add(self, name: Name, key: str, before: str) -> None:
        """Add a name after the text that stands before it."""
        self._text += (before, name.text)
        shift = self._length + len(before) - name.span.start
        self._length += len(before) + len(name.text)
        parts = tuple(Span(part.start + shift, part.end + shift) for part in name.parts)
        span = Span(parts[0].start, parts[-1].end)
        self.names.append(Name(name.text, span, parts, name.initial))
        self.keys.append(key)

    def article(self, language: str) -> Article:
        """Return an article that consists of the names."""
        article = Article("".join(self._text), (), language=language)
        # The fact is known: it need not be found in the text.
        vars(article)["names"] = tuple(self.names)
        return article


class NameList:
    """Collects the names of any number of articles.

    `rule` is that for names spelt two ways: in its scope names are counted, by its options
    they are compared.
    """

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._names: dict[str, _Name] = {}
        self._pools: dict[str, _Pool] = {}

    def add(self, article: Article, path: str) -> None:
        """Count the names of an article."""
        language = _POOLS.get(article.language, article.language)
        pool = self._pools.setdefault(language, _Pool())
        places = Places(article, path)
        last = -1
        for name in (_untitled(name, article.text) for name in article.names):
            block = article.block_at(name.span.start)
            if block is not None and block.kind not in self._rule.scope:
                continue
            spelling = strip_genitive(" ".join(name.text.split()))
            key = _key(spelling)
            found = self._names.get(key)
            if found is None:
                found = self._names[key] = _Name(places.at(name.span.start))
            found.spelt[spelling] += 1
            found.files.add(path)
            found.languages.add(article.language)
            gap = name.span.start - last
            is_near = last >= 0 and gap < _SHORT_GAP
            pool.add(name, key, article.text[last : name.span.start] if is_near else "\n")
            last = name.span.end

    def entries(self) -> list[Entry]:
        """Return the names: those that may be others' spellings first, each beside the other.

        Groups and the rest are in order of their counts. Time grows with the number of names.
        """
        self._join_genitives()
        links = self._links()
        heads = {key: _head(key, links) for key in links}
        groups: dict[str, list[str]] = {}
        for key, head in heads.items():
            groups.setdefault(head, [head]).append(key)
        likely = {key for key in links if links[key][1]}
        likely |= {heads[key] for key in likely}
        order = sorted(
            groups.values(), key=lambda keys: (keys[0] not in likely, -self._sum(keys), keys)
        )
        grouped = [
            self._entry(key, keys[0], key in likely)
            for keys in order
            for key in sorted(keys, key=lambda key: (-self._names[key].count, key in links, key))
        ]
        rest = sorted(
            (key for key in self._names if key not in heads and key not in groups),
            key=lambda key: (-self._names[key].count, key),
        )
        return [*grouped, *(self._entry(key, "", False) for key in rest)]

    def _entry(self, key: str, group: str, likely: bool) -> Entry:
        name = self._names[key]
        return Entry(
            name.spelling, name.count, len(name.files), name.place,
            tuple(sorted(name.languages)), tuple(name.spelt.most_common()),
            self._names[group].spelling if group else "", likely,
        )  # fmt: skip

    def _sum(self, keys: list[str]) -> int:
        return sum(self._names[key].count for key in keys)

    def _join_genitives(self) -> None:
        """Count what may be the genitive of another name as that name (not in English)."""
        for key in [key for key in self._names if self._is_genitive(key)]:
            name, base = self._names.pop(key), self._names[key[:-1]]
            for spelling, count in name.spelt.items():
                base.spelt[spelling[:-1]] += count
            base.files |= name.files
            base.languages |= name.languages

    def _is_genitive(self, key: str) -> bool:
        if not key.endswith("s") or key.endswith("ss") or key[:-1] not in self._names:
            return False
        return "en" not in self._names[key].languages

    def _links(self) -> dict[str, tuple[str, bool]]:
        """Return which name each doubtful one may be a spelling of, and whether it is likely."""
        links: dict[str, tuple[str, bool]] = {}
        for language, pool in self._pools.items():
            found = sorted(
                clashes(pool.article(language), self._rule),
                key=lambda clash: (-len(clash.right.mentions), clash.right.key, clash.wrong.key),
            )
            for clash in found:
                for key, right in self._pairs(clash, pool):
                    if key not in links and _head(right, links) != key:
                        links[key] = right, self._is_likely(key, right)
        return links

    def _is_likely(self, key: str, right: str) -> bool:
        is_whole = " " in right and key.count(" ") == right.count(" ")
        return is_whole or not self._names[key].files.isdisjoint(self._names[right].files)

    def _pairs(self, clash: Clash, pool: _Pool) -> Iterator[tuple[str, str]]:
        """Yield the pairs of whole names that two forms of one word stand in."""
        wrong, right = clash.wrong.key, clash.right.key
        for key in self._names_with(clash.wrong.mentions, pool):
            respelt = _respelt(key, wrong, right)
            if respelt == key:
                continue
            if respelt in self._names:
                yield key, respelt
            elif right in self._names:
                yield key, right
            elif respelt == right:
                others = self._names_with(clash.right.mentions, pool)
                yield key, max(others, key=lambda other: self._names[other].count)

    def _names_with(self, mentions: list[Mention], pool: _Pool) -> Mapping[str, None]:
        """Return the names in which some words stand, each once, in order."""
        keys = (pool.keys[mention.name] for mention in mentions)
        return dict.fromkeys(key if key in self._names else key[:-1] for key in keys)


def _untitled(name: Name, text: str) -> Name:
    """Return a name without the words of address and office before it."""
    span = Span(name.parts[0].start, name.parts[-1].end)
    return name._replace(span=span, text=text[span.start : span.end])


def _key(spelling: str) -> str:
    """Return what all spellings of a name have in common: no capitals, hyphens, particles."""
    words = (PARTICLE.sub("", word, 1) for word in spelling.lower().split(" "))
    return " ".join(words).replace("-", " ")


def _respelt(key: str, wrong: str, right: str) -> str:
    return " ".join(
        right if word in (wrong, f"{wrong}s") else word for word in key.split(" ")
    )


def _head(key: str, links: Mapping[str, tuple[str, bool]]) -> str:
    """Return the name at the end of a chain of links."""
    while key in links:
        key = links[key][0]
    return key
