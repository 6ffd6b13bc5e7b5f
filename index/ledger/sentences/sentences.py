"""Every sentence that a follow-up may be looked for in, oldest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import MeetingRow, OutcomeRow, PassageRow
from matters.index.ledger.records import Sentence
from matters.index.ledger.wording import ROW_NUMBER, STATUS
from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean, trim, within

_LEAST_WORDS = 2
_FORMULA = re.compile(
    r"(?i)\bminutes\b.{0,80}\b(?:approved|agreed|confirmed|signed|correct record)\b"
    r"|\bmeeting (?:was )?(?:chaired|closed)\b|"
    r"^(?:date of )?(?:the )?next meeting\b|\bapologies (?:for absence )?(?:were|was|had been) received\b|"
    r"^[^:.;]{2,90}:\s*noted\.?$|"
    r"^(?:proposed|seconded)\b.{0,60}$|\b(?:attended the meeting|were in attendance)\.?$"
)
"""What every meeting minutes of itself; it follows nothing up."""

_MOST_HEAD = 7
_MOST_ROW = 50
_LOG = re.compile(
    r"(?i)\baction(?:s|\s+(?:log|list|points?|sheet|tracker))\b|\bmatters arising\b|\btracker\b"
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\f")
_ENTRY = re.compile(r"[ \t]*(?:[^\w\s\"'“‘(\[£$€@#&]|\(?\w{1,3}[.)])[ \t]+(?=\S)")
_NEW_ENTRY = re.compile(r"\n[ \t]*[^\w\s\"'“‘(\[£$€@#&*_.,;:!?)\]-][ \t]+(?=[A-ZÀ-Þ\d])")
_MARK = re.compile(r"^[^\w\s\"'“‘(\[£$€@]\s+")
_LABEL = re.compile(r"^(?P<head>[A-ZÀ-Þ\d][^.:;!?–,]{2,60}?)(?:\s*:|\s+[–-])\s+\S")
_NO_LABEL = re.compile(
    r"(?i)^(?:actions?|resolved|agreed|decision|note|noted|for|against)\b"
    r"|\b(?:said|was|were|that|had|has|would|is|are|asked|reported|agreed|resolved|he|she|they|it)\b"
)
_CAPITALS = re.compile(r"^(?:(?:[A-ZÀ-Þ\d][\w'’&/-]*|of|and|the|for|&|-|–)\s+)+(?=\S)")


def read_sentences(reader: Reader, *, include_exempt: bool = False) -> list[Sentence]:
    """The sentences of all dated minutes that answer, oldest meeting first; private ones are left out.

    :param include_exempt: also text that is exempt or may be.
    """
    meetings = {row.id: row for row in reader.meetings() if row.date}
    documents = [
        row
        for row in reader.documents()
        if row.answers and row.kind == "minutes" and row.meeting_id in meetings
    ]
    documents.sort(key=lambda row: _when(meetings[row.meeting_id]))
    allowed = reader.allowed_passages(Filters(include_exempt=include_exempt))
    wanted = None if allowed is None else set(allowed.tolist())
    found: list[Sentence] = []
    for document in documents:
        items = [item.row for item in reader.items_of(document.meeting_id)]
        ids = [one for one in reader.passages_of(items).tolist() if wanted is None or one in wanted]
        outcomes = reader.outcomes(document.id)
        last: Sentence | None = None
        for passage in sorted(reader.passages(ids), key=lambda row: (row.start, row.id)):
            for sentence in _of_passage(reader, passage, len(found), last):
                found.append(replace(sentence, outcomes=_carried(sentence, outcomes)))
                last = sentence
    return found


def _carried(sentence: Sentence, outcomes: Sequence[OutcomeRow]) -> frozenset[str]:
    """The kinds of outcome of which half or more stands in a sentence, or that take up half of it."""
    found = set()
    for one in outcomes:
        shared = min(one.end, sentence.end) - max(one.start, sentence.start)
        if 2 * shared > min(one.end - one.start, sentence.end - sentence.start):
            found.add(one.kind)
    return frozenset(found)


def _when(meeting: MeetingRow) -> tuple[str, str]:
    return (meeting.date or "", meeting.id)


def _of_passage(reader: Reader, passage: PassageRow, order: int, last: Sentence | None) -> Iterator[Sentence]:
    """Its sentences, without those that the passage before it held as well."""
    text = reader.document_text(passage.document.id, passage.start, passage.end)
    omit = [Span(cut.start - passage.start, cut.end - passage.start) for cut in passage.omit]
    log = bool(_LOG.search(passage.item.title or ""))
    for span in _with_status(text, list(_entries(text, passage)), log=log):
        if last is not None and span.start + passage.start < last.end:
            continue
        quote = clean(text, span.start, span.end, omit=within(omit, span.start, span.end)).text
        if len(quote.split()) < _LEAST_WORDS or _FORMULA.search(quote):
            continue
        gap = text[max(0, last.end - passage.start) : span.start] if last is not None else ""
        entry = bool(_ENTRY.match(text, span.start))
        same = last is not None and last.item.row == passage.item.row
        head = _head(quote, entry=entry)
        apart = last is not None and last.end <= passage.start
        opens = not same or entry or apart or bool(_PARAGRAPH.search(gap) or (head and "\n" in gap))
        last = Sentence(
            order=order,
            item=passage.item,
            meeting=passage.meeting,
            document=passage.document,
            start=passage.start + span.start,
            end=passage.start + span.end,
            quote=quote,
            before="" if opens or last is None else last.quote,
            opens=opens,
            head=head if opens or last is None else last.head,
        )
        order += 1
        yield last


def _entries(text: str, passage: PassageRow) -> Iterator[Span]:
    """The sentences of a passage, cut where a sign that no reader knows as a bullet begins an entry."""
    for sentence in passage.sentences:
        at, end = sentence.start - passage.start, sentence.end - passage.start
        for match in _NEW_ENTRY.finditer(text, at, end):
            yield trim(text, at, match.start())
            at = match.start() + 1
        yield trim(text, at, end)


def _with_status(text: str, spans: Sequence[Span], *, log: bool) -> list[Span]:
    """Sentences, the rows of a log of actions with the status ("Closed.") that ends them in one.

    :param log: whether they stand in a log; elsewhere only a row that begins with a number is one.
    """
    found: list[Span] = []
    for span in spans:
        if (
            found
            and STATUS.match(text[span.start : span.end])
            and "\n" not in text[found[-1].end : span.start]
        ):
            line = text.rfind("\n", 0, span.start) + 1
            row = [one for one in found if one.start >= line]
            numbered = row and ROW_NUMBER.match(text[row[0].start : row[0].end])
            if row and (log or numbered):
                whole = len(text[row[0].start : span.end].split()) <= _MOST_ROW
                first = row[0] if whole else row[-1]
                found = [*found[: found.index(first)], Span(first.start, span.end)]
                continue
        found.append(span)
    return found


def _head(quote: str, *, entry: bool) -> str:
    """The heading in the line with which an entry begins, where it has one."""
    words = _MARK.sub("", quote)
    label = _LABEL.match(words)
    if label:
        head = label["head"]
    else:
        run = _CAPITALS.match(words) if entry else None
        names = run.group().split() if run else []
        whole = len(names) + 1 == len(words.split())
        head = " ".join(words.split() if whole else names[:-1])
    return "" if len(head.split()) > _MOST_HEAD or _NO_LABEL.search(head) else head
