"""The guesser: what each line of plain copy is taken for."""

from __future__ import annotations

import pytest

from newslint.formats.plain import read

LONG = (
    "Kommunestyret vedtok tirsdag kveld å bygge en ny skole på Haugen, og arbeidet starter snart."
)
MORE = "Den gamle skolen skal rives når den nye står ferdig, og elevene flytter da inn i brakker."


def kinds(*lines: str) -> list[str]:
    return [block.kind.value for block in read("\n\n".join(lines) + "\n").blocks]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((LONG,), ["paragraph"]),
        (("Bygger ny skole", LONG, MORE), ["headline", "lead", "paragraph"]),
        (("Er dette nok?", LONG, MORE), ["headline", "lead", "paragraph"]),
        (("– Dette er for dårlig", LONG, MORE), ["headline", "lead", "paragraph"]),
        (("Bygger ny skole", "Av Kari Moen", LONG), ["headline", "byline", "lead"]),
        (("Bygger ny skole", "NTB", LONG), ["headline", "byline", "lead"]),
        (
            ("Bygger ny skole", "Foreldrene er lettet etter striden", LONG),
            ["headline", "deck", "lead"],
        ),
        (("Bygger ny skole", "12. mars 2017", LONG), ["headline", "dateline", "lead"]),
        (("Bygger ny skole", LONG, "Vil rive", MORE), ["headline", "lead", "subhead", "paragraph"]),
        (
            ("Bygger ny skole", LONG, "– Det er bra, sier hun.", MORE),
            ["headline", "lead", "quote", "paragraph"],
        ),
        (
            (
                "Bygger ny skole",
                LONG,
                "Kari Moen",
                "GLAD: Ordfører Kari Moen på tomta.",
                "Foto: Lise Vik",
                MORE,
            ),
            ["headline", "lead", "alt_text", "caption", "credit", "paragraph"],
        ),
        (
            ("Bygger ny skole", LONG, "Ordfører Kari Moen på tomta.", "Foto: Lise Vik", MORE),
            ["headline", "lead", "caption", "credit", "paragraph"],
        ),
        (
            ("Bygger ny skole", LONG, "Moen på tomta. (Foto: Lise Vik / NTB)", MORE),
            ["headline", "lead", "caption", "paragraph"],
        ),
        (
            ("Bygger ny skole", LONG, "• Én skole", "• To gymsaler", MORE),
            ["headline", "lead", "list_item", "list_item", "paragraph"],
        ),
        (
            ("Bygger ny skole", LONG, "Fakta om skolen", "• Én skole", MORE),
            ["headline", "lead", "factbox", "factbox", "paragraph"],
        ),
        (
            ("Ti om skolen", LONG, "Hva er best med skolen?", MORE, "Og hva er verst?", LONG),
            ["headline", "lead", "question", "paragraph", "question", "paragraph"],
        ),
        (
            ("Hopp til innhold", "Bygger ny skole", LONG, MORE),
            ["chrome", "headline", "lead", "paragraph"],
        ),
        (
            ("Bygger ny skole", LONG, MORE, "Siste nytt"),
            ["headline", "lead", "paragraph", "chrome"],
        ),
        (
            ("EU: Unionen møtes i Brussel i dag for å drøfte saken.", MORE),
            ["paragraph", "paragraph"],
        ),
    ],
)
def test_kinds(lines: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(*lines) == expected


def test_every_guess_says_that_it_is_one() -> None:
    blocks = read(f"Bygger ny skole\n\n{LONG}\n\nFoto: Lise Vik\n").blocks
    assert all(0 < block.confidence < 1 for block in blocks)
