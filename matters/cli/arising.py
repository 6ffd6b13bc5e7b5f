"""``matters arising``: the sheet before a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from matters.cli.promises import entry_json, entry_lines, short_lines
from matters.cli.shared import echo_json, html_option, json_option, open_archive, tell_notes
from matters.cli.terminal import wrapped
from matters.index.ledger.arising import Arising
from matters.index.ledger.carried import Carried, fold_carried
from matters.index.ledger.records import Entry
from matters.index.ledger.windows import MEETINGS
from matters.words import count, readable_date

SECTIONS = {
    "due": "Due at this meeting, or before",
    "deferred": "Deferred to this meeting, or before",
    "questions": "Questions not answered in full",
    "recommendations": "Recommendations without a response in the minutes read",
    "outstanding": "Outstanding",
    "elsewhere": "For other bodies to do, or promised by them",
}
_LATE = "Outstanding"
_SILENT = "Outstanding, and not mentioned in the last six meetings"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet as it is printed.

    :param short: whether only what was promised is told, not what may bear on it.
    """

    title: str
    rows: tuple[Carried, ...]
    short: bool = False


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
        from matters.sheets.page import write_page
        from matters.sheets.promises import Sheet

        maker = Sheet(archive.names, names=names)
        parts = [
            {"title": one.title, "rows": [maker.show(row.entry, row.before) for row in one.rows]}
            for one in parts_of(sheet)
        ]
        write_page(html, "arising.html", title=_title(sheet), parts=parts, scope=_scope(sheet))
        total = sum(len(one["rows"]) for one in parts)
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


def _title(sheet: Arising) -> str:
    when = f" for the meeting of {readable_date(_asked(sheet))}" if sheet.asked else " for the next meeting"
    return f"Matters arising{when}: {sheet.committee}"


def _asked(sheet: Arising) -> str | None:
    """The date as precisely as it was given."""
    day = sheet.day or ""
    return sheet.asked if sheet.asked and day.startswith(sheet.asked) else sheet.day


def parts_of(sheet: Arising) -> list[Part]:
    """The sections as they are printed.

    What is outstanding is told apart by whether it was made or mentioned in the last six meetings, and the
    latest comes first.
    """
    found = []
    for section in sheet.sections:
        rows = fold_carried(section.entries)
        if section.name != "outstanding":
            found.append(Part(SECTIONS[section.name], tuple(rows)))
            continue
        since = _sixth_last(section.entries)
        late = [one for one in rows if _last_heard(one.entry) >= since]
        silent = [one for one in rows if _last_heard(one.entry) < since]
        for title, group in ((_LATE, late), (_SILENT, silent)):
            newest = sorted(group, key=lambda one: _last_heard(one.entry), reverse=True)
            found.append(Part(title, tuple(newest), short=title == _SILENT))
    return [one for one in found if one.rows]


def _sixth_last(entries: Sequence[Entry]) -> str:
    """The day of the sixth meeting from the end, of those known."""
    days = {row.date or "" for entry in entries for row in entry.window.meetings}
    days |= {entry.promise.meeting.date or "" for entry in entries}
    return sorted(days)[-MEETINGS:][0] if days else ""


def _last_heard(entry: Entry) -> str:
    """The day on which a promise was made or last surely mentioned."""
    mentioned = [one.sentence.meeting.date or "" for one in entry.follow_up]
    return max([entry.promise.meeting.date or "", *mentioned])


def _lines(sheet: Arising) -> list[str]:
    lines = [wrapped(_title(sheet))]
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
