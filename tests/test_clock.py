"""What a run costs, by part."""

from __future__ import annotations

import time

from newslint.clock import Clock
from newslint.config_file import Configs
from newslint.run import Runner

COPY = "Ordføreren åpnet brua i går.\n\n– Den er er fin, sier Kari Sagbakken.\n"


def _busy(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_the_time_of_a_part_within_another_is_its_own() -> None:
    clock = Clock()

    def outer() -> None:
        clock.measure("fact", "inner", _busy, 0.03)

    clock.measure("rule", "outer", outer)
    inner, outer_cost = clock.costs()
    assert (inner.name, outer_cost.name) == ("inner", "outer")
    assert inner.cpu >= 0.03 > outer_cost.cpu
    assert (inner.runs, inner.findings) == (1, 0)


def test_what_uses_the_items_is_not_charged_to_their_maker() -> None:
    clock = Clock()
    for _ in clock.iterate("rule", "maker", range(3)):
        _busy(0.01)
    (cost,) = clock.costs()
    assert cost.cpu < 0.02
    assert cost.runs == 4


def test_a_run_tells_what_its_rules_and_facts_cost() -> None:
    runner = Runner(Configs({"language": "nb"}, isolated=True))
    runner.clock = Clock()
    runner.text(COPY.encode(), "")
    costs = {(cost.stage, cost.name): cost for cost in runner.clock.costs()}
    assert {("read", ""), ("language", ""), ("report", ""), ("fact", "quotes")} <= costs.keys()
    assert costs["rule", "text/doubled-word"].findings == 1
