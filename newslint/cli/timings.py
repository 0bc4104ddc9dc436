"""The table of what a run has cost, by stage, by fact of the text and by rule."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.report.paint import painter
from newslint.report.text import table

if TYPE_CHECKING:
    from newslint.clock import Clock, Cost
    from newslint.report import Page

_HEADS = ["CPU ms", "wall ms", "share", "runs", "findings", "what"]
_STAGES = {"read": "read the file", "language": "detect its language", "report": "put into words"}


def write_timings(page: Page, clock: Clock) -> None:
    """Write the costs, the dearest first, and their sum; each part's time is its own alone."""
    costs = clock.costs()
    total = sum(cost.cpu for cost in costs) or 1.0
    rows = [_row(cost, total) for cost in costs]
    wall = sum(cost.wall for cost in costs)
    rows.append([_ms(total), _ms(wall), "100.0 %", "", str(sum(c.findings for c in costs)), "all"])
    paint = painter(page)
    for line in table([_HEADS, *rows], right=range(5)):
        paint(line)


def _row(cost: Cost, total: float) -> list[str]:
    what = _STAGES.get(cost.stage) or f"{cost.stage} {cost.name}"
    findings = str(cost.findings) if cost.stage == "rule" else ""
    share = f"{100 * cost.cpu / total:.1f} %"
    return [_ms(cost.cpu), _ms(cost.wall), share, str(cost.runs), findings, what]


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f}"
