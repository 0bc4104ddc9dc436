"""What a trial of one rule on an archive tells: how often it speaks, and how often it is right."""

from __future__ import annotations

import os
from json import dumps, loads
from math import sqrt

from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RIGHT, WRONG, SKIPPED = "right", "wrong", "skipped"
_VERDICTS = (RIGHT, WRONG, SKIPPED)
# The normal deviate that 95 per cent lie within.
_DEVIATE = 1.959964
# The share of findings that must be right for a level: error and warning as the project's own
# rules are held to; at info somebody still has to find the most of them worth a look.
_BARS = ((0.95, "error"), (0.85, "warning"), (0.5, "info"))
_MOST_MORE = 1000
# Fewer judgements than this are no ground for advice.
FEWEST = 10


class Found(NamedTuple):
    """One finding of a trial: where it is, its words with those around them, what is said."""

    fingerprint: str
    path: str
    line: int
    column: int
    before: str
    text: str
    after: str
    message: str
    suggestions: tuple[str, ...]


class Precision(NamedTuple):
    """How many findings were judged right and wrong, and what that tells of all of them.

    `share` is that of the right ones among those judged; with 95 per cent confidence the
    share among all findings lies between `low` and `high` (Wilson's interval). All three are
    None where nothing has been judged.
    """

    right: int
    wrong: int
    share: float | None
    low: float | None
    high: float | None


class Advice(NamedTuple):
    """The level that a rule is good enough for: `error`, `warning`, `info` or `off`.

    The level goes by the share that was right. It is `sure` where the lower end of the
    interval reaches the bar as well; if not, it would after `more` further right ones (0 where
    that takes too many to be of use, and for `off`).
    """

    level: str
    sure: bool
    more: int


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return Wilson's 95 per cent interval for a share of `right` among `judged` (at least 1)."""
    share, square = right / judged, _DEVIATE**2
    middle = share + square / (2 * judged)
    reach = _DEVIATE * sqrt(share * (1 - share) / judged + square / (4 * judged**2))
    scale = 1 + square / judged
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def precision(verdicts: Iterable[str]) -> Precision:
    """Return the precision that verdicts tell of; those skipped say nothing."""
    known = list(verdicts)
    right, wrong = known.count(RIGHT), known.count(WRONG)
    if not right + wrong:
        return Precision(0, 0, None, None, None)
    return Precision(right, wrong, right / (right + wrong), *wilson(right, right + wrong))


def advice(found: Precision) -> Advice | None:
    """Return what level a rule of that precision may be put at, None if too few are judged."""
    if found.share is None or found.low is None or found.right + found.wrong < FEWEST:
        return None
    for bar, level in _BARS:
        if found.share >= bar:
            return Advice(level, found.low >= bar, _more(found, bar))
    return Advice("off", found.high is not None and found.high < _BARS[-1][0], 0)


def _more(found: Precision, bar: float) -> int:
    """Return how many more must be judged, all of them right, until the bar is reached for sure."""
    judged = found.right + found.wrong
    for more in range(_MOST_MORE):
        if wilson(found.right + more, judged + more)[0] >= bar:
            return more
    return 0


def sample(found: Iterable[Found], size: int) -> list[Found]:
    """Return a random sample of findings, each once, in the order in which they are drawn.

    The fingerprints are the lots: the same findings give the same sample on every machine, and
    a larger sample holds the smaller one.
    """
    lots = {one.fingerprint: one for one in found}
    return [lots[lot] for lot in sorted(lots)[:size]]


class Judgements:
    """The verdicts on findings, by fingerprint, in a file with one JSON object a line.

    Of two on one finding the later counts. ConfigError where the file cannot be used.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._verdicts = dict(_read(path))

    def of(self, found: Found) -> str:
        """Return the verdict on a finding, "" if there is none."""
        return self._verdicts.get(found.fingerprint, "")

    def among(self, found: Sequence[Found]) -> list[str]:
        """Return the verdicts on those of the findings that have one, each once."""
        lots = {one.fingerprint for one in found}
        return [verdict for lot, verdict in self._verdicts.items() if lot in lots]

    def add(self, found: Found, verdict: str) -> None:
        """Take note of a verdict and write it to the file at once."""
        self._verdicts[found.fingerprint] = verdict
        entry = {
            "fingerprint": found.fingerprint,
            "verdict": verdict,
            "path": found.path,
            "text": found.text,
        }
        try:
            os.makedirs(os.path.dirname(self.path) or ".", exist_ok=True)
            with open(self.path, "a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(dumps(entry, ensure_ascii=False) + "\n")
        except OSError as error:
            raise ConfigError(f"cannot be written: {error.strerror}.", self.path) from error


def _read(path: str) -> Iterable[tuple[str, str]]:
    """Yield fingerprint and verdict of each line of a file of judgements, if there is one."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
    except FileNotFoundError:
        return
    except UnicodeDecodeError:
        raise ConfigError("a file of judgements must be UTF-8.", path) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}.", path) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _entry(path, number, line)


def _entry(path: str, number: int, line: str) -> tuple[str, str]:
    try:
        entry: Mapping[str, str] = loads(line)
        lot, verdict = entry["fingerprint"], entry["verdict"]
    except (ValueError, KeyError, TypeError):
        raise ConfigError("this line holds no judgement.", path, number) from None
    if verdict not in _VERDICTS:
        raise ConfigError(f"the verdict must be one of {', '.join(_VERDICTS)}.", path, number)
    return lot, verdict
