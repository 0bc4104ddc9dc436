"""What `newslint review` says, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(NamedTuple):
    """The words of one language. The keys are the same in all."""

    progress: str
    fix: str
    keys: str
    unknown: str
    reason: str
    replacement: str
    taken: str
    markup: str
    no_baseline: str
    write: str
    written: str
    unwritten: str
    yes: tuple[str, ...]


WORDS: Mapping[str, Words] = {
    "nb": Words(
        progress="[{at} av {total}]",
        fix="rett det",
        keys="s hopp over · e skriv noe annet · i godta for godt · u angre · q avslutt",
        unknown="Svar med ett av tallene eller bokstavene over.",
        reason="Hvorfor godtas det? (tomt: la være)",
        replacement="Skriv i stedet for «{text}» (tomt: la være):",
        taken="Her er det alt endret noe. Lagre, og kjør newslint review en gang til.",
        markup="Her står det koder inne i ordene. Rett det i selve filen.",
        no_baseline="Konfigurasjonen har slått av godtatte funn (baseline).",
        write="{fixes} rettet og {accepted} godtatt. Lagre {path}? (j/n, u angre)",
        written="{path} er lagret.",
        unwritten="Ingenting er lagret.",
        yes=("j", "ja", "y"),
    ),
    "nn": Words(
        progress="[{at} av {total}]",
        fix="rett det",
        keys="s hopp over · e skriv noko anna · i godta for godt · u angre · q avslutt",
        unknown="Svar med eitt av tala eller bokstavane over.",
        reason="Kvifor er det godteke? (tomt: la vere)",
        replacement="Skriv i staden for «{text}» (tomt: la vere):",
        taken="Her er noko alt endra. Lagre, og køyr newslint review ein gong til.",
        markup="Her står det kodar inne i orda. Rett det i sjølve fila.",
        no_baseline="Konfigurasjonen har slått av godtekne funn (baseline).",
        write="{fixes} retta og {accepted} godtekne. Lagre {path}? (j/n, u angre)",
        written="{path} er lagra.",
        unwritten="Ingenting er lagra.",
        yes=("j", "ja", "y"),
    ),
    "en": Words(
        progress="[{at} of {total}]",
        fix="mend it",
        keys="s skip · e write something else · i accept for good · u undo · q quit",
        unknown="Answer with one of the numbers or letters above.",
        reason="Why is it accepted? (empty: it is not)",
        replacement="Write instead of “{text}” (empty: leave it):",
        taken="Something is changed here already. Save, and run newslint review once more.",
        markup="There is markup within these words. Mend them in the file itself.",
        no_baseline="The configuration has turned accepted findings (the baseline) off.",
        write="{fixes} mended and {accepted} accepted. Save {path}? (y/n, u undo)",
        written="{path} is saved.",
        unwritten="Nothing is saved.",
        yes=("y", "yes"),
    ),
}
