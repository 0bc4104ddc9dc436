"""What a worker process does: takes a request's body, and returns the body of the answer."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from functools import lru_cache

from newslint.catalogue import active_rules, catalogue, check_patterns
from newslint.config_file import Configs
from newslint.config_keys import settings_of
from newslint.errors import ConfigError, NewslintError
from newslint.findings import Severity
from newslint.fixes import mend, rewritten
from newslint.formats import read
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.report import Page, Tally, writer
from newslint.report.json import SCHEMA, encode, error_object, file_object
from newslint.run import Result, Runner
from newslint.server.fields import FIELDS
from newslint.server.orders import Order, order_of
from newslint.server.refusals import PROBLEM, RequestError
from newslint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from multiprocessing.process import BaseProcess
    from typing import Any

    from newslint.config import Config
    from newslint.findings import Finding, Fix

    Frozen = tuple[tuple[str, Any], ...]

# Runners for the settings asked for of late; each knows its rules by heart.
_KEPT = 16
_WARM = {"nb": "Det er ikke en feil her.", "nn": "Det er ikkje ein feil her.", "en": "All is well."}


class House(NamedTuple):
    """What the house has set: the one configuration file ("" for none), what stands above it.

    `root` is the folder that the file's paths count from; `profiles` are those that a request
    may name.
    """

    file: str
    root: str
    settings: Mapping[str, Any]
    profiles: tuple[str, ...]


class Answer(NamedTuple):
    """The answer to a request: status, media type, body, and what the journal is to know.

    `told` holds nothing of the copy.
    """

    status: int
    media_type: str
    body: bytes
    told: Mapping[str, Any]


_house: list[House] = []


def start(house: House) -> None:
    """Make this process a worker, and have it learn the rules before it is asked."""
    import signal
    import threading
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
    os.chdir(house.root or os.sep)
    _house[:] = [house]
    _runner.cache_clear()
    for language, text in _WARM.items():
        settings = {"language": language}
        _result(Order(text.encode(), True, settings=settings, facts=True, passages=True))


def _leave_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(0)


def answer(operation: str, body: bytes, content_type: str, query: Mapping[str, str]) -> Answer:
    """Return the answer to one request; whatever goes wrong is an answer too."""
    try:
        order = order_of(body, content_type, query, operation)
        return _OPERATIONS[operation](order)
    except RequestError as refused:
        # A name that is none of ours may hold anything.
        field = re.split(r"[.\[]", refused.field)[0]
        told = {"field": field} if field in FIELDS else {}
        return Answer(refused.status, PROBLEM, refused.body, told)
    except MemoryError:
        return refusal(413, "There is too little memory for this article.")
    except Exception as error:
        return refusal(500, "newslint itself failed.", fault=_where(error))


def refusal(status: int, detail: str, **told: Any) -> Answer:
    """Return the answer that something is not done."""
    return Answer(status, PROBLEM, RequestError(status, detail).body, told)


def _check(order: Order) -> Answer:
    result = _result(order)
    report, told = _report(result, order), _told(result)
    if order.gate:
        report["gate"] = gate = _gate(result, order)
        told["gate"] = "passed" if gate["passed"] else "stopped"
        if order.override:
            told["override"] = {**order.override, "findings": gate["stopped_by"]}
    return Answer(200, "application/json", encode(report).encode(), told)


def _fix(order: Order) -> Answer:
    """Mend the findings asked for, or all that have a safe fix, and tell what is left."""
    try:
        data, result, mended = (_mended_only if order.findings else _mended)(order)
    except NewslintError as error:
        raise RequestError(422, f"The copy cannot be mended: {error.message}", "text") from None
    assert result.report is not None
    format = result.report.format
    told = {**_told(result), "mended": sum(mended.values())}
    made: dict[str, Any] = {"mended": mended}
    if order.is_text and format != "docx":
        made["text"] = read(data, order.path, order.format).article.source
    else:
        made["data"] = b64encode(data).decode()
    made["report"] = _report(result, order)
    return Answer(200, "application/json", encode(made).encode(), told)


def _mended(order: Order) -> tuple[bytes, Result, Mapping[str, int]]:
    """Return copy with all mended that has a safe fix, its result, and what was mended by rule."""
    done = mend(_runner_for(order), order.data, order.path, format=order.format)
    return done.after, _readable(done.result, order), done.result.mended


def _mended_only(order: Order) -> tuple[bytes, Result, Mapping[str, int]]:
    """Return the same of copy with only the findings mended that the order names."""
    before = _result(order)
    assert before.report is not None
    chosen = _chosen(before, order.findings)
    fixes = [fix for _, fix in chosen]
    data = rewritten(order.data, order.path, before.report.format, fixes)
    mended = dict[str, int]()
    for rule, fix in chosen:
        mended[rule] = mended.get(rule, 0) + len(fix.edits)
    return data, _result(order._replace(data=data)), mended


def _page(order: Order) -> Answer:
    """Return the report as a page to keep."""
    order = order._replace(passages=True, facts=False)
    result = _result(order)
    assert result.report is not None
    parts: list[str] = []
    page = writer("html", Page(parts.append, messages=order.settings.get("messages", "auto")))
    tally = Tally()
    tally.add(result.report, result.hidden)
    name = result.report.path or "newslint"
    page.file(result.report._replace(path=name))
    for error in result.errors:
        page.error(error)
    page.end(tally)
    return Answer(200, "text/html", "".join(parts).encode(), _told(result))


_OPERATIONS: Mapping[str, Callable[[Order], Answer]] = {
    "check": _check, "fix": _fix, "report": _page,
}


def _chosen(result: Result, wanted: tuple[str, ...]) -> list[tuple[str, Fix]]:
    """Return rule and fix of the findings with these fingerprints.

    RequestError where there is no such finding, or no fix for it. Where a paragraph stands twice
    so does a fingerprint, and both are meant.
    """
    assert result.report is not None
    found: dict[str, list[Finding]] = {}
    for finding in result.report.findings:
        found.setdefault(finding.fingerprint, []).append(finding)
    chosen = []
    for number, fingerprint in enumerate(wanted):
        fixes = [(f.rule, f.fix) for f in found.get(fingerprint, ()) if f.fix]
        if not fixes:
            what = "This has no fix" if fingerprint in found else "This is no finding in the copy"
            raise RequestError(422, f"{what}.", f"findings[{number}]")
        chosen += fixes
    return list(dict.fromkeys(chosen))


def _gate(result: Result, order: Order) -> dict[str, Any]:
    """Return whether the copy may pass, and the fingerprints of what stops it.

    What could not be checked does not pass either.
    """
    assert result.report is not None
    least = Severity.named(order.gate)
    stops = [f.fingerprint for f in result.report.findings if f.severity >= least]
    clean = not (stops or result.errors)
    return {
        "level": order.gate,
        "passed": clean or order.override is not None,
        "overridden": order.override is not None and not clean,
        "stopped_by": stops,
    }


def _report(result: Result, order: Order) -> dict[str, Any]:
    """Return a report in the shape of the command line's JSON, with what else was asked for."""
    assert result.report is not None
    tally = Tally()
    tally.add(result.report, result.hidden)
    file = file_object(result.report)
    if order.passages:
        file["passages"] = result.report.passages
        file["notes"] = result.report.notes
        for finding, told in zip(result.report.findings, file["findings"], strict=True):
            for place, part in zip(finding.related, told["related"], strict=True):
                part.update(offset=place.span.start, end_offset=place.span.end)
    return {
        "schema": SCHEMA,
        "version": __version__,
        "summary": tally.summary._asdict(),
        "files": [file],
        "errors": [error_object(error) for error in result.errors],
    }


