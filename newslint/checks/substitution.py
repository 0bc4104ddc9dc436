"""Find a word or phrase for which another should stand, and put that in its place."""

from __future__ import annotations

from newslint.article import fold
from newslint.checks import ByLanguage, Option
from newslint.findings import Edit, Fix
from newslint.language.tokens import next_word, opens_sentence, previous_word
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

OPTIONS = {
    "swap": Option(
        None,
        "a table wrong = right, or one such table a language; right may be a list, best first.",
        dict,
    ),
    "match_case": Option(False, "find only the case as written."),
    "capitals": Option(
        True, "false: leave a capital in mid-sentence alone, where the word may be a name."
    ),
    "unless_next": Option((), "words that make it right when they follow."),
    "unless_previous": Option((), "words that make it right when they stand before it."),
    "fix": Option("suggested", "safe, suggested or none: whether the swap may be made unasked."),
}


def literals(rule: Rule) -> Iterable[str]:
    """Return the wrong forms, by language where the rule has a table for each."""
    tables = _tables(rule)
    return tables[""] if "" in tables else ByLanguage(tables)


def at(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
    """Flag the wrong form unless its neighbours make it right."""
    options = rule.options
    swap = _swap(rule, article.language, literal)
    words = article.slice(span)
    if swap is None or (options.match_case and words != swap.wrong):
        return
    if not options.capitals and _may_be_name(article, span, swap.wrong):
        return
    if options.unless_next and next_word(article, span.end) in options.unless_next:
        return
    if options.unless_previous and previous_word(article, span.start) in options.unless_previous:
        return
    rights = swap.rights if options.match_case else [match_case(words, r) for r in swap.rights]
    fix = None
    if options.fix != "none":
        safe = options.fix == "safe" and len(rights) == 1
        fix = Fix("safe" if safe else "suggested", (Edit(span, rights[0]),))
    yield rule.hit(span, *rights, fix=fix)


def _may_be_name(article: Article, span: Span, wrong: str) -> bool:
    """Tell whether a word has a capital that neither its own form nor its place explains."""
    words = article.slice(span)
    if not words[0].isupper() or words.isupper() or wrong[0].isupper():
        return False
    return not opens_sentence(article, span.start)


class _Swap(NamedTuple):
    """One entry of a rule's table: the wrong form as written, and the right ones."""

    wrong: str
    rights: list[str]


def _tables(rule: Rule) -> Mapping[str, Mapping[str, str | list[str]]]:
    """Return `{language: {wrong form: right form or forms}}`.

    The language is "" where the rule has one table for all of its languages.
    """
    swap: dict[str, Any] = rule.options.swap
    return swap if all(isinstance(right, dict) for right in swap.values()) else {"": swap}


def _swap(rule: Rule, language: str, literal: str) -> _Swap | None:
    """Return the entry for a folded wrong form, looked for once a rule; None if there is none."""
    options, key = rule.options, (language, literal)
    if not hasattr(options, "found"):
        options.found = {}
    if key not in options.found:
        tables = _tables(rule)
        table = tables.get(language, tables.get("", {}))
        written = (wrong for wrong in table if fold(wrong) == literal)
        wrong = literal if literal in table else next(written, "")
        right = table.get(wrong, [])
        swap = _Swap(wrong, [right] if isinstance(right, str) else right)
        options.found[key] = swap if wrong else None
    found: _Swap | None = options.found[key]
    return found


def match_case(model: str, word: str) -> str:
    """Return `word` in the case of `model`: ALL CAPITALS, First capital, or as it is."""
    letters = [character for character in model if character.isalpha()]
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return word.upper()
    if letters and letters[0].isupper():
        return word[:1].upper() + word[1:]
    return word
