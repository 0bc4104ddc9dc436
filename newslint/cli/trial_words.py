"""The words of `newslint trial` itself, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.trial import RIGHT, SKIPPED, WRONG

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(NamedTuple):
    """The sentences of one language; what stands in braces is filled in."""

    figures: str
    question: str
    judged: str
    unjudged: str
    nothing: str
    few: str
    enough: str
    off: str
    more: str
    unsure: str
    verdicts: Mapping[str, str]
    point: str

    def number(self, figure: str) -> str:
        """Return a figure with the decimal sign of the language."""
        return figure.replace(".", self.point)


WORDS: Mapping[str, Words] = {
    "nb": Words(
        figures="{rule} ({level}). Funn: {found}, i {hit} av {files} filer; {rate} per 1000 ord "
        "({words} ord i alt).",
        question="Er funnet riktig? j = ja, n = nei, s = hopp over, b = tilbake, q = avslutt:",
        judged="Vurdert: {right} riktige, {wrong} gale, {skipped} hoppet over. {share} prosent er "
        "riktige; av alle funn er det med 95 prosent sikkerhet mellom {low} og {high} prosent.",
        unjudged="Ingen funn er vurdert. Kjør kommandoen i en terminal for å vurdere utvalget.",
        nothing="Regelen fant ingenting; det er ikke noe å vurdere.",
        few="Vurder minst {fewest} før tallene sier noe om nivået.",
        enough="God nok for {level}.",
        off="Ikke god nok: la den være av til den treffer oftere.",
        more="Det er sikkert først når {more} til er vurdert som riktige.",
        unsure="Det er ikke sikkert; vurder flere.",
        verdicts={RIGHT: "riktig", WRONG: "galt", SKIPPED: "hoppet over"},
        point=",",
    ),
    "nn": Words(
        figures="{rule} ({level}). Funn: {found}, i {hit} av {files} filer; {rate} per 1000 ord "
        "({words} ord i alt).",
        question="Er funnet rett? j = ja, n = nei, s = hopp over, b = tilbake, q = avslutt:",
        judged="Vurdert: {right} rette, {wrong} gale, {skipped} hoppa over. {share} prosent er "
        "rette; av alle funn er det med 95 prosent sannsyn mellom {low} og {high} prosent.",
        unjudged="Ingen funn er vurderte. Køyr kommandoen i ein terminal for å vurdere utvalet.",
        nothing="Regelen fann ingenting; det er ikkje noko å vurdere.",
        few="Vurder minst {fewest} før tala seier noko om nivået.",
        enough="God nok for {level}.",
        off="Ikkje god nok: lat han vere av til han treffer oftare.",
        more="Det er sikkert først når {more} til er vurderte som rette.",
        unsure="Det er ikkje sikkert; vurder fleire.",
        verdicts={RIGHT: "rett", WRONG: "gale", SKIPPED: "hoppa over"},
        point=",",
    ),
    "en": Words(
        figures="{rule} ({level}). Findings: {found}, in {hit} of {files} files; {rate} per 1,000 "
        "words ({words} words in all).",
        question="Is it right? y = yes, n = no, s = skip, b = back, q = quit:",
        judged="Judged: {right} right, {wrong} wrong, {skipped} skipped. {share} percent are "
        "right; of all findings, with 95 percent confidence, between {low} and {high} percent.",
        unjudged="Nothing has been judged. Run this in a terminal to judge the sample.",
        nothing="The rule found nothing; there is nothing to judge.",
        few="Judge at least {fewest} before the figures tell anything of the level.",
        enough="Good enough for {level}.",
        off="Not good enough: leave it off until it is right more often.",
        more="That is certain only when {more} more have been judged right.",
        unsure="That is not certain; judge more.",
        verdicts={RIGHT: "right", WRONG: "wrong", SKIPPED: "skipped"},
        point=".",
    ),
}
