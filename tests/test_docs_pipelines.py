"""The commands and the pipelines in docs/ do what the pages say."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import validator_for

from newslint.cli import main
from newslint.report import FORMATS

DOCS = Path(__file__).parent.parent / "docs"
STORY = "# Ny bru\n\nKommunen har i følge ordføreren ikke råd til en ny ferje.\n"


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks in a language on a page."""
    return re.findall(f"```{language}\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)


def pipeline(page: str) -> dict[str, Any]:
    """The one pipeline on a page; YAML takes GitHub's key `on` for a truth."""
    (block,) = blocks(page, "yaml")
    return {str(key).replace("True", "on"): value for key, value in yaml.safe_load(block).items()}


COMMANDS = [line for block in blocks("outputs.md", "sh") for line in block.splitlines()]
WORKFLOW = pipeline("github-actions.md")["jobs"]["newslint"]["steps"]
JOB = pipeline("gitlab-ci.md")["newslint"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a story in which there is an error."""
    (tmp_path / "story.md").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str, desk: Path) -> list[str]:
    """Run a line's command as far as newslint goes; return the files it says it writes."""
    program, *arguments = shlex.split(line.partition("|")[0])
    assert program == "newslint"
    assert main(arguments) == 1
    named = [argument.rpartition("=")[2] for argument in arguments if "=" in argument]
    outputs = [arguments[at + 1] for at, word in enumerate(arguments) if word == "--output"]
    for name in (*named, *outputs):
        assert (desk / name).stat().st_size
    return [*named, *outputs]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_page_runs(line: str, desk: Path) -> None:
    run(line, desk)


def test_every_format_has_its_place_on_the_page() -> None:
    page = (DOCS / "outputs.md").read_text("utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_the_workflow_uploads_what_it_writes(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(desk))
    (line,) = (step["run"] for step in WORKFLOW if step.get("run", "").startswith("newslint"))
    written = run(line, desk)
    assert capsys.readouterr().out.startswith("::error file=story.md,line=3,")
    taken = [step["with"] for step in WORKFLOW if "if" in step]
    assert {one.get("sarif_file") or one["path"] for one in taken} == set(written)


def test_the_job_keeps_what_it_writes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(desk))
    written = run(JOB["script"][-1], desk)
    kept = JOB["artifacts"]
    assert {*kept["paths"], *kept["reports"].values()} == set(written)
    (item,) = json.loads((desk / kept["reports"]["codequality"]).read_text("utf-8"))
    assert item["location"]["path"] == "story.md"


@pytest.mark.parametrize(
    ("page", "name"),
    [("github-actions.md", "github-workflows"), ("gitlab-ci.md", "gitlab-ci")],
)
def test_the_pipeline_is_one_that_the_service_takes(page: str, name: str) -> None:
    schemas = pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    path = Path(schemas.__file__).parent / "builtin_schemas" / "vendor" / f"{name}.json"
    schema = json.loads(path.read_text("utf-8"))
    problems = validator_for(schema)(schema).iter_errors(pipeline(page))
    assert [problem.message for problem in problems] == []
