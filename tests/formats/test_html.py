"""The HTML reader: blocks, positions, malformed pages, the article of a page, its metadata."""

from __future__ import annotations

from datetime import date
from html import escape as escaped
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from html_figures import exactness
from newslint.article import BlockKind
from newslint.config import Config
from newslint.errors import ReadError
from newslint.formats import packed, read_file
from newslint.formats import read as read_any
from newslint.formats.html import pack, read, unpack
from newslint.linter import Linter

LONG = "Kommunestyret vedtok tirsdag kveld å bygge en ny skole på Haugen, og arbeidet starter nå."
MORE = "Den gamle skolen skal rives når den nye står ferdig, og elevene flytter da inn i brakker."
LAST = "Rektor sier at lærerne har ventet lenge, og at de gleder seg til å komme under tak igjen."


def blocks(source: str) -> list[tuple[str, str]]:
    article = read(source)
    return [(block.kind.value, article.slice(block.span)) for block in article.blocks]


def texts(source: str) -> list[str]:
    return [text for _, text in blocks(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("<p></p> <p>&nbsp;</p><!-- x -->", []),
        (f"<p>{LONG}", [("paragraph", LONG)]),
        (f"<h1>Ny <em>skole</em></h1><p>{LONG}</p>", [("headline", "Ny skole"), ("lead", LONG)]),
        ("<h1><div>A b</div></h1><h2>C</h2>", [("headline", "A b"), ("subhead", "C")]),
        ("<blockquote><p>Ja.</p><p>Nei.</p></blockquote>", [("quote", "Ja."), ("quote", "Nei.")]),
        ("<ul><li>Én<li>To</ul>", [("list_item", "Én"), ("list_item", "To")]),
        ("<dl><dt>Én<dd>To</dl>", [("list_item", "Én"), ("list_item", "To")]),
        ("<table><tr><th>A<td>B</table>", [("table", "A"), ("table", "B")]),
        (f"<p>{LONG}</p><aside><p>Les også</p><p><a>Ny bro</a></p></aside><p>{MORE}</p>",
         [("paragraph", LONG), ("chrome", "Les også"), ("subhead", "Ny bro"), ("paragraph", MORE)]),
        ("<aside><h3>Fakta</h3><p>Ti.</p></aside>", [("factbox", "Fakta"), ("factbox", "Ti.")]),
        (
            '<figure><img alt="Skolen"><figcaption>Her. <i>Foto: X Y</i></figcaption></figure>',
            [("alt_text", "Skolen"), ("caption", "Her. Foto: X Y")],
        ),
        (
            "<figure><figcaption>Her.<div class=photo-credit>Foto: X Y</div></figcaption></figure>",
            [("caption", "Her."), ("credit", "Foto: X Y")],
        ),
        (f'<h1>A b</h1><p class="ingress">{LONG}</p><p>{MORE}</p>',
         [("headline", "A b"), ("lead", LONG), ("paragraph", MORE)]),
        (f"<p>{LONG}</p><p>Hopp til innhold</p><p>{MORE}</p>",
         [("paragraph", LONG), ("chrome", "Hopp til innhold"), ("paragraph", MORE)]),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>A\n  b\t c</p>", ["A b c"]),
        ("<p>A<br>b<br/>\n c</p>", ["A b c"]),
        ("<p>A<br><br>b</p>", ["A", "b"]),
        ("<p>A<br> <br />b</p>", ["A", "b"]),
        ("<p>10&nbsp;000 &amp; 5 &lt; 6</p>", ["10\u00a0000 & 5 < 6"]),
        ("<p>bl&aring;b&#230;r, &#xE5; &#150; AT&T &ukjent;</p>", ["blåbær, å – AT&T &ukjent;"]),
        ("<p>skole&shy;plass&#8203;en</p>", ["skoleplassen"]),
        ("<p>cafe&#769; e\u0301</p>", ["café é"]),
        ("<p>Fo<b>rd</b>omm<i>er</i></p>", ["Fordommer"]),
        ("<p>A <!-- b --> c<script>d</script><style>e</style></p>", ["A c"]),
        ("<p>A<![CDATA[ b ]]> <?php c ?>d</p>", ["A d"]),
        ("<p>A <span hidden>b</span><i aria-hidden='true'>c</i>d</p>", ["A d"]),
        ('<p>A</p><div style="display: none"><p>b</p></div><p>c</p>', ["A", "c"]),
        ('<p>A <span class="visually-hidden">b</span>c</p>', ["A c"]),
        ("<template><p>a</p></template><noscript><p>b</p></noscript>c", ["c"]),
        ("<p>A <svg><title>b</title><g><path></svg>c <button>d</button>e</p>", ["A c e"]),
        ("<form><label>A</label><select><option>b</select></form>", ["A"]),
        ("<img alt=''><img><img alt=' '><img alt='😀'><p>A", ["A"]),
        ("<img alt='Bl&aring; &quot;dag&quot;\n nå'>", ['Blå "dag" nå']),
        ("<p>A</p>b<div>c</div>d", ["A", "b", "c", "d"]),
        ("<nav><a href=/>A</a></nav><p>B</p>", ["B"]),
        ("<blockquote class='twitter-tweet'><p>A</p></blockquote><p>B</p>", ["B"]),
        ("<p>A <o:p></o:p>b</p>", ["A b"]),
        ("<xhtml:p>A <xhtml:b>b</xhtml:b></xhtml:p><h:p>c</h:p>", ["A b", "c"]),
    ],
)
def test_text_is_what_a_reader_sees(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>A<p>b<div>c<p>d</div>e", ["A", "b", "c", "d", "e"]),
        ("</p></div>A</b></p>b", ["A", "b"]),
        ("<b><p>A</b>b</p>c", ["Ab", "c"]),
        ("<h2>A</h3><p>b", ["A", "b"]),
        ("<h2>A<h2>B", ["A", "B"]),
        ("<table><td><p>A<table><tr><td>b</table>c</table>d", ["A", "b", "c", "d"]),
        ("<td></p>A</td>", ["A"]),
        ("A < b <3 c <", ["A < b <3 c <"]),
        ("<p class='x>A</p><p>b</p>", ["A", "b"]),
        ("<p <b>A</b></p>", ["A"]),
        ("<p class=a/b id='c'title=\"d>e\">A</p>", ["A"]),
        ("A<!-- b", ["A"]),
        ("A<script>b", ["A"]),
        ("A <p hidden>b<p>c", ["A", "c"]),
        ("A <a href=b>c <a href=d>e</a> f", ["A c e f"]),
        ("<script src='a'/><p>B</p>", ["B"]),
        ("&#xD800;&#0;A", ["\ufffd\ufffdA"]),
    ],
)
def test_malformed_html_is_read(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>", "<b>", "</b>", "<li>", "<ul><li>", "<table><tr><td>", "<", "<a ", '<a b="',
     "<!--", "<![CDATA[", "<script>", "&#", "<h1>x", "<svg>", "<span hidden>", "<p hidden>x"],
)  # fmt: skip
def test_deep_and_endless_markup_is_read(piece: str) -> None:
    assert read(piece * 5000 + "<p>x").source.startswith(piece)


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<br/>", "<h2>", "</h2>", "<ul><li>",
     "</ul>", "<td>", "<!-- x -->", "<script>y</script>", '<img alt="bl&aring; a">', "&nbsp;",
     "&aring;", "&amp;", "&shy;", "e\u0301", "&lt;b&gt;", "< ", ">", "&", "<span hidden>", "</span>",
     "<a href='x'>", "</a>", "\u00ad", " ", "\n", "word", "A sentence of many words.", "😀"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_every_block_reads_in_the_source_as_it_stands(source: str) -> None:
    article = read(source)
    ends = [article.source_map.span(block.span) for block in article.blocks]
    assert all(one.end <= other.start for one, other in pairwise(ends))
    if "hidden" not in source and "<script" not in source and "<!--" not in source:
        assert all(exactness(article))


