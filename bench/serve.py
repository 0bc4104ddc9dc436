"""Measures the server: clients that ask without a pause, for some seconds.

    python bench/serve.py                    50 clients, 60 seconds
    python bench/serve.py --seconds 20 --clients 10

Each client sends an article of about 4 KB, waits for the report and sends the next. Told are
what failed, how many articles a second, how long an answer took, and the memory of the server
with its workers as it went. Times are those of all clients waiting for the same processors.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).resolve().parent.parent
SIZE = 4096
EVERY = 5


def articles() -> list[bytes]:
    """Return orders for articles of about 4 KB, made of those of seeds/."""
    orders = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        long = (path.read_text("utf-8") * 3).encode()[:SIZE].decode(errors="ignore")
        orders.append(json.dumps({"text": long, "language": path.name[:2]}).encode())
    return orders


async def client(port: int, orders: list[bytes], until: float, took: list[float]) -> int:
    """Ask until the time is up, on one connection; return how many were not answered with 200."""
    failed, number = 0, 0
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < until:
        body = orders[number % len(orders)]
        number += 1
        begun = time.monotonic()
        try:
            writer.write(
                b"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                b"Content-Length: %d\r\n\r\n" % len(body) + body
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            answer = await reader.readexactly(length)
        except (OSError, EOFError, IndexError):
            failed += 1
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        took.append(time.monotonic() - begun)
        if not head.startswith(b"HTTP/1.1 200 ") or b'"files"' not in answer:
            failed += 1
    writer.close()
    return failed


def memory(process: int) -> float:
    """Return the memory of a process and its children in megabytes (Linux)."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    own = Path(f"/proc/{process}/statm").read_text().split()[1]
    return int(own) * 4096 / 1e6 + sum(memory(int(child)) for child in children)


async def watch(process: int, until: float, sizes: list[float]) -> None:
    """Take down the memory every few seconds."""
    while time.monotonic() < until:
        sizes.append(memory(process))
        await asyncio.sleep(EVERY)


async def load(port: int, process: int, clients: int, seconds: float) -> None:
    """Put the server under load and print what came of it."""
    orders, took, sizes = articles(), list[float](), list[float]()
    until = time.monotonic() + seconds
    watching = asyncio.create_task(watch(process, until, sizes))
    failed = await asyncio.gather(*(client(port, orders, until, took) for _ in range(clients)))
    await watching
    sizes.append(memory(process))
    marks = quantiles(took, n=100)
    print(f"{clients} clients, {seconds:g} s: {len(took)} answers, {sum(failed)} failed")
    print(f"{len(took) / seconds:.0f} articles a second")
    print(f"p50 {1000 * marks[49]:.0f} ms, p95 {1000 * marks[94]:.0f} ms, "
          f"p99 {1000 * marks[98]:.0f} ms, longest {1000 * max(took):.0f} ms")
    print("memory, MB:", " ".join(f"{size:.0f}" for size in sizes))


def main() -> None:
    """Serve, measure, stop."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    command = [sys.executable, "-m", "newslint", "serve", "--isolated", "--port", "0",
               "--rate", "0"]
    with tempfile.TemporaryFile("w+") as journal:
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=journal, text=True
        )
        assert server.stdout is not None
        port = int(server.stdout.readline().split("/ ")[0].rpartition(":")[2])
        try:
            asyncio.run(load(port, server.pid, options.clients, options.seconds))
        finally:
            server.terminate()
            print("exit code:", server.wait(60))
        journal.seek(0)
        statuses = [json.loads(line).get("status") for line in journal]
        print("answers in the journal:", sum(status == 200 for status in statuses))


if __name__ == "__main__":
    main()
