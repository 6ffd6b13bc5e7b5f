"""The command line as a whole: first steps, help, options before the command, how errors end."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from matters.cli.main import FIRST_STEPS, GROUPS, cli
from matters.pipeline.errors import ArchiveError, ModelError, QueryError, ReadError
from matters.version import __version__
from northmere import matters

COMMANDS = [name for commands in GROUPS.values() for name in commands]
LOADED = "import sys, json; print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def test_cli_main_bare_shows_three_steps() -> None:
    result = CliRunner().invoke(cli, [])
    assert (result.exit_code, result.stdout, result.stderr) == (0, FIRST_STEPS, "")
    steps = [line for line in result.stdout.splitlines() if line.startswith("  ")]
    assert [line.split()[:3] for line in steps] == [
        ["1.", "matters", "demo"],
        ["2.", "matters", "ingest"],
        ["3.", "matters", "search"],
    ]
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_cli_main_help_groups_the_commands(option: str) -> None:
    result = CliRunner().invoke(cli, [option], prog_name="matters")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    headings = [line for line in lines if line in {f"{title}:" for title in GROUPS}]
    assert headings == [f"{title}:" for title in GROUPS]
    named = [line.split()[0] for line in lines if line.startswith("  ") and line.split()[0] in COMMANDS]
    assert named == COMMANDS


def test_cli_main_says_its_version() -> None:
    result = CliRunner().invoke(cli, ["--version"], prog_name="matters")
    assert result.stdout == f"matters, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_cli_main_every_command_has_help(name: str) -> None:
    result = matters(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: matters {name} ")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert not [one.name for one in options if not one.help]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["swim"], "No such command 'swim'"),
        (["search"], "Missing argument 'QUERY'"),
        (["search", "x", "-k", "0"], "0 is not in the range x>=1"),
        (["search", "x", "--mode", "fuzzy"], "'fuzzy' is not one of"),
        (["search", "x", "--colour"], "No such option"),
        (["ingest"], "Missing argument 'PATHS...'"),
        (["parse"], "Missing argument 'FILES...'"),
        (["show"], "Missing argument 'ITEM'"),
        (["--colour"], "No such option"),
    ],
)
def test_cli_main_usage_errors_exit_with_2(arguments: list[str], named: str) -> None:
    result = matters(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("error", [ArchiveError, ModelError, QueryError, ReadError])
def test_cli_main_errors_are_one_line(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error("this was got", expected="that", do="Do so")  # type: ignore[call-arg]

    monkeypatch.setattr("matters.cli.coverage.open_archive", fail)
    result = matters("coverage")
    assert result.exit_code == 1
    assert result.stderr == "Error: this was got. Expected that. Do so.\n"


def test_cli_main_what_may_not_be_read_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "minutes/locked")

    monkeypatch.setattr("matters.cli.coverage.open_archive", fail)
    result = matters("coverage")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: minutes/locked: Permission denied. Check that you may read and write there.\n"
    )


def test_cli_main_archive_comes_from_option_environment_or_folder(
    held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no archive there yet" in matters("coverage").stderr
    assert ".matters" in matters("coverage").stderr
    monkeypatch.setenv("MATTERS_ARCHIVE", str(held))
    assert matters("coverage").exit_code == 0
    assert "no archive there yet" in matters("coverage", archive=tmp_path / "other").stderr


def test_cli_main_unknown_model_is_one_line(held: Path, tmp_path: Path) -> None:
    result = matters("search", "pool", archive=held, model=str(tmp_path))
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert "no model weights" in result.stderr


def _loaded(arguments: list[str]) -> set[str]:
    code = f"from matters.cli import main\ntry:\n    main({arguments!r})\n"
    code += f"except SystemExit as end:\n    assert not end.code, end.code\n{LOADED}"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--version"], 0, f"matters, version {__version__}\n"),
        (["coverage"], 1, ""),
        (["nonsense"], 2, ""),
    ],
)
def test_cli_main_process_ends_with_its_code_and_all_it_said(
    tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    done = _process(["--archive", str(tmp_path / "none"), *arguments], stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (code, said)
    assert bool(done.stderr) == bool(code)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], []])
def test_cli_main_full_disk_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = _process(arguments, stdout=full)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "the output cannot be written: No space left" in done.stderr


def _process(arguments: list[str], stdout: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "matters", *arguments]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )


HEAVY = {"torch", "spacy", "sentence_transformers", "transformers"}


def test_cli_main_help_loads_no_heavy_module() -> None:
    loaded = _loaded(["--help"])
    assert "click" in loaded
    assert not loaded & (HEAVY | {"faiss", "numpy", "onnxruntime", "tantivy", "pypdfium2", "lxml", "docx"})


def test_cli_main_search_with_the_hashing_model_loads_no_heavy_module(held: Path) -> None:
    loaded = _loaded(["--archive", str(held), "--model", "hashing", "search", "pool"])
    assert "tantivy" in loaded
    assert not loaded & HEAVY


@pytest.mark.model
def test_cli_main_search_with_the_model_loads_neither_torch_nor_spacy(
    tmp_path: Path, model_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATTERS_CACHE", str(model_cache))
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("AUDIT COMMITTEE\n\n14 September 2023\n\n1. Risk\n\nRisk was discussed at length.\n")
    archive = str(tmp_path / "archive")
    assert CliRunner().invoke(cli, ["--archive", archive, "ingest", str(minutes)]).exit_code == 0
    loaded = _loaded(["--archive", archive, "search", "how risk was discussed"])
    assert {"onnxruntime", "tantivy"} <= loaded
    assert not loaded & HEAVY


def test_cli_main_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "matters"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout == FIRST_STEPS
