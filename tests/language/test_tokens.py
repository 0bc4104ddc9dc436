"""Words, their counts and their neighbours."""

import pytest

from newslint.article import Article
from newslint.language.tokens import next_word, previous_word


def test_words_keep_their_apostrophes_and_hyphens() -> None:
    article = Article("USA’s EU-minister sa «nei», 40-åringen gikk.", [])
    assert [token.text for token in article.tokens] == [
        "USA’s", "EU-minister", "sa", "nei", "40-åringen", "gikk",
    ]
    assert all(article.slice(token.span) == token.text for token in article.tokens)


def test_words_are_counted_in_their_own_case() -> None:
    assert Article("Nei, nei og nei.", []).words == {"Nei": 1, "nei": 2, "og": 1}


@pytest.mark.parametrize(
    ("text", "offset", "before", "after"),
    [
        ("i følge med broren", 7, "følge", "med"),
        ("i følge\n  Med", 7, "følge", "med"),
        ("nei, ja", 5, "", "ja"),
        ("nei, ja", 3, "nei", ""),
        ("", 0, "", ""),
    ],
)
def test_neighbours_have_only_blanks_between(
    text: str, offset: int, before: str, after: str
) -> None:
    article = Article(text, [])
    assert previous_word(article, offset) == before
    assert next_word(article, offset) == after
