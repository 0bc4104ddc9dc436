"""newslint review: go through the findings of a file one by one, and decide on each."""

from __future__ import annotations

import os
import sys
from datetime import date

from newslint.baseline import Baseline
from newslint.cli.narrowing import add_narrowing_options, runner_of
from newslint.cli.review_words import WORDS
from newslint.cli.settings import add_file_options, add_messages_option, add_setting_options
from newslint.cli.streams import Output, complain
from newslint.errors import WriteError
from newslint.fixes import choices, fits, instead, is_free, rewritten
from newslint.formats import data_of, read
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report import Page, writer
from newslint.report.cells import clean, shown
from newslint.report.labels import labels, language_of
from newslint.writing import replace_file

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from newslint.article import Article
    from newslint.findings import Finding, Fix
    from newslint.linter import FileReport
    from newslint.run import Runner


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="the file of copy to go through")
    add_messages_option(parser)
    add_setting_options(parser)
    add_narrowing_options(parser)
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Ask about each finding, then write the file; return 2 if that cannot be done, else 0."""
    path: str = options.file
    runner = runner_of(options)
    data = data_of(path)
    result = runner.text(data, path)
    for error in result.errors:
        complain(f"error: {error}")
    if result.report is None:
        return 2
    article = read(data, path, result.report.format).article
    with Output() as out:
        review = _Review(options.messages or "auto", out, result.report, article)
        if not result.report.findings:
            out.write(f"{review.labels.nothing[0]}\n")
            return 2 if result.errors else 0
        may_accept = bool(runner.configs.for_file(path).baseline_file)
        try:
            decisions = review.decisions(may_accept)
        except EOFError:
            decisions = []
            out.write("\n")
        if decisions:
            _keep(runner, path, data, decisions)
        out.write(review.farewell(bool(decisions)))
    return 2 if result.errors else 0


class _Decision(NamedTuple):
    """What a person decided on a finding: a fix, or a reason to accept it; neither is neither."""

    finding: Finding
    fix: Fix | None = None
    reason: str = ""


class _Review:
    """Asks about the findings of a report, one after the other."""

    def __init__(self, messages: str, out: Output, report: FileReport, article: Article) -> None:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns if out.is_terminal else 100
        self._out = out
        self._report = report
        self._article = article
        self._page = writer("text", Page(out.write, columns, out.is_terminal, messages))
        self.labels = labels(messages, [report.language])
        self._words = WORDS[language_of(self.labels)]

    def decisions(self, may_accept: bool) -> list[_Decision]:
        """Return what is decided and to be kept; EOFError where the answers end before that."""
        made: list[_Decision] = []
        while True:
            self._decide(made, may_accept)
            fixes = sum(decision.fix is not None for decision in made)
            accepted = sum(bool(decision.reason) for decision in made)
            if not fixes and not accepted:
                return []
            path = clean(self._report.path)
            question = self._words.write.format(fixes=fixes, accepted=accepted, path=path)
            answer = self._ask(question).lower()
            if answer != "u":
                return made if answer in self._words.yes else []
            del made[-1:]

    def farewell(self, written: bool) -> str:
        """Return the line that ends the review."""
        words = self._words.written if written else self._words.unwritten
        return words.format(path=clean(self._report.path)) + "\n"

    def _decide(self, made: list[_Decision], may_accept: bool) -> None:
        """Ask on, until the last finding or until there is no wish to go on."""
        findings = self._report.findings
        while len(made) < len(findings):
            finding = findings[len(made)]
            fixes = list(choices(finding, self._article))
            self._show(finding, len(made), [words or self._words.fix for words, _ in fixes])
            answer = self._ask(">").lower()
            if answer in ("", "s"):
                made.append(_Decision(finding))
            elif answer.isdecimal() and 0 < int(answer) <= len(fixes):
                self._take(made, finding, fixes[int(answer) - 1][1])
            elif answer == "e":
                self._edit(made, finding)
            elif answer == "i":
                if not may_accept:
                    self._say(self._words.no_baseline)
                elif reason := self._ask(self._words.reason):
                    made.append(_Decision(finding, reason=reason))
            elif answer == "u":
                del made[-1:]
            elif answer == "q":
                break
            else:
                self._say(self._words.unknown)

    def _show(self, finding: Finding, number: int, choices: Sequence[str]) -> None:
        total = len(self._report.findings)
        self._say(self._words.progress.format(at=number + 1, total=total))
        self._page.file(self._report._replace(findings=(finding,)))
        numbered = [f"{n} {shown(choice)}" for n, choice in enumerate(choices, start=1)]
        self._say(" · ".join([*numbered, self._words.keys]))

    def _take(self, made: list[_Decision], finding: Finding, fix: Fix) -> None:
        if fits(fix, [decision.fix for decision in made if decision.fix]):
            made.append(_Decision(finding, fix))
        else:
            self._say(self._words.taken)

    def _edit(self, made: list[_Decision], finding: Finding) -> None:
        if not is_free(finding.span, self._article):
            self._say(self._words.markup)
        elif words := self._ask(self._words.replacement.format(text=shown(finding.text))):
            self._take(made, finding, instead(finding, words, self._article))

    def _say(self, text: str) -> None:
        self._out.write(f"{text}\n")

    def _ask(self, question: str) -> str:
        """Return the line that is answered; EOFError where there is none."""
        self._out.write(f"{question} ")
        self._out.flush()
        line = sys.stdin.readline() if sys.stdin else ""
        if not line:
            raise EOFError
        return line.strip()


def _keep(runner: Runner, path: str, data: bytes, decisions: Sequence[_Decision]) -> None:
    """Write the file, and what is accepted to its baseline."""
    report = runner.text(data, path).report
    fixes = [decision.fix for decision in decisions if decision.fix]
    if fixes and report:
        after = rewritten(data, path, report.format, fixes)
        report = runner.text(after, path).report
        if report is None:
            raise WriteError("could not be read any more once mended; it is left.", path)
        replace_file(path, after, before=data)
    accepted = [decision for decision in decisions if decision.reason]
    if accepted and report:
        baseline = Baseline(runner.configs.for_file(path).baseline_file)
        edits = sorted(edit for fix in fixes for edit in fix.edits)
        places = {(f.rule, f.text, f.span.start): f for f in report.findings}
        for decision in accepted:
            finding = decision.finding
            moved = sum(
                len(text) - (end - start)
                for (start, end), text in edits
                if end <= finding.span.start
            )
            # The block around it may read otherwise now, and the finding may be gone.
            now = places.get((finding.rule, finding.text, finding.span.start + moved))
            if now is not None:
                baseline.accept(path, now, date.today().isoformat(), decision.reason)
        baseline.save()
