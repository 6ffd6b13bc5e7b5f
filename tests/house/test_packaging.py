"""What is installed: every package, its data, and nothing under a name that belongs to others."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZipFile

import pytest

import matters

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("pipeline", "models", "index", "corpus")
DATA = (
    "pipeline/data/*.txt",
    "models/*.json",
    "models/*.toml",
    "models/en_minutes/weights/**/*",
    "corpus/minutes/**/*",
    "corpus/gold/**/*",
    "matters/py.typed",
    "matters/sheets/templates/*",
)
BUILT_FROM = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")
SETUPTOOLS = (77,)


def settings() -> ConfigParser:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def own_files(pattern: str) -> Iterator[Path]:
    """The files of the checkout that a pattern names, under their real names."""
    return (path for path in ROOT.glob(pattern) if path.is_file() and path.resolve() == path)


def installed_name(path: Path) -> str:
    """Where a file of the checkout lies in the wheel."""
    name = path.relative_to(ROOT).as_posix()
    return name if name.startswith("matters/") else f"matters/{name}"


def ignored(folder: str, names: list[str]) -> set[str]:
    """Leaves the links out, so that the wheel is built as where links cannot be made."""
    return {name for name in names if name == "__pycache__" or (Path(folder) / name).is_symlink()}


def requirement_names(text: str) -> set[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    names = (line.split(";")[0].split("=")[0].split(">")[0].split("<")[0] for line in lines if line)
    return {name.strip().lower().replace("_", "-") for name in names}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that was built without a network from a copy without links."""
    have = pytest.importorskip("setuptools").__version__
    if tuple(int(part) for part in have.split(".")[:1]) < SETUPTOOLS:
        pytest.skip(f"the wheel is built with setuptools {SETUPTOOLS[0]} or later; installed is {have}")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for folder in ("matters", *FOLDERS):
        shutil.copytree(ROOT / folder, source / folder, ignore=ignored)
    for name in BUILT_FROM:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    done = subprocess.run([*build, *offline, out, source], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    [path] = out.glob("*.whl")
    with ZipFile(path) as archive:
        return set(archive.namelist())


def test_packaging_lists_exactly_the_package_folders_on_disk() -> None:
    listed = set(settings()["options"]["packages"].split())
    front = {path.parent for path in own_files("matters/**/__init__.py")}
    parts = {path.parent for folder in FOLDERS for path in own_files(f"{folder}/**/__init__.py")}
    on_disk = {installed_name(folder).replace("/", ".") for folder in front - {ROOT / "matters"} | parts}
    assert on_disk | {"matters"} == listed


def test_packaging_every_folder_with_python_is_a_package() -> None:
    folders = {path.parent for folder in ("matters", *FOLDERS) for path in own_files(f"{folder}/**/*.py")}
    assert not [folder for folder in sorted(folders) if not (folder / "__init__.py").exists()]


def test_packaging_maps_every_top_level_folder_below_matters() -> None:
    lines = settings()["options"]["package_dir"].strip().splitlines()
    mapped = dict(line.replace(" ", "").split("=") for line in lines)
    assert mapped == {"matters": "matters", **{f"matters.{folder}": folder for folder in FOLDERS}}


@pytest.mark.parametrize("folder", FOLDERS)
def test_packaging_link_leads_to_the_folder(folder: str) -> None:
    link = ROOT / "matters" / folder
    if link.is_symlink():
        assert link.readlink().as_posix() == f"../{folder}"
    elif link.exists():
        assert link.is_file(), "where links cannot be made, a checkout has a small file in their place"


def test_packaging_constraints_pin_everything_that_is_declared() -> None:
    options, extras = settings()["options"], settings()["options.extras_require"]
    declared = requirement_names("\n".join([options["install_requires"], *extras.values()]))
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(line.count("==") == 1 and "+" not in line for line in pins)
    assert declared <= requirement_names("\n".join(pins))
    assert "torch==2.13.0" in pins


def test_packaging_version_is_that_of_the_package() -> None:
    try:
        installed = version("matters-arising")
    except PackageNotFoundError:
        pytest.skip("matters-arising runs from its checkout and is not installed")
    assert installed == matters.__version__


def test_wheel_has_nothing_outside_matters(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel} == {
        "matters",
        f"matters_arising-{matters.__version__}.dist-info",
    }


def test_wheel_has_every_module(wheel: set[str]) -> None:
    modules = {
        installed_name(path) for folder in ("matters", *FOLDERS) for path in own_files(f"{folder}/**/*.py")
    }
    assert modules == {name for name in wheel if name.endswith(".py")}


def test_wheel_has_the_data_files(wheel: set[str]) -> None:
    data = {installed_name(path) for pattern in DATA for path in own_files(pattern)}
    assert {"matters/py.typed", "matters/pipeline/data/titles.txt"} <= data
    assert any(name.startswith("matters/corpus/minutes/") for name in data)
    assert "matters/sheets/templates/sheet.html" in data
    assert data <= wheel
