"""What commands say alike of an answer: where it stands, what came later, what was searched, and as what."""

from collections.abc import Callable, Sequence
from typing import Any

from matters.cli.shared import plain
from matters.cli.terminal import shown, width, wrapped
from matters.index.results import Evidence, Hit, LaterMinute, Searched, SearchResult
from matters.words import body_name, count, place, quoted, readable_date, readable_extent

_NEIGHBOURS = 4
"""Characters between two sentences of which nothing is left out: white space, a bullet."""


def result_json(result: SearchResult) -> dict[str, Any]:
    """A result in the names of the design's JSON."""
    found: dict[str, Any] = plain(result)
    del found["words"], found["total"]
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


def in_order(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Sentences as they stand in the document."""
    return sorted(evidence, key=lambda one: one.start)


def evidence_lines(
    evidence: Sequence[Evidence],
    *,
    indent: str,
    marked: Callable[[str, Evidence], str] = lambda lines, one: lines,
) -> list[str]:
    """Quoted sentences in the order of the document, dots between those that are not neighbours.

    :param marked: dresses the lines of a sentence.
    """
    lines: list[str] = []
    end: int | None = None
    for one in in_order(evidence):
        if end is not None and one.start - end > _NEIGHBOURS:
            lines.append(f"{indent}  ...")
        lines.append(marked(wrapped(quoted(one.quote), indent=f"{indent}  ", first=f"{indent}> "), one))
        end = one.end
    return lines


def twin_lines(hit: Hit, *, indent: str) -> list[str]:
    """Where the same stands word for word."""
    return [
        wrapped(
            f"= The same words: {body_name(one.committee)}, {readable_date(one.date)} ({one.item})",
            indent=f"{indent}  ",
            first=indent,
        )
        for one in hit.twins
    ]


def later_lines(later: Sequence[LaterMinute], *, indent: str) -> list[str]:
    """What later minutes did to an item, in their own words."""
    return [
        wrapped(
            f"! {one.relation.capitalize()} on {readable_date(one.date)}: {quoted(one.quote)} ({one.item})",
            indent=f"{indent}  ",
            first=indent,
        )
        for one in later
    ]


def hit_place(hit: Hit, *, indent: str) -> list[str]:
    """Where a hit stands: see :func:`place_lines`."""
    page = hit.evidence[0].page if hit.evidence else hit.passage.page
    return place_lines(hit.source.path, page, hit.item.id, indent=indent)


def place_lines(path: str, page: int | None, item_id: str, *, indent: str) -> list[str]:
    """Where words stand: page and file, and the item's id; on one line where it fits."""
    source = f"{indent}{place(path, page)}"
    together = f"{source}   {item_id}"
    return [together] if len(together) <= width() else [source, f"{indent}{item_id}"]


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
    return f"{text}, {readable_extent(searched.first, searched.last)}."


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
