"""Word documents: what is copy in them, where it stands, how they are packed again."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import docx, main_part, paragraph
from newslint.errors import ReadError
from newslint.formats import lines, packed, read
from newslint.formats.docx import unpack
from newslint.linter import Linter


def blocks(body: str) -> list[tuple[str, str]]:
    article = read(main_part(body), format="docx").article
    return [(block.kind.value, article.slice(block.span)) for block in article.blocks]


LONG = "Kommunestyret har vedtatt å bygge en ny kai, og arbeidet skal begynne i sommer."


def test_styles_tell_what_a_paragraph_is() -> None:
    assert blocks(
        paragraph("Ny kai", "Tittel")
        + paragraph("Bygges nå", "Subtitle")
        + paragraph(LONG)
        + paragraph("Flere båter", "Heading2")
        + paragraph("Ja, sa hun.", "Quote")
        + paragraph("Kaia i dag.", "Caption")
        + paragraph("Ola Vik", "ListParagraph")
        + f"<w:tbl><w:tr><w:tc>{paragraph('Celle')}</w:tc></w:tr></w:tbl>"
    ) == [
        ("headline", "Ny kai"),
        ("deck", "Bygges nå"),
        ("lead", LONG),
        ("subhead", "Flere båter"),
        ("quote", "Ja, sa hun."),
        ("caption", "Kaia i dag."),
        ("list_item", "Ola Vik"),
        ("table", "Celle"),
    ]


def test_the_first_heading_is_the_headline_where_there_is_no_title() -> None:
    first, second = paragraph("Ny kai", "Heading1"), paragraph("Flere båter", "Heading1")
    assert [kind for kind, _ in blocks(first + paragraph(LONG) + second)] == [
        "headline",
        "lead",
        "subhead",
    ]
    assert [kind for kind, _ in blocks(paragraph(LONG) + second)][1] == "subhead"


SEEN = [
    ("<w:r><w:t>Ka</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ia</w:t></w:r>", "Kaia"),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
    ("<w:del><w:r><w:delText>før</w:delText></w:r></w:del><w:ins><w:r><w:t>nå</w:t></w:r></w:ins>",
     "nå"),
    ("<w:moveFrom><w:r><w:t>før</w:t></w:r></w:moveFrom><w:r><w:t>nå</w:t></w:r>", "nå"),
    ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r><w:r><w:t>synlig</w:t></w:r>",
     "synlig"),
    ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>synlig</w:t></w:r>', "synlig"),
    ("<w:r><w:fldChar/><w:instrText>DATE</w:instrText></w:r><w:r><w:t>i dag</w:t></w:r>", "i dag"),
    ('<w:hyperlink><w:r><w:t>R&amp;D</w:t></w:r></w:hyperlink><w:r><w:footnoteReference/></w:r>',
     "R&D"),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "text"), SEEN)
def test_the_text_is_what_is_seen_with_all_changes_taken(runs: str, text: str) -> None:
    assert [found for _, found in blocks(f"<w:p>{runs}</w:p>")] == [text]


def test_a_text_box_is_a_block_of_its_own_and_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('I boksen.')}</w:txbxContent>"
    choice = (
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Utenfor.</w:t></w:r><w:r>{choice}</w:r></w:p>"
    assert [text for _, text in blocks(body)] == ["Utenfor.", "I boksen."]


def test_places_are_told_by_paragraph_and_column() -> None:
    body = (
        "<w:p/>"
        + paragraph("Ny kai", "Title")
        + "<w:p><w:r><w:t>R&amp;D i </w:t><w:tab/></w:r><w:r><w:t>følge 😀 dem</w:t></w:r></w:p>"
    )
    source = main_part(body)
    index = lines(source, "docx")
    assert index.position(source.index("Ny")) == (2, 1)
    assert index.position(source.index("i </w:t>")) == (3, 5)
    assert index.position(source.index("følge")) == (3, 8)
    assert index.position(source.index(" dem")) == (3, 15)
    assert index.utf16_column(source.index(" dem")) == 15
    assert index.line(3) == "R&D i  følge 😀 dem"
    assert index.start(2) == source.index("<w:p><w:pPr>")
    assert index.position(0) == (1, 1)


def test_a_finding_is_told_by_paragraph_and_mended_in_place() -> None:
    data = docx(
        paragraph("Ny kai", "Title") + paragraph("Det er bra, i følge ordføreren."),
        **{"word/media/image1.png": b"\x89PNG" * 100},
    )
    article = read(data, "a.docx").article
    article.language = "nb"
    report = Linter().lint(article)
    (finding,) = (f for f in report.findings if f.rule == "language/ifolge")
    assert report.lines.position(finding.span.start) == (2, 13)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    source = article.source[: edit.span.start] + edit.text + article.source[edit.span.end :]
    mended = packed(data, source, "docx")
    assert "ifølge ordføreren" in read(mended, "a.docx").article.text
    with ZipFile(BytesIO(data)) as old, ZipFile(BytesIO(mended)) as new:
        members = list(zip(old.infolist(), new.infolist(), strict=True))
        for before, after in members:
            assert (before.filename, before.compress_type, before.date_time) == (
                after.filename, after.compress_type, after.date_time
            )  # fmt: skip
            if before.filename != "word/document.xml":
                assert old.read(before) == new.read(after)


def test_the_language_is_the_one_most_of_the_text_is_marked_with() -> None:
    run = '<w:p><w:r><w:rPr><w:lang w:val="{}"/></w:rPr><w:t>Hei.</w:t></w:r></w:p>'
    body = run.format("en-US") + 2 * run.format("nn-NO")
    assert read(main_part(body), format="docx").article.language == "nn"


def test_the_main_part_may_have_another_name() -> None:
    relations = (
        '<Relationships><Relationship Type="http://x/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document2.xml", main_part(paragraph("Hei.")))
    assert read(file.getvalue(), "a.docx").article.text == "Hei."


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    return file.getvalue()


def without_text() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return file.getvalue()


def encrypted() -> bytes:
    # The flag of encryption stands in the file's own head and in the directory.
    data = bytearray(docx(paragraph("Hei.")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


REFUSED = [
    (b"\xd0\xcf\x11\xe0 old or locked", "locked with a password"),
    (b"PK\x03\x04 cut short", "no whole .docx file"),
    (b"no zip at all", "no whole .docx file"),
    (docx(paragraph("Hei."))[:-40], "no whole .docx file"),
    (without_text(), "holds no text of Word"),
    (bomb(), "would unpack to 20 MB"),
    (encrypted(), "perhaps with a password"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_is_no_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        read(data, "a.docx")
    assert caught.value.path == "a.docx"


def test_entities_of_its_own_are_refused() -> None:
    entity = '<!DOCTYPE d [<!ENTITY a "b">]>' + main_part(paragraph("&a;"))
    with pytest.raises(ReadError, match="defines an entity"):
        read(entity, format="docx")


@given(st.data())
def test_damaged_documents_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(docx(paragraph("Ny kai", "Title") + paragraph(LONG)))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        source, _ = unpack(bytes(whole))
        read(source, format="docx")