def _told(result: Result) -> dict[str, Any]:
    assert result.report is not None
    found: dict[str, int] = {}
    for finding in result.report.findings:
        found[finding.severity.label] = found.get(finding.severity.label, 0) + 1
    report = result.report
    return {
        "format": report.format,
        "language": report.language,
        "findings": found,
        "failures": len(result.errors),
    }


def _result(order: Order) -> Result:
    """Return the result of linting an order's article; RequestError if it cannot be read."""
    return _readable(_runner_for(order).text(order.data, order.path, order.format), order)


def _readable(result: Result, order: Order) -> Result:
    if result.report is None:
        error = result.errors[0]
        if isinstance(error, _OwnError):
            raise error.cause
        field = "data" if not order.is_text else "text"
        raise RequestError(422, f"The copy cannot be read: {error.message}", field)
    return result


def _runner_for(order: Order) -> Runner:
    """Return the runner for an order's settings, made ready for it."""
    settings = {**order.settings, "gate": order.gate}
    frozen = tuple(
        (name, tuple(value) if isinstance(value, list) else value)
        for name, value in sorted(settings.items())
    )
    runner = _runner(frozen, order.path if "select" in settings else "")
    runner.published = order.published
    runner.extras = frozenset(
        name for name, asked in (("facts", order.facts), ("passages", order.passages)) if asked
    )
    return runner


