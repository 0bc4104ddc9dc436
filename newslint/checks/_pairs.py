"""Two figures that a change goes between, with how exact they are."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.language.numbers import Number
    from newslint.positions import Span

# "Doblet" may stand for a little less or more than twice.
_FACTOR_SLACK = 0.075


class Pair(NamedTuple):
    """From one figure to another, and the place of both with the words between."""

    old: Number
    new: Number
    span: Span


def alike(old: Number, new: Number) -> tuple[Number, Number]:
    """Give a figure without unit the unit of the other: "fra 1,2 til 1,5 milliarder kroner"."""
    if (
        old.kind == "count"
        and old.magnitude == 1
        and not old.noun
        and old.value < 1000
        and (new.kind != "count" or new.magnitude > 1)
    ):
        scale = new.magnitude
        old = old._replace(
            value=old.value * scale,
            high=old.high * scale,
            step=old.step * scale,
            magnitude=scale,
            kind=new.kind,
            unit=new.unit,
        )
    elif (
        old.kind == "count"
        and not old.noun
        and new.kind in ("money", "measure")
        and (old.magnitude > 1 or new.magnitude == 1)
    ):
        old = old._replace(kind=new.kind, unit=new.unit)
    if old.kind == new.kind == "percent":
        # In "fra 3,5 til 4 prosent" four is as exact as the other.
        step = min(old.step, new.step)
        old, new = old._replace(step=step), new._replace(step=step)
    return old, new


def half(number: Number) -> float:
    """Return how far the true value may be from a rounded one."""
    if number.step != 1 or number.kind == "percent":
        return number.step / 2
    if number.value >= 1000 and number.value % 100 == 0:
        return 50.0
    return 0.0


def relative(pair: Pair) -> tuple[float, float]:
    """Return the least and the greatest size of a change in per cent."""
    old, new = pair.old, pair.new
    ends = [
        (new.value + sign * half(new)) / max(1e-9, old.value - sign * half(old)) - 1
        for sign in (-1, 1)
    ]
    low, high = sorted(abs(end) * 100 for end in ends)
    return (0.0, high) if ends[0] < 0 < ends[1] else (low, high)


def fits(pair: Pair, factor: float, *, at_least: bool = False) -> bool:
    """Tell whether two figures may be the factor apart, or by more if it is the least."""
    low = (pair.new.value - half(pair.new)) / (pair.old.value + half(pair.old))
    high = (pair.new.value + half(pair.new)) / max(1e-9, pair.old.value - half(pair.old))
    not_above = low <= factor * (1 + _FACTOR_SLACK)
    not_below = factor * (1 - _FACTOR_SLACK) <= high
    if at_least:
        return not_below if factor > 1 else not_above
    return not_above and not_below
