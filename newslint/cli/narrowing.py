"""The options that say what of a run is reported, and the runner that they make."""

from __future__ import annotations

from newslint.cli.settings import configs
from newslint.config_keys import day
from newslint.errors import ConfigError
from newslint.records import TYPE_CHECKING
from newslint.run import Runner

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from newslint.changes import Changes


def add_narrowing_options(parser: ArgumentParser) -> None:
    """Add the options on time: the day that counts, and since when a fault is one."""
    parser.add_argument("--published", metavar="YYYY-MM-DD",
                        help='the day of publication, from which "yesterday" counts')
    group = parser.add_argument_group("what is new")
    group.add_argument("--no-baseline", action="store_true",
                       help="report what the baseline accepts as well")
    group.add_argument("--changed-since", metavar="REV", default="",
                       help="report only what lines changed since a revision of Git take part in")
    group.add_argument("--diff-only", action="store_true",
                       help="the same, of what has not been committed yet")


def runner_of(options: Namespace) -> Runner:
    """Return what runs the rules under the options; ConfigError where one cannot be used."""
    published = None
    if options.published:
        try:
            published = day(options.published)
        except ValueError as error:
            raise ConfigError(f"--published: {error}") from None
    settings = configs(options)
    if options.no_baseline:
        settings.settings["baseline"] = ""
    return Runner(settings, published, changes=_changes(options))


def _changes(options: Namespace) -> Changes | None:
    if options.changed_since and options.diff_only:
        raise ConfigError("--changed-since and --diff-only cannot go together.")
    revision = "HEAD" if options.diff_only else options.changed_since
    if not revision:
        return None
    from newslint.changes import Changes

    return Changes(revision)
