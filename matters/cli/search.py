"""``matters search``: ask the minutes."""

import json
from pathlib import Path
from typing import Any

import click

from matters.cli.shared import archive_folder, echo_json, filter_options, filters_from, json_option, open_archive
from matters.cli.words import count, place, readable_date, strength, width, wrapped
from matters.index.results import Hit, Searched, SearchResult

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
@click.option("--cite", is_flag=True, help="Print lines that are ready to paste.")
@json_option
@click.pass_context
def command(ctx: click.Context, query: str, **options: Any) -> None:  # noqa: ANN401
    """Find what was said about something: agenda items with the sentences that answer.

    "Words in quotes" must occur as they are; -word excludes.
    """
    as_json, cite = options.pop("as_json"), options.pop("cite")
    filters = filters_from(options)
    archive = open_archive(ctx)
    result = archive.search(query, filters=filters, **options)
    _remember(archive_folder(ctx), result)
    for warning in result.warnings:
        click.echo(f"Note: {warning}", err=True)
    if as_json:
        echo_json(result_json(result))
    elif not result.hits:
        click.echo(_silence(result))
    elif cite:
        click.echo("\n".join(_citations(hit) for hit in result.hits))
    else:
        click.echo(_answer(result))


def result_json(result: SearchResult) -> dict[str, Any]:
    """A result in the names of the design's JSON."""
    from matters.cli.shared import plain

    found: dict[str, Any] = plain(result)
    found["searched"]["from"] = found["searched"].pop("first")
    found["searched"]["to"] = found["searched"].pop("last")
    for one in found["understood"]:
        one["as"] = one.pop("kind")
    return found


def _answer(result: SearchResult) -> str:
    parts = [] if result.answered else [_silence(result), "", "Nearest, for what it is worth:"]
    for hit in result.hits:
        parts += ["", *_hit_lines(hit)]
    parts += ["", wrapped(_scope(result.searched)), "To read one whole: matters show RANK"]
    return "\n".join(parts).lstrip("\n")


def _hit_lines(hit: Hit) -> list[str]:
    item = hit.item
    number = f"{item.number} " if item.number else ""
    draft = "DRAFT " if item.status == "draft" else ""
    heading = f"{hit.rank}. {draft}{number}{item.title}"
    lines = [
        wrapped(heading, indent="   ", first=""),
        wrapped(f"{item.committee or 'Unknown body'}, {readable_date(item.date)} ({strength(hit.score)})", indent="   "),
    ]
    for evidence in hit.evidence:
        lines.append(wrapped(f"“{evidence.quote}”", indent="     ", first="   > "))
    page = hit.evidence[0].page if hit.evidence else hit.passage.page
    source = f"   {place(hit.source.path, page)}"
    together = f"{source}   {item.id}"
    return [*lines, together] if len(together) <= width() else [*lines, source, f"   {item.id}"]


def _citations(hit: Hit) -> str:
    item = hit.item
    number = f", minute {item.number}" if item.number else ""
    where = f"{item.committee or 'Unknown body'}, {readable_date(item.date)}{number}"
    draft = " (draft minutes)" if item.status == "draft" else ""
    return "\n".join(
        f"“{one.quote}” ({where}{draft}; {place(hit.source.path, one.page)})" for one in hit.evidence
    )


def _silence(result: SearchResult) -> str:
    lines = [f"No item found for “{result.query}”.", "", _scope(result.searched)]
    if result.words:
        counts = "; ".join(f"{word} {count(number, 'passage')}" for word, number in result.words.items())
        lines.append(f"Words of the question in what was searched: {counts}.")
    lines.append("That no item was found does not mean that it was not discussed.")
    if not result.hits:
        lines.append("'--all' lists the nearest items all the same.")
    return "\n".join(wrapped(line) for line in lines)


def _scope(searched: Searched) -> str:
    """The denominator, in one or two sentences."""
    if not searched.meetings:
        return "Nothing was searched: no meeting fits the filters."
    text = f"Searched {count(searched.items, 'item')} of {count(searched.meetings, 'meeting')}"
    if searched.first and searched.first != searched.last:
        text += f", {readable_date(searched.first)} to {readable_date(searched.last)}."
    else:
        text += f", {readable_date(searched.first)}."
    not_read = []
    if searched.missing:
        dates = ", ".join(readable_date(one.date) for one in searched.missing[:3])
        more = f" and {len(searched.missing) - 3} more" if len(searched.missing) > 3 else ""
        not_read.append(f"{count(len(searched.missing), 'meeting')} whose minutes are missing ({dates}{more})")
    if searched.unreadable:
        not_read.append(f"{count(searched.unreadable, 'file')} that could not be read")
    if searched.private:
        not_read.append(count(searched.private, "private item"))
    return text + (f" Not searched: {'; '.join(not_read)}." if not_read else "")


def _remember(folder: Path, result: SearchResult) -> None:
    """Keep the ids of the hits, so that ``matters show 2`` knows what is meant."""
    if folder.is_dir():
        ids = [hit.item.id for hit in result.hits]
        text = json.dumps({"query": result.query, "items": ids}, ensure_ascii=False)
        try:
            (folder / LAST_SEARCH).write_text(text, encoding="utf-8")
        except OSError:
            return
