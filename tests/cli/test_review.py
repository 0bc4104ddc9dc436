"""newslint review: asked and answered line by line, and in a terminal of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from packs import write_rule

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

SWAP = 'kind = "substitution"\nseverity = "error"\nfix = "suggested"\nswap = {{ {} }}\n'
COPY = "Brua er gal.\n\nHun er veldig rar, og gal.\n"


@pytest.fixture
def copy(desk: Path) -> Path:
    """Four findings: gal (two forms to write instead), veldig (none), rar (one), gal."""
    write_rule(desk / "pack", "house/gal", SWAP.format('gal = ["rett", "sann"]'))
    write_rule(desk / "pack", "house/rar", SWAP.format('rar = "vanlig"'))
    path = desk / "a.txt"
    path.write_text(COPY, encoding="utf-8")
    return path


def answers(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1", "s", "1", "2", "j"], "Brua er rett.\n\nHun er veldig vanlig, og sann.\n"),
        (["2", "q", "j"], "Brua er sann.\n\nHun er veldig rar, og gal.\n"),
        (["1", "", "", "", "ja"], "Brua er rett.\n\nHun er veldig rar, og gal.\n"),
        (["1", "", "", "", "n"], COPY),
        (["e", "blå", "e", "nokså", "q", "j"], "Brua er blå.\n\nHun er nokså rar, og gal.\n"),
        (["e", "", "s", "s", "s", "s"], COPY),
        (["1", "u", "2", "q", "j"], "Brua er sann.\n\nHun er veldig rar, og gal.\n"),
        (["u", "1", "q", "j"], "Brua er rett.\n\nHun er veldig rar, og gal.\n"),
        (["1", "s", "s", "1", "u", "2", "j"], "Brua er rett.\n\nHun er veldig rar, og sann.\n"),
        (["3", "x", "0", "1", "q", "j"], "Brua er rett.\n\nHun er veldig rar, og gal.\n"),
        (["s", "1", "s", "s", "s"], COPY),
        (["q"], COPY),
        (["1", "1"], COPY),
        ([], COPY),
    ],
)
def test_what_is_taken_is_written_when_it_is_agreed(
    lines: list[str], text: str, copy: Path, run: Run
) -> None:
    done = run("review", "a.txt", stdin=answers(*lines))
    assert done.returncode == 0, done.stderr
    assert copy.read_text("utf-8") == text
    assert done.stdout.endswith("a.txt er lagret.\n" if text != COPY else "Ingenting er lagret.\n")


def test_one_finding_at_a_time_with_what_may_be_done(copy: Path, run: Run) -> None:
    out = run("review", "a.txt", "--messages", "en", stdin=answers("s", "q")).stdout
    first, second = out.split("[2 of 4]")
    assert "[1 of 4]" in first
    assert "Not “gal”, write “rett”." in first
    assert "1 rett · 2 sann · s skip · e write something else" in first
    assert "veldig" not in first.replace("Hun er veldig", "")
    assert "\ns skip" in second


@pytest.mark.parametrize(
    ("messages", "word"), [("nb", "hopp over"), ("nn", "noko anna"), ("en", "skip")]
)
def test_in_the_language_of_the_messages(messages: str, word: str, copy: Path, run: Run) -> None:
    assert word in run("review", "a.txt", "--messages", messages, stdin=answers("q")).stdout


def test_what_is_accepted_is_not_asked_about_again(copy: Path, desk: Path, run: Run) -> None:
    """The block reads otherwise once the rest is mended; the entry is for what it then is."""
    done = run("review", "a.txt", stdin=answers("s", "s", "1", "i", "", "i", "sitat", "j"))
    assert done.returncode == 0, done.stderr
    assert copy.read_text("utf-8") == "Brua er gal.\n\nHun er veldig vanlig, og gal.\n"
    (line,) = (desk / "newslint-baseline.txt").read_text("utf-8").splitlines()[2:]
    assert line.split("\t")[:3] == ["a.txt", "house/gal", "gal"]
    assert line.endswith("\tsitat")
    done = run("check", "a.txt", "--format", "concise")
    assert [row.split(":")[1] for row in done.stdout.splitlines()] == ["1", "3"]
    assert "[1 av 2]" in run("review", "a.txt", stdin=answers("q")).stdout


def test_where_the_baseline_is_off_nothing_can_be_accepted(
    copy: Path, desk: Path, run: Run
) -> None:
    config = desk / "newslint.toml"
    config.write_text('baseline = ""\n' + config.read_text("utf-8"), encoding="utf-8")
    done = run("review", "a.txt", stdin=answers("i", "q"))
    assert "har slått av godtatte funn" in done.stdout


def test_words_with_markup_in_them_are_mended_in_the_file(copy: Path, desk: Path, run: Run) -> None:
    path = desk / "b.md"
    path.write_text("# Ny bru\n\nBrua er g**al**.\n", encoding="utf-8")
    done = run("review", "b.md", "--messages", "nb", stdin=answers("1", "e", "q"))
    assert "1 rett" not in done.stdout
    assert "Her står det koder inne i ordene." in done.stdout


def test_nothing_to_review(copy: Path, run: Run) -> None:
    copy.write_text("Brua er ny.\n", encoding="utf-8")
    done = run("review", "a.txt", "--messages", "nb")
    assert (done.returncode, done.stdout) == (0, "Ingenting å melde i filen.\n")


def test_a_file_that_cannot_be_read_is_an_error(copy: Path, run: Run) -> None:
    done = run("review", "borte.txt")
    assert done.returncode == 2
    assert "borte.txt: cannot be read" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_in_a_terminal(copy: Path, newslint: list[str]) -> None:
    import pty

    process, terminal = pty.fork()
    if process == 0:
        os.execvp(newslint[0], [*newslint, "review", "a.txt", "--messages", "nb"])

    def wait_for(words: str) -> None:
        seen = b""
        while words.encode() not in seen:
            seen += os.read(terminal, 1000)

    for words, answer in (("> ", "1"), ("[2 av 4]", "q"), ("angre)", "j")):
        wait_for(words)
        os.write(terminal, f"{answer}\n".encode())
    wait_for("lagret")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    os.close(terminal)
    assert copy.read_text("utf-8").startswith("Brua er rett.\n")
