"""``matters search``: ask the minutes."""

import re
from typing import Any

import click

from matters.cli.answers import (
    evidence_lines,
    hit_place,
    in_order,
    later_lines,
    read_into,
    result_json,
    scope_text,
    set_aside,
    twin_lines,
)
from matters.cli.last import remember
from matters.cli.shared import (
    archive_folder,
    echo_json,
    filter_options,
    filters_from,
    json_option,
    open_archive,
    tell_notes,
)
from matters.cli.terminal import shown, wrapped
from matters.index.results import Evidence, Hit, SearchResult
from matters.words import body_name, count, item_title, place, quoted, readable_date, strength


@click.command()
@click.argument("query")
@click.option(
    "-k", metavar="N", default=5, show_default=True, type=click.IntRange(min=1), help="How many items."
)
@filter_options
@click.option(
    "--mode",
    type=click.Choice(["hybrid", "dense", "lexical"]),
    default="hybrid",
    show_default=True,
    help="Rank by meaning and words, by meaning alone, or by words alone.",
)
@click.option("--all", "keep_weak", is_flag=True, help="List the nearest items also where none answers.")
@click.option("--literal", is_flag=True, help="Read nothing into the question: no years, names, acronyms.")
@click.option("--cite", is_flag=True, help="Print lines that are ready to paste.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, query: str, **options: Any) -> None:  # noqa: ANN401
    """Find what was said about something: agenda items with the sentences that answer.

    "Words in quotes" must occur as they are; -word excludes.
    """
    as_json, cite = options.pop("as_json"), options.pop("cite")
    filters = filters_from(options)
    archive = open_archive(ctx)
    result = archive.search(query, filters=filters, **options)
    remember(archive_folder(ctx), result)
    tell_notes(result.warnings)
    if as_json:
        echo_json(result_json(result))
    elif not result.hits:
        click.echo(_silence(result))
    elif cite:
        click.echo("\n".join(_citations(hit) for hit in result.hits))
    else:
        click.echo(answer_text(result))


def answer_text(result: SearchResult) -> str:
    """The answer as people read it."""
    parts = set_aside(result) if result.answered else [_silence(result), "", "Nearest, for what it is worth:"]
    for hit in result.hits:
        parts += ["", *_hit_lines(hit, answered=result.answered)]
    parts += ["", *read_into(result), wrapped(scope_text(result)), "To read one whole: matters show RANK"]
    return "\n".join(parts).lstrip("\n")


def _hit_lines(hit: Hit, *, answered: bool) -> list[str]:
    item = hit.item
    sure = f" ({strength(hit.score)})" if answered else ""
    title = item_title(item.number, item.title, status=item.status, access=item.access)
    lines = [
        wrapped(f"{hit.rank}. {title}", indent="   ", first=""),
        wrapped(f"{body_name(item.committee)}, {readable_date(item.date)}{sure}", indent="   "),
    ]
    lines += evidence_lines(hit.evidence, indent="   ", marked=_marked)
    lines += twin_lines(hit, indent="   ")
    return [*lines, *later_lines(item.corrected_by, indent="   "), *hit_place(hit, indent="   ")]


def _marked(lines: str, evidence: Evidence) -> str:
    """The words for which a sentence was found in bold; click takes that out where no terminal is."""
    found = {
        evidence.text[mark.start - evidence.start : mark.end - evidence.start] for mark in evidence.marks
    }
    if not found:
        return lines
    longest_first = sorted(found, key=lambda word: (-len(word), word))
    pattern = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda match: click.style(match[0], bold=True), lines)


def _citations(hit: Hit) -> str:
    item = hit.item
    number = f", minute {item.number}" if item.number else ""
    where = f"{body_name(item.committee)}, {readable_date(item.date)}{number}"
    draft = ", draft minutes" if item.status == "draft" else ""
    private = ", private" if item.access != "public" else ""
    private += "".join(
        f"; corrected on {readable_date(one.date)}, see {one.item}" for one in item.corrected_by
    )
    return "\n".join(
        f"{quoted(one.quote)} ({where}{draft}{private}; {place(hit.source.path, one.page)})"
        for one in in_order(hit.evidence)
    )


def _silence(result: SearchResult) -> str:
    lines = [f"No item found for “{shown(result.query)}”.", "", *read_into(result), scope_text(result)]
    if result.words:
        counts = "; ".join(
            f"{shown(word)} {count(number, 'passage')}" for word, number in result.words.items()
        )
        forms = " and other forms of them" if result.expansions else ""
        lines.append(f"Words of the question{forms} in what was searched: {counts}.")
    lines.append("That no item was found does not mean that it was not discussed.")
    if not result.hits:
        lines.append("'--all' lists the nearest items all the same.")
    return "\n".join(wrapped(line) for line in lines)
