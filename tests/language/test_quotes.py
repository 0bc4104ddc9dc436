"""Quotations: what is quoted, and who said it."""

import pytest

from newslint.article import Article, Block, BlockKind, Quote
from newslint.positions import Span

OPENING = "Bygda får bru\n\nDette er saka.\n\n"


def article(text: str, language: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(kind, Span(at, at + len(paragraph)), 0.9))
        at += len(paragraph) + 2
    return Article(text, blocks, language=language)


def only(text: str, language: str) -> Quote:
    (quote,) = article(text, language).quotes
    return quote


@pytest.mark.parametrize(
    ("language", "text", "words", "speaker", "verb"),
    [
        ("nb", "– Vi bygger, sier Kari Lie.", "Vi bygger", "Kari Lie", "sier"),
        ("nb", "– Vi bygger. Snart, slår Lie fast.", "Vi bygger. Snart", "Lie", "slår"),
        ("nb", "– Vi bygger, legger hun til.", "Vi bygger", "hun", "legger"),
        ("nb", "– Bygger vi? spør leder Kari Lie.", "Bygger vi?", "Kari Lie", "spør"),
        ("nb", "– Vi bygger, sier Lags leder Kari Lie.", "Vi bygger", "Kari Lie", "sier"),
        ("nb", "– Vi bygger, sier leder i laget, Kari Lie.", "Vi bygger", "Kari Lie", "sier"),
        ("nb", "– Vi bygger, ifølge Kari Lie.", "Vi bygger", "Kari Lie", "ifølge"),
        ("nb", "– Vi bygger, har Kari Lie sagt.", "Vi bygger", "Kari Lie", "har"),
        ("nb", "– Vi bygger, skriver han i en e-post.", "Vi bygger", "han", "skriver"),
        ("nb", "– Vi bygger, heter det i brevet.", "Vi bygger", "brevet", "heter"),
        ("nb", "Kari Lie sier: – Vi bygger nå.", "Vi bygger nå.", "Kari Lie", "sier"),
        ("nb", "«Vi bygger», sa Kari Lie.", "Vi bygger", "Kari Lie", "sa"),
        ("nb", "Kari Lie kalte planen «en stor gave».", "en stor gave", "Kari Lie", "kalte"),
        ("nn", "– Vi byggjer, seier ho.", "Vi byggjer", "ho", "seier"),
        ("nn", "– Vi byggjer, held Kari Lie fram.", "Vi byggjer", "Kari Lie", "held"),
        ("en", "“We build,” said Ann Dale.", "We build,", "Ann Dale", "said"),
        ("en", "“We build,” Ann Dale said.", "We build,", "Ann Dale", "said"),
        ("en", "“We build,” Ann Dale, a baker, said.", "We build,", "Ann Dale", "said"),
        ("en", "“Do we build?” she asked.", "Do we build?", "she", "asked"),
        (
            "en",
            "Ann Dale (R) said the plan was “far too small”.",
            "far too small",
            "Ann Dale",
            "said",
        ),
        (
            "en",
            "Ann Dale praised it, saying: “We build now.”",
            "We build now.",
            "Ann Dale",
            "saying",
        ),
        (
            "en",
            "It is “far too small”, according to Ann Dale.",
            "far too small",
            "Ann Dale",
            "according to",
        ),
    ],
)
def test_speaker_beside_the_words(
    language: str, text: str, words: str, speaker: str, verb: str
) -> None:
    quote = only(text, language)
    assert quote.text == words
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
    assert quote.verb is not None
    assert text[quote.verb.start : quote.verb.end] == verb
    assert quote.is_speech


@pytest.mark.parametrize(
    ("after", "found", "speaker"),
    [
        ("– Vi bygger bru nå, i år.\n\nDet sier Kari Lie til avisa.", "neighbour", "Kari Lie"),
        ("Leder Kari Lie er glad.\n\n– Vi bygger bru nå, i år.", "context", "Kari Lie"),
        ("Hva skjer nå?\n\n– Vi bygger bru nå, i år.", "question", None),
        (
            "Leder Kari Lie er glad.\n\nDet regner.\n\n– Vi bygger bru nå, i år.",
            "distant",
            "Kari Lie",
        ),
        ("Det regner.\n\n– Vi bygger bru nå, i år.", "", None),
        ("Det regner over MF «Lomvi» i Bergen.\n\n– Vi bygger bru nå, i år.", "", None),
        ("Regnet pisker mot Kari Lies hus.\n\n– Vi bygger bru nå, i år.", "distant", "Kari Lies"),
        ("Dette er svaret:\n\n– Vi bygger bru nå, i år.", "context", None),
        ("Det regner.\n\n– Vi bygger bru nå, i år.\n\nKari Lie er glad.", "context", "Kari Lie"),
        ("Det regner.\n\n– Vi bygger bru nå, i år.\n\nKari Lie", "context", "Kari Lie"),
        ("– Bygger bru nå", "headline", None),
    ],
)
def test_speaker_further_away(after: str, found: str, speaker: str | None) -> None:
    (*_, quote) = article(OPENING + after, "nb").quotes
    assert quote.found == found
    assert (quote.speaker.text if quote.speaker else None) == speaker