@given(st.text(max_size=60))
def test_any_text_written_in_html_is_read_back(text: str) -> None:
    article = read(f"<p>{escaped(text)}</p>")
    assert all(exactness(article))


@given(st.text(alphabet="<>/!-&;#=\"'abp \n[]?", max_size=80))
def test_anything_can_be_read(source: str) -> None:
    article = read(source)
    for block in article.blocks:
        start, end = article.source_map.span(block.span)
        assert 0 <= start < end <= len(source)


def test_a_word_in_an_alternative_text_has_its_place() -> None:
    source = "<p>Ja.</p><img class=x alt='R&oslash;d skole' src=y>"
    article = read(source)
    block = article.blocks[-1]
    assert block.kind is BlockKind.ALT_TEXT
    assert source[slice(*article.source_map.span(block.span))] == "R&oslash;d skole"


PAGE = f"""<!DOCTYPE html>
<html lang="nb-NO"><head><title>Bygger ny skole på Haugen | Avisa</title>
<meta property="og:title" content="Bygger ny skole p&aring; Haugen">
<meta property="article:published_time" content="2024-03-02T23:30:00Z">
<link rel="canonical" href="https://avisa.example/skole">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "Avisa"}},
{{"@type": ["NewsArticle"], "headline": "Bygger ny skole på Haugen", "articleSection": "Nyheter",
"author": [{{"name": "Lise Vik"}}, {{"name": "Kari Moen"}}], "inLanguage": "nn"}}]}}</script>
</head><body class="has-sidebar">
<a class="skip-link" href="#a">Hopp til innhold</a>
<header><h1 class="logo"><a href="/">Avisa</a></h1><nav><ul><li><a href="/s">Sport</a></ul></nav>
</header>
<div class="top"><h1>Bygger ny skole på Haugen</h1></div>
<div class="content">
<div class="share"><a href="#">Del</a></div>
<p>{LONG}</p><p>{MORE}</p>
<p>Les også: <a href="/b">Skolen som forsvant</a></p>
<aside><h3>Fakta</h3><ul><li>Skolen er fra 1953.</li></ul></aside>
<aside class="related"><h3>Mest lest</h3><p><a href="/c">Katten kom hjem</a></p></aside>
<ul><li><a href="/d">Ny bro</a></li><li><a href="/e">Ny vei</a></li></ul>
<p>{LAST}</p>
</div>
<div class="river"><h2><a href="/f">Ferja står</a></h2><p>{LONG.replace("Haugen", "Øya")}</p></div>
<footer><p>Avisa arbeider etter Vær Varsom-plakaten.</p></footer>
</body></html>
"""


