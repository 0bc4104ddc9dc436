"""The HTML page, read without a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.errors import ReadError
from newslint.findings import Finding, Severity
from newslint.linter import FileReport, Passage
from newslint.positions import Span
from newslint.report.html import part
from newslint.wording import MESSAGE_LANGUAGES
from reporting import report, written

VOID = {"meta", "link", "input", "br"}


class Reader(HTMLParser):
    """Reads a page: its elements with their attributes, and the text in each kind of element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "script" not in self.open:
            self.text += data

    def all(self, tag: str = "", **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of a kind with some classes or attributes."""
        return [
            attributes
            for name, attributes in self.elements
            if tag in ("", name)
            and all(value in (attributes.get(key.rstrip("_")) or "").split()
                    for key, value in wanted.items())
        ]


def read(*parts: Any, **page: Any) -> Reader:
    reader = Reader(written("html", *parts, **page))
    assert reader.open == []
    return reader


def article(source: str, *words: str | Span, kinds: str = "paragraph") -> FileReport:
    """A report on lines of text, each a block of a kind, with a finding on each of the words."""
    passages, at = [], 0
    names = kinds.split()
    for number, line in enumerate(source.split("\n")):
        kind = names[min(number, len(names) - 1)]
        passages.append(Passage(kind, ((line, at, at + len(line)),)))
        at += len(line) + 1
    findings = []
    for place in words:
        start = source.index(place) if isinstance(place, str) else place.start
        span = Span(start, start + len(place)) if isinstance(place, str) else place
        text = source[span.start : span.end]
        findings.append(Finding("house/word", Severity.ERROR, f"«{text}».", "", span, text))
    return FileReport("a.txt", "plain", "nb", source, tuple(findings), passages=tuple(passages))



def test_the_page_asks_for_nothing() -> None:
    page = written("html", report(), report()._replace(path="b.txt"))
    assert not re.search(r"https?:|//[a-z]|@import|url\(|fetch\(|XMLHttp|import\(", page)
    links = [value for _, attributes in Reader(page).elements
             for key, value in attributes.items() if key in ("src", "href", "action")]
    assert {str(link)[:1] for link in links} == {"#", "d"}
    assert [link for link in links if not str(link).startswith("#")] == ["data:,"]


def test_its_policy_lets_only_its_own_style_and_script_in() -> None:
    page = written("html", report())
    (policy,) = (a["content"] for a in Reader(page).all("meta") if "http-equiv" in a)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    # No handler or style stands in an attribute, where the policy would stop it.
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", page)


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_it_speaks_the_language_of_the_messages(language: str) -> None:
    page = read(report(), messages=language)
    (html,) = page.all("html")
    assert html["lang"] == language
    (notes,) = page.all("ol", class_="notes")
    assert notes["lang"] == language
    (copy, *_) = page.all("div", class_="copy")
    assert copy["lang"] == "nb"


def test_the_article_reads_by_its_kinds() -> None:
    text = "Brua\nIngress\nAv Oda\nFørst\nSå\n– Ja\nBrua i sol\nPunkt"
    kinds = "headline deck byline lead subhead quote caption list_item"
    page = read(article(text, "sol", kinds=kinds))
    for tag, kind in [
        ("h1", ""), ("h2", "headline"), ("p", "deck"), ("p", "byline"), ("p", "lead"),
        ("h3", "subhead"), ("blockquote", "quote"), ("p", "caption"), ("ul", "list"),
    ]:
        assert len(page.all(tag, **({"class_": kind} if kind else {}))) == 1, kind
    assert "Bildetekst" in page.text


def test_marks_and_notes_point_at_each_other() -> None:
    page = read(article("Brua er fin og fæl", "fin", "fæl"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {str(a["href"])[1:] for a in page.all("a") if str(a["href"]).startswith("#")}
    assert targets <= set(ids)
    assert [mark["id"] for mark in page.all("a", class_="mark")] == ["m1", "m2"]
    assert [note["id"] for note in page.all("li", class_="note")] == ["n1", "n2"]
    for mark in page.all("a", class_="mark"):
        assert mark["aria-describedby"] in ids


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        pytest.param(["fin"], "Brua er [fin]1 og fæl", id="one"),
        pytest.param(["er fin og", "fin"], "Brua [er ]1[fin]2[ og]1 fæl", id="nested"),
        pytest.param(["er fin", "fin og"], "Brua [er ]1[fin]1[ og]2 fæl", id="crossed"),
        pytest.param(["Brua", "fæl"], "[Brua]1 er fin og [fæl]2", id="at the ends"),
        pytest.param([Span(8, 8)], "Brua er [‸]1fin og fæl", id="where a word is missing"),
        pytest.param([Span(18, 18)], "Brua er fin og fæl[‸]1", id="missing at the end"),
    ],
)
def test_the_words_of_a_fault_are_marked(words: list[str | Span], marked: str) -> None:
    page = written("html", article("Brua er fin og fæl", *words))
    (copy,) = re.findall(r'<p class="paragraph">(.*?)</p>', page)
    links = re.sub(r'<a [^>]*data-n="(\d)"[^>]*>(.*?)</a>', r"[\2]\1", copy)
    assert re.sub("<.*?>", "", links) == marked


def test_a_fault_over_two_blocks_is_told_of_once() -> None:
    page = read(article("Brua er\nfin og", Span(5, 11)))
    assert len(page.all("a", class_="mark")) == 2
    assert len(page.all("li", class_="note")) == 1


def test_what_the_source_writes_otherwise_is_marked_as_it_reads() -> None:
    source = "r&aring; <b>laks</b>"
    bits = (("r", 0, 1), ("å", 1, 8), (" ", 8, 9), ("laks", 12, 16))
    words = Span(1, 14)
    finding = Finding("house/word", Severity.ERROR, "x", "", words, source[1:14])
    found = FileReport("a", "html", "nb", source, (finding,), passages=(Passage("lead", bits),))
    assert re.search(r'r<a [^>]*class="mark[^>]*>å la</a>ks', written("html", found))


def test_what_stands_in_no_block_is_told_of_all_the_same() -> None:
    whole = article("Brua\nsluttord", "sluttord")
    page = read(whole._replace(passages=whole.passages[:1]))
    assert "Utenfor teksten" in page.text
    assert "«sluttord»" in page.text
    assert [note["id"] for note in page.all("li", class_="note")] == ["n1"]
    assert not page.all("a", href="#m1")


def test_the_places_of_one_fault_share_a_note() -> None:
    whole = article("Vågen og Våjen og Våjen", Span(9, 14), Span(18, 23))
    findings = tuple(finding._replace(group="a") for finding in whole.findings)
    page = read(whole._replace(findings=findings))
    assert [mark["id"] for mark in page.all("a", class_="mark")] == ["m1", "m1-1"]
    (note,) = page.all("li", class_="note")
    assert note["data-places"] == "2"
    assert page.all("a", href="#m1-1")


def test_nothing_of_the_copy_is_taken_for_markup() -> None:
    evil = "<script>alert(1)</script>&amp;\"'\x00\u0085\ud800"
    whole = article(evil, evil)
    finding = whole.findings[0]._replace(
        message=evil, why=evil, suggestions=(evil,), rule=evil, related=()
    )
    page = read(
        whole._replace(findings=(finding,), path=evil, language=evil), ReadError(evil, evil)
    )
    assert len(page.all("script")) == 1
    assert page.text.count("<script>alert(1)</script>&amp;\"'") >= 6


def test_several_files_are_listed_first() -> None:
    clean = report()._replace(path="c.txt", findings=())
    page = read(clean, report(), report()._replace(path="b.txt"), ReadError("no.", "d.txt"))
    (table,) = page.all("table")
    assert table["class"] == "index"
    assert len(page.all("section", class_="file")) == 2
    assert page.all("a", href="#f2")
    assert page.text.index("b.txt") < page.text.index("Skriv «fin»")
    for words in ("c.txt", "d.txt: no.", "2 feil i 2 av 3 filer."):
        assert words in page.text


def test_one_article_without_findings_is_shown() -> None:
    page = read(article("Brua er fin"))
    assert "Ingenting å melde i filen." in page.text
    assert "Brua er fin" in page.text


def test_landmarks_and_headings() -> None:
    page = read(report(), report()._replace(path="b.txt"))
    names = [tag for tag, _ in page.elements]
    for landmark in ("header", "main", "nav", "footer"):
        assert names.count(landmark) == 1
    levels = [int(tag[1]) for tag in names if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.all("p", role="status")


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours, `#rrggbb`."""

    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in shares]
        return sum(x * weight for x, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


COLOURS = {
    name: pair
    for name, *pair in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", part("page.css")
    )
}
PAPERS = ("paper", "raised", "error-wash", "warning-wash", "info-wash")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", ["ink", "soft", "error", "warning", "info", "link"])
def test_text_stands_out_from_what_is_behind_it(ink: str, paper: str, theme: int) -> None:
    assert _contrast(COLOURS[ink][theme], COLOURS[paper][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_edges_of_controls_can_be_seen(theme: int) -> None:
    for paper in ("paper", "raised"):
        assert _contrast(COLOURS["edge"][theme], COLOURS[paper][theme]) >= 3


@given(
    st.text(alphabet="ab <&", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6),
)
def test_marks_leave_the_words_as_they_are(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted((min(a, len(text)), min(b, len(text))))) for a, b in places]
    whole = article(text, *sorted(spans))
    page = written("html", whole)
    (copy,) = re.findall(r'<p class="paragraph">(.*?)</p>', page, re.DOTALL)
    assert unescape(re.sub("<.*?>", "", copy)).replace("‸", "") == text
    assert len(Reader(page).all("li", class_="note")) == len(spans)
    for number, span in enumerate(whole.findings, 1):
        assert f'id="m{number}"' in copy, span
