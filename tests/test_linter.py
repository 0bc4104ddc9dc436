"""The engine: scope, quotations, allow lists, overlaps, wording and the way to the source."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import checks
from newslint.article import Article, Block, BlockKind
from newslint.catalogue import catalogue
from newslint.config import Config
from newslint.findings import Hit, Severity
from newslint.formats import read
from newslint.linter import FileReport, Linter, Ruleset, lint_with
from newslint.positions import SourceMap, Span
from newslint.rules import Rule
from packs import PHRASES, write_rule

SWAP = 'kind = "substitution"\nseverity = "error"\nfix = "safe"\nswap = { "galt" = "rett" }\n'


def _lint(pack: Path, article: Article | str, **config: object) -> FileReport:
    if isinstance(article, str):
        article = read(article).article
    article.language = article.language or "nb"
    rules = [identity for identity in catalogue((str(pack),)).rules if identity[:5] == "house"]
    settings = {"select": tuple(rules), "packs": (str(pack),), **config}
    return Linter(Config(**settings)).lint(article)  # type: ignore[arg-type]


def test_a_finding_is_told_in_the_language_of_the_copy(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/swap", SWAP)
    (finding,) = _lint(tmp_path, "Dette er galt skrevet her.").findings
    assert finding.message == "Ikke «galt», skriv «rett»."
    (finding,) = _lint(tmp_path, "Dette er galt skrevet her.", messages="en").findings
    assert finding.message == "Not “galt”, write “rett”."
    assert (finding.text, finding.span, finding.suggestions) == ("galt", Span(9, 13), ("rett",))


def test_the_scope_and_the_allow_list_hold(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/feil", PHRASES + 'scope = ["headline"]\n')
    blocks = [Block(BlockKind.HEADLINE, Span(0, 8)), Block(BlockKind.PARAGRAPH, Span(10, 18))]
    article = Article("Her feil\n\nDer feil", blocks)
    assert [f.span for f in _lint(tmp_path, article).findings] == [Span(4, 8)]
    assert _lint(tmp_path, article, allow=("Feil",)).findings == ()


@pytest.mark.parametrize(
    ("scope", "sure", "severity"),
    [
        ('["headline"]', 1.0, "error"),
        ('["headline"]', 0.5, "warning"),
        ('["copy"]', 0.5, "error"),
        ('["all"]', 0.5, "error"),
    ],
)
def test_a_finding_in_a_doubtful_block_is_a_level_lower(
    tmp_path: Path, scope: str, sure: float, severity: str
) -> None:
    write_rule(tmp_path, "house/feil", PHRASES.replace("warning", "error") + f"scope = {scope}\n")
    article = Article("Her feil", [Block(BlockKind.HEADLINE, Span(0, 8), sure)])
    assert [f.severity.label for f in _lint(tmp_path, article).findings] == [severity]


def test_a_rule_may_leave_quotations_alone(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/feil", PHRASES + "in_quotes = false\n")
    report = _lint(tmp_path, "Det var en feil. – Vi gjorde ingen feil, sier ordfører Kari Vik.")
    assert [finding.span.start for finding in report.findings] == [11]


def test_of_findings_on_the_same_words_the_gravest_stands(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/a", SWAP.replace("error", "warning"))
    write_rule(tmp_path, "house/b", SWAP)
    (finding,) = _lint(tmp_path, "Dette er galt skrevet her.").findings
    assert (finding.rule, finding.severity) == ("house/b", Severity.ERROR)


def test_a_rule_that_covers_makes_what_is_inside_moot(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/long", PHRASES.replace("feil", "helt galt") + "covers = true\n")
    write_rule(tmp_path, "house/swap", SWAP)
    report = _lint(tmp_path, "Dette er helt galt skrevet, og galt er det.")
    assert [finding.text for finding in report.findings] == ["helt galt", "galt"]


def test_findings_and_fixes_point_into_the_source(tmp_path: Path) -> None:
    """Decomposed letters, soft hyphens and a byte order mark keep their offsets."""
    write_rule(tmp_path, "house/swap", SWAP.replace('"galt" = "rett"', '"på galt" = "på rett"'))
    source = "\ufeffDette er pa\u030a ga\u00adlt sted."
    report = _lint(tmp_path, source)
    (finding,) = report.findings
    assert finding.text == "pa\u030a ga\u00adlt" == source[finding.span.start : finding.span.end]
    assert report.lines.position(finding.span.start) == (1, 10)
    assert finding.fix is not None
    assert finding.fix.edits[0].span == finding.span


def test_a_fix_across_markup_is_only_suggested(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/swap", SWAP)
    source_map = SourceMap()
    source_map.add(0, 0, 2, 2)
    source_map.add(2, 5, 2, 2)
    article = Article(
        "galt", [Block(BlockKind.PARAGRAPH, Span(0, 4))], source="ga<b>lt", source_map=source_map
    )
    (finding,) = _lint(tmp_path, article).findings
    assert finding.fix is not None
    assert (finding.fix.applicability, finding.text) == ("suggested", "ga<b>lt")


def test_fingerprints_survive_moved_lines_and_tell_repeats_apart(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/swap", SWAP)
    text = "Dette er galt skrevet, og det er galt."
    here = [finding.fingerprint for finding in _lint(tmp_path, text).findings]
    moved = _lint(tmp_path, f"En annen tittel\n\nEt helt annet avsnitt.\n\n{text}").findings
    assert [finding.fingerprint for finding in moved] == here
    assert len(set(here)) == 2


def test_a_check_that_fails_is_told_and_the_others_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(article: Article, rule: Rule, span: Span, literal: str) -> Iterator[Hit]:
        raise ZeroDivisionError("division by zero")

    write_rule(tmp_path, "house/swap", SWAP)
    write_rule(tmp_path, "house/feil", PHRASES)
    rules = [catalogue((str(tmp_path),)).rule(f"house/{name}") for name in ("feil", "swap")]
    monkeypatch.setattr(rules[0], "kind", rules[0].kind._replace(at=explode))
    article = read("Dette er galt, en feil.").article
    report = lint_with(Ruleset(rules), article, "sak.txt")
    assert [finding.rule for finding in report.findings] == ["house/swap"]
    (error,) = report.errors
    assert "house/feil" in error.message
    assert "division by zero" in error.message
    assert error.path == "sak.txt"


def test_a_kind_of_a_house_comes_in_by_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    class Point:
        name = "house_kind"

        def load(self) -> object:
            class Module:
                OPTIONS: dict[str, object] = {}  # noqa: RUF012

                @staticmethod
                def check(article: Article, rule: Rule) -> list[object]:
                    return []

            return Module

    monkeypatch.setattr(metadata, "entry_points", lambda group: [Point()])
    assert checks.kind.__wrapped__("house_kind").name == "house_kind"


@given(st.text(max_size=300), st.sampled_from(["nb", "nn", "en", "sv", ""]))
def test_any_text_gives_findings_that_select_their_own_words(text: str, language: str) -> None:
    article = read(text).article
    article.language = language
    report = Linter().lint(article)
    again = Linter().lint(read(text).article)
    for finding in report.findings:
        start, end = finding.span
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == finding.text
    if language == "":
        assert again.findings == report.findings
    assert report.errors == ()
