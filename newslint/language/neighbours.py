"""Neighbours: who, in the sentences before and after a quotation, may have spoken it."""

from __future__ import annotations

from newslint.language.attribution import cues, speaker_of
from newslint.language.dash_speech import DASHES
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Speaker
    from newslint.language.attribution import Cue, Scene
    from newslint.language.cast import Cast
    from newslint.language.speakers import Passage

# How many sentences back somebody who says something still leads up to a quotation.
_LEAD = 3
_SENTENCES = 12
_REACH = 60
_SIGNATURE = 8
_ARTICLES = frozenset("a an the den det de dei en ei et ein eit".split())
# Words that end a phrase as prepositions do, and have a subject after them.
_CONJUNCTIONS = frozenset(
    "and as at because but eller if men og or siden sidan som than that when where which while"
    " who whose".split()
)


def leads_up(scene: Scene, cast: Cast, end: int) -> Speaker | None:
    """Return who leads up to a quotation from the sentences before offset `end`, or None.

    That is whoever the last sentence is about, or who says something in the last few.
    """
    last = scene.number_at(end - 1)
    found = about(scene.passage(last), cast, end)
    if found is not None:
        return found
    for number in range(last - 1, max(-1, last - _LEAD), -1):
        found = _saying(scene.passage(number), cast, end)
        if found is not None:
            return found
    return None


def about(passage: Passage, cast: Cast, end: int) -> Speaker | None:
    """Return the person whom a sentence is about before offset `end`, or None.

    Whoever says something comes first, bodies too, then the first person who is neither
    governed by a preposition nor a genitive.
    """
    found = _saying(passage, cast, end)
    if found is not None:
        return found
    if _has_other_subject(passage, cast):
        return None
    for index, person in _persons(passage, cast, end):
        if not (_is_governed(passage, index) or cast.is_genitive(person)):
            return person
    return None


def mentioned(scene: Scene, cast: Cast, end: int) -> Speaker | None:
    """Return the person whom a block speaks of last before offset `end`, or None."""
    last = scene.number_at(end - 1)
    for number in range(last, max(-1, last - _SENTENCES), -1):
        passage = scene.passage(number)
        found = about(passage, cast, end)
        if found is not None:
            return found
        persons = [person for _, person in _persons(passage, cast, end)]
        if persons:
            return persons[-1]
    return None


def signature(scene: Scene, cast: Cast) -> Speaker | None:
    """Return the person whose name, and hardly more, a block is: "– Kari Lie, lærer"."""
    passage = scene.passage(0)
    if len(scene.sentences) > 1 or not 0 < len(passage.words) <= _SIGNATURE:
        return None
    if not passage.is_capitalised(0) or scene.text[scene.span.end - 1] in "!?:":
        return None
    name = passage.name_from(0)
    ends = passage.index_at(name.span.end)
    is_alone = ends == len(passage.words) or "," in passage.gap(ends)
    is_dashed = scene.text[scene.span.start] in DASHES
    return name if is_alone and (is_dashed or cast.is_person(name)) else None


def _saying(passage: Passage, cast: Cast, end: int) -> Speaker | None:
    """Return the subject of a verb of saying, who need be no person unless the verb is weak."""
    last = passage.index_at(end)
    for cue in cues(passage, last - _REACH, last):
        is_weak = passage.words[cue.first].folded in passage.vocabulary.weak_verbs
        for speaker in _subjects(passage, cue):
            if cast.is_person(speaker) or (not is_weak and cast.may_say(speaker)):
                return speaker
    return None


def _subjects(passage: Passage, cue: Cue) -> Iterator[Speaker]:
    """Yield who may be the subject of a verb of saying, the likelier first."""
    found = [speaker_of(passage, cue)] if cue.is_verb else []
    if not cue.is_verb or passage.vocabulary.inverts:
        found.append(passage.after(cue.next))
    yield from filter(None, found)


def _persons(passage: Passage, cast: Cast, end: int) -> Iterator[tuple[int, Speaker]]:
    """Yield the persons that a sentence names, each with the index of its first word."""
    known, words = passage.vocabulary, passage.words
    last = passage.index_at(end)
    index = max(0, last - _REACH)
    while index < last:
        folded = words[index].folded
        following = index + 1
        if passage.is_capitalised(index) or folded in known.pronouns or known.is_role(folded):
            speaker = passage.after(index)
            if speaker and cast.is_person(speaker) and not _may_be_verb(passage, index, speaker):
                yield index, speaker
                following = max(following, passage.index_at(speaker.span.end))
        index = following


def _may_be_verb(passage: Passage, index: int, speaker: Speaker) -> bool:
    """Tell whether a role alone can be a verb: "leder" leads, "en leder" is a leader."""
    is_alone = speaker.kind == "role" and " " not in speaker.text
    if not (is_alone and passage.vocabulary.inverts and speaker.text.endswith("er")):
        return False
    return index == 0 or passage.words[index - 1].folded not in _ARTICLES


def _has_other_subject(passage: Passage, cast: Cast) -> bool:
    """Tell whether a place, a body or a thing has its name at the sentence's beginning."""
    if not passage.words or not passage.is_capitalised(0):
        return False
    name = passage.name_from(0)
    return cast.is_thing(name) and not cast.is_genitive(name)


def _is_governed(passage: Passage, index: int) -> bool:
    """Tell whether a preposition stands before a phrase, with its article between or none."""
    prepositions = passage.vocabulary.phrase_ends - _CONJUNCTIONS
    for at in range(index - 1, max(-1, index - 4), -1):
        folded = passage.words[at].folded
        if "," in passage.gap(at + 1):
            return False
        if folded in prepositions:
            return at == index - 1 or passage.words[at + 1].folded in _ARTICLES
    return False
