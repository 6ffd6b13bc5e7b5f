"""``matters show``: one item whole."""

from collections.abc import Mapping
from typing import Any

import click

from matters.cli.answers import later_lines, place_lines
from matters.cli.last import ranked
from matters.cli.shared import archive_folder, echo_json, json_option, open_archive, plain, tell_notes
from matters.cli.terminal import wrapped
from matters.index.catalogue.rows import ItemRow
from matters.index.show import ItemPart, ItemView
from matters.pipeline.verbatim import within
from matters.words import body_name, count, item_title, readable_date


@click.command()
@click.argument("item")
@click.option("--include-exempt", is_flag=True, help="Show private text too.")
@json_option
@click.pass_context
def command(ctx: click.Context, item: str, include_exempt: bool, as_json: bool) -> None:
    """Show one agenda item whole: by its id, or by its rank in the last search."""
    archive = open_archive(ctx)
    if item.isascii() and item.isdigit():
        item = ranked(archive_folder(ctx), int(item))
    view = archive.show(item, include_exempt=include_exempt)
    tell_notes(archive.notes)
    if as_json:
        echo_json(view_json(view))
    else:
        click.echo(_text(view))


def view_json(view: ItemView) -> dict[str, Any]:
    """An item in the names of the design's JSON: its own text, then what stands below it."""
    document, ids = view.document, {part.item.key: part.item.id for part in view.parts}
    item, *below = ({**_item_json(part.item, ids), "text": part.text} for part in view.parts)
    return {
        "item": item,
        "below": below,
        "meeting": {
            name: getattr(view.meeting, name)
            for name in ("id", "council", "committee", "date", "start_time", "end_time", "venue", "chair")
        },
        "document": {
            name: getattr(document, name) for name in ("path", "sha256", "format", "kind", "status", "pages")
        },
        "entities": [
            {"label": one.label, "text": one.text, "start": one.start, "end": one.end, "person": plain(who)}
            for one, who in zip(view.mentions, view.people, strict=True)
        ],
        "private": view.private,
        "corrected_by": plain([one for one in view.later if one.relation == "corrected"]),
        "later": plain(view.later),
    }


def _item_json(item: ItemRow, ids: Mapping[str, str]) -> dict[str, Any]:
    names = ("id", "number", "title", "level", "start", "end", "page", "omit", "certainty", "access")
    meeting = item.id.partition("#")[0]
    parent = None if item.parent is None else ids.get(item.parent, f"{meeting}#{item.parent}")
    return {**{name: plain(getattr(item, name)) for name in names}, "parent": parent}


def _text(view: ItemView) -> str:
    item = view.item
    body = body_name(view.meeting.committee, view.meeting.council)
    lines = [
        wrapped(item_title(item.number, item.title, status=view.document.status, access=item.access)),
        f"{body}, {readable_date(view.meeting.date)}",
        *place_lines(view.document.path, item.page, item.id, indent=""),
        "",
        _readable(view),
    ]
    if view.later:
        lines += ["", *later_lines(view.later, indent="")]
    if view.private:
        left_out = f"{count(view.private, 'private item')} left out; --include-exempt shows them."
        lines += ["", wrapped(left_out)]
    return "\n".join(lines)


def _readable(view: ItemView) -> str:
    """The text as it stands, page furniture cut, long lines wrapped."""
    lines = "".join(_without_furniture(part) for part in view.parts).replace("\f", "\n").strip().splitlines()
    return "\n".join(wrapped(line) if line.strip() else "" for line in lines)


def _without_furniture(part: ItemPart) -> str:
    item, pieces, at = part.item, [], part.item.start
    for span in sorted(within(item.omit, item.start, item.end)):
        pieces.append(part.text[at - item.start : span.start - item.start])
        at = max(at, span.end)
    return "".join([*pieces, part.text[at - item.start :]])
