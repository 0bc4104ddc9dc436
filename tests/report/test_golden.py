"""One article of seeds/ in every format, as it is expected."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from newslint.report import FORMATS
from newslint.version import __version__

GOLDEN = Path(__file__).parent / "golden"
ARTICLE = "seeds/nb-bru.txt"


@pytest.mark.parametrize("format", FORMATS)
def test_the_report_is_as_expected(
    format: str, newslint: list[str], root: Path, request: pytest.FixtureRequest
) -> None:
    options = ("--isolated", "--level", "info", "--format", format)
    done = subprocess.run(
        [*newslint, "check", ARTICLE, *options], cwd=root, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    text = done.stdout.decode("utf-8").replace(__version__, "VERSION")
    # The style and script of a page are files of their own.
    text = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1\2", text, flags=re.DOTALL)
    text = re.sub(r"'sha256-[^']*'", "'sha256-…'", text)
    path = GOLDEN / f"nb-bru.{format}"
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8"), "see what changed with `make golden`"
