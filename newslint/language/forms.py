"""The forms that names take in an article: each spelling, its places and its company."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, reduce
from itertools import product
from operator import or_

from newslint import patterns
from newslint.language.lexicon import LANGUAGES, NAME, WORD, Lexicon
from newslint.language.names import ARTICLES, PARTICLE, strip_genitive
from newslint.language.variants import near_pairs, one_slip, same_but_onset, skeleton, undoubled
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.article import Article, Name

# More forms than this of one word in plain letters are no slips.
_CROWD = 8
# So many words of a name on either side tell whose it is.
_NEAR = 3
_MOST_HYPHENS = 6
_PIECE = patterns.compile(r"[^-]+")


class Mention(NamedTuple):
    """One place of a spelling.

    `span` holds `particle` (`al-`), `base` and `ending` (of the genitive). `before` and
    `after` are the words of the same name on either side, nearest first, in plain letters
    and without a last s;
    `name` counts the names of the article.
    """

    span: Span
    particle: str
    base: str
    ending: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    initial: bool
    name: int


class Form:
    """One spelling of one word of a name, with all its places in the article."""

    def __init__(self, key: str, mentions: list[Mention]) -> None:
        self.key = key
        self.plain = skeleton(key)
        self.mentions = mentions

    @cached_property
    def spelling(self) -> str:
        """The spelling as it most often stands, with small letters where there are any."""
        if len(self.mentions) == 1 and not self.mentions[0].base.isupper():
            return self.mentions[0].base
        counts = Counter(m.base for m in self.mentions if not m.base.isupper())
        return max(counts, key=counts.__getitem__) if counts else self.mentions[0].base.title()

    @cached_property
    def before(self) -> frozenset[str]:
        """The words that stand right before it in longer names."""
        return frozenset(m.before[0] for m in self.mentions if m.before)

    @cached_property
    def after(self) -> frozenset[str]:
        """The words that stand right after it in longer names."""
        return frozenset(m.after[0] for m in self.mentions if m.after)

    @property
    def leads(self) -> bool:
        """Whether it always opens a longer name, as a first name does."""
        return not self.before and all(m.after for m in self.mentions)

    @property
    def trails(self) -> bool:
        """Whether it closes a longer name and never opens one, as a surname does."""
        return bool(self.before) and not self.after

    @property
    def is_always_full(self) -> bool:
        """Whether it is never alone."""
        return all(m.before or m.after for m in self.mentions)


def forms(article: Article) -> dict[str, Form]:
    """Return the forms of the words of all names in the article, by word in lower case.

    A genitive belongs to the word that it is made of: one with an apostrophe always, one
    with a bare -s (in other languages than English) where the word itself is there.
    """
    grouped: dict[str, list[Mention]] = {}
    for index, name in enumerate(article.names):
        for mention in _mentions(article.text, name, index):
            key = mention.base.lower().replace("’", "'")
            grouped.setdefault(key, []).append(mention)
    if article.language != "en":
        for key in [k for k in grouped if _may_be_genitive(k) and k[:-1] in grouped]:
            grouped[key[:-1]].extend(_as_genitive(mention) for mention in grouped.pop(key))
    return {key: Form(key, mentions) for key, mentions in grouped.items()}


def _may_be_genitive(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _as_genitive(mention: Mention) -> Mention:
    """Return a mention that ends in s as the genitive of the word without it."""
    return mention._replace(base=mention.base[:-1], ending=mention.base[-1] + mention.ending)


def _mentions(text: str, name: Name, index: int) -> Iterator[Mention]:
    pieces = [piece for part in name.parts for piece in _pieces(text, part)]
    bases = [strip_genitive(word) for _, word, _ in pieces]
    plain = [skeleton(base).removesuffix("s") for base in bases] if len(pieces) > 1 else []
    for at, (particle, word, span) in enumerate(pieces):
        base = bases[at]
        before = plain[max(0, at - _NEAR) : at]
        yield Mention._make((
            span,
            particle,
            base,
            word[len(base) :],
            tuple(word for word in reversed(before) if word not in ARTICLES),
            tuple(plain[at + 1 : at + 1 + _NEAR]),
            name.initial and at == 0,
            index,
        ))


def _pieces(text: str, part: Span) -> Iterator[tuple[str, str, Span]]:
    """Yield `(particle, word, span)` of each capitalised piece of a word with hyphens."""
    whole = text[part.start : part.end]
    hyphens = whole.count("-")
    if not hyphens:
        yield "", whole, part
    if not 0 < hyphens <= _MOST_HYPHENS:
        return
    match = PARTICLE.match(whole)
    particle = match.group() if match else ""
    for match in _PIECE.finditer(whole, len(particle)):
        word = match.group()
        lead = particle if match.start() == len(particle) else ""
        if word[0].isupper():
            start = part.start + match.start() - len(lead)
            yield lead, word, Span(start, part.start + match.end())


def near_forms(
    found: Mapping[str, Form], shortest: int, language: str
) -> Iterator[tuple[Form, Form]]:
    """Yield the pairs of forms a slip apart, or that differ only in the marks on letters.

    Words of less than `shortest` letters are left out. A word in -s that is in no lexicon
    counts as the genitive of the word without it as well (not in English). Time grows with
    the letters in all forms.
    """
    knowledge = Knowledge(language)
    by_sound: dict[str, list[Form]] = {}
    for form in found.values():
        if len(form.plain) >= shortest and (form.plain.isalpha() or _is_prefixed(form)):
            by_sound.setdefault(undoubled(form.plain), []).append(form)
            if (
                language != "en"
                and _may_be_genitive(form.plain)
                and not knowledge.knows(form.spelling)
            ):
                bare = Form(form.key[:-1], [_as_genitive(m) for m in form.mentions])
                by_sound.setdefault(undoubled(bare.plain), []).append(bare)
    same = [(sound, sound) for sound, alike in by_sound.items() if len(alike) > 1]
    yield from _distinct(
        pair
        for plain, near in (*same, *near_pairs(by_sound), *same_but_onset(by_sound))
        if len(by_sound[plain]) + len(by_sound[near]) <= _CROWD
        for pair in product(by_sound[plain], by_sound[near])
        if plain == near or one_slip(pair[0].plain, pair[1].plain)
    )


def _is_prefixed(form: Form) -> bool:
    """Tell whether a form is a name such as `O'Mara` or `D'Errico`."""
    base, plain = form.mentions[0].base, form.plain
    return plain[1] == "'" and plain.replace("'", "", 1).isalpha() and base[2].isupper()


def _distinct(pairs: Iterator[tuple[Form, Form]]) -> Iterator[tuple[Form, Form]]:
    """Yield each pair of forms once, whichever reading of theirs comes first."""
    seen: set[tuple[int, int]] = set()
    for one, other in pairs:
        first, second = sorted((one.mentions[0].span.start, other.mentions[0].span.start))
        if first != second and (first, second) not in seen:
            seen.add((first, second))
            yield one, other


class Knowledge:
    """What the lexicons know of names, whatever the language of the article."""

    def __init__(self, language: str) -> None:
        self._own = Lexicon.open(language) if language in LANGUAGES else None
        self._all: Sequence[Lexicon] = [Lexicon.open(each) for each in LANGUAGES]
        # Titles of works and firms are as often English as in the article's own language.
        self._near = (self._own, self._all[-1]) if self._own else self._all
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Tell whether a capitalised word is a name or a word that some lexicon has."""
        if word not in self._known:
            small = word.lower()
            self._known[word] = any(
                lexicon.flags(word) & (NAME | WORD) for lexicon in self._all
            ) or any(lexicon.flags(small) & WORD for lexicon in self._near)
        return self._known[word]

    def is_ordinary(self, word: str) -> bool:
        """Tell whether the article's language has the word in lower case."""
        return self._own is not None and bool(self._own.flags(word.lower()) & WORD)

    def name_flags(self, word: str) -> int:
        """Return all that the lexicons know the word to name, as bits of the lexicon."""
        return reduce(or_, (lexicon.name_flags(word) for lexicon in self._all))

    def renown(self, word: str) -> float:
        """Return how common a word is, as Lexicon.frequency, where it is commonest."""
        return max(lexicon.frequency(word) for lexicon in self._all)
