"""The commands there are, each run by the module of its name."""

from __future__ import annotations

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "check": "lint copy: files, folders, or standard input",
    "rules": "list the rules that are in force",
    "explain": "tell all there is to know about a rule",
    "trial": "run one rule over an archive, and judge a sample of what it finds",
    "profile": "tell what a house style changes",
    "words": "propose words for the house's own list, from its copy",
    "names": "list the names in copy, with those that may be one name spelt two ways",
    "config": "show the settings in force, and where each comes from",
    "init": "write a newslint.toml to start from",
    "new-rule": "write a rule file to fill in",
    "test-rules": "run the examples that rules hold",
    "completion": "print the completion script for a shell",
}


def module_of(command: str) -> str:
    """Return the name of the module that runs a command."""
    return f"newslint.cli.{command.replace('-', '_')}"
