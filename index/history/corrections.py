"""What later minutes did to earlier ones: corrected, varied or rescinded them.

Only what is certain is told: the words name a minute, or a label that one item of the meeting alone has,
and that item is held. Nothing is ever applied to the earlier text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matters.index.catalogue.rows import ItemRow
from matters.index.dates import MONTHS
from matters.index.history.found import Place, Quoted, place_of_item, quoted
from matters.index.identity import fold
from matters.index.lexical.query import LexicalQuery, phrase
from matters.index.results import LaterMinute
from matters.index.store import Index

_MOST_READ = 50
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH}) (\d{{4}})\b")
_CORRECTS = re.compile(
    r"(?i)\bamend(?:ment|ments|ed)?\b|\bcorrect(?:ion|ions|ed)\b|\bshould (?:have )?(?:be|read|been)\b|"
    r"\bto read\b|\bin place of\b|\bas minuted\b|\bomitted\b|\bincorrectly\b|\bleft out\b|"
    r"\bchange \S+(?: \S+)? to\b|,? (?:and )?not (?:[\"“]|\d|[A-Z])"
)
_DONE = re.compile(
    r"(?i)\b(?:be|is|was|were|been|and|had) (?:hereby |in part |accordingly )?"
    r"(?P<what>rescinded|revoked|varied|superseded|overturned|corrected|amended)\b"
)
_RELATIONS = {
    "rescinded": "rescinded",
    "revoked": "rescinded",
    "overturned": "rescinded",
    "superseded": "rescinded",
    "varied": "varied",
    "amended": "varied",
    "corrected": "corrected",
}
_SETTLED = re.compile(r"(?i)\b(?:resolved|agreed|carried|accordingly)\b")
_UNSETTLED = re.compile(r"(?i)\b(?:lost|fell|withdrawn|not carried|moved|proposed|notice)\b")
_REFUSED = re.compile(r"(?i)\b(?:not (?:accepted|agreed)|declined|refused|rejected)\b")
_MINUTE = r"(?i:\bminutes?(?: (?:no|number|ref)\.?)?|\bitem(?: (?:no|number)\.?)?|\bresolution)\s+"


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


def later_minutes(index: Index, items: Iterable[ItemRow]) -> dict[str, tuple[Later, ...]]:
    """What later minutes did to each of some items, oldest first; items untouched are left out."""
    found: dict[str, tuple[Later, ...]] = {}
    with index.snapshot():
        for item in items:
            told = [*_approvals(index, item), *_references(index, item)]
            kept = {(one.said.place.document.id, one.said.place.start): one for one in told}
            if kept:
                order = sorted(kept.values(), key=lambda one: (one.said.place.date, one.said.place.start))
                found[item.id] = tuple(order)
    return found


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
        sentences = list(_sentences(index, place))
        if _REFUSED.search(" ".join(one.quote for one in sentences)):
            continue
        for at, one in enumerate(sentences):
            if _CORRECTS.search(one.quote) and _means(index, one.quote, item):
                yield Later("corrected", item.id, _with_what_follows(index, sentences, at))
            elif at and _names(one.quote, item) and _CORRECTS.search(sentences[at - 1].quote):
                yield Later("corrected", item.id, one)


def _sentences(index: Index, place: Place) -> Iterator[Quoted]:
    for passage in index.reader.passages_in(place.item.row):
        for one in passage.sentences:
            yield quoted(index, Place(place.item, place.meeting, place.document, one.start, one.end))


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


def _names(text: str, item: ItemRow) -> bool:
    """Whether words name an item by its number, which its title or the word "minute" makes certain."""
    if not item.number:
        return False
    number = re.escape(item.number.strip(" .()"))
    if re.search(rf"{_MINUTE}{number}(?![\w/])(?!\.\d)", text):
        return _title_agrees(text, item, number)
    leading = re.match(rf"\W*{number}(?![\w/])[.)]?\s+(?!{_MONTH})", text)
    return leading is not None and _shares_title(text[leading.end() :], item)


def _title_agrees(text: str, item: ItemRow, number: str) -> bool:
    """Whether what is printed right behind a number as a title is no other item's."""
    behind = re.search(rf"{number}\s+(?P<title>[A-Z][\w’']+(?: [A-Z][\w’']+)+)", text)
    return behind is None or _shares_title(behind["title"], item)


def _shares_title(text: str, item: ItemRow) -> bool:
    title = {word for word in fold(item.title).split() if len(word) > 3}
    return bool(title & set(fold(text).split()[:12]))


def _means(index: Index, text: str, item: ItemRow) -> bool:
    """Whether a correction means an item of the minutes that are approved."""
    if _names(text, item):
        return True
    if re.search(rf"{_MINUTE}\d", text):
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


def _references(index: Index, item: ItemRow) -> Iterator[Later]:
    """Later words of the same body that name a minute by its number."""
    number = (item.number or "").strip(" .()")
    if len(re.sub(r"\W", "", number)) < 3:
        return
    place = place_of_item(index, item.row)
    wanted = LexicalQuery(phrases=(phrase(f"minute {number}"),))
    ids = index.lexical.search(wanted, _MOST_READ).ids
    for passage in index.reader.passages(ids):
        same = (passage.meeting.body, passage.meeting.council) == (place.meeting.body, place.meeting.council)
        later = (passage.meeting.date or "") > place.date
        if not (same and later and passage.document.answers and passage.item.access == "public"):
            continue
        spot = Place(passage.item, passage.meeting, passage.document, passage.start, passage.end)
        sentences = list(_sentences(index, spot))
        for at, one in enumerate(sentences):
            done = _DONE.search(one.quote)
            if done is None or not _names(one.quote, item) or not _dated(one.quote, place.date):
                continue
            if not _only(index, number, place):
                continue
            relation = _RELATIONS[done["what"].lower()]
            if relation != "corrected" and not _settled(sentences, at):
                continue
            said = _with_what_follows(index, sentences, at) if relation == "corrected" else one
            yield Later(relation, item.id, said)


def _dated(text: str, date: str) -> bool:
    """Whether no other day is given for the earlier meeting."""
    days = [f"{year}-{1 + MONTHS.index(month):02}-{int(day):02}" for day, month, year in _DAY.findall(text)]
    return not days or date in days


def _only(index: Index, number: str, place: Place) -> bool:
    """Whether no other public item of the body has this number."""
    return (
        index.database.integer(
            "SELECT count(*) FROM items i JOIN documents d ON d.id = i.document_id"
            " JOIN meetings m ON m.id = d.meeting_id WHERE trim(i.number, ' .()') = ? AND m.body = ?"
            " AND m.council IS ? AND d.answers = 1 AND d.kind = 'minutes'",
            (number, place.meeting.body, place.meeting.council),
        )
        == 1
    )


def _settled(sentences: Sequence[Quoted], at: int) -> bool:
    """Whether the body did so: the last word before it is a resolution, and nothing after it a defeat."""
    before = " ".join(one.quote for one in sentences[: at + 1])
    settled = max((one.end() for one in _SETTLED.finditer(before)), default=-1)
    unsettled = max((one.end() for one in _UNSETTLED.finditer(before)), default=-1)
    after = " ".join(one.quote for one in sentences[at + 1 : at + 3])
    lost = re.search(r"(?i)\b(?:declared )?lost\b|\bnot carried\b|\bfell\b", after)
    return settled > unsettled and lost is None
