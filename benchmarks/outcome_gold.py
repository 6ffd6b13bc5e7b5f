"""Annotated minutes for the benchmarks of outcomes: real ones, the shipped corpus and invented passages."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from matters.corpus.annotations import FOLDER, GoldDocument, documents, half_of
from matters.measures.gold_text import GoldText
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ReadError
from matters.pipeline.outcomes.classifier.model import OutcomeModel, shipped_model
from matters.pipeline.outcomes.document import item_texts, structure_of
from matters.pipeline.outcomes.find import find_outcomes
from matters.pipeline.outcomes.reading import ItemText
from matters.pipeline.readers import read_source
from matters.pipeline.records import Attendee, Item, Meeting, Outcome, SourceText, Span
from matters.pipeline.spans import OUTCOME_KINDS
from paths import BENCHMARKS

INVENTED = "invented"
_SHIPPED = "shipped"
BODIES = {"ayton": "ayton", "wye": "wye", "sf": "stoke", "wr": "stoke", "dsf": "dsf", "node": "node"}
_NARROWER = re.compile(r"\{(?P<kind>\w+):(?P<words>[^}]*)\}")


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """One annotated outcome.

    :param optional: counted as right when it is found and as nothing when it is not.
    """

    kind: str
    start: int
    end: int
    data: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """One annotated document, read.

    :param kinds: the kinds that were annotated in it.
    :param alone: whether it is an invented sentence or passage rather than a whole document.
    :param source: who wrote it, where that is not its body: see ``written_by``.
    """

    id: str
    body: str
    text: str
    meeting: Meeting
    attendance: tuple[Attendee, ...]
    items: tuple[ItemText, ...]
    gold: tuple[GoldSpan, ...]
    kinds: tuple[str, ...]
    alone: bool = False
    source: str = ""

    @property
    def written_by(self) -> str:
        """Whose people and places it names."""
        return self.source or self.body

    def outcomes(self, model: OutcomeModel, embedder: Embedder | None) -> list[Outcome]:
        """What is found in it; questions in debate are left out, since they are not annotated."""
        return [
            one
            for one in find_outcomes(
                self.text,
                self.items,
                attendance=self.attendance,
                meeting=self.meeting,
                model=model,
                embedder=embedder,
            )
            if one.kind in self.kinds and one.subtype != "debate"
        ]


@cache
def judged_minutes(data: Path) -> tuple[Judged, ...]:
    """The real minutes annotated by hand; what was only requested is optional."""
    folder = data / "gold" / "outcomes"
    rows = [
        json.loads(line)
        for name in ("outcomes.jsonl", "interest_extra.jsonl")
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    found = []
    for entry in json.loads((folder / "docs.json").read_text(encoding="utf-8")):
        text = (folder / entry["text"]).read_text(encoding="utf-8")
        form = "markdown" if entry["source"].endswith(".md") else "text"
        structure = structure_of(SourceText(text, form), name=entry["id"] + ".txt")
        found.append(
            Judged(
                entry["id"],
                BODIES[entry["id"].split("_")[0]],
                text,
                structure.meeting,
                _attendance(data / entry["source"]) or structure.attendance,
                tuple(item_texts(text, structure)),
                tuple(_gold(row) for row in rows if row["doc"] == entry["id"]),
                tuple(entry["classes"]),
            )
        )
    return tuple(found)


@cache
def fresh_minutes(data: Path, half: str) -> tuple[Judged, ...]:
    """Real minutes annotated before any output was seen: only the errors of the dev half were ever read.

    The project has of them where outcomes begin and end, no text.
    """
    rows = [json.loads(line) for line in _lines("outcomes_real.jsonl")]
    paths = {_digest(path.read_bytes()): path for path in sorted((data / "minutes").glob("*/*"))}
    found = []
    for row in rows:
        path = paths.get(row["file"])
        if row["half"] != half or path is None:
            continue
        source = read_source(path, path.read_bytes(), name=path.name)
        if _digest(source.text.encode()) != row["text"]:
            raise ValueError(f"{path}: its text is no longer the one that was annotated")
        structure = structure_of(source, name=path.name)
        found.append(
            Judged(
                path.stem,
                row["body"],
                source.text,
                structure.meeting,
                structure.attendance,
                tuple(item_texts(source.text, structure)),
                tuple(GoldSpan(*span[:3], optional=span[3]) for span in row["spans"]),
                ("decision", "action", "deferral", "interest"),
            )
        )
    return tuple(found)


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _gold(row: Mapping[str, Any]) -> GoldSpan:
    return GoldSpan(row["type"], row["start"], row["end"], row, optional=row.get("kind") == "requested")


def _attendance(path: Path) -> tuple[Attendee, ...]:
    """The attendance as it is read in the source file, whose lay-out the extracted text has lost."""
    if not path.exists():
        return ()
    return structure_of(read_source(path, path.read_bytes(), name=path.name), name=path.name).attendance


@cache
def corpus_half(half: str) -> tuple[Judged, ...]:
    """One half of the shipped corpus, drafts left out."""
    halves = half_of()
    found = []
    for document in documents():
        if halves.get(document.meeting_id) != half:
            continue
        path = FOLDER / document.file
        try:
            source = read_source(path, path.read_bytes(), name=path.name)
        except ReadError:
            continue
        structure = structure_of(source, name=path.name)
        found.append(
            Judged(
                document.stem,
                document.series,
                source.text,
                structure.meeting,
                structure.attendance,
                tuple(item_texts(source.text, structure)),
                tuple(corpus_gold(document, source)),
                OUTCOME_KINDS,
                source=_SHIPPED,
            )
        )
    return tuple(found)


def corpus_gold(document: GoldDocument, source: SourceText) -> Iterator[GoldSpan]:
    """The annotated outcomes with their places; a scan misread leaves some out."""
    for one in GoldText(document, source).outcomes():
        optional = one.kind == "action" and one.row.get("subtype") == "requested"
        yield GoldSpan(one.kind, one.span.start, one.span.end, one.row, optional=optional)


@cache
def invented_minutes(half: str) -> tuple[Judged, ...]:
    """Invented minutes of 48 bodies in as many house styles.

    They were written and annotated without a look at the product; the errors of the dev half were read.
    """
    rows = [json.loads(line) for line in _lines("outcome_minutes.jsonl")]
    found = []
    for number, row in enumerate(row for row in rows if row["half"] == half):
        source = SourceText(row["text"], "text")
        structure = structure_of(source, name=f"{number}.txt")
        gold = (
            GoldSpan(one["type"], one["start"], one["end"], _attributes(one), one.get("optional", False))
            for one in row["spans"]
        )
        found.append(
            Judged(
                f"{half}-{number}",
                f"{half}-{number}",
                row["text"],
                structure.meeting,
                structure.attendance,
                tuple(item_texts(row["text"], structure)),
                tuple(gold),
                ("decision", "action", "deferral"),
            )
        )
    return tuple(found)


def _attributes(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: row[name] for name in ("owner", "due") if name in row}


@cache
def invented() -> tuple[Judged, ...]:
    """The invented sentences, each for itself, and the invented passages."""
    alone = []
    for line in _lines("outcome_sentences.tsv"):
        labels, title, text = line.split("\t")
        alone.append(_passage(INVENTED, title, [(labels, text)]))
    return (*alone, *_passages("outcome_passages.txt"))


@cache
def house_styles() -> tuple[Judged, ...]:
    """The invented passages in the styles of many bodies, each style a body."""
    return tuple(_passages("outcome_styles.txt"))


def kinds_alone(sentence: str) -> frozenset[str]:
    """The kinds of outcome that are found in a sentence that stands by itself."""
    passage = _passage(INVENTED, "", [("-", sentence)])
    return frozenset(one.kind for one in passage.outcomes(shipped_model(), None))


def _passages(name: str) -> Iterator[Judged]:
    style, title, rows = INVENTED, "", list[tuple[str, str]]()
    for line in [*_lines(name), "## "]:
        if line.startswith("#"):
            if rows:
                yield _passage(style, title, rows)
            mark, _, words = line.partition(" ")
            style, title, rows = (words, "", []) if mark == "###" else (style, words, [])
        else:
            labels, text = line.split("\t")
            rows.append((labels, text))


def _lines(name: str) -> list[str]:
    lines = (BENCHMARKS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def _passage(body: str, title: str, rows: list[tuple[str, str]]) -> Judged:
    text, spans, gold = "", [], []
    for labels, marked in rows:
        sentence = _NARROWER.sub(lambda match: match["words"], marked)
        start, end = len(text), len(text) + len(sentence)
        spans.append(Span(start, end))
        for kind in labels.split(","):
            narrower = [match["words"] for match in _NARROWER.finditer(marked) if match["kind"] == kind]
            places = [(start + sentence.index(words), len(words)) for words in narrower]
            gold += [
                GoldSpan(kind, place, place + size) for place, size in places or [(start, len(sentence))]
            ]
        text += sentence + "\n"
    item = Item("1", "1", title, 1, None, 0, len(text), None)
    items = (ItemText(item, spans),)
    source = title if body == INVENTED else body
    return Judged(
        title, body, text, Meeting(), (), items, tuple(gold), OUTCOME_KINDS, alone=True, source=source
    )