def test_a_speaker_runs_on() -> None:
    text = OPENING + "– Vi bygger, sier Kari Lie.\n\n– Og det blir fint, det er sikkert."
    first, second = article(text, "nb").quotes
    assert second.found == "running-on"
    assert second.speaker == first.speaker


def test_a_speaker_of_whom_is_told_between_goes_on() -> None:
    told = "Bygda venter på den unge lederen."
    text = f"{OPENING}– Vi bygger, sier Kari Lie.\n\n{told}\n\n– Og det blir fint, det er sikkert."
    assert article(text, "nb").quotes[1].found == "context"


def test_a_name_in_marks_is_no_speech_that_runs_on() -> None:
    text = f"{OPENING}Ferja MF «Havsula Ekspress» ligg ved kai.\n\n– Det er rart kor fort det går."
    assert article(text, "nn").quotes[1].found == ""


def test_lines_after_dashes_are_a_list() -> None:
    text = OPENING + "– Skriv til oss\n\n– Ring oss\n\n– Har du bilder av brua? Send dem til oss."
    assert [quote.found for quote in article(text, "nb").quotes] == ["headline"] * 3


def test_a_pronoun_and_a_surname_get_the_full_name() -> None:
    text = "– Ja, sier Kari Lie.\n\n– Nei, sier Lie.\n\n– Jo, sier hun."
    names = [quote.speaker.name for quote in article(text, "nb").quotes if quote.speaker]
    assert names == ["Kari Lie"] * 3


def test_speech_goes_on_after_its_attribution() -> None:
    text = "– Vi bygger, sier Kari Lie. – Snart. Det er bra for alle."
    spans = article(text, "nb").quoted
    assert [text[span.start : span.end] for span in spans] == [
        "– Vi bygger",
        "– Snart. Det er bra for alle.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hun sa «kom “nå” da» til ham.", ["«kom “nå” da»"]),
        ("Han sa „ja“ og »nei« der.", ["„ja“", "»nei«"]),
        ("Han sa ”ja” der.", ["”ja”"]),
        ("It’s the boys’ ‘big day’ in the ’90s.", ["‘big day’"]),
        ('The 27" screen is "new".', ['"new"']),
        ("He said “one.\n\n“Two.\n\n“Three.” Then he left.", ["“one.", "“Two.", "“Three.”"]),
        ("Han sa «en.\n\nTo.\n\nTre.» Så gikk han.", ["«en.\n\nTo.\n\nTre.»"]),
        ("Et «åpent sitat uten slutt", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    found = article(text, "en")
    assert [text[span.start : span.end] for span in found.quoted] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Hun leser boka «Solvinter i Vika» nå."),
        ("nb", "De møtte Ola «Knatten» Dal i går."),
        ("nb", "Det er en slags «seier» for laget."),
        ("en", "She is reading the novel “Winter of the Sun” now."),
        ("en", "It was a “victory” of sorts."),
    ],
)
def test_no_speech(language: str, text: str) -> None:
    assert not only(text, language).is_speech


@pytest.mark.parametrize(
    "text",
    [
        "-30 grader i natt",
        "- egg\n- mjøl\n- mjølk",
        "Oslo–Bergen tok sju timer – minst.",
        "Hun kom – og gikk.",
    ],
)
def test_no_speech_dash(text: str) -> None:
    assert article(text, "nb").quotes == ()


def test_english_has_no_speech_dash() -> None:
    assert article("— We build, says Ann Dale.", "en").quotes == ()


def test_no_words_no_quotes() -> None:
    assert Article("", []).quotes == ()
    assert Article("", []).quoted == ()


@pytest.mark.parametrize("text", ["«Ja», het det.", "– Ja, sier", "–", "«»", "sa «"])
@pytest.mark.parametrize("language", ["nb", "en", ""])
def test_scraps_are_read_without_fail(text: str, language: str) -> None:
    assert all(quote.span.end <= len(text) for quote in article(text, language).quotes)
