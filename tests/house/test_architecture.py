"""What the code may import, say and grow to."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("pipeline", "models", "index", "corpus")
MAX_FUNCTION_LINES = 60
MAX_FILE_LINES = 300

LEAVES = {f"matters.pipeline.{name}" for name in ("errors", "ports", "records", "spans", "verbatim")}
MAY_IMPORT = {
    "leaf": {"leaf"},
    "corpus": {"leaf", "pipeline", "corpus"},
    "models": {"leaf", "models"},
    "pipeline": {"leaf", "models", "pipeline"},
    "index": {"leaf", "models", "index"},
    "matters": {"leaf", "models", "pipeline", "index", "corpus", "matters"},
}
HEAVY = {"faiss", "sentence_transformers", "spacy", "torch", "transformers"}
MAY_BE_HEAVY = {
    "pipeline/language.py": {"spacy"},
    "models/en_minutes/train.py": {"spacy"},
    "models/en_minutes/vectors.py": {"spacy"},
}


def library_files() -> list[Path]:
    """Every Python file that is installed, under its real name."""
    front = [path for path in (ROOT / "matters").rglob("*.py") if path.resolve() == path]
    return sorted([*front, *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))])


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    parts = [part for part in path.relative_to(ROOT).with_suffix("").parts if part != "__init__"]
    return ".".join(parts if parts[0] == "matters" else ["matters", *parts])


FILES = library_files()
MODULES = {module_name(path) for path in FILES}
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=relative)
BESIDE = sorted([*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def layer(module: str) -> str:
    """The part of the house a module of ours belongs to."""
    if module in LEAVES:
        return "leaf"
    second = module.split(".")[1:2]
    return second[0] if second and second[0] in FOLDERS else "matters"


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module of ours that is imported anywhere in the file, in a function too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "matters")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "matters":
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module


def loaded_on_import(node: ast.AST) -> Iterator[str]:
    """The top-level packages that importing this file loads."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name.split(".")[0] for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield (child.module or "").split(".")[0]
        yield from loaded_on_import(child)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_architecture_finds_the_library() -> None:
    expected = {"matters", "matters.index", "matters.models", "matters.pipeline", *LEAVES}
    assert expected <= MODULES


@EVERY_FILE
def test_architecture_imports_run_one_way(path: Path) -> None:
    own = layer(module_name(path))
    wrong = {module for module in imported(parse(path)) if layer(module) not in MAY_IMPORT[own]}
    assert not wrong, f"{own} may import {sorted(MAY_IMPORT[own])} only"


@EVERY_FILE
def test_architecture_only_the_command_line_knows_the_command_line(path: Path) -> None:
    if module_name(path) == "matters.__main__" or module_name(path).startswith("matters.cli"):
        return
    assert not {module for module in imported(parse(path)) if module.startswith("matters.cli")}


@EVERY_FILE
def test_architecture_imports_are_absolute(path: Path) -> None:
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            assert (node.module or "").split(".")[0] not in FOLDERS, f"line {node.lineno}: write matters."
        elif isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & set(FOLDERS)


@EVERY_FILE
def test_architecture_heavy_imports_stand_inside_adapters(path: Path) -> None:
    loaded = set(loaded_on_import(parse(path))) & HEAVY
    assert loaded <= MAY_BE_HEAVY.get(relative(path), set())


@EVERY_FILE
def test_architecture_library_never_prints(path: Path) -> None:
    calls = (node for node in ast.walk(parse(path)) if isinstance(node, ast.Call))
    prints = [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert not prints


@pytest.mark.parametrize("path", [*FILES, *BESIDE], ids=relative)
def test_architecture_files_and_functions_stay_short(path: Path) -> None:
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions(parse(path))}
    assert not {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION_LINES}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE_LINES


@pytest.mark.parametrize(
    "arguments",
    [["-c", "import matters"], ["-m", "matters", "--help"], ["-m", "matters", "search", "--help"]],
    ids=["import", "help", "search-help"],
)
def test_architecture_starting_loads_nothing_heavy(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "matters" in loaded
    assert not loaded & HEAVY
