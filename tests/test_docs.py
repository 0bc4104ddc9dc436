"""The documentation holds together, and the product does what it says."""

from __future__ import annotations

import doctest
import re
import runpy
import shlex
import shutil
import subprocess
import textwrap
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from newslint.catalogue import catalogue
from newslint.cli.commands import COMMANDS
from newslint.cli.parser import command_parser
from newslint.config_keys import KEYS
from newslint.formats import SUFFIXES, read
from test_layers import LAYERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from running import Run

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
TEXTS = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]

# What the examples on the pages are run on.
DESK = {
    "sak.md": "nb-festival.md",
    "story.md": "en-flood.md",
    "arkiv/bru.txt": "nb-bru.txt",
    "arkiv/ferje.txt": "nn-ferje.txt",
}
# Examples that need more than a desk has: a network, a cluster, a terminal, a person.
NOT_RUN = re.compile(r"newslint (?:.*(?:s3://|--watch|--field|-reporter|-diff=)|review|lsp|serve)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def fences(path: Path, language: str) -> list[str]:
    """The fenced blocks in a language on a page."""
    blocks = re.findall(rf"(?ms)^( *)```{language}\n(.*?)^\1```", path.read_text("utf-8"))
    return [textwrap.dedent(block) for _, block in blocks]


def section(page: str, heading: str) -> str:
    """What stands below a heading of a page, with its subsections."""
    text = (DOCS / page).read_text("utf-8")
    match = re.search(rf"(?ms)^(##+) {re.escape(heading)}\n(.*?)(?=^##(?!\1)|\Z)", text)
    assert match, f"{page} has no section {heading}"
    return match[2]


# The site


@pytest.mark.slow
def test_the_site_is_built_without_a_complaint(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="mkdocs-material is not installed")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    assert (tmp_path / "formats" / "html.html").is_file()
    page = (tmp_path / "cli.html").read_text("utf-8")
    assert not re.findall(r'(?:src|<link[^>]+href)="https?:[^"]+', page), "nothing is fetched"


def in_nav(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        assert isinstance(entry, list | dict)
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from in_nav(inner)


def test_every_page_is_in_the_navigation_once() -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]
    assert sorted(in_nav(nav)) == [path.relative_to(DOCS).as_posix() for path in PAGES]


# Links


def slug(heading: str) -> str:
    """The anchor of a heading."""
    words = re.sub(r"[^\w\s-]", "", re.sub(r"\]\(.*?\)", "", heading)).strip().lower()
    return re.sub(r"[\s-]+", "-", words)


def anchors(path: Path) -> set[str]:
    prose = re.sub(r"(?ms)^```.*?^```", "", path.read_text("utf-8"))
    return {slug(heading) for heading in re.findall(r"(?m)^#+ (.+)$", prose)}


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_no_link_leads_nowhere(path: Path) -> None:
    prose = re.sub(r"(?ms)^```.*?^```|`[^`\n]+`", "", path.read_text("utf-8"))
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)", prose):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            dead.append(target)
    assert not dead


# What pages list


def test_the_page_of_rules_is_made_from_the_rules_there_are() -> None:
    made = runpy.run_path(str(DOCS / "rules_page.py"))["page"]()
    assert (DOCS / "rules.md").read_text("utf-8") == made, "run: python docs/rules_page.py"


def options_told(text: str) -> set[str]:
    """The options in the first column of the tables, and those of the sections they share."""
    cells = re.findall(r"(?m)^\| (`--.*?) \|", text)
    told = {option for cell in cells for option in re.findall(r"--[a-z-]+", cell)}
    for shared, heading in (
        ("#settings", "Settings"),
        ("#configuration-files", "Configuration files"),
        ("#what-is-new", "What is new"),
    ):
        if f"({shared})" in text:
            told |= options_told(section("cli.md", heading))
    return told


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_of_the_command_line_has_every_option(command: str) -> None:
    actions = command_parser(command)._actions
    options = {name for action in actions for name in action.option_strings if name[:2] == "--"}
    assert options_told(section("cli.md", f"newslint {command}")) == options - {"--help"}


def test_the_page_of_the_command_line_lists_every_command() -> None:
    listed = re.findall(r"(?m)^\| \[`newslint ([a-z-]+)", (DOCS / "cli.md").read_text("utf-8"))
    assert sorted(listed) == sorted(COMMANDS)


def test_the_page_of_the_configuration_has_every_key() -> None:
    told = re.findall(r"(?m)^\| `([a-z-]+)` \|", section("configuration.md", "Settings"))
    assert set(told) == {*KEYS, "extend", "overrides"}


def test_the_layers_told_are_those_held_to() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    lines = re.findall(r"(?m)^    ([a-z_, ]+?)(?:  .*)?$", page)
    assert [set(line.split(", ")) for line in reversed(lines)] == LAYERS


