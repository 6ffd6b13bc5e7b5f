"""``matters parse``: what the pipeline reads in a file, without an archive."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from matters.cli.shared import echo_json, json_option, outcome_json, plain, spacy_option
from matters.cli.terminal import wrapped
from matters.embedding import judging_embedder
from matters.pipeline.errors import ReadError
from matters.pipeline.process import Processor
from matters.pipeline.records import Item, Minutes, Outcome
from matters.pipeline.verbatim import quote
from matters.words import body_name, count, readable_date, readable_time


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@spacy_option
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], as_json: bool, spacy_model: str) -> None:
    """Show what is read in each file; with --json one object a line, in the order given."""
    processor, failed = Processor(meaning=judging_embedder(), spacy_model=spacy_model), False
    for file in files:
        try:
            minutes = processor.process_file(file)
        except ReadError as error:
            failed = True
            click.echo(f"Error: {error}", err=True)
            continue
        if as_json:
            echo_json(minutes_json(minutes), indent=None)
        else:
            click.echo(_text(minutes))
    if failed:
        ctx.exit(1)


def minutes_json(minutes: Minutes) -> dict[str, Any]:
    """What was read, in the names of the design's JSON."""
    from matters.index.identity import item_id, item_suffix, meeting_base

    document = minutes.document
    meeting = meeting_base(minutes.meeting, sha256=document.sha256)
    suffix = item_suffix(document)
    ids = {item.key: item_id(meeting, suffix, item.key) for item in minutes.items}
    named: dict[str | None, str | None] = {None: None}
    named.update(ids)
    return {
        "document": {
            "path": document.path,
            "sha256": document.sha256,
            "format": document.format,
            "kind": document.kind,
            "status": document.status,
            "pages": document.pages,
            "text": document.text,
        },
        "meeting": plain(minutes.meeting),
        "attendance": plain(minutes.attendance),
        "items": [
            {"id": ids[item.key], **_without_key(item), "parent": named[item.parent]}
            for item in minutes.items
        ],
        "entities": [
            {
                "label": mention.label,
                "text": document.text[mention.start : mention.end],
                "start": mention.start,
                "end": mention.end,
                "person": mention.person,
            }
            for mention in minutes.mentions
        ],
        "outcomes": [_outcome_json(minutes, outcome, ids) for outcome in minutes.outcomes],
        "glossary": plain(minutes.glossary),
        "warnings": plain(minutes.caveats),
    }


def _outcome_json(minutes: Minutes, outcome: Outcome, ids: Mapping[str, str]) -> dict[str, Any]:
    text = minutes.document.text
    return {
        **outcome_json(plain(outcome)),
        "text": text[outcome.start : outcome.end],
        "quote": quote(text, outcome.start, outcome.end, omit=outcome.omit),
        "item": ids[outcome.item],
    }


def _without_key(item: Item) -> dict[str, Any]:
    return {name: value for name, value in plain(item).items() if name != "key"}


def _text(minutes: Minutes) -> str:
    meeting, document = minutes.meeting, minutes.document
    times = " to ".join(filter(None, (readable_time(meeting.start_time), readable_time(meeting.end_time))))
    body = body_name(meeting.committee, meeting.council)
    lines = [
        document.path,
        wrapped(
            ", ".join(filter(None, (body, readable_date(meeting.date), times)))
            + f" ({document.kind}, {document.status} status, {document.format})"
        ),
        "",
        count(len(minutes.items), "item") + ":",
    ]
    for item in minutes.items:
        private = " [private]" if item.access != "public" else ""
        indent = "  " * item.level
        lines.append(
            wrapped(f"{item.number or '-'}  {item.title}{private}", indent=indent + "      ", first=indent)
        )
    lines += ["", count(len(minutes.attendance), "person", "people") + ":"]
    for person in minutes.attendance:
        described = ", ".join(filter(None, (person.role, person.organisation)))
        name = " ".join(filter(None, (person.title, person.name)))
        lines.append(
            wrapped(
                f"{person.status}: {name}{' (' + described + ')' if described else ''}",
                indent="    ",
                first="  ",
            )
        )
    if minutes.caveats:
        lines += [
            "",
            "To check:",
            *(wrapped(one.message, indent="    ", first="  ") for one in minutes.caveats),
        ]
    return "\n".join(lines) + "\n"
