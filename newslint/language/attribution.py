"""Attribution: the words around a quotation that say who spoke."""

from __future__ import annotations

from bisect import bisect_right

from newslint.language.sentences import split
from newslint.language.speakers import Passage
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Speaker
    from newslint.language.speech_words import SpeechWords

_PARTICLE_REACH = 8
_AFTER_REACH = 15
_BEFORE_REACH = 60
_SHORT = 6
_AUXILIARIES = frozenset(
    "har hadde kan kunne skal skulle vil må ble blei vart får fekk fikk er var".split()
)
_BEFORE_NOUNS = frozenset(
    "the a an his her their its this my our of for in on at with from by en et ei eit".split()
)
_IT = frozenset(("det", "dette", "it"))


class Cue(NamedTuple):
    """A word of saying: the index of its first word, of the word after it, and its nature."""

    first: int
    next: int
    is_verb: bool


class Attribution(NamedTuple):
    """Who spoke, by which words, how that was found, and the offset where they begin."""

    speaker: Speaker | None
    verb: Span | None
    found: str
    start: int = -1


class Scene:
    """One block with its quoted words blotted out, sentence by sentence."""

    def __init__(self, text: str, span: Span, language: str, words: SpeechWords) -> None:
        """`text` is as long as the article's text and blotted within quotation marks."""
        self.text = text
        self.span = span
        self.words = words
        self.sentences = list(split(text, span, language))
        self._starts = [sentence.start for sentence in self.sentences]
        self._passages: dict[int, Passage] = {}

    def number_at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def passage(self, number: int) -> Passage:
        """Return a sentence as a passage."""
        if number not in self._passages:
            self._passages[number] = Passage(self.text, self.sentences[number], self.words)
        return self._passages[number]


def cues(passage: Passage, first: int, last: int) -> Iterator[Cue]:
    """Yield the verbs of saying, and the likes of "according to", of some words in order.

    `first` and `last` are the indices of the first word and of the one after the last.
    """
    known = passage.vocabulary
    for index in range(max(0, first), min(last, len(passage.words))):
        word = passage.words[index]
        if word.folded in known.particles:
            if _has_particle(passage, index):
                yield Cue(index, index + 1, True)
        elif word.folded in known.verbs:
            if not _is_noun(passage, index):
                yield Cue(index, index + 1, True)
        else:
            length = _according(passage, index)
            if length:
                yield Cue(index, index + length, False)


def _is_noun(passage: Passage, index: int) -> bool:
    """Tell whether what could be a verb stands as a noun or in a name: "the report"."""
    if index == 0 or passage.gap(index) != " ":
        return False
    before = passage.words[index - 1].folded
    if before.endswith(("’s", "'s")) and before[:-2] not in ("he", "she", "it", "who"):
        return True
    return passage.is_capitalised(index) or before in _BEFORE_NOUNS


def _has_particle(passage: Passage, index: int) -> bool:
    wanted = passage.vocabulary.particles[passage.words[index].folded]
    following = passage.words[index + 1 : index + 1 + _PARTICLE_REACH]
    return any(word.folded in wanted for word in following)


def _according(passage: Passage, index: int) -> int:
    """Return of how many words the phrase that names a source is, 0 if none is there."""
    for phrase in passage.vocabulary.according.get(passage.words[index].folded, ()):
        following = passage.words[index : index + len(phrase)]
        if phrase == tuple(word.folded for word in following):
            return len(phrase)
    return 0


def tail(passage: Passage, start: int) -> Attribution | None:
    """Return the attribution that ends the speech open at `start` in a sentence.

    It follows a comma or an end mark: ", sier Kari Hansen", "? spør han", ", ifølge NTB".
    """
    begin = passage.index_at(start)
    for index in range(begin + 1, len(passage.words)):
        if not _is_turn(passage.gap(index)):
            continue
        found = _tail_at(passage, index)
        if found is not None:
            return found
    return None


