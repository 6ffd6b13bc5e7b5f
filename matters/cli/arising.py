"""``matters arising``: the sheet before a meeting."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from matters.cli.promises import entry_json, entry_lines, short_lines
from matters.cli.shared import echo_json, html_option, json_option, open_archive, tell_notes
from matters.cli.terminal import wrapped
from matters.index.ledger.arising import Arising
from matters.index.ledger.records import Entry
from matters.sheets.arising import Part, arising_title, parts_of, without_old, write_arising_page
from matters.sheets.promises import Sheet
from matters.words import count, readable_date


@click.command()
@click.option("--committee", required=True, metavar="NAME", help="Whose meeting it is.")
@click.option("--for", "on", metavar="DATE", help="The meeting's date; nothing minuted from then on is read.")
@click.option("--about", metavar="TEXT", help="Only what bears on this.")
@click.option("--all", "everything", is_flag=True, help="List also what was not mentioned for six meetings.")
@html_option
@click.option("--names", is_flag=True, help="Show personal names in the page too.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    committee: str,
    on: str | None,
    about: str | None,
    everything: bool,
    html: Path | None,
    names: bool,
    as_json: bool,
) -> None:
    """List what earlier minutes leave for a meeting: due, deferred to it, outstanding, unanswered."""
    archive = open_archive(ctx)
    sheet = archive.arising(committee, on=on, about=about)
    tell_notes((*archive.notes, *sheet.warnings))
    parts, left = parts_of(sheet), ""
    if not everything:
        parts, left = without_old(parts)
    if html:
        maker = Sheet(archive.names, names=names)
        write_arising_page(html, sheet, maker, scope=_scope(sheet), parts=parts, left=left)
        total = sum(len(part.rows) for part in parts)
        click.echo(f"Wrote {html}: {count(total, 'entry', 'entries')}.", err=True)
    if as_json:
        echo_json(arising_json(sheet))
    elif not html:
        click.echo("\n".join(_lines(sheet, parts, left)))


def arising_json(sheet: Arising) -> dict[str, Any]:
    """The sheet: a list of promises for each section."""
    found = {one.name: [_json(entry) for entry in one.entries] for one in sheet.sections}
    return {
        "committee": sheet.committee,
        "for": sheet.asked,
        "about": sheet.about,
        **found,
        "read": {"meetings": sheet.meetings, "to": sheet.last, "missing": list(sheet.missing)},
        "warnings": list(sheet.warnings),
    }


def _json(entry: Entry) -> dict[str, Any]:
    found = entry_json(entry)
    if entry.promise.kind == "question":
        found["answered"] = entry.promise.details.get("answered")
    return found


def _lines(sheet: Arising, parts: Sequence[Part], left: str) -> list[str]:
    lines = [wrapped(arising_title(sheet))]
    for part in parts:
        lines += ["", wrapped(f"{part.title.upper()} ({len(part.rows)})")]
        for row in part.rows:
            lines += ["", *(short_lines if part.old else entry_lines)(row.entry, row.before)]
    if left:
        lines += ["", wrapped(f"{left} '--all' lists them.")]
    if len(lines) == 1:
        lines += ["", wrapped("Nothing was found that earlier minutes leave for it.")]
    return [*lines, "", wrapped(_scope(sheet))]


def _scope(sheet: Arising) -> str:
    text = f"Read {count(sheet.meetings, 'meeting')} of this committee"
    text += f", the latest on {readable_date(sheet.last)}." if sheet.last else "."
    if sheet.missing:
        dates = ", ".join(readable_date(one) for one in sheet.missing[-4:])
        text += f" Minutes of {count(len(sheet.missing), 'meeting')} are missing ({dates})."
    return text + " That no later mention was found does not mean that nothing was done."
