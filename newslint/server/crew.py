"""The crew: worker processes, each given one article at a time, and replaced if it is stuck."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context

from newslint.records import TYPE_CHECKING, Generic, NamedTuple, T
from newslint.server.refusals import RequestError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# After so many articles a process makes room for a fresh one.
_SERVICE = 20_000
_PAUSE = 2


class Trade(NamedTuple):
    """What a worker can do: `start(*arguments)` teaches a new process, `work(…)` is done there."""

    start: Callable[..., object]
    arguments: tuple[object, ...]
    work: Callable[..., Any]


class _Worker:
    """One process in a pool of its own, so that it can be ended without harm to another's work."""

    def __init__(self, trade: Trade) -> None:
        self._work = trade.work
        self._pool = ProcessPoolExecutor(
            1, get_context("spawn"), initializer=trade.start, initargs=trade.arguments
        )
        self._process = 0
        self.served = 0

    async def start(self) -> None:
        """Wait until the process has learnt its trade."""
        self._process = await asyncio.wrap_future(self._pool.submit(os.getpid))

    async def work(self, *request: Any) -> Any:
        """Return what comes of a request."""
        self.served += 1
        return await asyncio.wrap_future(self._pool.submit(self._work, *request))

    def end(self) -> None:
        """End the process, whatever it is at."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        self._pool.shutdown(wait=False, cancel_futures=True)

    def wait(self) -> None:
        """Wait until the process has ended."""
        self._pool.shutdown()


class Crew(Generic[T]):
    """Workers, and the line of requests that wait for one.

    At most `queue` requests wait, each for at most `patience` seconds; its work may take as
    long again.
    """

    def __init__(self, trade: Trade, workers: int, queue: int, patience: float) -> None:
        self.size = workers
        self.waiting = 0
        self.replaced = 0
        self._trade = trade
        self._queue = queue
        self._patience = patience
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def busy(self) -> int:
        """How many workers are at work, or on their way."""
        return self.size - self._free.qsize()

    async def start(self) -> None:
        """Start the workers, and wait until they are ready."""
        await asyncio.gather(*(self._hire() for _ in range(self.size)))

    async def stop(self) -> None:
        """End all workers."""
        for task in self._tasks:
            task.cancel()
        for worker in self._all:
            worker.end()
        await asyncio.gather(*(asyncio.to_thread(worker.wait) for worker in self._all))
        # What the processes shared is freed here: the interpreter may leave without tidying up.
        self._all.clear()
        self._free = asyncio.Queue()
        gc.collect()

    async def work(self, *request: object) -> T:
        """Return what a worker makes of a request.

        RequestError with 503 if too many wait, with 504 if the work takes too long.
        """
        worker = await self._next()
        is_well = False
        try:
            async with asyncio.timeout(self._patience):
                made: T = await worker.work(*request)
            is_well = worker.served < _SERVICE
            return made
        except TimeoutError:
            detail = f"The article took more than {self._patience:g} seconds."
            raise RequestError(504, detail) from None
        except BrokenProcessPool:
            raise RequestError(503, "The process at work on the article was ended.",
                          headers={"retry-after": "1"}) from None
        finally:
            if is_well:
                self._free.put_nowait(worker)
            else:
                self._replace(worker)

    async def _next(self) -> _Worker:
        if not (self._free.empty() or self.waiting):
            return self._free.get_nowait()
        if self.waiting >= self._queue:
            raise RequestError(503, "Too many articles are waiting.", headers={"retry-after": "1"})
        self.waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                return await self._free.get()
        except TimeoutError:
            raise RequestError(503, "No worker became free in time.",
                          headers={"retry-after": "2"}) from None
        finally:
            self.waiting -= 1

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._all.discard(worker)
        self.replaced += 1
        task = asyncio.get_running_loop().create_task(self._hire())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _hire(self) -> None:
        """Add a worker; where one cannot start, try again in a while."""
        while True:
            worker = _Worker(self._trade)
            self._all.add(worker)
            try:
                await worker.start()
            except BrokenProcessPool:
                worker.end()
                self._all.discard(worker)
                await asyncio.sleep(_PAUSE)
            else:
                self._free.put_nowait(worker)
                return