def test_the_article_of_a_page() -> None:
    assert blocks(PAGE) == [
        ("headline", "Bygger ny skole på Haugen"),
        ("lead", LONG),
        ("paragraph", MORE),
        ("chrome", "Les også: Skolen som forsvant"),
        ("factbox", "Fakta"),
        ("factbox", "Skolen er fra 1953."),
        ("paragraph", LAST),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Kort.</p></body></html>",
        "<body class='sidebar ads'><p>Kort.</p></body>",
        "<html><body><nav>Meny</nav><main><p>Kort.</p></main><footer>Om oss</footer></body></html>",
        "<html><head><title>T</title><p>Kort.</p></html>",
        "<html><body><form><div><p>Kort.</p></div></form></body></html>",
    ],
)
def test_the_article_of_a_short_page(page: str) -> None:
    assert texts(page) == ["Kort."]


def test_what_markup_calls_the_article_comes_before_the_rest() -> None:
    page = f"<html><body><article><h1>A b</h1><p>{LONG}<p>{MORE}</article><p>{LAST}</body></html>"
    assert texts(page) == ["A b", LONG, MORE]


def test_a_page_without_furniture_is_copy_from_first_to_last() -> None:
    page = f"<html><body><p>Skole</p><div><p>{LONG}</p><p>{MORE}</p></div><p>Se kart.</p></body>"
    assert texts(page) == ["Skole", LONG, MORE, "Se kart."]


def test_headline_lead_and_picture_may_stand_above_the_element_of_the_article() -> None:
    picture = "<figure><img alt='Skolen'><figcaption>Skolen på Haugen.</figcaption></figure>"
    page = (
        f"<html><body><nav><a>Hjem</a></nav><div><h1>A b</h1><p>Del</p><p>{LAST}</p>{picture}</div>"
        f"<div itemprop=articleBody><p>{LONG}</p><p>{MORE}</p></div></body></html>"
    )
    assert texts(page) == ["A b", LAST, "Skolen", "Skolen på Haugen.", LONG, MORE]


