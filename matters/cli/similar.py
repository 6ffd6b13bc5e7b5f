"""``matters similar``: related past items, or past decisions on the like."""

from typing import Any

import click

from matters.cli.answers import hit_place, later_lines, result_json, scope_text
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
from matters.index.history.similar import Likes, Related
from matters.index.outcomes.found import FoundOutcome
from matters.words import body_name, item_title, quoted, readable_date, strength


@click.command()
@click.argument("item", required=False)
@click.option("--text", metavar="TEXT", help="Compare with this text instead of an item.")
@click.option("--decisions", is_flag=True, help="Past decisions only, each with how it ended.")
@click.option("--before", metavar="DATE", help="Only meetings before this day, month or year.")
@click.option("--later", is_flag=True, help="Of an item also what was minuted at its meeting and since.")
@click.option(
    "-k", metavar="N", default=5, show_default=True, type=click.IntRange(min=1), help="How many items."
)
@click.option("--all", "keep_weak", is_flag=True, help="List the nearest items also where none is like it.")
@filter_options
@json_option
@click.pass_context
def command(ctx: click.Context, /, item: str | None, text: str | None, **options: Any) -> None:  # noqa: ANN401
    """Find what was said or decided before that is like an item, named by its id, or like a text."""
    if (item is None) == (text is None):
        raise click.UsageError("Name an item by its id, or give --text TEXT.")
    as_json = options.pop("as_json")
    filters = filters_from(options)
    archive = open_archive(ctx)
    likes = archive.similar(item or text or "", text=item is None, filters=filters, **options)
    tell_notes(likes.result.warnings)
    if as_json:
        echo_json(similar_json(likes))
    else:
        click.echo(similar_text(likes))


def similar_json(likes: Likes) -> dict[str, Any]:
    """The shape of a search, each hit with its outcomes and what became of it."""
    found = result_json(likes.result)
    for hit, one in zip(found["hits"], likes.related, strict=True):
        hit["outcomes"] = [found_outcome_json(outcome) for outcome in one.outcomes]
        hit["later"] = plain(one.later)
    return found


def similar_text(likes: Likes) -> str:
    """The items as people read them."""
    result = likes.result
    lines = [] if result.answered else [wrapped(f"No item found that is like “{shown(result.query)}”."), ""]
    for one in likes.related:
        lines += [*_lines(one, answered=result.answered), ""]
    if likes.before:
        told = f"Only what was minuted before {readable_date(likes.before)} is listed; --later adds the rest."
        lines.append(wrapped(told))
    return "\n".join([*lines, wrapped(scope_text(result))])


def _lines(one: Related, *, answered: bool) -> list[str]:
    item = one.hit.item
    sure = f" ({strength(one.hit.score)})" if answered else ""
    title = item_title(item.number, item.title, status=item.status, access=item.access)
    lines = [
        wrapped(f"{one.hit.rank}. {title}", indent="   ", first=""),
        wrapped(f"{body_name(item.committee)}, {readable_date(item.date)}{sure}", indent="   "),
    ]
    decided = [outcome for outcome in one.outcomes if outcome.kind == "decision"]
    if not decided and one.hit.evidence:
        lines.append(wrapped(quoted(one.hit.evidence[0].quote), indent="     ", first="   > "))
    for outcome in decided:
        if outcome.before:
            lines.append(wrapped(f"(after: {quoted(outcome.before)})", indent="     "))
        lines.append(
            wrapped(f"{_ending(outcome)}: {quoted(outcome.said.quote)}", indent="     ", first="   > ")
        )
    return [*lines, *later_lines(one.later, indent="   "), *hit_place(one.hit, indent="   ")]


def _ending(outcome: FoundOutcome) -> str:
    """How a decision ended: its kind, and the votes where they are stated."""
    ending = str(outcome.details.get("subtype") or "decided").capitalize()
    votes = outcome.details.get("votes") or {}
    stated = (("for", "in_favour"), ("against", "against"), ("abstained", "abstained"))
    told = ", ".join(f"{votes[key]} {word}" for word, key in stated if votes.get(key) is not None)
    return f"{ending} ({told})" if told else ending
