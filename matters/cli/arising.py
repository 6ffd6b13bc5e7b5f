"""``matters arising``: the sheet before a meeting."""

from pathlib import Path
from typing import Any

import click

from matters.cli.promises import entry_json, entry_lines, short_lines
from matters.cli.shared import echo_json, html_option, json_option, open_archive, tell_notes
from matters.cli.terminal import wrapped
from matters.index.ledger.arising import Arising
from matters.index.ledger.records import Entry
from matters.sheets.arising import arising_title, parts_of, write_arising_page
from matters.sheets.promises import Sheet
from matters.words import count, readable_date


@click.command()
@click.option("--committee", required=True, metavar="NAME", help="Whose meeting it is.")
@click.option("--for", "on", metavar="DATE", help="The meeting's date; nothing minuted from then on is read.")
@click.option("--about", metavar="TEXT", help="Only what bears on this.")
@html_option
@click.option("--names", is_flag=True, help="Show personal names in the page too.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    committee: str,
    on: str | None,
    about: str | None,
    html: Path | None,
    names: bool,
    as_json: bool,
) -> None:
    """List what earlier minutes leave for a meeting: due, deferred to it, outstanding, unanswered."""
    archive = open_archive(ctx)
    sheet = archive.arising(committee, on=on, about=about)
    tell_notes((*archive.notes, *sheet.warnings))
    if html:
        write_arising_page(html, sheet, Sheet(archive.names, names=names), scope=_scope(sheet))
        total = sum(len(part.rows) for part in parts_of(sheet))
        click.echo(f"Wrote {html}: {count(total, 'entry', 'entries')}.", err=True)
    if as_json:
        echo_json(arising_json(sheet))
    elif not html:
        click.echo("\n".join(_lines(sheet)))


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


def _lines(sheet: Arising) -> list[str]:
    lines = [wrapped(arising_title(sheet))]
    for part in parts_of(sheet):
        lines += ["", wrapped(f"{part.title.upper()} ({len(part.rows)})")]
        for row in part.rows:
            lines += ["", *(short_lines if part.short else entry_lines)(row.entry, row.before)]
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
