"""``matters evaluate``: everything on the shipped corpus, or the ranking on a judged collection."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from matters.archive import Archive
from matters.cli.shared import echo_json, json_option, model_name
from matters.cli.waiting import prepare_telling
from matters.embedding import cache_folder
from matters.index.evaluation import rank_collection
from matters.index.store import Index
from matters.measures.beir import Collection, fill, read_collection
from matters.measures.intervals import Figure
from matters.measures.ranking import measure
from matters.models.embedders import load_embedder
from matters.models.embedders.port import Embedder

if TYPE_CHECKING:
    from matters.measures.shipped import Row

MODES = ("lexical", "dense", "hybrid")

Figures = Mapping[str, Mapping[str, Figure]]
"""Mode -> measure -> figure."""


@click.command()
@click.option(
    "--beir",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder in BEIR's format to measure instead: corpus.jsonl, queries.jsonl, qrels/SPLIT.tsv.",
)
@click.option("--split", default="test", show_default=True, help="Which judgements.")
@json_option
@click.pass_context
def command(ctx: click.Context, beir: Path | None, split: str, as_json: bool) -> None:
    """Measure everything on the shipped corpus, or the ranking on another judged collection.

    The shipped corpus gives one table, the half that may be tuned on beside the half that may not.
    """
    if beir is None:
        _shipped(ctx, as_json=as_json)
        return
    collection = read_collection(beir, split=split)
    prepare_telling(model_name(ctx))
    embedder = load_embedder(model_name(ctx), cache=cache_folder())
    click.echo(f"{collection.name}, {split}: {len(collection.queries)} questions. Embedding.", err=True)
    figures = evaluate_collection(collection, beir, embedder)
    if as_json:
        runs = {mode: [_plain(name, one) for name, one in row.items()] for mode, row in figures.items()}
        echo_json({"collection": collection.name, "split": split, "runs": runs})
    else:
        click.echo("\n".join(table(figures)))


def _shipped(ctx: click.Context, *, as_json: bool) -> None:
    from matters.measures.shipped import evaluate_shipped

    prepare_telling(model_name(ctx))
    click.echo("Reading the shipped corpus and asking it its topics: some minutes.", err=True)
    with (
        TemporaryDirectory(prefix="matters-evaluate-") as folder,
        Archive.open(Path(folder) / "archive", model=model_name(ctx)) as archive,
    ):
        rows = evaluate_shipped(archive)
    if as_json:
        echo_json({"collection": "corpus", "rows": rows})
        return
    click.echo("\n".join(shipped_table(rows)))


def shipped_table(rows: Sequence["Row"]) -> list[str]:
    """The rows as lines of at most 80 columns, each value with the number of judged things behind it."""
    lines = [f"{'':<52}{'dev':>7}{'n':>6}{'test':>8}{'n':>6}"]
    for row in rows:
        dev, test = ("-" if value is None else f"{value:.3f}" for value in (row.dev, row.test))
        lines.append(f"{row.group + ', ' + row.measure:<52}{dev:>7}{row.dev_n:>6}{test:>8}{row.test_n:>6}")
    return lines


def evaluate_collection(
    collection: Collection, folder: Path, embedder: Embedder
) -> dict[str, dict[str, Figure]]:
    """Each mode's figures, on an archive made for this and thrown away."""
    with (
        TemporaryDirectory(prefix="matters-evaluate-") as archive,
        Index.open(Path(archive) / "archive", model_id=embedder.model_id, create=True) as index,
    ):
        with index.writer(pipeline_version="beir") as sink:
            fill(sink, embedder, folder)
        return {
            mode: measure(rank_collection(index, embedder, collection.queries, mode=mode), collection.qrels)
            for mode in MODES
        }


def _plain(name: str, figure: Figure) -> dict[str, object]:
    return {"measure": name, **asdict(figure)}


def table(figures: Figures) -> list[str]:
    """The figures as lines of at most 80 columns, a mode each, intervals below."""
    names = next(iter(figures.values()))
    lines = ["          " + "".join(f"{name:>11}" for name in names)]
    for mode, row in figures.items():
        lines.append(f"{mode:<10}" + "".join(f"{one.value:>11.3f}" for one in row.values()))
        lines.append(" " * 10 + "".join(f"{f'{one.low:.2f}-{one.high:.2f}':>11}" for one in row.values()))
    return lines
