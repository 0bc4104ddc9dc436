"""Measures what the parts of a run cost: each its own time, without that of parts within it."""

from __future__ import annotations

from time import perf_counter, process_time

from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from newslint.records import T


class Cost(NamedTuple):
    """What one part of a run has cost so far.

    `stage` is `read`, `language`, `fact`, `rule` or `report`, `name` the fact's or the rule's.
    `cpu` and `wall` are in seconds; `runs` is how often it ran, `findings` what a rule found.
    """

    stage: str
    name: str
    cpu: float
    wall: float
    runs: int
    findings: int


class Clock:
    """Adds up costs by part. A part may run within another: its time is then its own alone."""

    def __init__(self) -> None:
        self._costs: dict[tuple[str, str], list[float]] = {}
        self._running: list[list[float]] = []
        self._cpu, self._wall = process_time(), perf_counter()

    def measure(self, stage: str, name: str, work: Callable[..., T], *arguments: Any) -> T:
        """Return what `work` returns, its time charged to the part."""
        self._start(stage, name)
        try:
            return work(*arguments)
        finally:
            self._stop()

    def iterate(self, stage: str, name: str, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, the time that it takes to make them charged to the part."""
        iterator = iter(items)
        while True:
            self._start(stage, name)
            try:
                item = next(iterator)
            except StopIteration:
                return
            finally:
                self._stop()
            yield item

    def found(self, rule: str) -> None:
        """Count one finding of a rule."""
        self._cost("rule", rule)[3] += 1

    def costs(self) -> list[Cost]:
        """Return the cost of each part, the dearest first."""
        costs = [
            Cost(stage, name, cpu, wall, int(count), int(findings))
            for (stage, name), (cpu, wall, count, findings) in self._costs.items()
        ]
        return sorted(costs, key=lambda cost: (-cost.cpu, cost.stage, cost.name))

    def _cost(self, stage: str, name: str) -> list[float]:
        return self._costs.setdefault((stage, name), [0.0, 0.0, 0, 0])

    def _start(self, stage: str, name: str) -> None:
        self._charge()
        cost = self._cost(stage, name)
        cost[2] += 1
        self._running.append(cost)

    def _stop(self) -> None:
        self._charge()
        self._running.pop()

    def _charge(self) -> None:
        """Charge the time since the last change to the part that is running."""
        cpu, wall = process_time(), perf_counter()
        if self._running:
            self._running[-1][0] += cpu - self._cpu
            self._running[-1][1] += wall - self._wall
        self._cpu, self._wall = cpu, wall
