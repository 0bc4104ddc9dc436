"""The library: lint a text or a file from Python, with nothing printed and nothing exited."""

from __future__ import annotations

from newslint.catalogue import catalogue
from newslint.config import Config
from newslint.errors import ReadError
from newslint.formats import read, read_file
from newslint.linter import FileReport, Linter
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report import Summary, Tally
from newslint.run import settle, shown

if TYPE_CHECKING:
    from datetime import date

    from newslint.errors import NewslintError
    from newslint.findings import Finding
    from newslint.formats import Reading

# The linters of the configurations used last; a linter is costly to make.
_KEPT = 8
_linters: list[Linter] = []


class Report(NamedTuple):
    """What came of linting: a report for each file, and what went wrong.

    `errors` are files that could not be read, rules that could not be loaded and checks that
    failed; what could be done has been done all the same.
    """

    files: tuple[FileReport, ...]
    errors: tuple[NewslintError, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all files, in order."""
        return tuple(finding for file in self.files for finding in file.findings)

    @property
    def summary(self) -> Summary:
        """The number of files, and of findings by severity."""
        tally = Tally()
        for file in self.files:
            tally.add(file)
        return tally.summary


def lint(
    text: str,
    language: str | None = None,
    *,
    published: date | None = None,
    messages: str = "auto",
    config: Config | None = None,
    path: str = "",
) -> Report:
    """Lint copy that is at hand as a string.

    `language` is `nb`, `nn`, `en` or another ISO 639-1 code; without it the configuration,
    the copy's own metadata or its words tell. `published` is what "yesterday" counts from.
    `messages` is the language to be told in, `auto` for the copy's own. `path` names the copy
    in the report, and its suffix the format; without one the text is plain.

    The report holds the findings at or above the configuration's `level` (warnings, unless
    set). Spans are half-open code points of `text`. Safe to call from several threads.
    ConfigError where `config` names a rule or option that is not there.
    """
    reading = read(_whole(text), path)
    reading.article.source = text
    return _lint(reading, path, language, published, messages, config)


def _whole(text: str) -> str:
    """Return the text with U+FFFD for each half of a surrogate pair that stands alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def lint_file(
    path: str,
    language: str | None = None,
    *,
    published: date | None = None,
    messages: str = "auto",
    config: Config | None = None,
) -> Report:
    """Lint a file of copy; otherwise as `lint`.

    A file that cannot be read is an error in the report. No configuration file is looked for:
    give `config=newslint.load_config("newslint.toml")` to use one.
    """
    try:
        reading = read_file(path)
    except ReadError as error:
        return Report((), (error,))
    return _lint(reading, path, language, published, messages, config)


def _lint(
    reading: Reading,
    path: str,
    language: str | None,
    published: date | None,
    messages: str,
    config: Config | None,
) -> Report:
    config = config or Config()
    if language:
        config = config._replace(language=language)
    if messages != "auto":
        config = config._replace(messages=messages)
    notes = settle(reading.article, config, published)
    report = _linter(config).lint(reading.article, path, (*reading.notes, *notes))
    result = shown(report, config, catalogue(config.packs).errors)
    return Report((result.report or report,), result.errors)


def _linter(config: Config) -> Linter:
    for linter in _linters:
        if linter.config == config:
            return linter
    linter = Linter(config)
    _linters[:] = [linter, *_linters[: _KEPT - 1]]
    return linter
