"""``matters demo``: the shipped minutes, read and asked."""

from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from matters.archive import Archive
from matters.cli.answers import denominator_text
from matters.cli.concerns import concerns_text
from matters.cli.ingest import ingest_quietly
from matters.cli.search import answer_text
from matters.cli.shared import model_name
from matters.cli.similar import similar_text
from matters.cli.waiting import prepare_telling
from matters.words import count

QUESTION = "what was said about UASC missing data"
DECISION = "the opening hours of the library"
_CONCERNS = 2


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Read the shipped minutes of a fictional council and show the three kinds of question."""
    model = model_name(ctx)
    prepare_telling(model)
    with (
        TemporaryDirectory(prefix="matters-demo-") as folder,
        as_file(files("matters.corpus").joinpath("minutes")) as minutes,
        Archive.open(Path(folder) / "archive", model=model) as archive,
    ):
        report = ingest_quietly(archive, (minutes,))
        read = count(len(report.added), "file")
        click.echo(f"{read} of minutes of a fictional council read in {report.took_s:.1f} s.")
        click.echo(f'\n$ matters search "{QUESTION}"\n')
        click.echo(answer_text(archive.search(QUESTION, k=2)))
        click.echo(f'\n$ matters similar --text "{DECISION}" --decisions\n')
        click.echo(similar_text(archive.similar(DECISION, text=True, decisions=True, k=2)))
        click.echo("\n$ matters concerns\n")
        extent = denominator_text(archive.searched())
        click.echo(concerns_text(archive.concerns(), extent=extent, most=_CONCERNS, mentions=2))
        click.echo("\nNow your own: matters ingest PATH/TO/MINUTES")
