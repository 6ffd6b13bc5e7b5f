"""What later minutes did to earlier ones: corrected, varied or rescinded them.

Only what is certain is told: the words name a minute, or a label that one item of the meeting alone has, or
the day of a decision and what it was, and that item is held. Nothing is ever applied to the earlier text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matters.index.catalogue.rows import ItemRow
from matters.index.identity import fold
from matters.index.outcomes.found import Place, Quoted, item_sentences, place_of_item, quoted
from matters.index.outcomes.naming import MINUTE, names
from matters.index.outcomes.rescinding import Rescinding, Undone
from matters.index.results import LaterMinute
from matters.index.store import Index

_CORRECTS = re.compile(
    r"(?i)\bamend(?:ment|ments|ed)?\b|\bcorrect(?:ion|ions|ed)\b|\bshould (?:have )?(?:be|read|been)\b|"
    r"\bto read\b|\bin place of\b|\bas minuted\b|\bomitted\b|\bincorrectly\b|\bleft out\b|"
    r"\bchange \S+(?: \S+)? to\b|,? (?:and )?not (?:[\"“]|\d|[A-Z])"
)
_REFUSED = re.compile(r"(?i)\b(?:not (?:accepted|agreed)|declined|refused|rejected)\b")


@dataclass(frozen=True, slots=True)
class Later:
    """What a later minute did to an earlier item.

    :param relation: ``"corrected"``, ``"varied"`` or ``"rescinded"``.
    :param item_id: the earlier item.
    :param said: the later words.
    """

    relation: str
    item_id: str
    said: Quoted


def told(later: Later) -> LaterMinute:
    """The same, as answers have it."""
    place = later.said.place
    return LaterMinute(
        relation=later.relation,
        item=place.item.id,
        committee=place.meeting.committee,
        date=place.meeting.date,
        status=place.document.status,
        path=place.document.path,
        page=place.page,
        start=place.start,
        end=place.end,
        text=later.said.text,
        quote=later.said.quote,
    )


def later_minutes(
    index: Index, items: Iterable[ItemRow], *, days: bool = True
) -> dict[str, tuple[Later, ...]]:
    """What later minutes did to each of some items, oldest first; items untouched are left out.

    :param days: look too for decisions rescinded and varied that are named by their day alone.
    """
    found: dict[str, tuple[Later, ...]] = {}
    rescinding = Rescinding(index, days=days)
    with index.snapshot():
        for item in items:
            undone = [_undone(index, item, one) for one in rescinding.of(item)]
            told = [*undone, *_approvals(index, item)]
            kept = {(one.said.place.document.id, one.said.place.start): one for one in told}
            if kept:
                order = sorted(kept.values(), key=lambda one: (one.said.place.date, one.said.place.start))
                found[item.id] = tuple(order)
    return found


def _undone(index: Index, item: ItemRow, one: Undone) -> Later:
    corrected = one.relation == "corrected"
    said = _with_what_follows(index, one.sentences, one.at) if corrected else one.sentences[one.at]
    return Later(one.relation, item.id, said)


def _approvals(index: Index, item: ItemRow) -> Iterator[Later]:
    """Corrections made where the minutes that hold an item were approved."""
    rows = index.database.rows(
        "SELECT DISTINCT r.item FROM meetings own CROSS JOIN meetings m ON m.body = own.body"
        " AND m.date > own.date AND m.council IS own.council"
        " CROSS JOIN documents d INDEXED BY documents_by_meeting"
        " ON d.meeting_id = m.id AND d.answers = 1 AND d.kind = 'minutes'"
        " CROSS JOIN meeting_references r ON r.document_id = d.id AND r.date = own.date"
        " WHERE own.id = ? AND r.item IS NOT NULL ORDER BY r.item",
        (item.meeting_id,),
    )
    held = index.database.integer(
        "SELECT count(*) FROM meetings m JOIN meetings own ON own.id = ?"
        " WHERE m.body = own.body AND m.date = own.date AND m.council IS own.council",
        (item.meeting_id,),
    )
    for row in rows if held == 1 else ():
        place = place_of_item(index, int(row["item"]))
        if place.item.access != "public":
            continue
        sentences = item_sentences(index, place)
        if _REFUSED.search(" ".join(one.quote for one in sentences)):
            continue
        for at, one in enumerate(sentences):
            if _CORRECTS.search(one.quote) and _means(index, one.quote, item):
                yield Later("corrected", item.id, _with_what_follows(index, sentences, at))
            elif at and names(one.quote, item) and _CORRECTS.search(sentences[at - 1].quote):
                yield Later("corrected", item.id, one)


def _with_what_follows(index: Index, sentences: Sequence[Quoted], at: int) -> Quoted:
    """A sentence with those after it that say how to correct."""
    last = at
    for number in range(at + 1, min(at + 3, len(sentences))):
        if re.match(r"(?i)(?:subject to|with) (?:that|this|these|those)\b", sentences[number].quote):
            break
        if _CORRECTS.search(sentences[number].quote):
            last = number
    first = sentences[at].place
    return quoted(
        index,
        Place(first.item, first.meeting, first.document, first.start, sentences[last].place.end),
    )


def _means(index: Index, text: str, item: ItemRow) -> bool:
    """Whether a correction means an item of the minutes that are approved."""
    if names(text, item):
        return True
    if re.search(rf"{MINUTE}\d", text):
        return False
    others = [other for other in index.reader.items_of(item.meeting_id) if other.row != item.row]
    return _labelled(index, text, item) and not any(_labelled(index, text, other) for other in others)


def _labelled(index: Index, text: str, item: ItemRow) -> bool:
    """Whether words begin with the title of an item, or with a label inside it."""
    label = re.match(r"\W*(?P<label>[A-Z][^:–—.(]{5,60}?)\s*(?:[:–—(]|\s-\s)", text)
    if label is None:
        return False
    wanted = fold(label["label"])
    if len(wanted.split()) < 2 or "minutes" in wanted:
        return False
    if fold(item.title) == wanted:
        return True
    within = index.reader.document_text(item.document_id, item.start, item.end)
    return f" {wanted} " in f" {fold(within)} "
