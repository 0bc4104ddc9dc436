"""A progress bar on standard error, for a run that takes its time."""

from __future__ import annotations

import time

from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

    from newslint.records import T


_PATIENCE = 1.0


def with_progress(items: Iterable[T], total: int, *, hide: bool) -> Iterator[T]:
    """Yield the items as they come, with a bar once a second has gone.

    `hide` takes the bar away while an item is dealt with, for a report that is written to
    the same terminal.
    """
    started = time.monotonic()
    bar: Progress | None = None
    try:
        for number, item in enumerate(items, start=1):
            if bar is None and number < total and time.monotonic() - started > _PATIENCE:
                bar = _bar(total)
            if bar is None:
                yield item
                continue
            bar.update(bar.task_ids[0], completed=number)
            if hide:
                bar.stop()
            yield item
            if hide:
                bar.start()
    finally:
        if bar is not None:
            bar.stop()


def _bar(total: int) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )
    bar.add_task("", total=total)
    bar.start()
    return bar
