"""What the server says in an editor, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(NamedTuple):
    """The words of one language.

    `reasons` are those that may be chosen from where an editor cannot ask for one.
    """

    mend: str
    remove: str
    mend_all: str
    allow_word: str
    allow_name: str
    accept: str
    why_accept: str
    reasons: tuple[str, ...]
    allowed: str
    source: str


WORDS: Mapping[str, Words] = {
    "nb": Words(
        mend="Rett det: {rule}",
        remove="Ta bort {text}",
        mend_all="Rett alt som er trygt å rette ({count})",
        allow_word="Legg til {text} i husets ordliste",
        allow_name="Godta navneformen {text}",
        accept="Godta med en begrunnelse: {rule}",
        why_accept="Hvorfor godtar du {text}?",
        reasons=("Det er riktig slik", "Slik står det i kilden", "Husets stil"),
        allowed="{text} er lagt til i {path}.",
        source="Kilde",
    ),
    "nn": Words(
        mend="Rett det: {rule}",
        remove="Ta bort {text}",
        mend_all="Rett alt som er trygt å rette ({count})",
        allow_word="Legg til {text} i ordlista til huset",
        allow_name="Godta namneforma {text}",
        accept="Godta med ei grunngiving: {rule}",
        why_accept="Kvifor godtek du {text}?",
        reasons=("Det er rett slik", "Slik står det i kjelda", "Stilen til huset"),
        allowed="{text} er lagt til i {path}.",
        source="Kjelde",
    ),
    "en": Words(
        mend="Mend it: {rule}",
        remove="Take out {text}",
        mend_all="Mend all that is safe to mend ({count})",
        allow_word="Add {text} to the house’s words",
        allow_name="Allow the name form {text}",
        accept="Ignore with a reason: {rule}",
        why_accept="Why do you accept {text}?",
        reasons=("It is right as it stands", "The source has it so", "House style"),
        allowed="{text} is added to {path}.",
        source="Source",
    ),
}
