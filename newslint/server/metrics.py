"""What is counted, in the text format of Prometheus."""

from __future__ import annotations

from collections import Counter

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEDIA_TYPE = "text/plain; version=0.0.4"
_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_Labels = tuple[tuple[str, str], ...]


class Metrics:
    """Counts requests and findings, and measures how long requests take."""

    def __init__(self) -> None:
        self._requests: Counter[_Labels] = Counter()
        self._findings: Counter[_Labels] = Counter()
        self._times: Counter[tuple[str, float]] = Counter()
        self._sums: Counter[str] = Counter()

    def request(self, route: str, status: int, seconds: float) -> None:
        """Count a request that is done."""
        self._requests[("route", route), ("status", str(status))] += 1
        bound = next((bound for bound in _BOUNDS if seconds <= bound), float("inf"))
        self._times[route, bound] += 1
        self._sums[route] += seconds  # type: ignore[assignment]

    def findings(self, counts: Mapping[str, int]) -> None:
        """Count findings by severity."""
        for severity, count in counts.items():
            self._findings[("severity", severity),] += count

    def text(self, gauges: Mapping[str, int]) -> str:
        """Return all counts, with the `gauges` of this moment."""
        lines = [
            *_counter("newslint_requests_total", "Requests.", self._requests),
            *_counter("newslint_findings_total", "Findings reported.", self._findings),
            *self._histogram(),
        ]
        for name, value in gauges.items():
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# TYPE newslint_{name} {kind}", f"newslint_{name} {value}"]
        return "\n".join(lines) + "\n"

    def _histogram(self) -> Iterator[str]:
        name = "newslint_request_seconds"
        yield f"# HELP {name} How long requests took."
        yield f"# TYPE {name} histogram"
        for route in sorted(self._sums):
            count = 0
            for bound in (*_BOUNDS, float("inf")):
                count += self._times[route, bound]
                label = "+Inf" if bound == float("inf") else f"{bound:g}"
                yield f'{name}_bucket{{route="{route}",le="{label}"}} {count}'
            yield f'{name}_sum{{route="{route}"}} {self._sums[route]:.6f}'
            yield f'{name}_count{{route="{route}"}} {count}'


def _counter(name: str, help: str, counts: Mapping[_Labels, int]) -> Iterator[str]:
    yield f"# HELP {name} {help}"
    yield f"# TYPE {name} counter"
    for labels, count in sorted(counts.items()):
        inside = ",".join(f'{label}="{value}"' for label, value in labels)
        yield f"{name}{{{inside}}} {count}"
