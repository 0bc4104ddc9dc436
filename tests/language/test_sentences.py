"""Where sentences end."""

import pytest

from newslint.article import Article, Block, BlockKind
from newslint.language.sentences import sentences
from newslint.positions import Span


def split(text: str, language: str) -> list[str]:
    article = Article(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))], language=language)
    return [article.slice(span) for span in sentences(article)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", ["Møtet er over.", "Alle gikk hjem."]),
        ("nb", ["Hun kom 3. mars og dro 5. april.", "Det regnet."]),
        ("nb", ["Feiringen 17. Mai ble lang."]),
        ("nb", ["Det skjedde i 2014.", "Siden har alt gått bra."]),
        ("nb", ["Huset koster f.eks. 3 mill. kroner, bl.a. på grunn av utsikten."]),
        ("nb", ["De solgte frukt, fisk osv.", "Så dro de."]),
        ("nb", ["Forfatteren K. J. Lien er død.", "Han ble 80."]),
        ("nb", ["– Er du klar? spør hun.", "– Ja!", "«Nei.»", "Så stille det ble …"]),
        ("nb", ["– Vi vil ikke.", "Aldri, sier han."]),
        ("nn", ["Ho fekk m.a. tre år.", "Dommen kom t.d. ikkje uventa."]),
        ("en", ["Mr. Dale met Dr. Ames on Jan. 5.", "They spoke."]),
        ("en", ["He left the U.S. Senate at 5 p.m. Monday.", "She left the U.S.", "It rained."]),
        ("en", ["“We won.”", "She smiled.", "“No.", "Really?” he asked."]),
        ("en", ["They finished No. 3 in the group.", "No.", "Never."]),
        ("", ["One.", "Two."]),
    ],
)
def test_splits(language: str, expected: list[str]) -> None:
    assert split(" ".join(expected), language) == expected


def test_a_block_ends_a_sentence() -> None:
    text = "Uten punktum\n\nMed punktum. To her"
    blocks = [Block(BlockKind.SUBHEAD, Span(0, 12)), Block(BlockKind.PARAGRAPH, Span(14, 34))]
    spans = sentences(Article(text, blocks, language="nb"))
    assert [text[s.start : s.end] for s in spans] == ["Uten punktum", "Med punktum.", "To her"]


def test_empty_article_has_none() -> None:
    assert sentences(Article("", [])) == ()
