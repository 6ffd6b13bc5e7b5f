"""The group of commands, the options that come before them, and how errors end."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from matters.version import __version__

GROUPS: dict[str, dict[str, str]] = {
    "Ask": {
        "search": "Find what was said about something.",
        "similar": "Find what was said or decided before on the like.",
        "trail": "Follow one matter, oldest first.",
        "show": "Show one agenda item whole.",
    },
    "Follow up": {
        "arising": "List what earlier minutes leave for a meeting.",
        "actions": "List promises, and whether each was heard of again.",
        "concerns": "Show what keeps coming back.",
    },
    "Keep": {
        "ingest": "Read minutes into the archive.",
        "coverage": "Show what is held, missing or unreadable.",
        "people": "List councillors and officers, or show one.",
        "glossary": "List acronyms, with where they are defined.",
    },
    "Develop": {
        "parse": "Show what is read in a file, without an archive.",
        "evaluate": "Measure it, on the shipped corpus or a judged collection.",
        "demo": "Read the shipped minutes; show the three kinds of question.",
    },
}

_YOUNG = 50_000
"""Objects made before rubbish is looked for; what a start imports is none, and looking takes 25 ms of it."""

FIRST_STEPS = """\
Matters Arising searches years of committee minutes, on this machine alone.

  1. matters demo                     see what it does, on a fictional council
  2. matters ingest PATH/TO/MINUTES   read your own: PDF, Word, HTML, text
  3. matters search "what was said about school transport"

'matters --help' lists all commands.
"""


class LazyGroup(click.Group):
    """Imports a command only when it is called, and groups the list of commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the groups."""
        return [name for commands in GROUPS.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or ``None``."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"matters.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their groups, without importing one."""
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run a command; what a user can cause ends with one line and exit code 1."""
        from matters.pipeline.errors import MattersError

        try:
            return super().invoke(ctx)
        except MattersError as error:
            raise click.ClickException(str(error)) from error
        except PermissionError as error:
            told = f"{error.filename}: {error.strerror}. Check that you may read and write there."
            raise click.ClickException(told) from error


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=True),
    envvar="MATTERS_ARCHIVE",
    default=Path(".matters"),
    show_default=".matters in this folder",
    help="The folder in which minutes are kept (or set MATTERS_ARCHIVE).",
)
@click.option("--model", default=None, help="The embedding model: a known name, a folder, or a Hub id.")
@click.version_option(__version__, prog_name="matters")
@click.pass_context
def cli(ctx: click.Context, archive: Path, model: str | None) -> None:
    """Search years of committee minutes: what was said, decided and promised."""
    ctx.obj = {"archive": archive, "model": model}
    if ctx.invoked_subcommand is None:
        click.echo(FIRST_STEPS, nl=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; ends with ``SystemExit``."""
    gc.set_threshold(_YOUNG)
    # The products of one question are small: NumPy's second thread only waits, and its waiting takes a core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli.main(args=None if arguments is None else list(arguments), prog_name="matters")
