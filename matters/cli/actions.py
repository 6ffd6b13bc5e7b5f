"""``matters actions``: what was promised and put off, and whether it was heard of again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from matters.cli.promises import entry_json, entry_lines
from matters.cli.shared import (
    echo_json,
    filter_options,
    filters_from,
    html_option,
    json_option,
    open_archive,
    plain,
    tell_notes,
    xlsx_option,
)
from matters.cli.terminal import wrapped
from matters.index.ledger.actions import Ledger
from matters.index.ledger.notes import NewNote
from matters.index.ledger.promises.carried import Carried, fold_carried, outstanding_entries, outstanding_only
from matters.sheets.page import write_page
from matters.sheets.promises import Sheet, Shown, read_notes_from, write_promises
from matters.sheets.states import given_up
from matters.words import count, readable_extent

_STATES = {
    "discharged": "done",
    "given up": "no longer pursued",
    "repeated": "raised again and open",
    "open": "open",
    "unknown": "not known, as minutes are missing",
    "lapsed": "without a later mention in six meetings",
}


@click.group(invoke_without_command=True)
@click.option("--outstanding", is_flag=True, help="Only what is not discharged.")
@filter_options
@html_option
@xlsx_option
@click.option("--names", is_flag=True, help="Show personal names in the page and the workbook too.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """List what was promised and put off, and whether later minutes speak of it again.

    Sheets show posts as written and leave personal names out, unless --names is given.
    """
    if ctx.invoked_subcommand is not None:
        return
    as_json, html, xlsx = options.pop("as_json"), options.pop("html"), options.pop("xlsx")
    names, outstanding = options.pop("names"), options.pop("outstanding")
    filters = filters_from(options)
    archive = open_archive(ctx)
    ledger = archive.actions(filters=filters)
    carried = fold_carried(ledger.entries)
    if outstanding:
        carried = outstanding_only(carried)
        ledger = replace(ledger, entries=tuple(outstanding_entries(ledger.entries)))
    tell_notes((*archive.notes, *ledger.warnings))
    if html or xlsx:
        sheet = Sheet(archive.names, names=names)
        rows = [sheet.show(one.entry, one.before) for one in carried]
        title = "Outstanding promises" if outstanding else "Promises"
        _write(rows, html, xlsx, title=title, scope=_scope(ledger), tally=_tally(carried))
    if as_json:
        echo_json(ledger_json(ledger))
    elif not (html or xlsx):
        click.echo("\n".join(_lines(ledger, carried)))


def _write(rows: Sequence[Shown], html: Path | None, xlsx: Path | None, **told: str) -> None:
    """Write the page, the workbook or both, and say so.

    :param told: what the page's template asks for beside its rows.
    """
    if html:
        write_page(html, "actions.html", rows=rows, **told)
    if xlsx:
        write_promises(xlsx, rows)
    for path in filter(None, (html, xlsx)):
        click.echo(f"Wrote {path}: {count(len(rows), 'promise')}.", err=True)


@command.command("note", short_help="Record that a promise was kept though no minute says so.")
@click.argument("promise", metavar="ID")
@click.option("--done", metavar="DATE", help="When it was done.")
@click.option("--because", default="", metavar="TEXT", help="How that is known.")
@click.option("--remove", is_flag=True, help="Take the note back.")
@click.pass_context
def note(ctx: click.Context, promise: str, done: str | None, because: str, remove: bool) -> None:
    """Record that a promise was kept though no minute says so; an ingest never loses it."""
    if remove == bool(done):
        raise click.UsageError("Give either --done and --because, or --remove.")
    changed = open_archive(ctx).note_actions([NewNote(promise, done, because)])
    click.echo(
        "Noted, as not minuted." if changed and not remove else "Removed." if changed else "Unchanged."
    )


@command.command("notes")
@click.argument("sheet", type=click.Path(path_type=Path), metavar="FILE")
@click.pass_context
def notes(ctx: click.Context, sheet: Path) -> None:
    """Read back what somebody filled in on a workbook that --xlsx wrote."""
    found = read_notes_from(sheet)
    changed = open_archive(ctx).note_actions(found)
    click.echo(f"{count(len(found), 'note')} read, {changed} new or changed.")


def ledger_json(ledger: Ledger) -> dict[str, Any]:
    """The ledger in the names of the design."""
    return {
        "actions": [entry_json(entry) for entry in ledger.entries],
        "read": {
            "meetings": ledger.counts.meetings,
            "items": ledger.counts.items,
            "from": ledger.counts.first,
            "to": ledger.counts.last,
            "private": ledger.counts.private,
            "unreadable": ledger.unreadable,
            "missing": plain(list(ledger.missing)),
        },
        "warnings": list(ledger.warnings),
    }


def _lines(ledger: Ledger, carried: Sequence[Carried]) -> list[str]:
    if not carried:
        return [wrapped("No promise found that fits."), "", wrapped(_scope(ledger))]
    lines = [wrapped(_tally(carried))]
    for one in carried:
        lines += ["", *entry_lines(one.entry, one.before)]
    return [*lines, "", wrapped(_scope(ledger))]


def _tally(carried: Sequence[Carried]) -> str:
    states = Counter("given up" if given_up(one.entry) else one.entry.state for one in carried)
    parts = [f"{states[state]} {words}" for state, words in _STATES.items() if states[state]]
    again = sum(bool(one.before) for one in carried)
    folded = f" {again} of them set down at several meetings, shown once." if again else ""
    return f"{count(len(carried), 'promise')}: {', '.join(parts)}.{folded}"


def _scope(ledger: Ledger) -> str:
    """What was read, and what was not."""
    counts = ledger.counts
    text = f"Read {count(counts.items, 'item')} of {count(counts.meetings, 'meeting')}"
    if counts.first:
        text += f", {readable_extent(counts.first, counts.last)}"
    absent = [
        count(len(ledger.missing), "meeting") + " whose minutes are missing" if ledger.missing else "",
        count(ledger.unreadable, "file") + " that could not be read" if ledger.unreadable else "",
        count(counts.private, "private item") if counts.private else "",
    ]
    not_read = "; ".join(part for part in absent if part)
    text += f". Not read: {not_read}." if not_read else "."
    return text + " That no later mention was found does not mean that nothing was done."
