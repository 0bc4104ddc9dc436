"""The report of an archive run as one self-contained page: charts, words, findings to judge."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.archive.summary import Summary

_LEVELS = ("error", "warning", "info")
_MOST_BARS = 40
_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --line: #d9d5cb;
  --error: #a3262a; --warning: #8a5a00; --info: #2f5d8a; --soft: #6b675f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece9e2; --paper: #191816; --line: #3d3a35;
  --error: #f08a86; --warning: #e3b25c; --info: #8ebbe6; --soft: #a8a398; } }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.2rem 4rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 Georgia, "Times New Roman", serif; }
h1, h2, h3, table, nav, .bar, summary { font-family: system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; }
p.lead { color: var(--soft); margin-top: 0; } nav a { margin-right: 1rem; color: inherit; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td.chart { width: 40%; } .bar { display: block; height: .8rem; min-width: 1px; }
.error { background: var(--error); } .warning { background: repeating-linear-gradient(45deg,
  var(--warning) 0 4px, transparent 4px 6px); outline: 1px solid var(--warning); }
.info { outline: 1px solid var(--info); } mark { background: none; color: inherit;
  text-decoration: underline wavy var(--error); font-weight: bold; }
details { border-bottom: 1px solid var(--line); padding: .4rem 0; } summary { cursor: pointer; }
li { margin: .5rem 0; } li small { color: var(--soft); display: block; }
"""


def page(summary: Summary, title: str) -> str:
    """Return the page as HTML. Nothing of the archive can run in it or be fetched by it."""
    thousand = 1000 / max(1, summary.words)
    faults = sum(count for (_, level), count in summary.rules.items() if level != "info")
    lead = (
        f"{summary.files:,} articles, {summary.words:,} words; {faults:,} errors and warnings, "
        f"{faults * thousand:.2f} to a thousand words; {summary.failures:,} failures. "
        f"newslint {__version__}."
    )
    links = (("rules", "Rules"), ("sections", "Sections"), ("months", "Months"),
             ("words", "Words and names"), ("sample", "To judge"), ("failures", "Failures"))
    nav = "".join(f"<a href=#{name}>{told}</a>" for name, told in links)
    parts = [
        _head(title),
        f"<h1>{escape(title)}</h1><p class=lead>{lead}</p><nav>{nav}</nav><main>",
        _section("rules", "Findings by rule", _rules(summary)),
        _section("sections", "Errors and warnings by section", _rates(summary.sections)),
        _section("months", "Errors and warnings by month", _rates(summary.months)),
        _section("words", "Commonest words and names", _table(
            ("words", "rule", "findings"),
            [(text, rule, f"{count:,}") for rule, text, count in summary.words_found],
        )),
        _section("sample", "To judge: a sample of each rule, drawn by chance", _sample(summary)),
        _section("failures", "Failures", _table(
            ("reason", "times"), [(reason, f"{count:,}") for reason, count in summary.reasons]
        )),
        "</main></body></html>\n",
    ]
    return "".join(parts)


def _head(title: str) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8>"
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
    )


def _section(name: str, heading: str, body: str) -> str:
    empty = "<p>Nothing.</p>"
    return f"<section id={name}><h2>{escape(heading)}</h2>{body or empty}</section>"


def _rules(summary: Summary) -> str:
    ordered = sorted(
        summary.rules.items(), key=lambda item: (_LEVELS.index(item[0][1]), -item[1], item[0][0])
    )
    most = max((count for _, count in ordered), default=1)
    rows = [
        (rule, level, f"{count:,}", f"{1000 * count / max(1, summary.words):.3f}",
         _bar(level, count / most))
        for (rule, level), count in ordered
    ]
    return _table(("rule", "severity", "findings", "to 1,000 words", ""), rows)


def _rates(groups: dict[str, tuple[int, int]]) -> str:
    """Return the table of faults and rate by group, the largest groups if there are many."""
    largest = sorted(groups, key=lambda name: -groups[name][1])[:_MOST_BARS]
    rates = {name: 1000 * groups[name][0] / max(1, groups[name][1]) for name in largest}
    most = max(rates.values(), default=0) or 1
    rows = [
        (name, f"{groups[name][1]:,}", f"{groups[name][0]:,}", f"{rate:.2f}",
         _bar("error", rate / most))
        for name, rate in sorted(rates.items())
    ]
    return _table(("", "words", "faults", "to 1,000 words", ""), rows)


class _Bar(str):
    """A cell that is HTML of our own."""

    __slots__ = ()


def _bar(level: str, share: float) -> _Bar:
    return _Bar(f'<span class="bar {level}" style="width:{100 * share:.1f}%"></span>')


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    if not body:
        return ""
    head = "".join(f"<th scope=col>{escape(head)}</th>" for head in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(text: str) -> str:
    if isinstance(text, _Bar):
        return f"<td class=chart aria-hidden=true>{text}</td>"
    kind = " class=n" if text.replace(",", "").replace(".", "").isdecimal() else ""
    return f"<td{kind}>{escape(text)}</td>"


def _sample(summary: Summary) -> str:
    parts = []
    for rule, findings in summary.sample.items():
        items = "".join(map(_finding, findings))
        parts.append(f"<details><summary>{escape(rule)}</summary><ol>{items}</ol></details>")
    return "".join(parts)


def _finding(row: dict[str, Any]) -> str:
    before, text, after = row["context"].partition(row["text"])
    words = f"{escape(before)}<mark>{escape(text)}</mark>{escape(after)}"
    return f"<li>{words}<br>{escape(row['message'])}<small>{escape(row['id'])}</small></li>"