@lru_cache(_KEPT)
def _runner(frozen: Frozen, path: str) -> Runner:
    house = _house[0]
    asked: dict[str, Any] = {
        name: list(value) if isinstance(value, tuple) else value for name, value in frozen
    }
    profile, gate = asked.get("profile"), asked.pop("gate")
    if profile is not None and profile not in house.profiles:
        known = ", ".join(house.profiles)
        raise RequestError(422, f"There is no such profile here; there are {known}.", "profile")
    base = {**house.settings, **({"profile": profile} if profile else {})}
    try:
        known_rules = catalogue(_configs(base).for_file(path).packs).rules
        for name in ("select", "ignore"):
            try:
                check_patterns(asked.get(name, ()), known_rules)
            except ConfigError as error:
                raise RequestError(422, error.message, name) from None
        if "select" in asked:
            asked["select"] = _on(_configs(base).for_file(path), asked["select"])
        made = settings_of(asked, _at_fault)
        made["ignore"] = (*house.settings.get("ignore", ()), *made.get("ignore", ()))
        configs = _configs({**base, **made})
        if gate:
            # The gate must see all that could stop the copy.
            level = min(configs.for_file(path).level, Severity.named(gate))
            configs = _configs({**base, **made, "level": level})
        runner = Runner(configs)
    except ConfigError as error:
        raise RequestError(422, error.message, "profile" if profile else "") from None
    runner.failed = _OwnError
    return runner


def _configs(settings: Mapping[str, Any]) -> Configs:
    file = _house[0].file
    return Configs(settings, file, isolated=not file)


def _on(config: Config, patterns: list[str]) -> list[str]:
    """Return the ids of the rules that fit the patterns, of those the house has on."""
    only = config.merged({"select": tuple(patterns)})
    languages = {
        code
        for _, data in catalogue(config.packs).rules.values()
        for code in data.get("languages", ())
    }
    on = {r.id for code in ("", *languages) for r in active_rules(config, code)}
    wanted = {r.id for code in ("", *languages) for r in active_rules(only, code)}
    if not on & wanted:
        raise RequestError(422, "The house has all of these rules off.", "select")
    return sorted(on & wanted)


def _at_fault(message: str, *keys: str | int) -> ConfigError:
    raise RequestError(422, message, str(keys[0]))


class _OwnError(NewslintError):
    """A fault of newslint's own, of which nothing is written down: it may hold copy."""

    def __init__(self, error: Exception, path: str) -> None:
        self.cause = error
        super().__init__("newslint itself failed.", path)


def _where(error: BaseException) -> str:
    """Return the kind of an error and the place of it in the code, but not what it says."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    name = os.path.basename(trace.tb_frame.f_code.co_filename)
    return f"{type(error).__name__} at {name}:{trace.tb_lineno}"
