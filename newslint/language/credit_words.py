"""The words of photo credits: labels, agencies and sources, and what stands for a name."""

from __future__ import annotations

from functools import cache

from newslint.language.data import word_set

_DOMAINS = frozenset("no com net org se dk eu uk fi is de fr".split())
_LONG_ENDING = 6


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a known agency or source, or is formed like one."""
    folded = " ".join(name.split()).strip(" .").lower()
    if folded in words_of("agencies"):
        return True
    if " " in folded:
        last = folded.rpartition(" ")[2]
        return last in words_of("endings") or last.endswith(_long_endings())
    return is_domain(folded)


def is_domain(name: str) -> bool:
    """Tell whether a name is an address on the web."""
    return "." in name and " " not in name and name.lower().rpartition(".")[2] in _DOMAINS


@cache
def _long_endings() -> tuple[str, ...]:
    """Return the endings that close compounds as well: "Volleyballforbund"."""
    return tuple(ending for ending in words_of("endings") if len(ending) >= _LONG_ENDING)


def is_note_or_agency(words: str) -> bool:
    """Tell whether words between commas are a source, or a remark such as `File`."""
    return is_agency(words) or words.strip(" .").lower() in words_of("notes")


def is_placeholder(name: str) -> bool:
    """Tell whether what stands for a photographer's name is nobody's."""
    folded = " ".join(name.split()).lower()
    return folded in words_of("placeholders") or not any(map(str.isalnum, folded))


def words_of(key: str) -> frozenset[str]:
    """Return one of the lists that credits are made of: labels, openers, agencies and so on."""
    return word_set("furniture/credits", key)