def _is_turn(gap: str) -> bool:
    """Tell whether speech can end in this gap between two words."""
    shut = gap.rstrip()
    return shut != gap and shut[-1:] != "" and shut[-1] in ',?!»”"…–' and ". " not in gap


def _tail_at(passage: Passage, index: int) -> Attribution | None:
    known, words = passage.vocabulary, passage.words
    at = words[index - 1].end + len(passage.gap(index).rstrip(" ,–"))
    verb = Span(words[index].start, words[index].end)
    length = _according(passage, index)
    if length:
        speaker = passage.after(index + length, loose=True)
        return Attribution(speaker, verb, "according", at)
    word = words[index].folded
    says = word in known.verbs or (word in known.particles and _has_particle(passage, index))
    if word in _AUXILIARIES:
        says = _said_later(passage, index)
    if not says:
        return None
    if index + 1 == len(words):
        return Attribution(None, verb, "impersonal", at)
    found = _inverted(passage, Cue(index, index + 1, True), verb)
    return found and found._replace(start=at)


def _said_later(passage: Passage, index: int) -> bool:
    """Tell whether a verb of saying follows an auxiliary: ", har hun sagt", ", er beskjeden"."""
    known = passage.vocabulary
    for at in range(index + 1, min(index + _PARTICLE_REACH, len(passage.words))):
        if "," in passage.gap(at):
            return False
        word = passage.words[at].folded
        if word in known.verbs or (
            word in known.demonstratives and word not in ("så", "slik") and word not in _IT
        ):
            return True
    return False


def pointing(passage: Passage) -> Attribution | None:
    """Return the attribution in a sentence that points back: "Det sier Kari Hansen"."""
    known, words = passage.vocabulary, passage.words
    if len(words) < 2 or words[0].folded not in known.demonstratives:
        return None
    for index in (1, 2, 3):
        if index >= len(words):
            break
        word = words[index].folded
        if word in known.verbs or word in _AUXILIARIES or word in ("tilhører", "tilhøyrer"):
            verb = Span(words[index].start, words[index].end)
            speaker = passage.after(index + 1) or passage.after(index + 2)
            return speaker and Attribution(speaker, verb, "neighbour", passage.span.start)
    return None


def around(scene: Scene, quote: Span, *, turns: bool) -> Attribution | None:
    """Return the attribution in the sentence around a quotation between marks.

    `turns` says that the quotation ends with a comma, a question mark or the like, so that
    an attribution is due after it.
    """
    number = scene.number_at(quote.start)
    passage = scene.passage(number)
    found = _preceding(passage, quote, weak=False, beside=True)
    if found is None and turns:
        found = _following(passage, quote)
        if found is None and number + 1 < len(scene.sentences):
            following = scene.passage(number + 1)
            if following.span.start <= quote.end + 2:
                found = _following(following, quote)
    return (
        found
        or _preceding(passage, quote, weak=False)
        or _trailing(passage, quote)
        or _preceding(passage, quote, weak=True)
        or _subject(passage, quote)
    )


def _following(passage: Passage, quote: Span) -> Attribution | None:
    """Return the attribution right after a quotation: "said X", "X said", "X, a baker, said"."""
    words, known = passage.words, passage.vocabulary
    begin = passage.index_at(quote.end)
    for cue in cues(passage, begin, begin + _AFTER_REACH):
        verb = _span(passage, cue)
        if not cue.is_verb:
            return Attribution(passage.after(cue.next, loose=True), verb, "according")
        if _is_participle(passage, cue.first):
            continue
        if cue.first == begin:
            found = _inverted(passage, cue, verb)
            if found is not None:
                return found
        elif words[begin].folded not in known.phrase_ends:
            speaker = passage.before(cue.first)
            if speaker is not None and speaker.span.start >= quote.end:
                return Attribution(speaker, verb, "after")
    return _short_ending(passage, begin)


