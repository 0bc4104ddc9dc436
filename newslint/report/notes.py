"""The rows of the HTML page: each block of an article, with what is told of it beside."""

from __future__ import annotations

from newslint.findings import by_fault
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean, cut, shown
from newslint.report.labels import language_of
from newslint.report.marked import Fault, marked, marks
from newslint.report.page_words import PAGE_WORDS
from newslint.report.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.linter import FileReport, Passage
    from newslint.positions import Span
    from newslint.report.labels import Labels
    from newslint.report.marked import Mark

# Words quoted from elsewhere in the article, in characters.
_LONGEST = 60


class Notes:
    """One article as rows of HTML.

    `first` is the number of its first fault on the page, `level` that of its headline among
    the headings.
    """

    def __init__(self, report: FileReport, words: Labels, first: int, level: int) -> None:
        self.faults = [
            Fault(number, places) for number, places in enumerate(by_fault(report.findings), first)
        ]
        self._report = report
        self._lines = report.lines
        self._words = words
        self._own = PAGE_WORDS[language_of(words)]
        self._level = level

    def rows(self) -> Iterator[str]:
        """Yield the article's rows, then what stands in none of its blocks.

        A row is a block with something told of it, and the blocks up to the next such one:
        beside these there is room for more than the block itself is tall.
        """
        passages = self._report.passages
        told: set[int] = set()
        opened = ""
        for passage, places in zip(passages, marks(passages, self.faults), strict=True):
            beside = [
                mark.fault for mark in places
                if mark.fault.number not in told and not mark.place and mark.is_start
            ]
            told.update(fault.number for fault in beside)
            copy = self._copy(passage, places)
            if beside or not opened:
                yield f'{opened}<div class="row">\n{copy}{self._list(beside)}<div class="rest">\n'
                opened = "</div></div>\n"
            else:
                yield copy
        yield opened
        rest = [fault for fault in self.faults if fault.number not in told]
        if rest:
            heading = f"<h{self._level}>{self._own.elsewhere}</h{self._level}>"
            yield f'<div class="elsewhere">{heading}\n{self._list(rest, with_words=True)}</div>\n'

    def _copy(self, passage: Passage, places: Sequence[Mark]) -> str:
        """Return a block as its kind reads."""
        kind, text = passage.kind, marked(passage, places)
        tag = {"headline": f"h{self._level}", "subhead": f"h{self._level + 1}"}.get(kind, "p")
        if kind == "list_item":
            text, tag, kind = f"<li>{text}</li>", "ul", "list"
        elif kind == "quote":
            text, tag = f"<p>{text}</p>", "blockquote"
        name = self._own.kinds.get(kind)
        label = f'<span class="kind">{name}</span>' if name else ""
        language = self._report.language
        spoken = f' lang="{escape(language)}"' if language else ""
        return f'<div class="copy"{spoken}><{tag} class="{kind}">{label}{text}</{tag}></div>\n'

    def _list(self, beside: Sequence[Fault], with_words: bool = False) -> str:
        if not beside:
            return ""
        items = "".join(self._note(fault, with_words) for fault in beside)
        return f'<ol class="notes" lang="{language_of(self._words)}">\n{items}</ol>\n'

    def _note(self, fault: Fault, with_words: bool) -> str:
        """Return what is told of a fault."""
        first, words, number = fault.first, self._words, fault.number
        label = first.severity.label
        back = escape(self._own.to_place.format(number))
        place = f'<a href="#m{number}" aria-label="{back}">{number}</a>'
        if with_words:
            place = f"<b>{number}</b>"
        head = (
            f'<p class="head">{place} <b>{words.severity(first.severity).capitalize()}</b> '
            f"<span>{self._place(first.span)}</span> "
            f'<span class="rule">{escape(first.rule)}</span></p>'
        )
        lines = [
            head,
            f'<p id="w{number}">{escape(clean(first.message))}</p>',
        ]
        if with_words and first.text.strip():
            lines.append(f"<p>{self._quoted(first.text)}</p>")
        if first.suggestions:
            choice = words.or_.join(words.quoted(shown(text)) for text in first.suggestions)
            lines.append(f'<p class="write">{words.write} {escape(choice)}</p>')
        also = [self._other(fault, number) for number in range(1, len(fault.places))]
        if also:
            lines.append(f"<p>{words.also}: {', '.join(also)}</p>")
        spans = {place.span for place in fault.places}
        see = [
            f"{self._place(part.span)} {self._quoted(part.text)}".rstrip()
            + (f" ({escape(clean(part.message))})" if part.message else "")
            for part in first.related
            if part.span not in spans
        ]
        if see:
            lines.append(f"<p>{words.see} {', '.join(see)}</p>")
        if first.why:
            why = escape(clean(first.why))
            lines.append(f"<details><summary>{words.why}?</summary><p>{why}</p></details>")
        inner = "\n".join(lines)
        return (
            f'<li class="note {label}" id="n{number}" value="{number}" tabindex="-1" '
            f'data-severity="{label}" data-rule="{escape(first.rule)}" '
            f'data-places="{len(fault.places)}">\n{inner}\n</li>\n'
        )

    def _other(self, fault: Fault, number: int) -> str:
        """Return a further place of a fault, with what is written there if that differs."""
        first, other = fault.first, fault.places[number]
        text = f'<a href="#{fault.anchor(number)}">{self._place(other.span)}</a>'
        if other.text != first.text:
            text += f" {self._quoted(other.text)}"
        if other.suggestions[:1] != first.suggestions[:1] and other.suggestions:
            text += f" → {self._quoted(other.suggestions[0])}"
        return text

    def _place(self, span: Span) -> str:
        return self._own.line.format(self._lines.position(span.start)[0])

    def _quoted(self, text: str) -> str:
        """Return words in quotation marks, cut if they are many; blanks are not worth any."""
        words = cut(clean(text), _LONGEST)
        return escape(self._words.quoted(words)) if words else ""
