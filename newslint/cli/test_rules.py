"""newslint test-rules: run the examples that rules hold."""

from __future__ import annotations

import os

from newslint.catalogue import catalogue
from newslint.cli.settings import add_file_options, config_here
from newslint.cli.streams import Output, complain
from newslint.errors import ConfigError, NewslintError
from newslint.records import TYPE_CHECKING
from newslint.resources import read_toml
from newslint.rules import Rule, prepare

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH",
        help="folders of rules, or rule files GROUP/NAME.toml (default: all rules in force)",
    )
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Test the rules; 1 if an example fails, 2 if a rule file cannot be used."""
    from newslint.examples import failures

    rules: list[Rule] = []
    errors: list[NewslintError] = []
    if not options.paths:
        _add_all(config_here(options).packs, "", rules, errors)
    for path in options.paths:
        if os.path.isdir(path):
            folder = os.path.abspath(path)
            _add_all((folder,), folder, rules, errors)
        else:
            try:
                rules.append(rule_of_file(path))
            except NewslintError as error:
                errors.append(error)
    failed = 0
    with Output() as out:
        for rule in rules:
            lines = failures(rule)
            failed += bool(lines)
            for line in lines:
                out.write(f"{rule.id}: {line}\n")
        tested = "1 rule" if len(rules) == 1 else f"{len(rules)} rules"
        out.write(f"{tested} tested, {failed} failed.\n")
    for problem in errors:
        complain(f"error: {problem}")
    if errors or not rules:
        return 2
    return 1 if failed else 0


def _add_all(
    packs: tuple[str, ...], below: str, rules: list[Rule], errors: list[NewslintError]
) -> None:
    """Add the rules and the errors of newslint and some packs, as far as they stand `below`."""
    known = catalogue(packs)
    for identity, (path, data) in sorted(known.rules.items()):
        if path.startswith(below):
            rules.append(Rule(identity, data, path))
    errors.extend(problem for problem in known.errors if problem.path.startswith(below))
    if below and not any(rule.path.startswith(below) for rule in rules) and not errors:
        errors.append(ConfigError("there are no rules in this folder.", below))


def rule_of_file(path: str) -> Rule:
    """Return the rule of one file; its folder is its group. NewslintError unless it is whole."""
    group = os.path.basename(os.path.dirname(os.path.abspath(path)))
    identity = f"{group}/{os.path.splitext(os.path.basename(path))[0]}"
    data = read_toml(path)
    prepare(identity, path, data)
    return Rule(identity, data, os.path.abspath(path))
