"""``matters show``: one item whole."""

import json
from pathlib import Path

import click

from matters.cli.search import LAST_SEARCH
from matters.cli.shared import archive_folder, echo_json, json_option, open_archive
from matters.cli.words import place, readable_date, wrapped
from matters.index.show import ItemView
from matters.pipeline.errors import QueryError
from matters.pipeline.verbatim import within


@click.command()
@click.argument("item")
@json_option
@click.pass_context
def command(ctx: click.Context, item: str, as_json: bool) -> None:
    """Show one agenda item whole: by its id, or by its rank in the last search."""
    if item.isascii() and item.isdigit():
        item = _ranked(archive_folder(ctx), int(item))
    view = open_archive(ctx).show(item)
    if as_json:
        echo_json(view)
    else:
        click.echo(_text(view))


def _ranked(folder: Path, rank: int) -> str:
    """The id at this rank of the last search.

    :raises QueryError: When nothing was searched, or not so much was found.
    """
    try:
        ids = json.loads((folder / LAST_SEARCH).read_text(encoding="utf-8"))["items"]
    except (OSError, ValueError, KeyError):
        ids = []
    if not 1 <= rank <= len(ids):
        found = f"the last search found {len(ids)}" if ids else "no search is remembered"
        raise QueryError(f"rank {rank}: {found}", expected="an item's id, or a rank of the last search")
    item: str = ids[rank - 1]
    return item


def _text(view: ItemView) -> str:
    item = view.item
    draft = "DRAFT " if view.document.status == "draft" else ""
    private = "PRIVATE " if item.access != "public" else ""
    body = view.meeting.committee or view.meeting.council or "Unknown body"
    lines = [
        wrapped(f"{draft}{private}{item.number + ' ' if item.number else ''}{item.title}"),
        f"{body}, {readable_date(view.meeting.date)}",
        f"{place(view.document.path, item.page)}   {item.id}",
        "",
        _readable(view),
    ]
    return "\n".join(lines)


def _readable(view: ItemView) -> str:
    """The text as it stands, page furniture cut, long lines wrapped."""
    pieces, at = [], view.start
    for span in sorted(within(view.omit, view.start, view.end)):
        pieces.append(view.text[at - view.start : span.start - view.start])
        at = max(at, span.end)
    pieces.append(view.text[at - view.start :])
    lines = "".join(pieces).replace("\f", "\n").strip().splitlines()
    return "\n".join(wrapped(line) if line.strip() else "" for line in lines)
