"""What a user installs: the wheel in a clean environment, and the checkout itself."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from newslint.resources import rules_folder
from newslint.version import __version__

FAULTY = """\
Ferja blir liggende

Ferja har ligget ved kai siden uværet, og ingen vet når den kan gå igjen.

Kommunen har i følge ordføreren ikke råd til en ny ferje.
"""


def run(*command: str | Path, cwd: Path, code: int = 0) -> str:
    """Run a command that must end with `code`; return what it says."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The folder of a source distribution and the wheel built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root, cwd=folder)
    return folder


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The programs of a clean environment in which only the wheel is installed."""
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, wheel, cwd=folder)
    return programs


def names_below(folder: Path) -> set[str]:
    """The files below a folder, with `/` between the parts, without what Python compiles."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.slow
def test_wheel_holds_the_package_and_all_rules(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = {name.removeprefix("newslint/") for name in names if name.startswith("newslint/")}
    assert inside == names_below(root / "newslint") | {
        f"_rules/{name}" for name in names_below(root / "rules")
    }
    elsewhere = {name.split("/")[0] for name in names} - {"newslint"}
    assert elsewhere == {f"newslint-{__version__}.dist-info"}


@pytest.mark.slow
def test_wheel_is_small_and_free_of_gpl_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        data = [info for info in archive.infolist() if info.filename.startswith("newslint/data/")]
        assert sum(info.file_size for info in data) <= 12 * 2**20
        for info in archive.infolist():
            assert not info.filename.endswith((".aff", ".dic"))
            if info.file_size < 100_000:
                assert b"GNU GENERAL PUBLIC" not in archive.read(info).upper(), info.filename


@pytest.mark.slow
def test_source_distribution_holds_what_a_developer_needs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {
        "pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
        ".pre-commit-hooks.yaml", "seeds/README.md", "tests/conftest.py", "bench/speed.py",
    }


@pytest.mark.slow
def test_installed_command_works_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    newslint = installed / "newslint"
    assert run(newslint, "--version", cwd=tmp_path).strip().endswith(__version__)
    assert "language/ifolge" in run(newslint, "rules", cwd=tmp_path)
    run(newslint, "check", cwd=tmp_path)
    (tmp_path / "sak.txt").write_text(FAULTY, encoding="utf-8")
    assert "language/ifolge" in run(newslint, "check", "sak.txt", cwd=tmp_path, code=1)


@pytest.mark.slow
def test_installed_rules_are_those_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "from newslint.resources import rules_folder; print(rules_folder())"
    found = Path(run(installed / "python", "-c", code, cwd=tmp_path).strip())
    assert found.name == "_rules"
    assert found.is_relative_to(installed.parent)


def test_checkout_reads_the_rules_beside_the_package(root: Path) -> None:
    assert Path(rules_folder()) == root / "rules"


def test_module_runs_like_the_command(newslint: list[str], tmp_path: Path) -> None:
    assert __version__ in run(*newslint, "--version", cwd=tmp_path)
