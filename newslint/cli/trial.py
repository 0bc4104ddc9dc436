"""newslint trial: run one rule over an archive, and judge by a sample how often it is right."""

from __future__ import annotations

import os
import sys
from functools import cache

from newslint.catalogue import catalogue
from newslint.cli.articles import add_article_options, look_through
from newslint.cli.settings import add_messages_option, config_here, message_language
from newslint.cli.streams import Output, is_terminal
from newslint.cli.trial_words import WORDS
from newslint.errors import ConfigError
from newslint.findings import Severity
from newslint.linter import Ruleset, lint_with
from newslint.records import TYPE_CHECKING
from newslint.report.cells import clean, width
from newslint.report.excerpt import excerpt
from newslint.rules import Rule
from newslint.trial import (
    FEWEST,
    RIGHT,
    SKIPPED,
    WRONG,
    Found,
    Judgements,
    advice,
    precision,
    sample,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.cli.trial_words import Words
    from newslint.config import Config
    from newslint.errors import NewslintError

SCHEMA = "newslint/trial/1"
_COLUMNS = 92
_VERDICTS = {"y": RIGHT, "j": RIGHT, "n": WRONG, "s": SKIPPED}
_BACK, _QUIT = "b", "q"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("rule", metavar="RULE",
                        help="the rule's id, or the file of a draft, GROUP/NAME.toml")
    parser.add_argument("--sample", metavar="N", type=int, default=20,
                        help="how many findings to show and judge (default: 20)")
    parser.add_argument("--judgements", metavar="FILE", default="",
                        help="the file of verdicts (default: .newslint-trial/RULE.jsonl)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_messages_option(parser)
    add_article_options(parser)


def run(options: Namespace) -> int:
    """Write how often the rule speaks, have the sample judged, and write what that tells."""
    if options.sample < 1:
        raise ConfigError("--sample: must be 1 or more.")
    trial = _Trial(_rule(options), message_language(options))
    errors = look_through(options, trial.look)
    drawn = sample(trial.found, options.sample)
    path = options.judgements or os.path.join(".newslint-trial", f"{trial.rule.id}.jsonl")
    judgements = Judgements(path)
    words = WORDS[trial.language]
    with Output() as out:
        if options.format == "json":
            from json import dumps

            report = _report(trial, drawn, judgements, errors)
            out.write(dumps(report, ensure_ascii=False, indent=2) + "\n")
        else:
            out.write(_figures(trial, words) + "\n")
            if out.is_terminal and is_terminal(sys.stdin):
                judge(drawn, judgements, input, out.write, words)
            else:
                for number, one in enumerate(drawn, start=1):
                    out.write(f"\n{_shown(one, f'{number}/{len(drawn)}')}")
                    if verdict := judgements.of(one):
                        out.write(f"  → {words.verdicts[verdict]}\n")
            out.write("".join(f"\n{line}" for line in _conclusion(trial, judgements, words)) + "\n")
    return 2 if errors else 0


def judge(
    drawn: Sequence[Found],
    judgements: Judgements,
    ask: Callable[[str], str],
    write: Callable[[str], object],
    words: Words,
) -> None:
    """Ask for a verdict on each finding of a sample that has none, and keep it at once.

    It ends when all have one, or the person quits or ends the input.
    """
    queue = [one for one in drawn if not judgements.of(one)]
    index = 0
    while index < len(queue):
        write(f"\n{_shown(queue[index], f'{index + 1}/{len(queue)}')}")
        try:
            answer = ask(f"  {words.question} ").strip().lower()[:1]
        except EOFError:
            return
        if answer == _QUIT:
            return
        if answer == _BACK:
            index = max(0, index - 1)
        elif answer in _VERDICTS:
            judgements.add(queue[index], _VERDICTS[answer])
            index += 1


class _Trial:
    """A rule while it is run over an archive."""

    def __init__(self, rule: Rule, language: str) -> None:
        self.rule = rule
        self.language = language
        self.files = self.hit = self.words = 0
        self.found: list[Found] = []
        self._rulesets: dict[str, Ruleset] = {}

    def look(self, article: Article, path: str, config: Config) -> None:
        """Run the rule on an article, unless it is in a language that the rule does not know."""
        if not self.rule.speaks(article.language):
            return
        if article.language not in self._rulesets:
            self._rulesets[article.language] = Ruleset([self.rule], article.language)
        ruleset = self._rulesets[article.language]
        report = lint_with(ruleset, article, path, (), self.language, _casefolded(config.allow))
        for error in report.errors:
            raise error
        self.files += 1
        self.words += sum(article.words.values())
        self.hit += bool(report.findings)
        lines = report.lines
        for finding in report.findings:
            line, column = lines.position(finding.span.start)
            start = finding.span.start - column + 1
            around = excerpt(report.source, start, finding.span, _COLUMNS)
            found = Found(
                finding.fingerprint, path, line, column, *around, finding.message,
                finding.suggestions,
            )
            self.found.append(found)

    @property
    def rate(self) -> float:
        """How many findings there are to a thousand words."""
        return 1000 * len(self.found) / max(1, self.words)


def _rule(options: Namespace) -> Rule:
    """Return the rule to try, at a level at which it speaks, with the options set for it here."""
    if options.rule.endswith(".toml"):
        from newslint.cli.test_rules import rule_of_file

        rule = rule_of_file(options.rule)
    else:
        rule = catalogue(config_here(options).packs).rule(options.rule)
    settings = dict(config_here(options).rules.get(rule.id, {}))
    level = settings.pop("severity", rule.severity.label)
    severity = max(Severity.named(level), Severity.INFO)
    return Rule(rule.id, rule.data, rule.path, severity=severity, settings=settings)


@cache
def _casefolded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(str.casefold, words))


def _figures(trial: _Trial, words: Words) -> str:
    return words.figures.format(
        rule=trial.rule.id, level=trial.rule.severity.label, found=len(trial.found),
        hit=trial.hit, files=trial.files, words=trial.words,
        rate=words.number(f"{trial.rate:.2f}"),
    )


def _shown(one: Found, count: str) -> str:
    """Return the lines that show a finding: its place, its words marked, what is said of it."""
    mark = " " * width(one.before) + "^" * max(1, width(one.text))
    place = f"{clean(one.path)}:{one.line}:{one.column}"
    return (
        f"{count}  {place}\n  {one.before}{one.text}{one.after}\n  {mark}\n"
        f"  {clean(one.message)}\n"
    )


def _conclusion(trial: _Trial, judgements: Judgements, words: Words) -> Iterator[str]:
    """Yield what the verdicts on findings that the rule still has tell of it."""
    verdicts = judgements.among(trial.found)
    told = precision(verdicts)
    if told.share is None or told.low is None or told.high is None:
        yield words.unjudged if trial.found else words.nothing
        return
    yield words.judged.format(
        right=told.right, wrong=told.wrong, skipped=verdicts.count(SKIPPED),
        share=f"{100 * told.share:.0f}", low=f"{100 * told.low:.0f}", high=f"{100 * told.high:.0f}",
    )
    counsel = advice(told)
    if counsel is None:
        yield words.few.format(fewest=FEWEST)
        return
    line = words.off if counsel.level == "off" else words.enough.format(level=counsel.level)
    if not counsel.sure:
        line += f" {words.more.format(more=counsel.more) if counsel.more else words.unsure}"
    yield line


def _report(
    trial: _Trial, drawn: Sequence[Found], judgements: Judgements, errors: Sequence[NewslintError]
) -> dict[str, Any]:
    verdicts = judgements.among(trial.found)
    told = precision(verdicts)
    counsel = advice(told)
    return {
        "schema": SCHEMA,
        "rule": trial.rule.id,
        "severity": trial.rule.severity.label,
        "files": trial.files,
        "files_with_findings": trial.hit,
        "words": trial.words,
        "findings": len(trial.found),
        "per_1000_words": round(trial.rate, 4),
        "sample": [_object(one, judgements.of(one)) for one in drawn],
        "judged": {**told._asdict(), "skipped": verdicts.count(SKIPPED)},
        "advice": counsel and counsel._asdict(),
        "errors": [{"path": error.path, "message": error.message} for error in errors],
    }


def _object(one: Found, verdict: str) -> dict[str, Any]:
    return {**one._asdict(), "verdict": verdict}
