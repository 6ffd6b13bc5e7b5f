"""``matters trail``: one matter, oldest first."""

from typing import Any

import click

from matters.cli.answers import (
    evidence_lines,
    hit_place,
    later_lines,
    read_into,
    result_json,
    scope_text,
    set_aside,
    twin_lines,
)
from matters.cli.shared import (
    echo_json,
    filter_options,
    filters_from,
    found_outcome_json,
    json_option,
    open_archive,
    plain,
    tell_notes,
)
from matters.cli.terminal import shown, wrapped
from matters.index.history.changes import Change
from matters.index.history.trail import Step, Trail
from matters.words import body_name, count, item_title, quoted, readable_date

_VERBS = {
    "decision": "Decided",
    "action": "To do",
    "deferral": "Put off",
    "concern": "Concern",
    "interest": "Declared",
    "recommendation": "Recommended",
    "question": "Asked",
}


@click.command()
@click.argument("matter")
@click.option(
    "-k",
    metavar="N",
    default=40,
    show_default=True,
    type=click.IntRange(min=1),
    help="How many items at most, those nearest to the matter.",
)
@filter_options
@click.option("--literal", is_flag=True, help="Read nothing into the question: no years, names, acronyms.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    matter: str,
    k: int,
    literal: bool,
    as_json: bool,
    **options: Any,  # noqa: ANN401
) -> None:
    """Follow one matter through meetings and bodies, oldest first: a question, or an item's id.

    Each step shows the sentences that bear on it, and what was decided, promised or put off there.
    """
    filters = filters_from(options)
    archive = open_archive(ctx)
    trail = archive.trail(matter, k=k, filters=filters, literal=literal)
    tell_notes(trail.result.warnings)
    if as_json:
        echo_json(trail_json(trail))
    else:
        click.echo("\n".join(_lines(trail)))


def trail_json(trail: Trail) -> dict[str, Any]:
    """A trail in the shape of a search, its hits oldest first, each with outcomes and what changed."""
    found = {**result_json(trail.result), "total": trail.total}
    for hit, step in zip(found["hits"], trail.steps, strict=True):
        hit["outcomes"] = [found_outcome_json(one) for one in step.outcomes]
        hit["later"] = plain(step.later)
        hit["changes"] = plain(step.changes)
    return found


def _lines(trail: Trail) -> list[str]:
    result = trail.result
    if not trail.steps:
        return [
            wrapped(f"No item found for “{shown(trail.heading)}”."),
            "",
            *read_into(result),
            wrapped(scope_text(result)),
        ]
    lines = [*set_aside(result), wrapped(f"{shown(trail.heading)}: {_extent(trail)}, oldest first")]
    for step in trail.steps:
        lines += ["", *_step_lines(step)]
    left = trail.total - len(trail.steps)
    more = [f"{count(left, 'item')} less near not shown: '-k {trail.total}' shows all."] if left > 0 else []
    return [*lines, "", *more, *read_into(result), wrapped(scope_text(result))]


def _extent(trail: Trail) -> str:
    steps = len(trail.steps)
    return count(steps, "item") if steps >= trail.total else f"{steps} of {count(trail.total, 'item')}"


def _step_lines(step: Step) -> list[str]:
    item = step.hit.item
    later = f" ({_span(step.gap_days)} later)" if step.gap_days else ""
    title = item_title(item.number, item.title, status=item.status, access=item.access)
    lines = [
        wrapped(f"{readable_date(item.date)}{later}, {body_name(item.committee)}"),
        wrapped(title, indent="  "),
    ]
    lines += evidence_lines(step.hit.evidence, indent="  ")
    quotes = {one.quote for one in step.hit.evidence}
    for change in step.changes:
        lines += _change_lines(change, quotes)
    told = {change.kind for change in step.changes}
    kinds = dict.fromkeys(_VERBS[one.kind] for one in step.outcomes if one.kind not in told)
    if kinds:
        lines.append(wrapped(f"In this passage: {', '.join(kinds).lower()}.", indent="  "))
    lines += later_lines([one for one in step.later if one.relation != "corrected"], indent="  ")
    return [*lines, *twin_lines(step.hit, indent="  "), *hit_place(step.hit, indent="  ")]


_CHANGED = {
    "decision": "Decided",
    "deferral": "Put off",
    "action": "To do",
    "figure": "Another figure",
    "corrected": "Corrected later",
}


def _change_lines(change: Change, quotes: set[str]) -> list[str]:
    """One change; what was quoted already is not quoted twice."""
    if change.kind == "figure":
        before = f"Another figure; {readable_date(change.before_date)}: {quoted(change.before or '')}"
        return [wrapped(before, indent="    ", first="  = ")]
    if change.quote in quotes:
        return [wrapped(f"{_CHANGED[change.kind]}: as quoted.", indent="    ", first="  = ")]
    return [wrapped(f"{_CHANGED[change.kind]}: {quoted(change.quote)}", indent="    ", first="  = ")]


def _span(days: int) -> str:
    """Days as people count them: days, months, years."""
    if days < 60:
        return count(days, "day")
    return count(round(days / 30.4), "month") if days < 700 else count(round(days / 365.25), "year")
