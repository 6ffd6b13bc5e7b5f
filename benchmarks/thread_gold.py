"""Gold threads laid over an archive: where each promise and each piece of evidence stands in it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from matters.corpus.annotations import half_of
from matters.index.catalogue.reader import Reader
from matters.index.ledger.promises.promises import make_promise
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.states.windows import MEETINGS, Calendar
from matters.pipeline.records import Span
from matters.pipeline.verbatim import clean
from paths import BENCHMARKS, CORPUS
from thread_series import Mark, Meeting, marks_by_promise, meetings_after

RELATIONS = {
    "discharge_late": "discharge",
    "response": "discharge",
    "answer": "discharge",
    "varied": "progress",
}


_DIGEST = 16


@dataclass(frozen=True, slots=True)
class GoldLink:
    """One piece of evidence, or a near miss (``relation`` is ``None``), and the sentences it covers."""

    relation: str | None
    orders: frozenset[int]


@dataclass(frozen=True, slots=True)
class GoldThread:
    """One thread of the gold.

    :param side: ``"dev"``, ``"test"``, ``"ayton"``, ``"own"`` or ``"real"``.
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

    def real(self, folder: str, calendar: Calendar) -> list[GoldThread]:
        """The threads of the real minutes of one folder, of which the project has the places, no text.

        The window is what the archive says was held; evidence in a file that another stands for is left out.
        """
        groups = {group[0].document.sha256[:_DIGEST]: group for group in self._groups.values()}
        found = []
        for number, row in enumerate(_real_rows(), 1):
            if row["folder"] != folder or row["kind"] is None or row["origin"][0] not in groups:
                continue
            group = groups[row["origin"][0]]
            promise = self._promise(group, self._checked(group, row["origin"]), row["kind"], {})
            links = [self._real_link(relation, place, groups) for relation, *place in row["links"]]
            near = [self._real_link(None, place, groups) for place in row["near"]]
            missing = bool(calendar.window(promise).missing)
            found.append(
                GoldThread(
                    f"{folder}-{number}", "real", folder, row["state"], missing, promise,
                    tuple(one for one in links if one.orders), tuple(one for one in near if one.orders),
                )
            )  # fmt: skip
        return found

    def _real_link(
        self, relation: str | None, place: Sequence[Any], groups: Mapping[str, list[Sentence]]
    ) -> GoldLink:
        group = groups.get(place[0], [])
        return GoldLink(relation, _overlapping(group, self._checked(group, place)) if group else frozenset())

    def _checked(self, group: Sequence[Sentence], place: Sequence[Any]) -> Span:
        """Where something stands.

        :raises ValueError: When something else stands there now.
        """
        document, (_, start, end, digest) = group[0].document, place
        text = self._reader.document_text(document.id, start, end)
        if sha256(text.encode()).hexdigest()[: len(digest)] != digest:
            raise ValueError(f"{document.path}: its text is no longer the one that was read")
        return Span(start, end)

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


@cache
def _real_rows() -> list[dict[str, Any]]:
    """What readers judged of real promises; of ``kind`` ``None`` is what is no promise."""
    lines = (BENCHMARKS / "threads_real.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def real_folders() -> list[str]:
    """The folders of minutes of which real threads were read."""
    return sorted({row["folder"] for row in _real_rows()})


def _overlapping(group: Sequence[Sentence], span: Span) -> frozenset[int]:
    return frozenset(one.order for one in group if one.start < span.end and span.start < one.end)