def test_the_page_of_formats_has_every_suffix() -> None:
    page = (DOCS / "formats" / "index.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| \[.*$", page)
    assert set(re.findall(r"`(\.[a-z]+)`", "".join(rows))) == set(SUFFIXES)


def test_the_page_of_archives_has_every_column() -> None:
    tables = pytest.importorskip("newslint.archive.tables")
    for table, columns in tables.COLUMNS.items():
        cells = re.findall(r"(?m)^\| (`.*?) \|", section("archive.md", table))
        assert sorted(re.findall(r"`([a-z_]+)`", "".join(cells))) == sorted(columns)


@pytest.mark.parametrize("path", sorted((ROOT / "rules" / "profiles").glob("*.toml")), ids=name)
def test_the_page_of_profiles_has_what_each_sets(path: Path) -> None:
    rules = tomllib.loads(path.read_text("utf-8")).get("rules", {})
    rows = re.findall(r"(?m)^\| (\[.*?) \| (.*?) \|$", section("profiles.md", path.stem))
    told = {rule: value for cell, value in rows for rule in re.findall(r"\[`(.+?)`\]", cell)}
    assert told.keys() == rules.keys()
    for rule, settings in rules.items():
        assert rule in catalogue().rules
        for key, value in settings.items():
            written = str(value).lower() if isinstance(value, bool) else f'"{value}"'
            assert (value if key == "severity" else f"`{key} = {written}`") in told[rule]


# Examples


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: copy in Git, and a pack of rules."""
    for file, seed in DESK.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "seeds" / seed, tmp_path / file)
    (tmp_path / "husreglar").mkdir()
    (tmp_path / "newslint.toml").write_text('packs = ["husreglar"]\n', encoding="utf-8")
    git = ["git", "-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    for command in ("init -q", "add -A", "commit -qm copy", "branch origin/main"):
        subprocess.run([*git, *command.split()], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def run_line(line: str, desk: Path, run: Run) -> subprocess.CompletedProcess[str]:
    """Run an example; what it reads and writes on the command line is seen to here."""
    words = shlex.split(line.partition("|")[0], comments=True)
    if ">" in words:
        del words[words.index(">") :]
    fed = b""
    if "<" in words:
        at = words.index("<")
        fed = (desk / words[at + 1]).read_bytes()
        del words[at : at + 2]
    return run(*words[1:], stdin=fed)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_the_commands_on_a_page_run(path: Path, desk: Path, run: Run) -> None:
    for block in fences(path, "sh"):
        for line in block.splitlines():
            if line.startswith("newslint ") and not NOT_RUN.match(line):
                done = run_line(line, desk, run)
                assert done.returncode in (0, 1), f"{line}\n{done.stderr}"


CONSOLES = [(path, block) for path in TEXTS for block in fences(path, "console")]


@pytest.mark.parametrize(("path", "block"), CONSOLES, ids=lambda part: str(part)[-30:])
def test_a_command_says_what_the_page_shows(path: Path, block: str, desk: Path, run: Run) -> None:
    for example in re.split(r"(?m)^\$ ", block)[1:]:
        line, _, shown = example.partition("\n")
        assert run_line(line, desk, run).stdout == shown


def test_python_on_the_page_gives_what_it_shows(desk: Path) -> None:
    source = "\n\n".join(fences(DOCS / "python.md", "python"))
    test = doctest.DocTestParser().get_doctest(source, {}, "python.md", None, None)
    told: list[str] = []
    result = doctest.DocTestRunner().run(test, out=told.append)
    assert result.failed == 0, "".join(told)
    assert result.attempted


def test_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (block,) = fences(ROOT / "README.md", "python")
    exec(block, {})
    assert capsys.readouterr().out.startswith("language/ifolge error")


def test_the_rule_on_the_page_keeps_its_word(desk: Path, run: Run) -> None:
    (rule,) = (block for block in fences(DOCS / "own-rules.md", "toml") if "kind" in block)
    (desk / "husreglar" / "ifolge.toml").write_text(rule, encoding="utf-8")
    done = run("test-rules", "husreglar/ifolge.toml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "1 rule tested, 0 failed.\n"


def test_the_kind_on_the_page_finds_what_it_says() -> None:
    (block,) = fences(DOCS / "own-rules.md", "python")
    names: dict[str, Any] = {}
    exec(block, names)
    rule = catalogue().rule("text/doubled-word")
    rule.__dict__["options"] = SimpleNamespace(allow=())
    article = read("Hun kom kom hjem.").article
    assert [article.slice(hit.span) for hit in names["check"](article, rule)] == ["kom"]


def test_the_picture_shows_what_is_reported(desk: Path, run: Run) -> None:
    picture = (DOCS / "report.svg").read_text("utf-8").replace("&#160;", " ")
    places = re.findall(r"(?m)^  \d+:\d+ ", run("check", "sak.md").stdout)
    assert places
    assert [place for place in places if place not in picture] == []
