"""A test of single words that remembers, for the process, the many that it passes over."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_REMEMBERED = 1 << 17  # words; more than newspapers use, and no more than some megabytes


class Sieve:
    """Keeps of words those that a test holds for; it must depend on the word alone."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._let_through: set[str] = set()

    def kept(self, words: Iterable[str]) -> list[str]:
        """Return the words for which the test holds, in their order."""
        known = self._let_through
        fresh = [word for word in words if word not in known]
        kept = [word for word in fresh if self._test(word)]
        if len(known) > _REMEMBERED:
            known.clear()
        known.update(set(fresh).difference(kept))
        return kept
