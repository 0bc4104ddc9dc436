"""How the page looks: for all to read, on narrow screens and wide, dark and light."""

from __future__ import annotations

from typing import Any

import pytest

from browsing import CLASH, paste
from serving import FAULTY


@pytest.mark.parametrize(
    "page",
    [{"theme": theme, "width": width} for theme in ("light", "dark") for width in (390, 1360)],
    indirect=True, ids=str,
)
def test_it_keeps_the_guidelines_for_all_to_read(page: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]

    def faults() -> list[tuple[str, list[str]]]:
        response = axe.Axe().run(page, options={"runOnly": tags}).response
        return [(fault["id"], [node["html"][:200] for node in fault["nodes"]])
                for fault in response["violations"]]

    assert faults() == []
    paste(page, CLASH + "\n" + FAULTY)
    page.keyboard.press("F8")
    assert faults() == []
    page.keyboard.press("Escape")
    page.click("#tab-index")
    assert faults() == []
    page.click("#edit")
    assert faults() == []


@pytest.mark.parametrize("page", [{"width": 320}, {"width": 700}, {"width": 1360}],
                         indirect=True, ids=str)
def test_nothing_runs_over_the_edge(page: Any) -> None:
    edge = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(edge)
    paste(page, CLASH + "\n" + FAULTY + "\n" + "a" * 200)
    page.click("#copy .mark.error")
    assert page.evaluate(edge)
    mark, note = (page.locator(what).bounding_box() for what in (
        "#copy .mark.lit >> nth=0", ".note.current"))
    # What is chosen and what is told of it are in sight together.
    height = page.viewport_size["height"]
    assert 0 <= mark["y"] < height
    assert note["y"] < height
    assert note["y"] > mark["y"] + mark["height"] or note["x"] > mark["x"] + mark["width"]
    page.click("#edit")
    assert page.evaluate(edge)


@pytest.mark.parametrize("page", [{"theme": "dark"}, {"theme": "light"}], indirect=True, ids=str)
def test_dark_and_light(page: Any) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#dark")
    assert page.evaluate(paper) != before
