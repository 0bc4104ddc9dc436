"""A server in a process of its own: its limits, who may ask it, and how it stops."""

from __future__ import annotations

import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newslint.errors import ConfigError
from newslint.server.guard import Rates
from newslint.server.refusals import RequestError
from newslint.server.settings import is_loopback, read_tokens
from serving import FAULTY, Served, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from running import Run

TOKEN = "a-token-of-some-length-indeed"
OTHER = "another-token-of-some-length"
ORDER = {"text": FAULTY, "language": "nb", "path": "hemmelig-sak.txt"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server of little patience, with tokens."""
    folder = tmp_path_factory.mktemp("served")
    tokens = folder / "tokens"
    tokens.write_text(f"# who may ask\ndesk {TOKEN}\ncms {OTHER}\n", "utf-8")
    tokens.chmod(0o600)
    options = ["--isolated", "--tokens", str(tokens), "--patience", "2", "--rate", "20"]
    with served(folder, *options) as server:
        yield server


def bearer(token: str = TOKEN) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x",
     f"Bearer {TOKEN[:-1]}"],
)
def test_a_token_must_be_right(authorization: str, server: Served) -> None:
    time.sleep(0.1)
    answer = server.ask("/v1/check", dict(ORDER), authorization=authorization)
    assert answer.status == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_with_a_token_all_is_answered_and_without_it_the_page_and_its_health(
    server: Served,
) -> None:
    for token in (TOKEN, OTHER):
        assert server.ask("/v1/check", dict(ORDER), **bearer(token)).status == 200
    for path, status in [("/", 200), ("/static/page.js", 200), ("/v1/health", 200),
                         ("/v1/rules", 401), ("/metrics", 401), ("/v1/openapi.json", 401)]:
        assert server.ask(path).status == status


def test_a_slow_body_is_not_waited_for(server: Served) -> None:
    head = (
        f"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        "Content-Type: text/plain\r\nContent-Length: 1000\r\n\r\nBrua"
    )
    with server.raw() as connection:
        connection.sendall(head.encode())
        assert connection.recv(65_536).startswith(b"HTTP/1.1 408 ")
    assert server.ask("/v1/health").status == 200


def test_a_body_of_20_megabytes_is_refused_by_what_it_says_and_by_what_it_is(
    server: Served,
) -> None:
    body = b"a" * 20_000_000
    answer = server.ask("/v1/check", body, content_type="text/plain", **bearer())
    assert answer.status == 413
    chunk = b"fffff\r\n" + b"a" * 0xFFFFF + b"\r\n"
    head = (
        f"POST /v1/check HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with server.raw() as connection:
        connection.sendall(head.encode() + chunk * 12 + b"0\r\n\r\n")
        assert connection.recv(65_536).startswith(b"HTTP/1.1 413 ")


def test_an_article_made_to_be_slow_holds_up_no_other(server: Served) -> None:
    slow = ("«" * 50 + " 1 av 2 3 prosent ") * 50_000
    answer = server.ask("/v1/check", slow.encode(), content_type="text/plain", **bearer())
    assert answer.status in (200, 504)
    assert server.ask("/v1/check", dict(ORDER), **bearer()).status == 200


def test_a_flood_of_requests_is_answered_or_put_off(server: Served) -> None:
    def ask(number: int) -> tuple[int, str]:
        answer = server.ask("/v1/profiles", None, **bearer(OTHER))
        return answer.status, answer.headers.get("retry-after", "")

    with ThreadPoolExecutor(20) as threads:
        answers = set(threads.map(ask, range(1000)))
    assert answers <= {(200, ""), (429, "1")}
    assert (429, "1") in answers
    # One client's haste is not another's.
    assert server.ask("/v1/profiles", None, **bearer()).status == 200


def test_rates_are_kept_client_by_client() -> None:
    rates = Rates(2)
    rates.take("a", 0)
    rates.take("a", 0)
    with pytest.raises(RequestError) as refused:
        rates.take("a", 0.1)
    assert refused.value.status == 429
    assert refused.value.headers == {"retry-after": "1"}
    rates.take("b", 0.1)
    rates.take("a", 0.6)


def test_the_journal_holds_no_copy_no_name_of_it_and_no_token(tmp_path: Path) -> None:
    with served(tmp_path, "--isolated") as server:
        override = {"name": "Oda Fjellvik", "reason": "It is a quote."}
        for order in (ORDER, {**ORDER, "gate": "error", "override": override},
                      {**ORDER, "hemmelig": "hemmelig"},
                      {**ORDER, "gate": "error", "override": {"name": "a", "hemmelig": "b"}}):
            server.ask("/v1/check?a=hemmelig" if order is ORDER else "/v1/check", dict(order),
                       authorization=f"Bearer {TOKEN}", x_request_id="sak-1")
        server.ask("/hemmelig")
        assert server.stop() == 0
        journal = server.journal
    assert {event["event"] for event in server.events} == {
        "ready", "request", "override", "stopped"
    }
    for secret in ("hemmelig", "følge", "Brua", TOKEN):
        assert secret not in journal
    assert "sak-1" in journal
    assert "Traceback" not in journal


def test_it_stops_when_its_work_is_done(tmp_path: Path) -> None:
    """A request that has come is answered; one whose body is on its way may end as well."""
    with served(tmp_path, "--isolated", "--patience", "30") as server:
        head = (
            "POST /v1/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
            f"Connection: close\r\nContent-Length: {len(FAULTY.encode())}\r\n\r\n"
        )
        with server.raw() as connection:
            connection.sendall(head.encode())
            time.sleep(0.3)
            server.process.terminate()
            time.sleep(0.3)
            connection.sendall(FAULTY.encode())
            answer = b"".join(iter(lambda: connection.recv(65_536), b""))
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert server.process.wait(60) == 0
        with pytest.raises(OSError, match="refused"):
            server.ask("/v1/health")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_workers_go_when_the_server_is_killed(tmp_path: Path) -> None:
    with served(tmp_path, "--isolated") as server:
        number = server.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        assert children
        server.process.kill()
        server.process.wait(60)
        until = time.monotonic() + 60
        while any(is_alive(child) for child in children):
            assert time.monotonic() < until
            time.sleep(0.05)


def is_alive(number: str) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_others_may_reach_it_only_with_tokens(run: Run, tmp_path: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "newsroom.example"):
        done = run("serve", "--host", host, "--isolated")
        assert done.returncode == 2
        assert "--tokens" in done.stderr
    assert is_loopback("127.0.0.53")
    assert is_loopback("::1")
    assert not is_loopback("127.0.0.1.example")


@pytest.mark.parametrize(
    ("text", "mode", "message"),
    [
        ("", 0o600, "no token"),
        ("desk short\n", 0o600, "20 characters"),
        (f"{TOKEN}\n", 0o600, "a name and a token"),
        (f"desk {TOKEN}\n", 0o604, "anyone may read"),
    ],
)
def test_tokens_that_are_no_good(text: str, mode: int, message: str, tmp_path: Path) -> None:
    path = tmp_path / "tokens"
    path.write_text(text)
    path.chmod(mode)
    with pytest.raises(ConfigError, match=message):
        read_tokens(str(path))


def test_an_address_in_use_is_told_of(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--isolated", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert "in use" in done.stderr
