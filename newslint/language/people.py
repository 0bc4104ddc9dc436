"""People: the persons an article names, with their mentions, ages, posts, births and parties."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from newslint import patterns
from newslint.language.data import language_data
from newslint.language.lexicon import FIRST_NAME, LANGUAGES, Lexicon
from newslint.language.names import strip_genitive
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from newslint.article import Article, Name

_AFTER = patterns.compile(
    r"[ \u00a0]\((?:(?P<party>[^\W\d]{1,4})(?=[),/])|(?P<age>\d{1,3})(?=[),])"
    r"|(?:f\.|født|fødd|born)(?: i| in)? ?(?P<born>\d{4})"
    r"|(?P<from>1[5-9]\d\d|20\d\d)[–-](?P<until>1[5-9]\d\d|20\d\d))"
    r"(?:, (?P<late>[^\W\d]{1,4}))?\)?"
)
_LAST_WORD = patterns.compile(r"(?<![\w-])([^\W\d_][\w-]*)[ \u00a0]$")
_DATE = r"(?:(?:den |on )?(?:\d{1,2}\.? [^\W\d_]+|[^\W\d_]+ \d{1,2}),? )?"
# How far before a pronoun the one it stands for is looked for.
_SENTENCE = 120
_LEAST_AGE, _MOST_AGE = 1, 115
# English posts that a word for a field before them tells apart.
_OF_A_FIELD = frozenset(("minister", "secretary"))
# Before a name these tell that what follows is said of somebody else.
_OF = frozenset(("til", "av", "of", "hos", "med", "with", "to"))
_LONGEST_NAME = 4
_REACH = 48


class Age(NamedTuple):
    """An age given of a person, and the figures that give it."""

    years: int
    span: Span


class Title(NamedTuple):
    """A post or calling before a name, folded, as in "forsvarsminister Kari Vik"."""

    text: str
    span: Span


class Birth(NamedTuple):
    """The year a person was born in, and the figures that give it."""

    year: int
    span: Span


class Person(NamedTuple):
    """One person: the full name, the surname, and what the article has of them.

    `mentions` are in order of the text, full ones and surnames alone; `full` are the places
    of the full name. `party` is as written, "" where none is.
    """

    name: str
    surname: str
    mentions: tuple[Span, ...]
    full: tuple[Span, ...]
    ages: tuple[Age, ...]
    titles: tuple[Title, ...]
    births: tuple[Birth, ...]
    party: str


class _Draft:
    """A person while the article is being read."""

    def __init__(self, name: str, surname: str) -> None:
        self.name, self.surname, self.party = name, surname, ""
        self.mentions: list[Span] = []
        self.full: list[Span] = []
        self.ages: list[Age] = []
        self.titles: list[Title] = []
        self.births: list[Birth] = []

    def done(self) -> Person:
        return Person(
            self.name,
            self.surname,
            tuple(self.mentions),
            tuple(self.full),
            tuple(self.ages),
            tuple(self.titles),
            tuple(self.births),
            self.party,
        )


def people(article: Article) -> tuple[Person, ...]:
    """Return the persons of the article, in the order in which they are first named in full.

    A name of two words or more is a person's where its first word is a known first name or
    an age or a post stands beside it. A surname alone is a mention of the one person who has
    it; where two have it, of nobody.
    """
    if article.language not in LANGUAGES:
        return ()
    return tuple(draft.done() for draft in _Reader(article).drafts())


class _Reader:
    """Reads an article's names as persons."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._lexicon = Lexicon.open(article.language)

    def drafts(self) -> list[_Draft]:
        drafts: dict[str, _Draft] = {}
        singles: list[tuple[Name, str]] = []
        for name in self._article.names:
            parts = [strip_genitive(self._article.slice(part)) for part in name.parts]
            while len(parts) > 1 and self._is_role(parts[0]):
                parts = parts[1:]
            if len(parts) == 1:
                singles.append((name, parts[0]))
            elif len(parts) <= _LONGEST_NAME and self._is_person(name, parts):
                full = " ".join(parts)
                full = full.removesuffix("s") if full.removesuffix("s") in drafts else full
                draft = drafts.setdefault(full, _Draft(full, full.rpartition(" ")[2]))
                draft.full.append(self._words(name, parts))
                self._read(draft, name, parts)
        self._join(drafts, singles)
        return list(drafts.values())

    def _join(self, drafts: dict[str, _Draft], singles: list[tuple[Name, str]]) -> None:
        """Give each surname alone to the one person who has it."""
        owners: dict[str, list[_Draft]] = {}
        for draft in drafts.values():
            owners.setdefault(draft.surname, []).append(draft)
        for name, word in singles:
            having = owners.get(word) or owners.get(word.removesuffix("s")) or []
            if len(having) == 1:
                self._read(having[0], name, [word])
        for draft in drafts.values():
            draft.mentions.sort()
        self._by_first_name(drafts, singles)
        self._by_pronoun(drafts)
        self._of_themselves(drafts)

    def _by_first_name(self, drafts: dict[str, _Draft], singles: list[tuple[Name, str]]) -> None:
        """Give "Kari (43)" and "Kari, som er 43 år," to the one person of that first name."""
        owners: dict[str, list[_Draft]] = {}
        for draft in drafts.values():
            owners.setdefault(draft.name.partition(" ")[0], []).append(draft)
        for name, word in singles:
            having = owners.get(word, [])
            if len(having) == 1 and not self._is_kin(name.span.start):
                after = _AFTER.match(self._text, name.span.end)
                if after and after["age"]:
                    having[0].ages.append(Age(int(after["age"]), Span(*after.span("age"))))
                aged = lives(self._article.language, "aged_after").match(
                    self._article.folded, name.span.end
                )
                if aged and aged.group().startswith((", som", ", who")):
                    group = aged.lastindex or 1
                    having[0].ages.append(Age(int(aged[group]), Span(*aged.span(group))))

    def _is_kin(self, at: int) -> bool:
        """Tell whether the name at an offset is that of somebody's son, sister or so."""
        return self._word_before(at) in _kin(self._article.language)

    def _word_before(self, at: int) -> str:
        words = self._article.folded[max(0, at - _REACH) : at].split()
        return words[-1] if words else ""

    def _of_themselves(self, drafts: dict[str, _Draft]) -> None:
        """Give "Jeg er 43 år" to the one who is quoted as saying it."""
        pattern = lives(self._article.language, "of_oneself")
        for match in pattern.finditer(self._article.folded):
            for quote in self._article.quotes:
                speaker = quote.speaker
                if speaker and quote.span.start <= match.start() < quote.span.end:
                    for draft in drafts.values():
                        if f" {speaker.name}".endswith(f" {draft.name}"):
                            draft.ages.append(Age(int(match[1]), Span(*match.span(1))))

    def _by_pronoun(self, drafts: dict[str, _Draft]) -> None:
        """Give "Hun er 43 år" to the one person named in the sentence before it."""
        matches = list(lives(self._article.language, "by_pronoun").finditer(self._article.folded))
        if not matches:
            return
        places = sorted((m.start, draft.name) for draft in drafts.values() for m in draft.mentions)
        starts = [start for start, _ in places]
        for match in matches:
            first = bisect_left(starts, match.start() - _SENTENCE)
            last = bisect_left(starts, match.start())
            named = {name for _, name in places[first:last]}
            if len(named) == 1:
                age = Age(int(match[1]), Span(*match.span(1)))
                drafts[named.pop()].ages.append(age)

    def _words(self, name: Name, parts: list[str]) -> Span:
        return Span(name.parts[len(name.parts) - len(parts)].start, name.parts[-1].end)

    def _is_role(self, word: str) -> bool:
        return _is_role(word.lower(), self._article.language)

    def _is_person(self, name: Name, parts: list[str]) -> bool:
        if any(len(part) > 1 and part.isupper() for part in parts):
            return False
        if self._lexicon.name_flags(parts[0]) & FIRST_NAME:
            return True
        after = _AFTER.match(self._text, name.span.end)
        return bool(after and after["age"]) or self._title(name, parts) is not None

    def _read(self, draft: _Draft, name: Name, parts: list[str]) -> None:
        """Add a mention with the age, post, party and birth that stand beside it."""
        span = self._words(name, parts)
        draft.mentions.append(span)
        title = self._title(name, parts)
        if title:
            draft.titles.append(title)
        after = _AFTER.match(self._text, span.end)
        if after:
            draft.party = draft.party or after["party"] or after["late"] or ""
            if after["age"]:
                draft.ages.append(Age(int(after["age"]), Span(*after.span("age"))))
            for group in ("born", "from"):
                if after[group]:
                    draft.births.append(Birth(int(after[group]), Span(*after.span(group))))
        draft.ages.extend(self._spelt_ages(span))
        born = lives(self._article.language, "born_after").match(self._article.folded, span.end)
        if born:
            draft.births.append(Birth(int(born[1]), Span(*born.span(1))))

    def _spelt_ages(self, span: Span) -> Iterator[Age]:
        """Yield ages in words around a mention: "den 43 år gamle rektoren", ", 43,"."""
        text, language = self._article.folded, self._article.language
        floor = max(0, span.start - _REACH)
        before = lives(language, "aged_before").search(text, floor, span.start)
        after = lives(language, "aged_after").match(text, span.end)
        if after and after.group()[:1] == " " and self._word_before(span.start) in _OF:
            # "Faren til Vik er 70 år" tells of the father.
            after = None
        for match in (before, after):
            if match:
                group = match.lastindex or 1
                years = int(match[group])
                if _LEAST_AGE <= years <= _MOST_AGE:
                    yield Age(years, Span(*match.span(group)))

    def _title(self, name: Name, parts: list[str]) -> Title | None:
        """Return the word for a post right before a name, if there is one."""
        start = self._words(name, parts).start
        before = self._text[max(0, start - _REACH) : start]
        match = _LAST_WORD.search(before)
        if match is None or not _is_role(match[1].lower(), self._article.language):
            return None
        at = match.start(1)
        lead = before[:at].split(" ")
        if (
            self._article.language == "en"
            and match[1].lower() in _OF_A_FIELD
            and (len(lead) > 1 and lead[-2].lower() in _fields())
        ):
            at -= len(lead[-2]) + 1
            lead = lead[:-1]
        if len(lead) > 1 and lead[-2].lower() in _formerly(self._article.language):
            return None
        words = before[at : match.end(1)]
        at += start - len(before)
        return Title(words.lower(), Span(at, at + len(words)))


@cache
def lives(language: str, key: str) -> re.Pattern[str]:
    """Return what finds an age, birth or death as a language tells it (`lives` in its data)."""
    pattern: str = language_data(f"facts/{language}")["lives"][key]
    return patterns.compile(pattern.replace("DATE", _DATE))


@cache
def _is_role(word: str, language: str) -> bool:
    """Tell whether a folded word is one for what somebody is: a role, or a compound of one."""
    roles = _roles(language)
    last = word.rpartition("-")[2]
    return last in roles or (
        language != "en" and any(last[at:] in roles for at in range(2, len(last) - 4))
    )


@cache
def _roles(language: str) -> frozenset[str]:
    return frozenset(language_data(language).get("roles", ()))


@cache
def _formerly(language: str) -> frozenset[str]:
    return frozenset(language_data(f"facts/{language}")["words"]["formerly"])


@cache
def _kin(language: str) -> frozenset[str]:
    return frozenset(language_data(f"facts/{language}")["words"]["kin"])


@cache
def _fields() -> frozenset[str]:
    return frozenset(language_data("facts/en")["words"]["fields"])