def test_metadata() -> None:
    article = read(PAGE)
    assert article.published == date(2024, 3, 2)
    assert article.language == "nb"
    assert article.meta == {
        "headline": "Bygger ny skole på Haugen",
        "published": "2024-03-02",
        "section": "Nyheter",
        "byline": "Lise Vik, Kari Moen",
        "url": "https://avisa.example/skole",
        "title": "Bygger ny skole på Haugen | Avisa",
    }


@pytest.mark.parametrize(
    ("head", "language", "published"),
    [
        ("<html lang=no>", "nb", None),
        ("<html lang='nn-NO'>", "nn", None),
        ("<html xml:lang=en>", "en", None),
        ("<html lang=''><meta property=og:locale content=en_GB>", "en", None),
        ("<meta http-equiv=content-language content=nn>", "nn", None),
        ("<html lang=x-klingon>", "", None),
        ("<html lang=no><meta property=og:locale content=nn_NO>", "nn", None),
        ("<html lang=no><meta property=og:locale content=en_GB>", "nb", None),
        ("<html lang=nb><body><article lang=nn><p>Ja.</article>", "nn", None),
        ("<div lang=nn><p>Ja.<p lang=en>Yes.</div>", "nn", None),
        ("<p lang=en>Yes.<p>Ja.", "", None),
        ("<meta itemprop=datePublished content='2020-02-03 10:00'>", "", date(2020, 2, 3)),
        ("<meta name=date content=i-går><time class=published datetime=2020-02-03>", "",
         date(2020, 2, 3)),
        ("<script type=application/ld+json>{</script>", "", None),
        (f"<script type=application/ld+json>{'[' * 100_000}</script>", "", None),
        ('<script type=application/ld+json>{"@type":"Article","author":5}</script>', "", None),
    ],
)  # fmt: skip
def test_odd_metadata(head: str, language: str, published: date | None) -> None:
    article = read(head)
    assert (article.language, article.published) == (language, published)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>blå – €".encode(), "blå – €"),
        (b"\xef\xbb\xbf<p>bl\xc3\xa5", "blå"),
        (b"<meta charset=iso-8859-1><p>bl\xe5 \x96", "blå –"),
        (b"<meta http-equiv=x content='text/html; charset=ISO-8859-2'><p>\xb1", "ą"),
        (b"<?xml version='1.0' encoding='koi8-r'?><p>\xc1", "а"),
        (b"<meta charset=no-such-thing><p>bl\xe5", "blå"),
        (b"<meta charset=iso-8859-1><p>bl\xc3\xa5", "blå"),
        ("<meta charset=utf-16><p>blå".encode("utf-16"), "blå"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    source, _ = unpack(data)
    assert texts(source) == [text]
    assert pack(data, source) == data


def test_what_an_encoding_lacks_is_written_as_a_reference() -> None:
    data = b"<meta charset=iso-8859-1><p>bl\xe5</p>"
    source, _ = unpack(data)
    assert packed(data, source.replace("blå", "blå \u2192"), "html").endswith(
        b"<p>bl\xe5 &#8594;</p>"
    )
    assert pack(b"<p>bl\xe5", "\u2192") == b"&#8594;"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ReadError):
        unpack(b"<p>\0\xff\xfe\x01\x02")


@pytest.mark.parametrize("suffix", ["html", "htm", "xhtml", "HTML"])
def test_files_are_read_by_their_suffix(tmp_path: object, suffix: str) -> None:
    path = f"{tmp_path}/a.{suffix}"
    with open(path, "w", encoding="utf-8") as file:
        file.write("<p>Ja.")
    assert read_file(path).article.format == "html"


def test_fixes_are_written_as_html() -> None:
    source = "<p>Dette er desverre sant, sier hun.</p><p>I f&oslash;lge Ola er det desverre sant."
    article = read_any(source, format="html").article
    article.language = "nb"
    report = Linter(Config(select=("spelling", "language"))).lint(article)
    places = [source[slice(*finding.span)] for finding in report.findings]
    assert places == ["desverre", "I f&oslash;lge", "desverre"]
    assert article.escape('A & B <"c">') == 'A &amp; B &lt;"c"&gt;'
