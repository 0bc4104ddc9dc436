"""newslint new-rule: write a rule file to fill in."""

from __future__ import annotations

import os

from newslint.checks import kind, own_kinds
from newslint.cli.init import write_new
from newslint.cli.settings import add_file_options, config_here
from newslint.cli.streams import Output
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from newslint.checks import Option

_HEAD = """\
# The rule {identity}. Put your own words in place of all that stands between < and >,
# then run: newslint test-rules {path}

kind      = "{kind}"
languages = ["nb"]        # leave the line out for a rule that holds in every language
severity  = "warning"     # error, warning, info, or off for a rule that is turned on by name
source    = "<the norm: a dictionary, a style book, a page of either>"
"""
_TAIL = """
# What is wrong and what to write instead. {{text}} is what was found, {{suggestion}} the
# first suggestion.
[message]
nb = "<«{{text}}» …>"
nn = "<«{{text}}» …>"
en = "<“{{text}}” …>"

[why]
nb = "<hvorfor>"
nn = "<kvifor>"
en = "<why>"

# Copy with the fault, and exactly the words that are found in it. At least one.
[[bad]]
text  = "<a sentence with the fault in it>"
finds = ["<the words found>"]

# Copy that looks wrong and is right: nothing may be found in it. At least one.
[[good]]
text = "<a sentence that looks wrong and is right>"
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("rule", metavar="GROUP/NAME", help="the id of the rule, such as names/x")
    parser.add_argument(
        "--kind", default="phrases", metavar="KIND",
        help=f"{', '.join(own_kinds())}, or one of your own (default: phrases)",
    )
    parser.add_argument(
        "--folder", default="", metavar="DIR",
        help="the pack to write it to (default: the configuration's first, else rules)",
    )
    add_file_options(parser)


def run(options: Namespace) -> int:
    """Write the file unless there is one."""
    group, slash, name = options.rule.partition("/")
    if not (slash and _is_plain(group) and _is_plain(name)):
        raise ConfigError(
            f'"{options.rule}" is no id of a rule; write GROUP/NAME, in a-z, 0-9 and hyphens.'
        )
    text_of_options = rule_options(kind(options.kind).options)
    folder = options.folder or (*config_here(options).packs, "rules")[0]
    path = os.path.join(os.path.relpath(folder), group, f"{name}.toml")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be made: {error.strerror}.", os.path.dirname(path)) from None
    head = _HEAD.format(identity=options.rule, path=path, kind=options.kind)
    write_new(path, head + text_of_options + _TAIL.format())
    with Output() as out:
        out.write(f"wrote {path}\nFill it in, then run: newslint test-rules {path}\n")
    return 0


def rule_options(options: Mapping[str, Option]) -> str:
    """Return the lines of a rule file for a kind's options, those not required as comments."""
    lines = [""]
    for name, option in options.items():
        lines.append(f"# {option.help}")
        if option.default is None:
            lines.append(f"{name} = {_BLANKS[option.of]}")
        else:
            lines.append(f"# {name} = {_default(option.default)}")
    return "\n".join(lines) + "\n"


_BLANKS = {
    str: '"<…>"',
    tuple: '["<…>"]',
    list: '["<…>"]',
    dict: '{ "<…>" = "<…>" }',
    int: "1",
    float: "1.0",
    bool: "true",
}


def _default(value: object) -> str:
    from json import dumps

    if isinstance(value, dict):
        return "{}"
    return dumps(value, ensure_ascii=False)


def _is_plain(word: str) -> bool:
    return word.replace("-", "").isalnum() and word.isascii() and word == word.lower()
