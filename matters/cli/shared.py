"""What several commands share: options, opening the archive, JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matters.archive import Archive
from matters.index.catalogue.filters import Filters
from matters.models.embedders import DEFAULT_MODEL
from matters.models.en_minutes.shipped import SHIPPED
from matters.pipeline.spans import OUTCOME_KINDS, Span

if TYPE_CHECKING:
    from matters.index.ledger.records import Promise, Sentence
    from matters.index.outcomes.found import FoundOutcome, Place, Quoted

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")

html_option = click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Write a page that prints."
)

xlsx_option = click.option(
    "--xlsx", type=click.Path(path_type=Path), metavar="FILE", help="Write a workbook."
)

spacy_option = click.option(
    "--spacy-model",
    default=SHIPPED,
    show_default=True,
    metavar="NAME",
    help="What finds names: an installed spaCy pipeline, a folder, or patterns.",
)


def archive_folder(ctx: click.Context) -> Path:
    """The folder that the user named."""
    folder: Path = ctx.obj["archive"]
    return folder


def model_name(ctx: click.Context) -> str:
    """The embedder that the user named."""
    return ctx.obj["model"] or DEFAULT_MODEL


def open_archive(ctx: click.Context, *, create: bool = False) -> Archive:
    """The archive that the user named, closed when the command ends.

    :raises ArchiveError: When there is none, or it cannot be opened.
    """
    archive = Archive.open(archive_folder(ctx), model=model_name(ctx), create=create)
    from matters.cli.waiting import EmbeddingLines

    archive.tell_embedding(EmbeddingLines())
    ctx.call_on_close(archive.close)
    return archive


def tell_notes(notes: Iterable[str]) -> None:
    """What the user should know beside the answer, on stderr."""
    for note in notes:
        click.echo(f"Note: {note}", err=True)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that narrow a search: all filters of the design, by the same names everywhere."""
    options = (
        click.option("--since", metavar="DATE", help="Only meetings from this day, month or year on."),
        click.option("--until", metavar="DATE", help="Only meetings up to this day, month or year."),
        click.option(
            "--committee", multiple=True, metavar="NAME", help="Only this committee; may be repeated."
        ),
        click.option("--person", multiple=True, metavar="NAME", help="Only items that name this person."),
        click.option("--organisation", multiple=True, metavar="NAME", help="Only items that name it."),
        click.option(
            "--outcome", type=click.Choice(OUTCOME_KINDS), help="Only items with an outcome of this kind."
        ),
        click.option("--include-exempt", is_flag=True, help="Search private items too."),
        click.option("--include-agendas", is_flag=True, help="Search agendas and notices too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def filters_from(options: dict[str, Any]) -> Filters:
    """The filters in a command's options, which are taken out of them."""
    return Filters(
        since=options.pop("since"),
        until=options.pop("until"),
        committees=options.pop("committee"),
        people=options.pop("person"),
        organisations=options.pop("organisation"),
        outcome=options.pop("outcome"),
        include_exempt=options.pop("include_exempt"),
        include_agendas=options.pop("include_agendas"),
    )


def plain(value: Any) -> Any:  # noqa: ANN401
    """Records as JSON has them: spans as pairs, tuples as lists, paths as text."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [plain(entry) for entry in value]
    return value


def outcome_json(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an outcome in the names of the design: ``for`` is no name in Python."""
    found: dict[str, Any] = plain(dict(fields))
    if found["votes"] is not None:
        found["votes"]["for"] = found["votes"].pop("in_favour")
    return found


def place_json(place: "Place | Promise | Sentence") -> dict[str, Any]:
    """Where words stand, in the names of the design's JSON."""
    return {
        "item": place.item.id,
        "committee": place.meeting.committee,
        "date": place.meeting.date,
        "status": place.document.status,
        "path": place.document.path,
        "page": place.document.page_at(place.start),
        "start": place.start,
        "end": place.end,
    }


def quoted_json(said: "Quoted") -> dict[str, Any]:
    """Words and their place."""
    return {**place_json(said.place), "text": said.text, "quote": said.quote}


def found_outcome_json(found: "FoundOutcome") -> dict[str, Any]:
    """An outcome of the archive, with its words."""
    said = {
        "item": found.place.item.id,
        "text": found.said.text,
        "quote": found.said.quote,
        "before": found.before or None,
    }
    return outcome_json({**found.details, **said, "page": found.place.page})


def echo_json(value: Any, *, indent: int | None = 2) -> None:  # noqa: ANN401
    """Print one JSON value to stdout."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=indent))
