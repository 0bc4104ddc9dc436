"""Find credits that are not written in the form that the trade reads at a glance."""

from __future__ import annotations

from datetime import date

from newslint.checks import Option
from newslint.findings import Edit, Fix, Severity
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.credits import Credit
    from newslint.rules import Rule

NEEDS = ("captions",)
OPTIONS = {
    "misspelt": Option({}, "agencies as they should not be written, with the right form."),
    "superseded": Option({}, "old names of agencies, with the name of today."),
    "superseded_from": Option("", "the date from which the old names are wrong (YYYY-MM-DD)."),
    "person_first": Option((), "languages in which the person stands before the agency."),
}


class _Fault(NamedTuple):
    """One fault of form: where it is, what should stand there, the message's variant."""

    span: Span
    right: str
    variant: str
    severity: Severity | None = None


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag each fault of form in each credit, with the form that is meant."""
    for caption in article.captions:
        if caption.credit and caption.credit.label:
            for fault in _faults(article, rule, caption.credit):
                applicability = "safe" if fault.variant == "slash" else "suggested"
                yield rule.hit(
                    fault.span,
                    fault.right,
                    fix=Fix(applicability, (Edit(fault.span, fault.right),)),
                    variant=fault.variant,
                    severity=fault.severity,
                    group=f"{fault.variant} {article.slice(fault.span)}",
                )


def _faults(article: Article, rule: Rule, credit: Credit) -> Iterator[_Fault]:
    yield from _colon(article, credit)
    yield from _slashes(article, credit)
    yield from _separator(article, credit)
    yield from _names(article, rule, credit)
    if article.language in rule.options.person_first:
        yield from _order(article, credit)


def _colon(article: Article, credit: Credit) -> Iterator[_Fault]:
    """Find a label that no colon, or no space, parts from the name."""
    assert credit.label is not None
    words = article.slice(credit.label)
    following = article.text[credit.label.end : credit.label.end + 1]
    if words.endswith(":") and following.isalpha():
        yield _Fault(credit.label, f"{words} ", "colon")
    elif " " not in words and words.isalpha():
        yield _Fault(credit.label, f"{words}:", "colon")


def _slashes(article: Article, credit: Credit) -> Iterator[_Fault]:
    """Find a slash with a space on one side only, or with nothing after it."""
    text, end = article.text, credit.span.end
    at = text.find("/", credit.span.start, end)
    while at >= 0:
        before, after = text[at - 1].isspace(), text[at + 1 : at + 2].isspace()
        if not text[at + 1 : end].strip(" )."):
            start = at - before
            yield _Fault(Span(start, at + 1), "", "slash")
        elif before != after:
            yield _Fault(Span(at - before, at + 1 + after), " / ", "slash")
        at = text.find("/", at + 1, end)


def _separator(article: Article, credit: Credit) -> Iterator[_Fault]:
    """Find a name that runs on into the agency."""
    if credit.person and credit.agencies:
        between = Span(credit.person.end, credit.agencies[0].start)
        if between.start < between.end and article.slice(between).isspace():
            whole = Span(credit.person.start, credit.agencies[0].end)
            right = f"{article.slice(credit.person)} / {article.slice(credit.agencies[0])}"
            yield _Fault(whole, right, "separator")


def _names(article: Article, rule: Rule, credit: Credit) -> Iterator[_Fault]:
    """Find agencies that are misspelt, or have another name by now."""
    since = rule.options.superseded_from
    current = article.published is not None and (
        not since or article.published >= date.fromisoformat(since)
    )
    for part in (*credit.agencies, *filter(None, [credit.person])):
        folded = " ".join(article.slice(part).split()).lower()
        if folded in rule.options.misspelt:
            yield _Fault(part, rule.options.misspelt[folded], "misspelt")
        elif current and folded in rule.options.superseded:
            yield _Fault(part, rule.options.superseded[folded], "superseded")


def _order(article: Article, credit: Credit) -> Iterator[_Fault]:
    """Find a person who stands after the agency."""
    person = credit.person
    if person and credit.agencies and credit.agencies[0].start < person.start:
        whole = Span(credit.agencies[0].start, max(person.end, credit.agencies[-1].end))
        names = [article.slice(part) for part in (person, *credit.agencies)]
        yield _Fault(whole, " / ".join(names), "order", Severity.INFO)
