"""The crew: a stuck or dead process harms nobody's work but its own."""

from __future__ import annotations

import asyncio
import operator
import os
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from newslint.server.crew import Crew, Trade
from newslint.server.refusals import RequestError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

LONG = 3600


@asynccontextmanager
async def crew(
    work: Callable[..., Any], workers: int = 1, queue: int = 1, patience: float = 1
) -> AsyncIterator[Crew[Any]]:
    made = Crew[Any](Trade(operator.not_, (0,), work), workers, queue, patience)
    await made.start()
    try:
        yield made
    finally:
        await made.stop()


async def refused(work: Any) -> int:
    with pytest.raises(RequestError) as error:
        await work
    return error.value.status


def test_work_is_done() -> None:
    async def story() -> None:
        async with crew(operator.add, workers=2, queue=20, patience=30) as workers:
            sums = await asyncio.gather(*(workers.work(n, n) for n in range(20)))
            assert sums == [2 * n for n in range(20)]
            assert (workers.busy, workers.waiting, workers.replaced) == (0, 0, 0)

    asyncio.run(story())


def test_a_stuck_process_is_replaced() -> None:
    async def story() -> None:
        async with crew(time.sleep) as workers:
            assert await refused(workers.work(LONG)) == 504
            assert workers.replaced == 1
            while workers.busy:
                await asyncio.sleep(0.05)
            assert await workers.work(0) is None

    asyncio.run(story())


def test_a_process_that_ends_is_replaced() -> None:
    async def story() -> None:
        async with crew(os._exit, patience=30) as workers:
            assert await refused(workers.work(1)) == 503
            while workers.busy:
                await asyncio.sleep(0.05)
            assert workers.replaced == 1

    asyncio.run(story())


def test_the_line_is_only_so_long_and_only_so_patient() -> None:
    async def story() -> None:
        async with crew(time.sleep) as workers:
            first = asyncio.create_task(workers.work(LONG))
            await asyncio.sleep(0)
            second = asyncio.create_task(workers.work(LONG))
            await asyncio.sleep(0)
            assert await refused(workers.work(0)) == 503
            assert await refused(first) == 504
            assert await refused(second) in (503, 504)

    asyncio.run(story())
