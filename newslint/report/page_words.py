"""The words of the HTML page itself, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class PageWords(NamedTuple):
    """The words of one language; `kinds` name the blocks that do not speak for themselves."""

    title: str
    skip: str
    files: str
    failed: str
    show: str
    all_rules: str
    previous: str
    next: str
    dark: str
    keys: str
    keys_help: str
    shown: str
    line: str
    to_place: str
    elsewhere: str
    made_by: str
    kinds: Mapping[str, str]


PAGE_WORDS: Mapping[str, PageWords] = {
    "nb": PageWords(
        title="Språkvask",
        skip="Hopp til teksten",
        files="Filer",
        failed="Dette lot seg ikke gjøre",
        show="Vis",
        all_rules="Alle regler",
        previous="Forrige",
        next="Neste",
        dark="Mørk",
        keys="Hurtigtaster",
        keys_help="J eller N: neste. K eller P: forrige. Enter: til meldingen. Esc: tilbake.",
        shown="{shown} av {all} vises",
        line="linje {}",
        to_place="{}: til stedet i teksten",
        elsewhere="Utenfor teksten",
        made_by="Laget av newslint {}.",
        kinds={
            "caption": "Bildetekst",
            "credit": "Kreditering",
            "alt_text": "Alternativ tekst",
            "factbox": "Faktaboks",
            "table": "Tabell",
            "chrome": "Fra nettsiden",
        },
    ),
    "nn": PageWords(
        title="Språkvask",
        skip="Hopp til teksten",
        files="Filer",
        failed="Dette lét seg ikkje gjere",
        show="Vis",
        all_rules="Alle reglar",
        previous="Førre",
        next="Neste",
        dark="Mørk",
        keys="Snøggtastar",
        keys_help="J eller N: neste. K eller P: førre. Enter: til meldinga. Esc: tilbake.",
        shown="{shown} av {all} blir viste",
        line="linje {}",
        to_place="{}: til staden i teksten",
        elsewhere="Utanfor teksten",
        made_by="Laga av newslint {}.",
        kinds={
            "caption": "Bilettekst",
            "credit": "Kreditering",
            "alt_text": "Alternativ tekst",
            "factbox": "Faktaboks",
            "table": "Tabell",
            "chrome": "Frå nettsida",
        },
    ),
    "en": PageWords(
        title="Copy check",
        skip="Skip to the text",
        files="Files",
        failed="This could not be done",
        show="Show",
        all_rules="All rules",
        previous="Previous",
        next="Next",
        dark="Dark",
        keys="Shortcuts",
        keys_help="J or N: next. K or P: previous. Enter: to the message. Esc: back.",
        shown="{shown} of {all} shown",
        line="line {}",
        to_place="{}: to the place in the text",
        elsewhere="Outside the text",
        made_by="Made by newslint {}.",
        kinds={
            "caption": "Caption",
            "credit": "Credit",
            "alt_text": "Alt text",
            "factbox": "Fact box",
            "table": "Table",
            "chrome": "From the web page",
        },
    ),
}
