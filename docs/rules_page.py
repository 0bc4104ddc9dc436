"""Makes docs/rules.md, the page of all rules, from the rule files: python docs/rules_page.py."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.catalogue import catalogue
from newslint.examples import linted
from newslint.wording import without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.rules import Rule

PAGE = Path(__file__).with_name("rules.md")
_LANGUAGES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
# The shortest example is shown, unless even that is too long to be read at a glance.
_GLANCE = 100
_HEAD = """\
# Rules

<!-- Made by docs/rules_page.py from the rule files; change those, and run it. -->

All {count} rules that come with newslint, {on} of them on unless a configuration says otherwise. A
rule's severity is a promise of how often it is right; one that is `off` is a matter of taste, and
runs when a [profile](profiles.md) or your [configuration](configuration.md) turns it on. Where a
message has `…`, newslint puts in what it found.

`newslint explain {example}` tells more of a rule: its options, and copy in which it finds
something and in which it must not. [Rules of your own](own-rules.md) are made in the same way.
"""


def page() -> str:
    """Return the page."""
    known = catalogue()
    rules = [known.rule(identity) for identity in sorted(known.rules)]
    on = sum(bool(rule.severity) for rule in rules)
    parts = [_HEAD.format(count=len(rules), on=on, example="names/variant")]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        parts.append(f"## {group}\n")
        parts += map(_section, members)
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    return "\n".join(f"{paragraph}\n" for paragraph in _paragraphs(rule))


def _paragraphs(rule: Rule) -> Iterator[str]:
    languages = ", ".join(_LANGUAGES.get(code, code) for code in rule.languages) or "all languages"
    yield f"### {rule.id}"
    yield f"**{rule.severity.label}** · {languages}"
    messages = dict.fromkeys(_messages(rule))
    bullet = "- " if len(messages) > 1 else ""
    yield "\n".join(f"{bullet}{message}" for message in messages)
    if why := rule.why("en"):
        yield _prose(why)
    yield from _example(rule)
    if rule.source:
        yield f"Norm: {_prose(rule.source)}"


def _messages(rule: Rule) -> Iterator[str]:
    """Yield the message of a rule and its variants."""
    told = rule.data["message"]
    for message in (told, *(variant for variant in told.values() if isinstance(variant, dict))):
        yield _prose(without_blanks(message["en"]))


def _example(rule: Rule) -> Iterator[str]:
    """Yield an example as a quotation, what is found in it marked, and what to write instead.

    Nothing where there is no short one, or where white space is what is wrong.
    """
    example = min(rule.examples()["bad"], key=lambda one: len(one["text"]))
    report = linted(rule, example)
    text = report.source
    if len(text) > _GLANCE or "\n" in text or not all(f.text.strip() for f in report.findings):
        return
    parts: list[str] = []
    suggestions: dict[str, None] = {}
    at = 0
    for finding in report.findings:
        start, end = finding.span
        parts += (_prose(text[at:start]), f"<mark>{_prose(text[start:end])}</mark>")
        suggestions.update(dict.fromkeys(finding.suggestions[:1]))
        at = end
    quotation = f"> {''.join([*parts, _prose(text[at:])])}"
    write = ", ".join(f"`{suggestion}`" for suggestion in suggestions if suggestion)
    yield f"{quotation}  \n> → {write}" if write else quotation


def _prose(text: str) -> str:
    """Return text with what Markdown would take for marks written out."""
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
