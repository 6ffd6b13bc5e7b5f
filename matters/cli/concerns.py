"""``matters concerns``: what keeps coming back."""

from typing import Any

import click

from matters.cli.answers import denominator_text, later_lines, place_lines, searched_json
from matters.cli.shared import (
    echo_json,
    filter_options,
    filters_from,
    html_option,
    json_option,
    open_archive,
    place_json,
    plain,
    quoted_json,
    tell_notes,
    xlsx_option,
)
from matters.cli.terminal import width, wrapped
from matters.index.catalogue.filters import Filters
from matters.index.concerns.concerns import POSSIBLE, RECURRING, Concern, Held, Occasion
from matters.pipeline.errors import QueryError
from matters.sheets.concerns import Naming, only_again, write_concerns_page, write_concerns_workbook
from matters.words import body_name, count, marks, quoted, readable_date, readable_extent


@click.command()
@click.option("--query", metavar="TEXT", help="Every mention of one concern that you name.")
@click.option("--all", "possible", is_flag=True, help=f"Also what was raised at {POSSIBLE} meetings only.")
@click.option("--full", is_flag=True, help="Every mention, not the first and the last.")
@filter_options
@html_option
@xlsx_option
@click.option("--names", is_flag=True, help="Show personal names in the page and the workbook too.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, query: str | None, possible: bool, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Show concerns that were raised at several meetings, with their timeline.

    A meeting counts once, however often the concern was raised there; what was only read out again
    from earlier minutes does not count. Sheets show posts and leave personal names out, unless --names
    is given; members of the public are named nowhere but in the words of the minutes.
    """
    html, xlsx, full = options.pop("html"), options.pop("xlsx"), options.pop("full")
    named = options.pop("names")
    filters = filters_from(options)
    archive = open_archive(ctx)
    if query is not None and not any(map(str.isalnum, query)):
        raise QueryError("an empty question", do="Name the concern in words")
    if query is None:
        concerns = archive.concerns(filters=filters, least=POSSIBLE if possible else RECURRING)
    else:
        concerns = [one for one in (archive.concern(query, filters=filters),) if one.occasions]
    tell_notes(archive.notes)
    searched = archive.searched(filters)
    extent = denominator_text(searched, filtered=filters != Filters())
    naming = Naming(None if named else archive.names)
    if html:
        write_concerns_page(html, concerns, naming, title=_title(query), extent=extent)
    if xlsx:
        write_concerns_workbook(xlsx, concerns, naming)
    for path in filter(None, (html, xlsx)):
        click.echo(f"Wrote {path}: {count(len(concerns), 'concern')}.", err=True)
    if as_json:
        found = [concern_json(one) for one in concerns]
        echo_json({"concerns": found, "searched": searched_json(searched), "warnings": list(archive.notes)})
    elif not (html or xlsx):
        click.echo(concerns_text(concerns, query=query, full=full, extent=extent))


def _title(query: str | None) -> str:
    return "Recurring concerns" if query is None else f"Concerns about {query}"


def concern_json(concern: Concern) -> dict[str, Any]:
    """A concern in the names of the design's JSON."""
    return {
        "id": concern.id,
        "label": concern.label,
        "strength": "strong" if concern.recurring else "possible",
        "meetings": len(concern.meetings),
        "first": concern.first,
        "last": concern.last,
        "raised": [_occasion_json(one) for one in concern.occasions],
        "longest_gap": list(concern.longest_gap) if concern.longest_gap else None,
        "timeline": [
            {"committee": one.committee, "date": one.date or None, "raised": one.raised}
            for one in concern.timeline
        ],
    }


def _occasion_json(occasion: Occasion) -> dict[str, Any]:
    raised = occasion.raised
    by = None if raised.raised_by is None else {"text": raised.raised_by, "person": raised.person}
    answer = occasion.answer
    return {
        **place_json(raised.place),
        "text": raised.said.text,
        "quote": raised.said.quote,
        "raised_by": by,
        "under": raised.about,
        "again": raised.again,
        "strength": "strong" if occasion.sure else "possible",
        "answer": None if answer is None else quoted_json(answer),
        "corrected_by": plain(occasion.corrected_by),
    }


def concerns_text(
    concerns: list[Concern],
    *,
    query: str | None = None,
    full: bool = False,
    extent: str = "",
    most: int = 0,
    mentions: int = 4,
) -> str:
    """Concerns as people read them.

    :param full: every mention, not one for each of some meetings.
    :param most: how many concerns are shown, 0 for all.
    :param mentions: how many meetings of each are quoted: the first and the last.
    """
    if not concerns:
        about = "recurring concern" if query is None else f"concern about “{query}”"
        hint = f" Other words may find it, or: matters search “{query}”" if query is not None else ""
        return "\n".join([wrapped(f"No {about} found.{hint}"), "", wrapped(extent)])
    lines: list[str] = []
    for number, concern in enumerate(concerns[: most or None], start=1):
        lines += [*_concern_lines(number, concern, mentions=0 if full else mentions), ""]
    if 0 < most < len(concerns):
        lines += [f"And {count(len(concerns) - most, 'more concern')}: matters concerns", ""]
    return "\n".join([*lines, *_legend(concerns[: most or None]), wrapped(extent)]).rstrip()


def _concern_lines(number: int, concern: Concern, *, mentions: int) -> list[str]:
    doubtful = "" if concern.recurring else " (possible)"
    when = readable_extent(concern.first, concern.last)
    held = concern.between
    met = sum(one.raised is not None for one in held)
    raised = f"Raised at {len(concern.meetings)} of the {count(met, 'meeting')} held {when}"
    if len(concern.meetings) == 1:
        raised = f"Raised at 1 meeting, {readable_date(concern.first)}"
    lines = [
        wrapped(f"{number}. {concern.label}{doubtful}", indent="   ", first=""),
        wrapped(raised + only_again(concern) + _gap(concern), indent="   "),
        *(f"   {line}" for line in timeline_lines(concern.timeline, width() - 3)),
    ]
    each = _most_telling(concern.occasions)
    chosen = each[:1] + each[1:][-(mentions - 1) :] if mentions else list(concern.occasions)
    for at, one in enumerate(chosen):
        if mentions and at == 1 and len(each) > len(chosen):
            lines.append(f"     … {count(len(each) - len(chosen), 'more meeting')} …")
        lines += _occasion_lines(one)
    return lines


def _gap(concern: Concern) -> str:
    gap = concern.longest_gap
    if gap is None or len(concern.meetings) < 3:
        return ""
    return f"; longest silence {readable_extent(*gap)}"


def _most_telling(occasions: tuple[Occasion, ...]) -> list[Occasion]:
    """The most telling mention of each meeting, one that was raised before one that was taken up again."""
    found: dict[str, Occasion] = {}
    for one in sorted(occasions, key=lambda one: (one.raised.again, -one.telling)):
        found.setdefault(one.raised.place.meeting.id, one)
    order = {one.raised.place.meeting.id: place for place, one in reversed(list(enumerate(occasions)))}
    return sorted(found.values(), key=lambda one: order[one.raised.place.meeting.id])


def _occasion_lines(one: Occasion) -> list[str]:
    raised = one.raised
    by = f", {raised.raised_by}" if raised.raised_by else ""
    taken_up = ", taken up again" if raised.again else ""
    unsure = "" if one.sure else " (possible)"
    where = raised.place
    lines = [
        wrapped(
            f"{marks(where.document.status, where.item.access)}{readable_date(where.meeting.date)}, "
            f"{body_name(where.meeting.committee, where.meeting.council)}{by}{taken_up}{unsure}",
            indent="   ",
        ),
        wrapped(quoted(raised.said.quote), indent="     ", first="   > "),
    ]
    if one.answer is not None:
        lines.append(wrapped(quoted(one.answer.quote), indent="     ", first="   < "))
    lines += later_lines(one.corrected_by, indent="   ")
    return [*lines, *place_lines(where.document.path, where.page, where.item.id, indent="     ")]


def timeline_lines(timeline: tuple[Held, ...], columns: int) -> list[str]:
    """The meetings year by year: ``x`` raised, ``.`` not raised, ``?`` minutes missing."""
    years: dict[str, str] = {}
    for one in timeline:
        mark = "?" if one.raised is None else "x" if one.raised else "."
        year = one.date[:4] or "undated"
        years[year] = years.get(year, "") + mark
    lines, line = [], ""
    for year, drawn in years.items():
        part = f"{year} {drawn}"
        if line and len(line) + 2 + len(part) > columns:
            lines.append(line)
            line = ""
        line = f"{line}  {part}" if line else part
    return [*lines, line] if line else lines


def _legend(concerns: list[Concern]) -> list[str]:
    marks = {one.raised for concern in concerns for one in concern.timeline}
    missing = ", ? its minutes are missing" if None in marks else ""
    return [
        wrapped(f"Timeline: one mark a meeting, x raised, . not raised{missing}. < is what follows it there.")
    ]
