"""The configuration in force: what a house sets, and what stands where it sets nothing."""

from __future__ import annotations

import os
from functools import cache

from newslint.findings import Severity
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from pathspec import GitIgnoreSpec


class Override(NamedTuple):
    """Settings for the files whose paths match one of `paths` (gitignore patterns).

    `settings` has names and values of the fields of Config.
    """

    paths: tuple[str, ...]
    settings: Mapping[str, Any]


class Config(NamedTuple):
    """All settings of a run; the defaults are newslint's own.

    `language` and `messages` are "auto" or a language code. `level` is the least severity
    that is shown, `fail_on` the least that fails the run, OFF for none. `select` and `ignore`
    hold rule ids, groups and globs; an empty `select` means every rule that is not off.
    `rules` maps a rule's id to what is set for it: `severity` and the options of its kind.
    `packs` are folders of further rules. `allow` are words and names that are never a fault.
    `baseline` is the file of findings that the house has accepted, "" for none.
    `sources` are the files the settings came from, nearest first; `root` is the folder that
    paths and overrides are relative to.
    """

    language: str = "auto"
    messages: str = "auto"
    published: date | None = None
    level: Severity = Severity.WARNING
    fail_on: Severity = Severity.ERROR
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "core"
    packs: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str = "newslint-baseline.txt"
    rules: Mapping[str, Mapping[str, Any]] = {}
    overrides: tuple[Override, ...] = ()
    sources: tuple[str, ...] = ()
    root: str = ""

    @property
    def shown(self) -> Severity:
        """The least severity that is reported: what fails a run is never kept quiet."""
        return min(self.level, self.fail_on or self.level)

    @property
    def baseline_file(self) -> str:
        """The path of the baseline, beside the configuration unless it is set; "" for none."""
        return self.baseline and os.path.join(self.root, self.baseline)

    def merged(self, settings: Mapping[str, Any]) -> Config:
        """Return this configuration with `settings` (fields of Config) laid over it.

        Lists grow, save that a `select` takes the place of an earlier one; `rules` are
        merged option by option; all else is replaced.
        """
        values = dict(settings)
        for name in ("ignore", "packs", "allow", "exclude", "overrides"):
            if name in values:
                values[name] = (*getattr(self, name), *values[name])
        if "rules" in values:
            rules = dict(self.rules)
            for identity, options in values["rules"].items():
                rules[identity] = {**rules.get(identity, {}), **options}
            values["rules"] = rules
        return self._replace(**values)

    def overrides_for(self, path: str) -> tuple[Override, ...]:
        """Return the overrides that hold for a file, in order."""
        return tuple(
            override
            for override in self.overrides
            if _spec(override.paths).match_file(self._inside(path))
        )

    def excludes(self, path: str) -> bool:
        """Tell whether a file, or a folder (its path ends with a slash), is left out.

        A baseline is no copy.
        """
        if self.baseline and os.path.basename(path) == os.path.basename(self.baseline):
            return True
        return bool(self.exclude) and _spec(self.exclude).match_file(self._inside(path))

    def _inside(self, path: str) -> str:
        """Return the path from the root; one outside it counts from the top of the disk."""
        inside = os.path.relpath(path, self.root or None).replace(os.sep, "/")
        if inside.startswith("../"):
            inside = os.path.splitdrive(os.path.abspath(path))[1].replace(os.sep, "/").lstrip("/")
        return f"{inside}/" if path.endswith(("/", os.sep)) else inside


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
