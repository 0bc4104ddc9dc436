"""newslint: an editorial quality check for news copy, as a library.

>>> import newslint
>>> report = newslint.lint("Norge har i følge ministeren ingen planer.", language="nb")
>>> [finding.rule for finding in report.findings]
['language/ifolge']

A name is imported when it is first used, so that the command starts at once.
"""

from __future__ import annotations

from newslint.records import TYPE_CHECKING
from newslint.version import __version__

if TYPE_CHECKING:
    from newslint.api import Report, lint, lint_file
    from newslint.config import Config, Override
    from newslint.config_file import load_config
    from newslint.errors import NewslintError
    from newslint.findings import Edit, Finding, Fix, Related, Severity
    from newslint.linter import FileReport, Linter
    from newslint.positions import Span
    from newslint.report import Summary

__all__ = [
    "Config",
    "Edit",
    "FileReport",
    "Finding",
    "Fix",
    "Linter",
    "NewslintError",
    "Override",
    "Related",
    "Report",
    "Severity",
    "Span",
    "Summary",
    "__version__",
    "lint",
    "lint_file",
    "load_config",
]

_HOMES = {
    "api": ("Report", "lint", "lint_file"),
    "config": ("Config", "Override"),
    "config_file": ("load_config",),
    "errors": ("NewslintError",),
    "findings": ("Edit", "Finding", "Fix", "Related", "Severity"),
    "linter": ("FileReport", "Linter"),
    "positions": ("Span",),
    "report": ("Summary",),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
