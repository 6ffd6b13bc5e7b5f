"""``matters demo``: the shipped minutes, read and asked."""

from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from matters.archive import Archive, prepare_model
from matters.cli.ingest import ingest_quietly
from matters.cli.search import answer_text
from matters.cli.shared import model_name
from matters.cli.words import count

QUESTION = "what was said about UASC missing data"


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Read the shipped minutes of a fictional council and ask them a question."""
    model = model_name(ctx)
    prepare_model(
        model=model, on_start=lambda: click.echo("Preparing the model, once: about 20 seconds.", err=True)
    )
    with (
        TemporaryDirectory(prefix="matters-demo-") as folder,
        as_file(files("matters.corpus").joinpath("minutes")) as minutes,
        Archive.open(Path(folder) / "archive", model=model) as archive,
    ):
        report = ingest_quietly(archive, (minutes,))
        read = count(len(report.added), "file")
        click.echo(f"{read} of minutes of a fictional council read in {report.took_s:.1f} s.")
        click.echo(f'\n$ matters search "{QUESTION}"\n')
        click.echo(answer_text(archive.search(QUESTION, k=3)))
        click.echo("\nNow your own: matters ingest PATH/TO/MINUTES")
