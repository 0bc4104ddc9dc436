"""Archive runs on real worker processes: the same rows whatever happens to the workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newslint.archive import engine
from newslint.archive.records import Record
from newslint.archive.sources import plan
from newslint.archive.summary import summary
from newslint.archive.tables import COLUMNS, Store
from newslint.archive.worker import Guard
from newslint.config import Config
from newslint.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

    from newslint.archive.engine import Job
    from running import Run

# Dask leaves sockets of its own for Python to close.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

WEIGHT = 2000


def _tables(out: str) -> dict[str, str]:
    """The content of all tables, by path."""
    root = Path(out)
    return {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for name in COLUMNS
        for path in sorted((root / name).glob("*.jsonl"))
    }


def _run(client: Client, job: Job, archive: str) -> list[dict[str, Any]]:
    return list(engine.run(client, job, plan([archive], WEIGHT)))


@pytest.fixture
def expected(client: Client, job: Job, archive: str, tmp_path: Path) -> dict[str, str]:
    """The tables of an undisturbed run."""
    quiet = job._replace(out=str(tmp_path / "expected"))
    _run(client, quiet, archive)
    return _tables(quiet.out)


def test_a_run_finds_what_is_there(client: Client, job: Job, archive: str) -> None:
    counts = _run(client, job, archive)
    assert sum(count["files"] for count in counts) == 40
    assert sorted(count["number"] for count in counts) == list(range(len(counts)))
    told = summary(Store(job.out, job.format), len(counts))
    assert (told.files, told.failures) == (40, 0)
    assert told.rules["names/variant", "warning"] == 40
    assert told.rules["spelling/common", "error"] == 40
    assert set(told.sections) == {"sport", "innenriks"}
    assert len(told.months) == 9
    assert ("spelling/common", "interresert", 40) in told.words_found
    assert len(told.sample["names/variant"]) == 12


def test_one_worker_finds_the_same_as_two(
    job: Job, archive: str, expected: dict[str, str]
) -> None:
    with ExitStack() as stack:
        _run(engine.cluster(stack, "", 1, dashboard=False), job, archive)
    assert _tables(job.out) == expected


def test_a_run_that_was_stopped_goes_on_where_it_was(
    client: Client, job: Job, archive: str, expected: dict[str, str]
) -> None:
    partitions = plan([archive], WEIGHT)
    begun = engine.run(client, job, partitions)
    for _ in range(3):
        next(begun)
    begun.close()
    done = set(Path(job.out, "done").glob("*.json"))
    counts = _run(client, job, archive)
    assert sum(count.get("kept", False) for count in counts) >= min(3, len(done))
    assert _tables(job.out) == expected


def test_a_partition_whose_tables_were_changed_is_done_again(
    client: Client, job: Job, archive: str, expected: dict[str, str]
) -> None:
    _run(client, job, archive)
    Path(job.out, "findings", "000001.jsonl").write_text("", encoding="utf-8")
    counts = _run(client, job, archive)
    assert [count["number"] for count in counts if not count.get("kept")] == [1]
    assert _tables(job.out) == expected


def test_other_settings_begin_anew(client: Client, job: Job, archive: str) -> None:
    _run(client, job, archive)
    other = job._replace(config=Config(ignore=("names",)))
    assert not any(count.get("kept") for count in _run(client, other, archive))


def test_a_killed_worker_costs_nothing_but_time(
    job: Job, archive: str, expected: dict[str, str]
) -> None:
    with ExitStack() as stack:
        client = engine.cluster(stack, "", 2, dashboard=False)
        run = engine.run(client, job, plan([archive], WEIGHT))
        next(run)
        worker = next(iter(client.run(os.getpid).values()))
        os.kill(worker, signal.SIGKILL)
        list(run)
    assert _tables(job.out) == expected


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a Dask scheduler with a worker, as processes of their own."""
    file = tmp_path / "scheduler.json"
    environment = {**os.environ, "DASK_DISTRIBUTED__DASHBOARD__LINK": ""}
    with ExitStack() as stack:
        for role in (["scheduler", "--port", "0", "--no-dashboard"], ["worker", "--no-dashboard"]):
            process = stack.enter_context(subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + role[0], *role[1:],
                 "--scheduler-file", str(file)],
                env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            ))
            stack.callback(process.terminate)
            while not file.exists():
                assert process.poll() is None
                time.sleep(0.05)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]


