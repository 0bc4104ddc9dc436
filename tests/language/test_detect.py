"""The language of a text."""

import pytest

from newslint.language.detect import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hun sier at det ikke er mulig å åpne veien før neste uke.", "nb"),
        ("Ho seier at det ikkje er mogleg å opne vegen før neste veke.", "nn"),
        ("She says that it will not be possible to open the road this week.", "en"),
        ("Hun siger, at det ikke er muligt at åbne vejen, og at man nu må vente.", "da"),
        ("Hon säger att det inte är möjligt att öppna vägen och att de får vänta.", "sv"),
        ("Sie sagt, dass die Straße nicht vor der nächsten Woche geöffnet wird.", "de"),
        ("Oslo Bergen Trondheim Stavanger Kristiansand", ""),
        ("1234 5678", ""),
        ("", ""),
    ],
)
def test_detection(text: str, language: str) -> None:
    assert detect(text) == language
