"""Find credits whose label is written otherwise than in the rest of the article."""

from __future__ import annotations

from newslint.checks import Option
from newslint.findings import Edit, Fix, Related
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.positions import Span
    from newslint.rules import Rule

NEEDS = ("captions",)
OPTIONS = {
    "alike": Option(None, "labels that mean the same, lower case, without colon.", tuple),
}


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the labels of the rarer forms; by a tie, those of the form that came later."""
    forms: dict[str, list[Span]] = {}
    for caption in article.captions:
        label = caption.credit.label if caption.credit and not caption.credit.doubled else None
        words = article.slice(label).rstrip(": ") if label else ""
        if label and words.lower() in rule.options.alike:
            forms.setdefault(words, []).append(label)
    if len(forms) < 2:
        return
    usual = max(forms, key=lambda form: (len(forms[form]), -forms[form][0].start))
    related = tuple(Related(span) for span in forms[usual])
    for form, spans in forms.items():
        if form == usual:
            continue
        for span in spans:
            right = usual + article.slice(span)[len(form) :]
            fix = Fix("suggested", (Edit(span, right),))
            yield rule.hit(span, right, fix=fix, related=related, group=usual)