def test_a_cluster_that_is_there_already_is_used(
    scheduler: str, job: Job, archive: str, expected: dict[str, str]
) -> None:
    with ExitStack() as stack:
        _run(engine.cluster(stack, scheduler, 0, dashboard=False), job, archive)
    assert _tables(job.out) == expected


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_WAIT", 0.5)
    with ExitStack() as stack, pytest.raises(ConfigError, match="no Dask scheduler answers"):
        engine.cluster(stack, "tcp://127.0.0.1:9", 0, dashboard=False)


# A child that sleeps or dies where a record says so, and answers the others.
_ODD_CHILD = """
import os, sys, time
from newslint.archive import worker
source, answers = sys.stdin.buffer, sys.stdout.buffer
worker._read(source)
while (record := worker._read(source)) is not None:
    if record.data == b"sleep":
        time.sleep(60)
    if record.data == b"die":
        os._exit(1)
    worker._write(answers, worker.Outcome(record, words=1))
"""


def test_an_article_that_hangs_or_kills_is_told_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("newslint.archive.worker._CHILD", _ODD_CHILD)
    guard = Guard(Config(), 2.0)
    data = [b"fine", b"sleep", b"fine", b"die", b"fine"]
    outcomes = list(guard.outcomes(Record(str(n), text) for n, text in enumerate(data)))
    guard.end()
    assert [outcome.words for outcome in outcomes] == [1, 0, 1, 0, 1]
    assert "longer than 2 seconds" in outcomes[1].reason
    assert "was ended" in outcomes[3].reason


def test_what_is_secret_is_in_no_table(client: Client, job: Job, tmp_path: Path) -> None:
    # A number made up for the test, with the check digits of a real one.
    text = "Søkeren har fødselsnummer 15108695088, står det i brevet."
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, "language": "nb"}) + "\n", encoding="utf-8")
    _run(client, job, str(path))
    tables = "".join(_tables(job.out).values())
    assert "privacy/id-number" in tables
    assert "15108695088" not in tables


def test_the_command_writes_parquet_and_a_page(
    archive: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyarrow import parquet

    monkeypatch.chdir(tmp_path)
    with Path(archive).open("a", encoding="utf-8") as file:
        file.write('{"headline": "<script>alert(1)</script>", "text": ""}\n{\n')
    result = run("archive", archive, "--to", "ut", "--workers", "1")
    assert (result.returncode, "40 articles" in result.stderr) == (1, True)
    table = parquet.read_table("ut/findings/000000.parquet")
    assert table.column_names == list(COLUMNS["findings"])
    assert table.num_rows >= 80
    page = Path("ut/report.html").read_text(encoding="utf-8")
    assert "interresert" in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert run("archive", archive, "--to", "ut", "--patience", "0").returncode == 2
    assert "no such file" in run("archive", "nowhere.jsonl", "--to", "ut").stderr


def test_other_commands_look_through_archives_too(archive: str, run: Run) -> None:
    with Path(archive).open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    result = run("names", "--format", "json", archive)
    assert (result.returncode, "not valid JSON" in result.stderr) == (2, True)
    names = {name["name"]: name["files"] for name in json.loads(result.stdout)["names"]}
    assert names["Kari Sagbakken"] == 40
    assert "40 of 40 files" in run("trial", "names/variant", archive, "--messages", "en").stdout


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a bucket in an S3-compatible server on this machine."""
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host.replace('0.0.0.0', '127.0.0.1')}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    s3fs.S3FileSystem().mkdir("archive")
    yield "s3://archive"
    server.stop()


def test_an_object_store_is_read_and_written(
    bucket: str, job: Job, archive: str, expected: dict[str, str]
) -> None:
    import s3fs

    store = s3fs.S3FileSystem()
    store.put_file(archive, f"{bucket}/in/archive.jsonl")
    there = job._replace(out=f"{bucket}/out")
    with ExitStack() as stack:
        client = engine.cluster(stack, "", 1, dashboard=False)
        _run(client, there, f"{bucket}/in/archive.jsonl")
    found = {
        path.removeprefix("archive/out/"): store.cat_file(path).decode()
        for path in store.find(f"{bucket}/out")
        if "/done/" not in path
    }
    assert found == expected