def _inverted(passage: Passage, cue: Cue, verb: Span) -> Attribution | None:
    """Return the attribution whose verb comes first: "said X", "it says in the report"."""
    speaker = passage.after(cue.next, loose=True)
    if speaker is not None:
        return Attribution(speaker, verb, "inverted")
    if cue.next < len(passage.words) and passage.words[cue.next].folded in _IT:
        return Attribution(passage.after(cue.next + 2, loose=True), verb, "impersonal")
    return None


def _short_ending(passage: Passage, begin: int) -> Attribution | None:
    """Return the name in a few words that end the sentence, whatever the verb: "X beamed"."""
    rest = range(begin, len(passage.words))
    if not 2 <= len(rest) <= _SHORT or any("," in passage.gap(at) for at in rest[1:]):
        return None
    names = [at for at in rest if passage.is_capitalised(at)]
    return Attribution(passage.name_from(names[0]), None, "after") if names else None


def _preceding(
    passage: Passage, quote: Span, *, weak: bool, beside: bool = False
) -> Attribution | None:
    """Return the attribution before a quotation in its sentence: "X said that …".

    With `beside` the verb must be the last word before the quotation.
    """
    known, words = passage.vocabulary, passage.words
    end = passage.index_at(quote.start)
    before = [cue for cue in cues(passage, end - _BEFORE_REACH, end) if cue.next <= end]
    if beside:
        before = [cue for cue in before[-1:] if cue.next == end]
    participle: Cue | None = None
    for cue in reversed(before):
        if (words[cue.first].folded in known.weak_verbs) != weak and cue.is_verb:
            continue
        if not cue.is_verb:
            speaker = passage.after(cue.next, loose=True)
            return Attribution(speaker, _span(passage, cue), "according")
        if _is_participle(passage, cue.first):
            participle = participle or cue
            continue
        speaker = speaker_of(passage, cue) or passage.subject(cue.first)
        if speaker is not None:
            return Attribution(speaker, _span(passage, participle or cue), "before")
    if participle is None:
        return None
    speaker = passage.subject(participle.first)
    return speaker and Attribution(speaker, _span(passage, participle), "before")


def _trailing(passage: Passage, quote: Span) -> Attribution | None:
    """Return the attribution that ends the sentence: "… the “short list”, X said."."""
    words = passage.words
    begin = passage.index_at(quote.end)
    for cue in cues(passage, begin, begin + _BEFORE_REACH):
        if words[cue.first].folded in passage.vocabulary.weak_verbs:
            continue
        verb = _span(passage, cue)
        if not cue.is_verb:
            return Attribution(passage.after(cue.next, loose=True), verb, "according")
        inverted = "," in passage.gap(cue.first)
        speaker = passage.after(cue.next) if inverted else passage.before(cue.first)
        if speaker is not None:
            at = passage.index_at(speaker.span.start)
            if inverted or "," in passage.gap(at):
                return Attribution(speaker, verb, "after")
    return None


def _subject(passage: Passage, quote: Span) -> Attribution | None:
    """Return who the sentence is about, where no verb of saying helps."""
    begin = passage.index_at(quote.start)
    speaker = passage.subject(begin)
    return speaker and Attribution(speaker, None, "context")


def speaker_of(passage: Passage, cue: Cue) -> Speaker | None:
    """Return the subject of a verb of saying, on whichever side it stands."""
    if not cue.is_verb or "," in passage.gap(cue.first):
        return passage.after(cue.next) or passage.before(cue.first)
    speaker = passage.before(cue.first)
    return speaker or (passage.after(cue.next) if passage.vocabulary.inverts else None)


def _is_participle(passage: Passage, index: int) -> bool:
    """Tell an English verb in -ing that has its subject further off: ", saying …"."""
    if not passage.words[index].folded.endswith("ing") or index == 0:
        return False
    return passage.words[index - 1].folded not in ("is", "are", "was", "were", "been", "be")


def _span(passage: Passage, cue: Cue) -> Span:
    return Span(passage.words[cue.first].start, passage.words[cue.next - 1].end)
