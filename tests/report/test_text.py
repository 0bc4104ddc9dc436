"""The reports that people read."""

from __future__ import annotations

import re
from typing import Any

import pytest

from newslint.findings import Finding, Related, Severity
from newslint.linter import FileReport
from newslint.positions import LineIndex, Span
from newslint.report import Page, Tally, writer
from newslint.report.cells import clean, cut, cut_left, width, wrap
from newslint.report.excerpt import excerpt

SOURCE = """\
Sagelva

Brua over Sagaelva er kjempeflott. Elva Sagelva er lang.
Ved Sagaelvas munning, og ved Sagelva.
"""


def found(words: str, *suggestions: str, at: int = 0, **parts: Any) -> Finding:
    """A finding on the words, the first after the offset `at`."""
    start = SOURCE.index(words, at)
    return Finding(
        "house/word", Severity.ERROR, f"Noe er galt med «{words}».", "Slik er det.",
        Span(start, start + len(words)), words, suggestions=suggestions,
    )._replace(**parts)


def written(format: str, *findings: Finding, language: str = "nb", **page: Any) -> str:
    out: list[str] = []
    report = FileReport("a.txt", "plain", language, SOURCE, findings)
    tally = Tally()
    tally.add(report)
    to = writer(format, Page(out.append)._replace(**page))
    to.file(report)
    to.end(tally)
    return "".join(out)


def test_a_finding_is_told_whole() -> None:
    finding = found(
        "kjempeflott", "fin", "god",
        related=(Related(Span(0, 7), "Sagelva", "tittelen"),),
    )
    assert written("text", finding) == """\
a.txt
  3:23  feil  house/word
    Noe er galt med «kjempeflott».
     3 | Brua over Sagaelva er kjempeflott. Elva Sagelva er lang.
       |                       ^^^^^^^^^^^
    Skriv: «fin» eller «god»
    Se: 1:1 «Sagelva» (tittelen)
    Hvorfor: Slik er det.

Fil    feil  advarsler  merknader
a.txt     1          0          0

1 feil.
"""


def test_the_places_of_one_fault_are_folded_together() -> None:
    places = [
        found("Sagaelva", "Sagelva", group="g"),
        found("Sagaelvas", "Sagelvas", group="g"),
        found("Sagelva", at=60, related=(Related(Span(0, 7), "Sagelva"),)),
    ]
    text = written("text", *places)
    assert "Også her: 4:5 «Sagaelvas» → «Sagelvas»" in text
    assert len(re.findall(r"^  \d+:\d+ ", text, re.MULTILINE)) == 2
    assert "3 feil." in text


def test_many_places_are_counted() -> None:
    places = [found("Sagaelva", group="g")] * 10
    assert "3:11, 3:11, og 3 til" in written("text", *places)


def test_blanks_and_length_of_what_is_quoted() -> None:
    far = Related(Span(0, 7), "Sagelva " * 20)
    text = written("text", found("Sagaelva", " / ", related=(far,)))
    assert "Skriv: « / »" in text
    assert f"Se: 1:1 «{'Sagelva ' * 6}S…»" in " ".join(text.split("\n"))


def test_a_reason_is_given_once_a_file() -> None:
    text = written("text", found("Sagaelva"), found("kjempeflott"))
    assert text.count("Slik er det.") == 1


@pytest.mark.parametrize(
    ("language", "messages", "words"),
    [
        ("nb", "auto", ["advarsel", "Hvorfor:", "1 advarsel."]),
        ("nn", "auto", ["åtvaring", "Kvifor:", "1 åtvaring."]),
        ("sv", "auto", ["warning", "Why:", "1 warning."]),
        ("nb", "nn", ["åtvaring", "Kvifor:", "1 åtvaring."]),
    ],
)
def test_it_speaks_the_language_of_the_messages(
    language: str, messages: str, words: list[str]
) -> None:
    finding = found("Sagaelva", severity=Severity.WARNING)
    text = written("text", finding, language=language, messages=messages)
    assert not [word for word in words if word not in text]


def test_nothing_found_and_what_is_hidden() -> None:
    assert written("text") == "Ingenting å melde i filen.\n"
    out: list[str] = []
    tally = Tally()
    for path in ("a.txt", "b.txt"):
        tally.add(FileReport(path, "plain", "en", "", ()), hidden=2)
    tally.failures = 1
    writer("text", Page(out.append)).end(tally)
    assert "".join(out) == (
        "Nothing to report in 2 files.\n"
        "4 findings below the level are not shown (--level info shows all).\n"
        "One thing could not be done; see the error message.\n"
    )


