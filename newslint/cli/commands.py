"""The commands there are, each run by the module of its name."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "check": "lint copy: files, folders, or standard input",
    "show": "show copy as newslint reads it: its blocks, what each is, where it stands",
    "fix": "mend what has a safe fix, and tell what is left",
    "review": "go through the findings of a file one by one, and decide on each",
    "baseline": "accept the findings there are, so that only new ones are reported",
    "rules": "list the rules that are in force",
    "explain": "tell all there is to know about a rule",
    "trial": "run one rule over an archive, and judge a sample of what it finds",
    "profile": "tell what a house style changes",
    "words": "propose words for the house's own list, from its copy",
    "names": "list the names in copy, with those that may be one name spelt two ways",
    "archive": "lint an archive of any size, on this machine or a cluster",
    "quotes": "list who said what in copy, and how that was told",
    "facts": "list the numbers, dates, people and captions in copy",
    "lsp": "serve editors: findings as one types, fixes, the why of each",
    "serve": "answer editorial systems over HTTP, and serve a page to paste copy into",
    "config": "show the settings in force, and where each comes from",
    "init": "write a newslint.toml to start from",
    "new-rule": "write a rule file to fill in",
    "test-rules": "run the examples that rules hold",
    "completion": "print the completion script for a shell",
}


def module_of(command: str) -> str:
    """Return the name of the module that runs a command."""
    return f"newslint.cli.{command.replace('-', '_')}"
