"""README and documentation against the program: every command is described, none that does not exist."""

import re
from pathlib import Path

import click
import pytest

from matters.cli.main import GROUPS, cli

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
COMMANDS = [name for commands in GROUPS.values() for name in commands]
PLACES = re.compile(r"/work/|/tmp/|/root/|/home/\w+/")


def pages() -> list[Path]:
    return [path for path in (README, *sorted((ROOT / "docs").rglob("*.md"))) if path.is_file()]


def written() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in pages())


def documented_commands(text: str) -> set[str]:
    """What stands behind ``matters`` in code."""
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    return set(re.findall(r"(?<!from )(?<![\w./-])matters (?:--(?:archive|model) \S+ )*([a-z]+)\b", code))


@pytest.mark.parametrize("name", COMMANDS)
def test_docs_describe_every_command(name: str) -> None:
    assert f"matters {name}" in written()


def test_docs_name_no_command_that_does_not_exist() -> None:
    assert documented_commands(README.read_text(encoding="utf-8")) <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_docs_name_no_option_that_does_not_exist(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    known = {one for param in (*command.params, *cli.params) for one in (*param.opts, *param.secondary_opts)}
    for line in re.findall(rf"^[^\n]*\bmatters {name} [^\n`]*", written(), re.M):
        told = line[line.index(f"matters {name} ") :].split("#")[0]
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", told)) <= known | {"--help"}, line


def test_docs_name_no_place_of_one_machine() -> None:
    for path in pages():
        assert not PLACES.search(path.read_text(encoding="utf-8")), path.name


def test_docs_links_lead_somewhere() -> None:
    for path in pages():
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


@pytest.mark.parametrize("name", COMMANDS)
def test_docs_every_command_has_its_own_file_and_help(name: str) -> None:
    assert (ROOT / "matters" / "cli" / f"{name}.py").is_file()
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help
    assert command.get_short_help_str(200).endswith((".", "..."))


def test_docs_name_no_file_that_does_not_exist() -> None:
    folders = "pipeline|index|models|matters|tests|corpus|benchmarks"
    for path in (*pages(), ROOT / "CONTRIBUTING.md"):
        for name in re.findall(rf"`((?:{folders})/[\w./-]+)`", path.read_text(encoding="utf-8")):
            assert (ROOT / name).exists(), f"{path.name}: {name}"
