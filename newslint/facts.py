"""The facts of an article as plain data: who said what, numbers, dates, people, captions."""

from __future__ import annotations

from newslint.formats import lines
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from newslint.article import Article, Quote
    from newslint.language.captions import Caption
    from newslint.language.dates import Date
    from newslint.language.numbers import Number
    from newslint.language.people import Person
    from newslint.positions import Span

    Plain = dict[str, Any]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def facts(article: Article, source: str) -> dict[str, list[Plain]]:
    """Return quotes, numbers, dates, people and captions of an article, in order of the text.

    Every place is given as `text`, `line`, `column`, `offset` and `end_offset` in the source.
    `source` is the article's, or that with secrets masked: what holds one is left out.
    """
    places = _Places(article, source)
    return {
        "quotes": places.kept(map(places.quote, article.quotes)),
        "numbers": places.kept(map(places.number, article.numbers)),
        "dates": places.kept(map(places.date, article.dates)),
        "people": places.kept(map(places.person, article.people)),
        "captions": places.kept(map(places.caption, article.captions)),
    }


class _Places:
    """Tells of facts with the places in the source where they stand."""

    def __init__(self, article: Article, source: str) -> None:
        self._article = article
        self._source = source
        self._lines = lines(article.source, article.format)

    def kept(self, entries: Iterable[Plain | None]) -> list[Plain]:
        """Return the entries that hold no secret."""
        return [entry for entry in entries if entry is not None]

    def quote(self, quote: Quote) -> Plain | None:
        speaker = quote.speaker
        return self._placed(quote.span, {
            "words": quote.text,
            "marks": quote.marks,
            "speech": quote.is_speech,
            "speaker": speaker and self._placed(
                speaker.span, {"name": speaker.name, "kind": speaker.kind}
            ),
            "verb": quote.verb and self._placed(quote.verb),
            "found": quote.found,
        })

    def number(self, number: Number) -> Plain | None:
        return self._placed(number.span, {
            "kind": number.kind,
            "value": number.value,
            "high": number.high,
            "unit": number.unit,
            "noun": number.noun,
            "approximation": number.approx,
        })

    def date(self, date: Date) -> Plain | None:
        day = date.resolved(self._article.published)
        return self._placed(date.span, {
            "date": day.isoformat() if day else "",
            "year_inferred": not date.year,
            "weekday": _WEEKDAYS[date.weekday] if date.weekday >= 0 else "",
            "weekday_of_date": _WEEKDAYS[day.weekday()] if day else "",
        })

    def person(self, person: Person) -> Plain | None:
        return self._placed(person.mentions[0], {
            "name": person.name,
            "surname": person.surname,
            "party": person.party,
            "ages": self._all((age.span, {"years": age.years}) for age in person.ages),
            "titles": self._all((title.span, {}) for title in person.titles),
            "births": self._all((birth.span, {"year": birth.year}) for birth in person.births),
            "mentions": self._all((span, {}) for span in person.mentions),
        })

    def caption(self, caption: Caption) -> Plain | None:
        credit = caption.credit
        parts = [caption.kicker, caption.body, credit and credit.span]
        return self._placed(next(part for part in parts if part), {
            "kicker": caption.kicker and self._placed(caption.kicker),
            "body": caption.body and self._placed(caption.body),
            "credit": credit and self._placed(credit.span, {
                "label": credit.label and self._placed(credit.label),
                "person": credit.person and self._placed(credit.person),
                "sources": self._all((span, {}) for span in credit.agencies),
            }),
        })

    def _all(self, parts: Iterable[tuple[Span, Plain]]) -> list[Plain]:
        return self.kept(self._placed(span, more) for span, more in parts)

    def _placed(self, span: Span, more: Plain | None = None) -> Plain | None:
        """Return what is told of a place, None where the source has it masked."""
        start, end = self._article.source_map.span(span)
        text = self._source[start:end]
        if text != self._article.source[start:end]:
            return None
        line, column = self._lines.position(start)
        place = {"text": text, "line": line, "column": column, "offset": start, "end_offset": end}
        return {**(more or {}), **place}