def test_the_same_text_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = written("text", found("Sagaelva", "Sagelva"))
    colour = written("text", found("Sagaelva", "Sagelva"), colour=True)
    assert "\x1b[1;31m" in colour
    stripped = re.sub(r"\x1b\[[\d;]*m", "", colour)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_concise_is_one_line_a_finding() -> None:
    finding = found("Sagaelva", message="To\nlinjer \x1b[31m.")
    assert written("concise", finding) == "a.txt:3:11: error: To linjer ␛[31m. [house/word]\n"


@pytest.mark.parametrize(
    ("source", "words", "shown", "indent", "underline"),
    [
        pytest.param("en to tre", "to", "en to tre", 3, 2, id="plain"),
        pytest.param("\ten to", "to", "en to", 3, 2, id="a tab before"),
        pytest.param("a\ten to", "to", "a    en to", 8, 2, id="a tab within"),
        pytest.param("東京 to", "to", "東京 to", 5, 2, id="wide before"),
        pytest.param("en 東京", "東京", "en 東京", 3, 4, id="wide fault"),
        pytest.param("a\u030a to", "to", "a\u030a to", 2, 2, id="decomposed"),
        pytest.param("en t\u00ado", "t\u00ado", "en to", 3, 2, id="soft hyphen"),
        pytest.param("en \x1b[1m to", "to", "en ␛[1m to", 8, 2, id="escape code"),
        pytest.param("en to\ntre", "to\ntre", "en to…", 3, 2, id="two lines"),
        pytest.param("en to\r\ntre", "to\r\ntre", "en to…", 3, 2, id="two lines, CRLF"),
        pytest.param("en to", "", "en to", 0, 1, id="nothing"),
    ],
)
def test_excerpt(source: str, words: str, shown: str, indent: int, underline: int) -> None:
    start = source.index(words)
    cut = excerpt(source, 0, Span(start, start + len(words)), 60)
    assert cut.before + cut.fault + cut.after == shown
    assert (cut.indent, cut.underline) == (indent, underline)


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("at", [0, 5, 50_000, 99_990])
@pytest.mark.parametrize("length", [1, 15, 300])
def test_an_excerpt_of_a_long_line_fits_and_holds_the_fault(
    columns: int, at: int, length: int
) -> None:
    source = "ord " * 25_000
    cut = excerpt(source, 0, Span(at, min(at + length, len(source))), columns)
    assert width(cut.before + cut.fault + cut.after) <= columns
    assert cut.fault[:1] == source[at]


def test_the_line_of_an_excerpt_is_found_in_any_line_ends() -> None:
    source = "\ufeffen\rto\r\ntre fire\nfem"
    start = source.index("fire")
    line, _ = LineIndex(source).position(start)
    cut = excerpt(source, LineIndex(source).start(line), Span(start, start + 4), 60)
    assert cut == ("tre ", "fire", "")


def test_cells() -> None:
    assert clean(" to\n\tord\u202e ") == "to ord"
    assert list(wrap("en to tre fire", 6)) == ["en to", "tre", "fire"]
    assert list(wrap("", 6)) == [""]
    assert (cut("en to", 5), cut("en to tre", 5)) == ("en to", "en t…")
    assert (cut_left("en to", 5), cut_left("en to tre", 5)) == ("en to", "… tre")


def test_of_a_marked_up_file_the_words_are_shown_as_they_read() -> None:
    source = '{"body_html": "<p>Brua er <b>kjempe\\u00adflott<\\/b>.<\\/p>"}'
    start = source.index("kjempe")
    span = Span(start, source.index("<\\/b>"))
    finding = found("Brua")._replace(
        span=span, text=source[slice(*span)], context="Brua er kjempeflott.", within=(8, 19)
    )
    out: list[str] = []
    to = writer("text", Page(out.append))
    to.file(FileReport("a.json", "ninjs", "nb", source, (finding,)))
    lines = "".join(out).splitlines()
    assert lines[3:5] == [
        "     1 | Brua er kjempeflott.",
        "       |         ^^^^^^^^^^^",
    ]
