"""The library."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import pytest

import newslint
from newslint import Config, Severity

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Norge har i følge ministeren ingen planer."
ONLY = Config(select=("language/ifolge",))


def test_every_public_name_is_there() -> None:
    for name in newslint.__all__:
        assert getattr(newslint, name) is not None
    assert set(newslint.__all__) <= set(dir(newslint))
    with pytest.raises(AttributeError, match="no attribute 'absent'"):
        _ = newslint.absent


def test_a_text() -> None:
    report = newslint.lint(TEXT, language="nb", config=ONLY)
    (finding,) = report.findings
    assert finding.rule == "language/ifolge"
    assert TEXT[slice(*finding.span)] == finding.text == "i følge"
    assert report.summary == (1, 1, 0, 0)
    assert report.errors == ()
    assert report.files[0].language == "nb"


def test_the_language_is_given_or_set_or_told_by_the_text() -> None:
    assert newslint.lint(TEXT, "en", config=ONLY).findings == ()
    assert newslint.lint(TEXT, config=ONLY._replace(language="en")).findings == ()
    assert newslint.lint(f"{TEXT} Det er ikke sikkert.", config=ONLY).files[0].language == "nb"


def test_the_language_of_messages() -> None:
    finding = newslint.lint(TEXT, "nb", messages="en", config=ONLY).findings[0]
    assert finding.message.startswith("Write ")


def test_the_level_counts() -> None:
    quiet = ONLY._replace(rules={"language/ifolge": {"severity": "info"}})
    assert newslint.lint(TEXT, "nb", config=quiet).findings == ()
    report = newslint.lint(TEXT, "nb", config=quiet._replace(level=Severity.INFO))
    assert report.summary == (1, 0, 0, 1)


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("windows-1252"))
    report = newslint.lint_file(str(path), "nb", published=date(2024, 5, 17), config=ONLY)
    assert [finding.text for finding in report.findings] == ["i følge"]
    assert report.files[0].path == str(path)
    assert "Windows-1252" in report.files[0].notes[0]


def test_a_file_that_is_not_there_is_an_error_in_the_report(tmp_path: Path) -> None:
    report = newslint.lint_file(str(tmp_path / "absent.txt"))
    assert (report.files, report.summary) == ((), (0, 0, 0, 0))
    assert "cannot be read" in str(report.errors[0])


def test_a_wrong_configuration_is_raised() -> None:
    with pytest.raises(newslint.NewslintError, match='Did you mean "language/ifolge"'):
        newslint.lint(TEXT, config=Config(select=("language/ifolg",)))


@pytest.mark.parametrize("text", ["", "\ud800", f"{TEXT} \udfff\ud83d", "\0", "a\r\r\n", "\ufeff"])
def test_any_string_can_be_linted(text: str) -> None:
    report = newslint.lint(text, "nb", config=Config(level=Severity.INFO))
    assert all(text[slice(*finding.span)] == finding.text for finding in report.findings)
    assert all(len(finding.fingerprint) == 16 for finding in report.findings)


def test_several_threads_get_the_same_report() -> None:
    texts = [f"{TEXT} {TEXT * number}" for number in range(20)]
    alone = [newslint.lint(text, "nb", config=ONLY) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: newslint.lint(text, "nb", config=ONLY), texts))
    assert together == alone


def test_the_day_of_publication(tmp_path: Path) -> None:
    from newslint.article import Article
    from newslint.run import settle

    own = {"published": "2023-01-02T10:00"}
    given, house = date(2024, 5, 17), Config(published=date(2020, 1, 1))

    def day(meta: dict[str, str], given: date | None = None) -> date | None:
        article = Article("", [], meta=meta)
        assert settle(article, house, given) == ()
        return article.published

    assert day(own, given) == given
    assert day(own) == date(2023, 1, 2)
    assert day({}) == date(2020, 1, 1)
    (note,) = settle(Article("", [], meta={"published": "i går"}), house)
    assert '"i går" is no date' in note
