"""``matters coverage``: what is held, what is missing, what is doubtful."""

import click

from matters.cli.shared import echo_json, json_option, open_archive, tell_notes
from matters.cli.terminal import wrapped
from matters.index.coverage.coverage import BodyCoverage, Coverage
from matters.index.coverage.holes import NumberHole
from matters.words import count, place, readable_date, readable_extent

_MOST_WARNINGS = 20


@click.command()
@click.option("--all", "everything", is_flag=True, help="List every warning.")
@json_option
@click.pass_context
def command(ctx: click.Context, everything: bool, as_json: bool) -> None:
    """Show what is held: bodies, years, meetings missing or unreadable, private items, warnings."""
    coverage = open_archive(ctx).coverage()
    tell_notes(coverage.notes)
    if as_json:
        echo_json(coverage)
    else:
        click.echo("\n".join(_lines(coverage, everything=everything)))


def _lines(coverage: Coverage, *, everything: bool) -> list[str]:
    if not coverage.documents and not coverage.failed:
        return ["Nothing is held yet. Next: matters ingest PATH/TO/MINUTES"]
    extent = f"{count(coverage.meetings, 'meeting')}, {count(coverage.items, 'item')}"
    lines = [f"{extent}, {readable_extent(coverage.first, coverage.last)}" if coverage.first else extent]
    if coverage.private:
        lines.append(f"{count(coverage.private, 'private item')}: held, neither searched nor shown")
    if coverage.agendas:
        lines.append(
            f"{count(coverage.agendas, 'agenda, notice or other paper', 'agendas, notices and other papers')}"
        )
    for body in coverage.bodies:
        lines += ["", *_body_lines(body)]
    named = {one for body in coverage.bodies for one in body.missing}
    for one in coverage.missing:
        if one not in named:
            lines.append(wrapped(f"Missing: {one.committee}, {readable_date(one.date)}. {one.why}"))
    if coverage.failed:
        lines += ["", "Could not be read:"]
        lines += [wrapped(row.message, indent="    ", first="  ") for row in coverage.failed]
    if coverage.warnings:
        shown = coverage.warnings if everything else coverage.warnings[:_MOST_WARNINGS]
        lines += ["", "To check:"]
        lines += [
            wrapped(f"{place(row.path, None)}: {row.message}", indent="    ", first="  ") for row in shown
        ]
        if len(shown) < len(coverage.warnings):
            lines.append(f"  and {len(coverage.warnings) - len(shown)} more: matters coverage --all")
    return lines


def _body_lines(body: BodyCoverage) -> list[str]:
    council = f" ({body.council})" if body.council and body.council != body.committee else ""
    years = ", ".join(f"{year or 'undated'}: {number}" for year, number in body.years.items())
    lines = [
        wrapped(f"{body.committee}{council}"),
        wrapped(f"{count(body.meetings, 'meeting')} ({years})", indent="  "),
    ]
    if body.drafts:
        lines.append(f"  {count(body.drafts, 'draft')}")
    lines += [
        wrapped(f"Missing: {readable_date(one.date)}. {one.why}", indent="    ", first="  ")
        for one in body.missing
    ]
    lines += [
        wrapped(
            f"{_numbers(hole, body.committee)} not held, between {readable_date(hole.after)}"
            f" and {readable_date(hole.before)}.",
            indent="    ",
            first="  ",
        )
        for hole in body.holes
    ]
    return lines


def _numbers(hole: NumberHole, committee: str) -> str:
    if hole.first == hole.last:
        return f"Number {hole.first} of {committee} is"
    return f"Numbers {hole.first} to {hole.last} of {committee} are"
