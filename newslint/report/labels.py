"""The words of the text report itself, in Bokmål, Nynorsk and English."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.wording import MESSAGE_LANGUAGES, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.findings import Severity
    from newslint.report import Tally

Plural = tuple[str, str]


class Labels(NamedTuple):
    """The words of one language; pairs are singular and plural."""

    error: Plural
    warning: Plural
    info: Plural
    write: str
    why: str
    also: str
    see: str
    or_: str
    more: str
    quotes: Plural
    file: str
    total: str
    number: str
    rule: str
    found: Plural
    nothing: Plural
    hidden: Plural
    known: Plural
    mended: Plural
    undecided: Plural
    failed: Plural

    def severity(self, severity: Severity, count: int = 1) -> str:
        """Return the name of a severity, in the plural unless `count` is one."""
        forms: Plural = getattr(self, severity.label)
        return forms[count != 1]

    def quoted(self, text: str) -> str:
        """Return a text in the quotation marks of the language."""
        return text.join(self.quotes)


_LABELS: Mapping[str, Labels] = {
    "nb": Labels(
        error=("feil", "feil"),
        warning=("advarsel", "advarsler"),
        info=("merknad", "merknader"),
        write="Skriv",
        why="Hvorfor",
        also="Også her",
        see="Se",
        or_=" eller ",
        more="og {} til",
        quotes=("«", "»"),
        file="Fil",
        total="I alt",
        number="Antall",
        rule="Regel",
        found=("{counts}.", "{counts} i {faulty} av {files} filer."),
        nothing=("Ingenting å melde i filen.", "Ingenting å melde i {files} filer."),
        hidden=(
            "Ett funn under nivået er ikke vist (--level info viser alt).",
            "{hidden} funn under nivået er ikke vist (--level info viser alt).",
        ),
        known=(
            "Ett funn som er godtatt fra før, er ikke vist (--no-baseline viser det).",
            "{known} funn som er godtatt fra før, er ikke vist (--no-baseline viser dem).",
        ),
        mended=("Rettet ett sted.", "Rettet {mended} steder."),
        undecided=(
            "Ett av dem har en rettelse som et menneske må ta stilling til (newslint review).",
            "{} av dem har en rettelse som et menneske må ta stilling til (newslint review).",
        ),
        failed=(
            "Én ting lot seg ikke gjøre; se feilmeldingen.",
            "{failures} ting lot seg ikke gjøre; se feilmeldingene.",
        ),
    ),
    "nn": Labels(
        error=("feil", "feil"),
        warning=("åtvaring", "åtvaringar"),
        info=("merknad", "merknader"),
        write="Skriv",
        why="Kvifor",
        also="Òg her",
        see="Sjå",
        or_=" eller ",
        more="og {} til",
        quotes=("«", "»"),
        file="Fil",
        total="I alt",
        number="Tal",
        rule="Regel",
        found=("{counts}.", "{counts} i {faulty} av {files} filer."),
        nothing=("Ingenting å melde i fila.", "Ingenting å melde i {files} filer."),
        hidden=(
            "Eitt funn under nivået er ikkje vist (--level info viser alt).",
            "{hidden} funn under nivået er ikkje viste (--level info viser alt).",
        ),
        known=(
            "Eitt funn som er godteke frå før, er ikkje vist (--no-baseline viser det).",
            "{known} funn som er godtekne frå før, er ikkje viste (--no-baseline viser dei).",
        ),
        mended=("Retta éin stad.", "Retta {mended} stader."),
        undecided=(
            "Eitt av dei har ei retting som eit menneske må ta stilling til (newslint review).",
            "{} av dei har ei retting som eit menneske må ta stilling til (newslint review).",
        ),
        failed=(
            "Éin ting lét seg ikkje gjere; sjå feilmeldinga.",
            "{failures} ting lét seg ikkje gjere; sjå feilmeldingane.",
        ),
    ),
    "en": Labels(
        error=("error", "errors"),
        warning=("warning", "warnings"),
        info=("info", "infos"),
        write="Write",
        why="Why",
        also="Also here",
        see="See",
        or_=" or ",
        more="and {} more",
        quotes=("“", "”"),
        file="File",
        total="Total",
        number="Count",
        rule="Rule",
        found=("{counts}.", "{counts} in {faulty} of {files} files."),
        nothing=("Nothing to report in the file.", "Nothing to report in {files} files."),
        hidden=(
            "One finding below the level is not shown (--level info shows all).",
            "{hidden} findings below the level are not shown (--level info shows all).",
        ),
        known=(
            "One finding that is accepted already is not shown (--no-baseline shows it).",
            "{known} findings that are accepted already are not shown (--no-baseline shows them).",
        ),
        mended=("Mended one place.", "Mended {mended} places."),
        undecided=(
            "One of them has a fix that a person should decide on (newslint review).",
            "{} of them have a fix that a person should decide on (newslint review).",
        ),
        failed=(
            "One thing could not be done; see the error message.",
            "{failures} things could not be done; see the error messages.",
        ),
    ),
}


def labels(messages: str, languages: Iterable[str]) -> Labels:
    """Return the words to use: of `messages`, or, if that is `auto`, of the copy.

    Copy in several languages, or in one that has no messages, is told of in English.
    """
    language = messages
    if messages == "auto":
        spoken = set(languages)
        language = spoken.pop() if len(spoken) == 1 else "en"
    return _LABELS[language if language in MESSAGE_LANGUAGES else "en"]


def language_of(known: Labels) -> str:
    """Return the code of the language that labels are in."""
    return next(code for code, words in _LABELS.items() if words is known)


def conclusion(words: Labels, tally: Tally) -> list[str]:
    """Return the sentences that close a report."""
    from newslint.findings import Severity

    counts = [
        f"{count} {words.severity(severity, count)}"
        for severity in reversed(Severity)
        if severity and (count := tally.count(severity))
    ]
    values = {
        "counts": join(counts, language_of(words)),
        "faulty": tally.faulty,
        "files": tally.files,
        "hidden": tally.hidden,
        "known": tally.known,
        "mended": tally.mended,
        "failures": tally.failures,
    }
    sentences = []
    if tally.mended:
        sentences.append(words.mended[tally.mended != 1])
    if tally.files:
        sentences.append((words.found if counts else words.nothing)[tally.files != 1])
    if tally.hidden:
        sentences.append(words.hidden[tally.hidden != 1])
    if tally.known:
        sentences.append(words.known[tally.known != 1])
    if tally.failures:
        sentences.append(words.failed[tally.failures != 1])
    return [sentence.format(**values) for sentence in sentences]
