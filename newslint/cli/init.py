"""newslint init: write a newslint.toml to start from."""

from __future__ import annotations

import os

from newslint.cli.streams import Output
from newslint.config_file import NAMES
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

TEMPLATE = """\
# Settings of newslint for the copy in this folder and below. What is commented out shows
# the default, or an example. "newslint config" tells what is in force and why.

# The house style to start from, or a file of settings to build on.
# profile = "core"
# extend = "../newslint.toml"

# The language of the copy, and the one to be told in: "auto", "nb", "nn" or "en".
# language = "auto"
# messages = "auto"

# The least severity that is shown, and the least that fails a run.
# level = "warning"
# fail-on = "error"

# Rules by id, group or glob: only these run, these do not. "newslint rules" lists them.
# select = ["names", "quotes/*"]
# ignore = ["layout"]

# Words and names that are never a fault; "words" is a file with one a line.
# allow = ["Sagelva"]
# words = "words.txt"

# Folders of rules of your own, made with "newslint new-rule".
# packs = ["rules"]

# The file of findings that are accepted, which "newslint baseline" writes; "" for none.
# baseline = "newslint-baseline.txt"

# What a run over a folder leaves out, as in .gitignore.
# exclude = ["drafts/"]

# One rule's severity ("error", "warning", "info", "off") and options.
# [rules."language/ifolge"]
# severity = "warning"

# Settings for some files only.
# [[overrides]]
# paths = ["sport/**"]
# ignore = ["places"]
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", nargs="?", default=".", help="where to write it (default: here)")


def run(options: Namespace) -> int:
    """Write the file unless there is one."""
    path = os.path.normpath(os.path.join(options.folder, NAMES[0]))
    write_new(path, TEMPLATE)
    with Output() as out:
        out.write(f"wrote {path}\n")
    return 0


def write_new(path: str, text: str) -> None:
    """Write a file that does not exist yet; ConfigError if it does, or cannot be written."""
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ConfigError("is there already and is left as it is.", path) from None
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}.", path) from None
