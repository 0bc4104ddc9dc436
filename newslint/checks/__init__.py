"""The kinds of check: one module a kind, bound to rules by its name.

A kind is a module of this package (or one that a house adds by the entry point group
`newslint.checks`) with

- `OPTIONS`, the options that its rules may set, `{name: Option}`;
- either `check(article, rule)`, which reads the whole article; with it may stand `NEEDS`,
  names of facts of an article: where it lacks one of them, `check` would find nothing, and
  the kind is not even imported,
- or `literals(rule)` (words, or `ByLanguage` words): the engine finds the literals of
  all rules in one pass, and calls
  `at(article, rule, span, literal)` for each place where one stands as whole words, or
  `together(article, rule, places)` once with all such places, `[(span, literal), …]`.

All yield `Hit`s in offsets of the article's text. Scope, quotations, allow lists, overlaps
and wording are the engine's business.
"""

from __future__ import annotations

import os
from functools import cache

from newslint.errors import RuleError, did_you_mean
from newslint.records import TYPE_CHECKING, NamedTuple, import_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span

    Check = Callable[[Article, Any], Iterator[Hit]]
    Literals = Callable[[Any], Iterable[str]]
    At = Callable[[Article, Any, Span, str], Iterator[Hit]]
    Together = Callable[[Article, Any, list[tuple[Span, str]]], Iterator[Hit]]


class ByLanguage(dict[str, "Iterable[str]"]):
    """The literals of a rule for each language of copy."""


class Option(NamedTuple):
    """One option of a kind: its default (None: required), and what it is for.

    The default's type is the option's type: bool, int, float, str, tuple (a list of strings)
    or dict (a table of strings, or of lists of strings). `of` says it where the option is
    required.
    """

    default: Any
    help: str
    of: type = str

    @property
    def expected(self) -> type:
        """The type a value must have."""
        return self.of if self.default is None else type(self.default)


class Kind(NamedTuple):
    """One kind of check, ready to be called; what it does not have is None."""

    name: str
    options: Mapping[str, Option]
    check: Check | None
    literals: Literals | None
    at: At | None
    together: Together | None
    needs: tuple[str, ...] = ()


@cache
def kind(name: str) -> Kind:
    """Return the kind of that name; RuleError if there is none or it lacks its parts."""
    module = _module(name)
    check = getattr(module, "check", None)
    literals = getattr(module, "literals", None)
    at, together = getattr(module, "at", None), getattr(module, "together", None)
    if check is None and (literals is None or at is together is None):
        raise RuleError(f'the kind "{name}" has neither check() nor literals() and at().')
    options, needs = getattr(module, "OPTIONS", {}), getattr(module, "NEEDS", ())
    return Kind(name, options, check, literals, at, together, needs)


def own_kinds() -> list[str]:
    """Return the names of the kinds that come with newslint."""
    files = os.listdir(os.path.dirname(__file__))
    return sorted(f[:-3] for f in files if f.endswith(".py") and not f.startswith("_"))


def _module(name: str) -> Any:
    if name.isidentifier() and not name.startswith("_"):
        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as error:
            if error.name != f"{__name__}.{name}":
                raise
    from importlib.metadata import entry_points

    found = {point.name: point for point in entry_points(group="newslint.checks")}
    if name not in found:
        hint = did_you_mean(name, [*own_kinds(), *found])
        raise RuleError(f'there is no kind "{name}".{hint}')
    try:
        return found[name].load()
    except Exception as error:
        raise RuleError(f'the kind "{name}" cannot be loaded: {error}') from error
