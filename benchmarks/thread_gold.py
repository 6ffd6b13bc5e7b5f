"""Gold threads laid over an archive: where each promise and each piece of evidence stands in it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matters.corpus.annotations import half_of
from matters.index.catalogue.reader import Reader
from matters.index.ledger.promises import make_promise
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.windows import MEETINGS
from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean
from paths import CORPUS
from thread_series import Mark, Meeting, marks_by_promise, meetings_after

RELATIONS = {
    "discharge_late": "discharge",
    "response": "discharge",
    "answer": "discharge",
    "varied": "progress",
}


@dataclass(frozen=True, slots=True)
class GoldLink:
    """One piece of evidence, or a near miss (``relation`` is ``None``), and the sentences it covers."""

    relation: str | None
    orders: frozenset[int]


@dataclass(frozen=True, slots=True)
class GoldThread:
    """One thread of the gold.

    :param side: ``"dev"``, ``"test"``, ``"ayton"`` or ``"own"``.
    :param state: as the gold has it over the window; ``None`` for recommendations and questions.
    :param missing: whether a meeting of the window is known to be missing.
    """

    id: str
    side: str
    body: str
    state: str | None
    missing: bool
    promise: Promise
    links: tuple[GoldLink, ...]
    near_misses: tuple[GoldLink, ...]

    @property
    def evidence(self) -> frozenset[int]:
        """Every sentence that is evidence."""
        return frozenset().union(*(link.orders for link in self.links))


class Gold:
    """What lays gold over the sentences of one archive."""

    def __init__(self, reader: Reader, sentences: Sequence[Sentence]) -> None:
        """Group the sentences by document."""
        self._reader = reader
        self._groups: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self._groups.setdefault(sentence.document.id, []).append(sentence)

    def corpus(self) -> list[GoldThread]:
        """The threads of the shipped corpus."""
        side = half_of()
        groups = {Path(group[0].document.path).stem: group for group in self._groups.values()}
        found = []
        for line in (CORPUS / "gold/threads.jsonl").read_text(encoding="utf-8").splitlines():
            thread = json.loads(line)
            meeting = thread["origin"]["item"].split("#")[0]
            links = tuple(self._corpus_link(one, groups) for one in thread.get("evidence", ()))
            near = tuple(self._corpus_link(one, groups) for one in thread.get("near_misses", ()))
            group = groups[Path(thread["origin"]["file"]).stem]
            span = self._locate(group, thread["origin"]["text"])
            promise = self._promise(group, span, thread["kind"], thread)
            missing = bool(thread.get("window_missing"))
            body = meeting.split("/")[0]
            found.append(
                GoldThread(
                    thread["id"], side[meeting], body, thread.get("state"), missing, promise, links, near
                )
            )
        return found

    def ayton(self, folder: Path) -> list[GoldThread]:
        """The threads of the real series.

        :param folder: ``gold/outcomes`` of the shared data, whose ``text`` the archive holds.
        """
        by_name = {Path(group[0].document.path).stem: group for group in self._groups.values()}
        found = []
        for line in (folder / "threads.jsonl").read_text(encoding="utf-8").splitlines():
            thread = json.loads(line)
            origin = thread["origin"]
            kind = "deferral" if thread["kind"] == "deferral" else "action"
            span = Span(origin["start"], origin["end"])
            promise = self._promise(by_name[origin["doc"]], span, kind, thread)
            links = tuple(
                GoldLink(
                    RELATIONS.get(one["relation"], one["relation"]),
                    _overlapping(by_name[one["doc"]], Span(one["start"], one["end"])),
                )
                for one in thread["evidence"]
            )
            found.append(
                GoldThread(thread["id"], "ayton", "ayton", thread["state"], False, promise, links, ())
            )
        return found

    def own(self) -> list[GoldThread]:
        """The threads of the invented series."""
        groups = {Path(group[0].document.path).stem: group for group in self._groups.values()}
        found = []
        for name, marks in marks_by_promise():
            meeting, origin = marks[0]
            if not origin.made:
                raise ValueError(f"{name}: spoken of before it was made")
            promise = self._promise(groups[meeting.name], origin.span, origin.kind or "action", {})
            told = [self._own_link(one, mark, groups) for one, mark in marks[1:]]
            links = tuple(one for one in told if one.relation)
            near = tuple(one for one in told if not one.relation)
            settled = any(one.relation == "discharge" for one in links)
            whole = meetings_after(meeting) >= MEETINGS
            silent = "lapsed" if whole else "open"
            state = "discharged" if settled else "repeated" if links else silent
            found.append(GoldThread(name, "own", meeting.body, state, False, promise, links, near))
        return found

    def _own_link(self, meeting: Meeting, mark: Mark, groups: Mapping[str, list[Sentence]]) -> GoldLink:
        return GoldLink(mark.kind, _overlapping(groups[meeting.name], mark.span))

    def _corpus_link(self, one: Mapping[str, Any], groups: Mapping[str, list[Sentence]]) -> GoldLink:
        group = groups[Path(one["file"]).stem]
        orders = _overlapping(group, self._locate(group, one["text"]))
        relation = one.get("relation")
        return GoldLink(RELATIONS.get(relation, relation) if relation else None, orders)

    def _locate(self, group: Sequence[Sentence], wanted: str) -> Span:
        """Where words of the gold stand in a document, whatever the mark-up and the line breaks.

        :raises ValueError: When they are not there.
        """
        document = group[0].document
        text = self._reader.document_text(document.id, 0, document.length)
        omit = {cut for sentence in group for cut in sentence.item.omit}
        held = clean(text, 0, len(text), omit=omit)
        words = [re.escape(word) for word in clean(wanted, 0, len(wanted)).text.split()]
        match = re.search(r"\W*\s*".join(words), held.text)
        if match is None:
            raise ValueError(f"{document.path}: not in the text: {wanted!r}")
        return held.span(*match.span())

    def _promise(
        self, group: Sequence[Sentence], span: Span, kind: str, thread: Mapping[str, Any]
    ) -> Promise:
        like = next(one for one in group if one.start < span.end and span.start < one.end)
        held = [
            row
            for row in self._reader.outcomes(like.document.id)
            if row.kind == kind and row.start < span.end and span.start < row.end
        ]
        owner = [{"text": thread["owner"], "person": thread["owner"]}] if thread.get("owner") else []
        details: dict[str, Any] = dict(held[0].details) if held else {"due": None}
        details["owners"] = owner or details.get("owners", [])
        return make_promise(self._reader, kind=kind, span=span, like=like, group=group, details=details)


def _overlapping(group: Sequence[Sentence], span: Span) -> frozenset[int]:
    return frozenset(one.order for one in group if one.start < span.end and span.start < one.end)
