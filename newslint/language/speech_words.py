"""The words by which a language tells who said something, ready for look-up."""

from __future__ import annotations

from functools import cache

from newslint.language.data import language_data, word_set
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# Norwegian papers print both forms of the language, whichever the article itself is in.
_RELATED = {"nb": ("nb", "nn"), "nn": ("nn", "nb"), "en": ("en",)}
_SHORTEST_HEAD = 5


class SpeechWords(NamedTuple):
    """The word lists of `rules/languages/<language>.toml` that concern speech.

    `according` holds phrases such as "according to" by their first words.
    `has_dash_speech` says that a dash opens speech, `inverts` that the subject comes after
    the verb where anything else opens the sentence.
    """

    verbs: frozenset[str]
    weak_verbs: frozenset[str]
    particles: Mapping[str, tuple[str, ...]]
    according: Mapping[str, tuple[tuple[str, ...], ...]]
    pronouns: frozenset[str]
    not_speakers: frozenset[str]
    phrase_ends: frozenset[str]
    fillers: frozenset[str]
    demonstratives: frozenset[str]
    roles: frozenset[str]
    organisations: frozenset[str]
    works: frozenset[str]
    calendar: frozenset[str]
    has_dash_speech: bool
    inverts: bool

    def is_role(self, word: str) -> bool:
        """Tell whether a folded word, or the last part of it, names people by what they are."""
        return _has_head(word, self.roles)

    def is_organisation(self, word: str) -> bool:
        """Tell whether a folded word, or the last part of it, names a body that speaks."""
        return _has_head(word, self.organisations)


@cache
def speech_words(language: str) -> SpeechWords:
    """Return the lists for copy in `language`; for an unknown one, of all languages."""
    languages = _RELATED.get(language, ("nb", "nn", "en"))

    def union(key: str) -> frozenset[str]:
        return frozenset().union(*(word_set(each, key) for each in languages))

    particles: dict[str, tuple[str, ...]] = {}
    for each in languages:
        for verb, found in language_data(each).get("verb_particles", {}).items():
            particles[verb] = (*particles.get(verb, ()), *found)
    according: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(union("according_to")):
        parts = tuple(phrase.split())
        according[parts[0]] = (*according.get(parts[0], ()), parts)
    return SpeechWords(
        verbs=union("verbs_of_saying"),
        weak_verbs=union("weak_verbs"),
        particles=particles,
        according=according,
        pronouns=union("pronouns"),
        not_speakers=union("not_speakers"),
        phrase_ends=union("phrase_ends"),
        fillers=union("fillers"),
        demonstratives=union("demonstratives"),
        roles=union("roles"),
        organisations=union("organisations"),
        works=union("works"),
        calendar=frozenset(word.lower() for word in union("months") | union("weekdays")),
        has_dash_speech=language != "en",
        inverts=language != "en",
    )


def _has_head(word: str, heads: frozenset[str]) -> bool:
    if word in heads:
        return True
    cuts = range(1, max(1, len(word) - _SHORTEST_HEAD + 1))
    return any(word[cut:] in heads for cut in cuts) if len(word) < 60 else False
