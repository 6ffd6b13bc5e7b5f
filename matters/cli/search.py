"""``matters search``: ask the minutes."""

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from matters.cli.shared import (
    archive_folder,
    echo_json,
    filter_options,
    filters_from,
    json_option,
    open_archive,
    plain,
    tell_notes,
)
from matters.cli.terminal import shown, width, wrapped
from matters.index.folder import private_file
from matters.index.results import Evidence, Hit, LaterMinute, Searched, SearchResult
from matters.words import count, marks, place, readable_date, strength

LAST_SEARCH = "last-search.json"


@click.command()
@click.argument("query")
@click.option("-k", default=5, show_default=True, type=click.IntRange(min=1), help="How many items.")
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
    _remember(archive_folder(ctx), result)
    tell_notes(result.warnings)
    if as_json:
        echo_json(result_json(result))
    elif not result.hits:
        click.echo(_silence(result))
    elif cite:
        click.echo("\n".join(_citations(hit) for hit in result.hits))
    else:
        click.echo(answer_text(result))


def result_json(result: SearchResult) -> dict[str, Any]:
    """A result in the names of the design's JSON."""
    found: dict[str, Any] = plain(result)
    del found["words"]
    for hit in found["hits"]:
        if not hit["twins"]:
            del hit["twins"]
    found["searched"] = searched_json(result.searched)
    found["understood"] = [_renamed(one, {"kind": "as"}) for one in found["understood"]]
    return found


def searched_json(searched: Searched) -> dict[str, Any]:
    """What was searched, and what was not."""
    return _renamed(plain(searched), {"first": "from", "last": "to"})


def _renamed(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {names.get(name, name): value for name, value in record.items()}


def answer_text(result: SearchResult) -> str:
    """The answer as people read it."""
    parts = set_aside(result) if result.answered else [_silence(result), "", "Nearest, for what it is worth:"]
    for hit in result.hits:
        parts += ["", *_hit_lines(hit)]
    parts += ["", *read_into(result), wrapped(scope_text(result)), "To read one whole: matters show RANK"]
    return "\n".join(parts).lstrip("\n")


def set_aside(result: SearchResult) -> list[str]:
    """Before what is found without them: the filters that left nothing."""
    lines = [
        f"No item found with “{shown(one.text)}” understood as {one.kind}: {one.value}. Without that:"
        for one in result.understood
        if not one.applied and one.kind != "outcome"
    ]
    return [wrapped(line) for line in lines]


def read_into(result: SearchResult) -> list[str]:
    """What was understood from the question, and other forms that were searched."""
    lines = []
    for one in result.understood:
        if one.applied or not result.answered:
            outcome = "" if one.applied else ", which found nothing, so it was set aside"
            lines.append(f"Understood “{one.text}” as {one.kind}: {one.value}{outcome}.")
    for other in result.expansions:
        lines.append(f"Also searched for “{other.term}”: {', '.join(other.added)} ({other.why}).")
    if lines:
        lines.append("To search as written: --literal.")
    return [wrapped(line) for line in lines]


def _hit_lines(hit: Hit) -> list[str]:
    item = hit.item
    number = f"{item.number} " if item.number else ""
    heading = f"{hit.rank}. {marks(item.status, item.access)}{number}{item.title}"
    lines = [
        wrapped(heading, indent="   ", first=""),
        wrapped(
            f"{item.committee or 'Unknown body'}, {readable_date(item.date)} ({strength(hit.score)})",
            indent="   ",
        ),
    ]
    for evidence in hit.evidence:
        lines.append(_marked(wrapped(f"“{evidence.quote}”", indent="     ", first="   > "), evidence))
    lines += twin_lines(hit, indent="   ")
    return [*lines, *later_lines(item.corrected_by, indent="   "), *hit_place(hit, indent="   ")]


def twin_lines(hit: Hit, *, indent: str) -> list[str]:
    """Where the same stands word for word."""
    return [
        wrapped(
            f"= The same words: {one.committee or 'unknown body'}, {readable_date(one.date)} ({one.item})",
            indent=f"{indent}  ",
            first=indent,
        )
        for one in hit.twins
    ]


def later_lines(later: Sequence[LaterMinute], *, indent: str) -> list[str]:
    """What later minutes did to an item, in their own words."""
    return [
        wrapped(
            f"! {one.relation.capitalize()} on {readable_date(one.date)}: “{one.quote}” ({one.item})",
            indent=f"{indent}  ",
            first=indent,
        )
        for one in later
    ]


def hit_place(hit: Hit, *, indent: str) -> list[str]:
    """Where a hit stands: page and file, and the item's id; on one line where it fits."""
    page = hit.evidence[0].page if hit.evidence else hit.passage.page
    source = f"{indent}{place(hit.source.path, page)}"
    together = f"{source}   {hit.item.id}"
    return [together] if len(together) <= width() else [source, f"{indent}{hit.item.id}"]


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
    where = f"{item.committee or 'Unknown body'}, {readable_date(item.date)}{number}"
    draft = ", draft minutes" if item.status == "draft" else ""
    private = ", private" if item.access != "public" else ""
    private += "".join(
        f"; corrected on {readable_date(one.date)}, see {one.item}" for one in item.corrected_by
    )
    return "\n".join(
        f"“{one.quote}” ({where}{draft}{private}; {place(hit.source.path, one.page)})" for one in hit.evidence
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


def scope_text(result: SearchResult) -> str:
    """The denominator, in one or two sentences."""
    return denominator_text(result.searched, filtered=bool(result.filters))


def denominator_text(searched: Searched, *, filtered: bool = False) -> str:
    """What was searched and what was not, in one or two sentences."""
    if searched.meetings:
        text = _extent(searched)
    elif filtered:
        text = "Nothing was searched: no meeting fits the filters."
    else:
        text = "Nothing was searched: no minutes are held that may be. 'matters ingest PATH' reads some."
    not_read = _not_read(searched)
    return text + (f" Not searched: {'; '.join(not_read)}." if not_read else "")


def _extent(searched: Searched) -> str:
    text = f"Searched {count(searched.items, 'item')} of {count(searched.meetings, 'meeting')}"
    if searched.first and searched.first != searched.last:
        return f"{text}, {readable_date(searched.first)} to {readable_date(searched.last)}."
    return f"{text}, {readable_date(searched.first)}."


def _not_read(searched: Searched) -> list[str]:
    not_read = []
    if searched.missing:
        dates = ", ".join(readable_date(one.date) for one in searched.missing[:3])
        more = f" and {len(searched.missing) - 3} more" if len(searched.missing) > 3 else ""
        not_read.append(
            f"{count(len(searched.missing), 'meeting')} whose minutes are missing ({dates}{more})"
        )
    if searched.unreadable:
        not_read.append(f"{count(searched.unreadable, 'file')} that could not be read")
    if searched.private:
        not_read.append(count(searched.private, "private item"))
    if searched.appendices:
        not_read.append(f"{count(searched.appendices, 'appendix', 'appendices')} not held")
    return not_read


def _remember(folder: Path, result: SearchResult) -> None:
    """Keep the ids of the hits, so that ``matters show 2`` knows what is meant."""
    if folder.is_dir():
        ids = [hit.item.id for hit in result.hits]
        text = json.dumps({"query": result.query, "items": ids}, ensure_ascii=False)
        with suppress(OSError):
            private_file(folder / LAST_SEARCH)
            (folder / LAST_SEARCH).write_text(text, encoding="utf-8")
