"""The HTML page in a browser: its script, its keys, its looks on screens and on paper."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-sandbox",
]
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
ARTICLES = ("seeds/nb-bru.txt", "seeds/nb-festival.md", "seeds/en-harbour.txt")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of two pages: of one article, and of several."""
    from newslint.cli import main

    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, count in (("one", 1), ("several", 3)):
        path = folder / f"{name}.html"
        articles = [str(root / article) for article in ARTICLES[:count]]
        options = ["--isolated", "--level", "info", "--format", "html", "--output", str(path)]
        assert main(["check", *options, *articles]) == 1
        made[name] = path.as_uri()
    return made


@pytest.fixture
def opened(browser: Any, pages: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Any]:
    """The page of one article, or of what the test asks for, with nothing to complain of."""
    asked = getattr(request, "param", {})
    context = browser.new_context(
        color_scheme=asked.get("theme", "light"),
        viewport={"width": asked.get("width", 1280), "height": 800},
    )
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda sent: told.append(sent.url) if sent.url != page.url else None)
    page.goto(pages[asked.get("page", "one")])
    yield page
    wanted = {url for url in told if not url.startswith(("file:", "data:"))}
    context.close()
    assert wanted == set()


def lit(page: Any) -> list[str]:
    return [str(e.get_attribute("data-n")) for e in page.query_selector_all(".mark.lit")]


def test_the_script_runs_under_the_policy(opened: Any) -> None:
    assert opened.is_visible(".tools")
    assert opened.inner_text("#status") == "5 av 5 vises"


def test_the_filters(opened: Any) -> None:
    opened.uncheck("[data-severity=warning]")
    assert opened.inner_text("#status") == "4 av 5 vises"
    assert not opened.is_visible(".note.warning")
    assert opened.locator(".mark.warning").first.get_attribute("tabindex") == "-1"
    opened.select_option("#rules", "spelling/misspelling")
    assert opened.inner_text("#status") == "1 av 5 vises"
    assert opened.locator(".mark:not(.off)").all_inner_texts() == ["interressert"]


@pytest.mark.parametrize(("onward", "back"), [("j", "k"), ("n", "p")])
def test_the_keys_go_from_fault_to_fault(onward: str, back: str, opened: Any) -> None:
    for key, expected in [(onward, "1"), (onward, "2"), (back, "1"), (back, "5"), (onward, "1")]:
        opened.keyboard.press(key)
        assert lit(opened) == [expected]
        assert opened.evaluate("document.activeElement.dataset.n") == expected
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "n1"
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.activeElement.id") == "m1"
    opened.keyboard.press("Escape")
    assert lit(opened) == []


def test_the_keys_pass_over_what_is_filtered_and_can_be_turned_off(opened: Any) -> None:
    opened.uncheck("[data-severity=error]")
    opened.keyboard.press("j")
    assert lit(opened) == ["3"]
    opened.uncheck("#keys")
    opened.keyboard.press("j")
    assert lit(opened) == ["3"]
    opened.click("#next")
    assert lit(opened) == ["4"]


def test_the_focus_can_be_seen(opened: Any) -> None:
    opened.keyboard.press("j")
    style = "getComputedStyle(document.activeElement)"
    assert opened.evaluate(f"{style}.outlineStyle") == "solid"
    assert opened.evaluate(f"parseFloat({style}.outlineWidth)") >= 2
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "n1"
    opened.evaluate("document.activeElement.blur()")
    opened.keyboard.press("Tab")
    assert opened.evaluate(f"{style}.outlineStyle") == "solid"


@pytest.mark.parametrize(
    ("opened", "pressed"), [({"theme": "light"}, "false"), ({"theme": "dark"}, "true")],
    indirect=["opened"],
)
def test_dark_and_light(opened: Any, pressed: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    before = opened.evaluate(paper)
    assert opened.get_attribute("#dark", "aria-pressed") == pressed
    opened.click("#dark")
    assert opened.get_attribute("#dark", "aria-pressed") != pressed
    assert opened.evaluate(paper) != before


@pytest.mark.parametrize(
    "opened",
    [{"page": page, "width": width} for page in ("one", "several") for width in (320, 700, 1280)],
    indirect=True, ids=str,
)
def test_nothing_runs_over_the_edge_and_notes_stand_where_there_is_room(opened: Any) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    note, mark = (opened.locator(what).first.bounding_box() for what in (".note", ".mark"))
    is_beside = note["x"] > mark["x"] + mark["width"]
    assert is_beside == (opened.viewport_size["width"] > 992)
    assert is_beside or note["y"] > mark["y"]


@pytest.mark.parametrize(
    "opened",
    [
        {"page": "one", "theme": "light", "width": 400},
        {"page": "one", "theme": "dark", "width": 1280},
        {"page": "several", "theme": "light", "width": 1280},
        {"page": "several", "theme": "dark", "width": 400},
    ],
    indirect=True, ids=str,
)
def test_it_keeps_the_guidelines_for_all_to_read(opened: Any) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    opened.keyboard.press("j")
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    results = axe.Axe().run(opened, options={"runOnly": tags})
    assert [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]])
        for fault in results.response["violations"]
    ] == []


def test_on_paper_the_messages_stand_beside_and_the_tools_are_gone(opened: Any) -> None:
    opened.set_viewport_size({"width": 688, "height": 1000})
    opened.emulate_media(media="print", color_scheme="dark")
    assert not opened.is_visible(".tools")
    note, mark = (opened.locator(what).first.bounding_box() for what in (".note", ".mark"))
    assert note["x"] > mark["x"] + mark["width"]
    paper = opened.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    assert opened.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("opened", [{"theme": "light"}, {"theme": "dark"}], indirect=True)
def test_a_picture_of_it_shows_ink_on_paper_and_marks_in_colour(opened: Any) -> None:
    picture = opened.screenshot()
    assert picture.startswith(b"\x89PNG")
    lines = {
        level: opened.evaluate(
            f"getComputedStyle(document.querySelector('.mark.{level}')).textDecorationStyle"
        )
        for level in ("error", "warning", "info")
    }
    assert lines == {"error": "solid", "warning": "dashed", "info": "dotted"}
