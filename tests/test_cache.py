"""What is kept between runs, and when it no longer holds."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from newslint.cache import Cache
from newslint.config import Config
from newslint.config_file import Configs
from newslint.run import Runner

if TYPE_CHECKING:
    from pathlib import Path

COPY = "Ordføreren åpnet brua i går.\n\nHun er interresert i i mat, sier naboen.\n"
ISOLATED = Configs(isolated=True)


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "kept" / "findings.sqlite")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "brua.txt"
    path.write_text(COPY, encoding="utf-8")
    return str(path)


def test_a_report_comes_back_as_it_was(database: str, article: str) -> None:
    first = Runner(ISOLATED, cache=Cache(database)).file(article)
    cache = Cache(database)
    second = Runner(ISOLATED, cache=cache).file(article)
    assert first.report is not None
    assert first.report.findings
    assert Runner(ISOLATED, cache=cache).knows(article)
    assert second == first


def test_a_file_is_known_by_its_words_wherever_it_lies(
    database: str, article: str, tmp_path: Path
) -> None:
    runner = Runner(ISOLATED, cache=Cache(database))
    runner.file(article)
    moved = tmp_path / "flyttet.txt"
    moved.write_text(COPY, encoding="utf-8")
    assert runner.knows(str(moved))
    result = runner.file(str(moved))
    assert result.report is not None
    assert result.report.path == str(moved)


@pytest.mark.parametrize(
    "settings",
    [{"ignore": ("spelling",)}, {"language": "nn"}, {"allow": ("interresert",)},
     {"rules": {"spelling/misspelling": {"severity": "info"}}}],
)  # fmt: skip
def test_other_settings_ask_anew(
    database: str, article: str, settings: dict[str, object]
) -> None:
    Runner(ISOLATED, cache=Cache(database)).file(article)
    assert not Runner(Configs(settings, isolated=True), cache=Cache(database)).knows(article)


def test_the_level_shown_is_no_other_setting(database: str, article: str) -> None:
    Runner(ISOLATED, cache=Cache(database)).file(article)
    shown = Runner(Configs({"level": 1}, isolated=True), cache=Cache(database))
    assert shown.knows(article)


def test_changed_words_and_another_day_ask_anew(database: str, article: str) -> None:
    from datetime import date
    from pathlib import Path

    runner = Runner(ISOLATED, cache=Cache(database))
    runner.file(article)
    assert not Runner(ISOLATED, date(2026, 3, 2), Cache(database)).knows(article)
    Path(article).write_text(COPY + "Ja.\n", encoding="utf-8")
    assert not runner.knows(article)


def test_what_is_secret_is_not_kept(database: str, tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    # A number made up for the test, with the check digits of a real one.
    path.write_text("Søkeren har fødselsnummer 15108695088, står det.\n", encoding="utf-8")
    runner = Runner(Configs({"language": "nb"}, isolated=True), cache=Cache(database))
    result = runner.file(str(path))
    assert result.report is not None
    assert [f.rule for f in result.report.findings] == ["privacy/id-number"]
    assert not runner.knows(str(path))


@pytest.mark.parametrize("content", [b"", b"no database at all, " * 100])
def test_a_damaged_cache_is_no_fault(database: str, article: str, content: bytes) -> None:
    from pathlib import Path

    Path(database).parent.mkdir()
    Path(database).write_bytes(content)
    for _ in range(2):
        assert Runner(ISOLATED, cache=Cache(database)).file(article).report is not None
    runner = Runner(ISOLATED, cache=Cache(database))
    runner.file(article)
    assert runner.knows(article)


def test_a_cache_that_cannot_be_written_is_no_fault(article: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    runner = Runner(ISOLATED, cache=Cache(str(tmp_path / "file" / "findings.sqlite")))
    assert runner.file(article).report is not None
    assert not runner.knows(article)


def test_a_cache_stays_within_its_size(database: str) -> None:
    cache = Cache(database, largest=200_000)
    report = Runner(ISOLATED).text(COPY.encode() * 20, "").report
    assert report is not None
    keys = [cache.key(str(number).encode(), "", Config()) for number in range(100)]
    for key in keys:
        cache.put(key, report)
    cache.trim()
    kept = sum(cache.holds(key) for key in keys)
    assert 0 < kept <= 50


def _fill(database: str, start: int) -> None:
    cache, report = Cache(database), Runner(ISOLATED).text(COPY.encode(), "").report
    assert report is not None
    for number in range(start, start + 50):
        cache.put(cache.key(str(number).encode(), "", Config()), report)


def test_two_runs_share_a_cache(database: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    runs = [spawn.Process(target=_fill, args=(database, start)) for start in (0, 50)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    cache = Cache(database)
    assert all(cache.holds(cache.key(str(n).encode(), "", Config())) for n in range(100))
