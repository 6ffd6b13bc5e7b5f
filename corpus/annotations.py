"""The gold annotations: one JSON file a meeting, and the files that refer to its items."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matters.pipeline.readers import read_source
from matters.pipeline.verbatim import quote

FOLDER = Path(__file__).resolve().parent
GOLD = FOLDER / "gold"
SERIES = {
    "children-and-communities-scrutiny-panel": "scrutiny",
    "people-overview-and-scrutiny-committee": "scrutiny",
    "place-overview-and-scrutiny-committee": "scrutiny",
    "overview-and-scrutiny-committee": "scrutiny",
}
"""Bodies that were renamed into or merged with one another count as one."""

HALVES = ("dev", "test")
"""The half that may be looked at while rules are made, and the one that is only measured."""

QUOTATION_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
"""Of one kind, to compare what was typed with what was typeset."""


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One agenda item.

    :param id: as the design names items: ``body/date[.n][@draft]#key``.
    :param number: as printed, or ``None``.
    :param starts: its first characters, white space folded.
    """

    id: str
    number: str | None
    title: str
    starts: str


@dataclass(frozen=True, slots=True, eq=False)
class GoldDocument:
    """What a reader of one file would write down.

    :param meeting: council, committee, date, start_time, end_time and chair.
    :param entities: ``None`` where they are not annotated.
    """

    stem: str
    file: str
    meeting_id: str
    meeting: Mapping[str, Any]
    items: tuple[GoldItem, ...]
    attendance: tuple[Mapping[str, Any], ...]
    outcomes: tuple[Mapping[str, Any], ...]
    entities: tuple[Mapping[str, Any], ...] | None

    @property
    def series(self) -> str:
        """The body, renamed and merged ones under one name."""
        body = self.meeting_id.partition("/")[0]
        return SERIES.get(body, body)

    @property
    def is_draft(self) -> bool:
        """Whether an approved version of the same meeting exists."""
        return self.meeting_id.endswith("@draft")

    @property
    def path(self) -> Path:
        """Where the minutes lie."""
        return FOLDER / self.file


def documents(folder: Path = GOLD) -> tuple[GoldDocument, ...]:
    """Every annotated document, in the order of its file name."""
    paths = sorted((folder / "documents").glob("*.json"))
    return tuple(_document(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in paths)


def lines(name: str, folder: Path = GOLD) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file of the gold folder; none where there is no such file."""
    path = folder / name
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def qrels(folder: Path = GOLD) -> dict[str, dict[str, int]]:
    """The graded judgements: topic, item, 0, 1 or 2."""
    judged: dict[str, dict[str, int]] = {}
    rows = (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for query_id, item, relevance in (row.split("\t") for row in rows):
        judged.setdefault(query_id, {})[item] = int(relevance)
    return judged


def half_of() -> dict[str, str]:
    """``"dev"`` or ``"test"`` for every meeting, as it was frozen."""
    frozen = json.loads((GOLD / "half.json").read_text(encoding="utf-8"))
    return {meeting: half for half in HALVES for meeting in frozen[half]}


def folded(path: Path) -> str:
    """The text that the pipeline reads in a file, as a person would quote it.

    :raises ReadError: when the file cannot be read, a scan without Tesseract for one.
    """
    source = read_source(path, path.read_bytes(), name=path.name)
    return fold(quote(source.text, 0, len(source.text), omit=source.furniture))


def fold(text: str) -> str:
    """White space and mark-up folded away, and one kind of quotation mark."""
    return quote(text, 0, len(text)).translate(QUOTATION_MARKS)


def starts(document: GoldDocument, text: str) -> list[int]:
    """Where each item starts in the folded text, each looked for after the one before; -1 where not found."""
    found: list[int] = []
    after = 0
    for item in document.items:
        at = text.find(fold(item.starts), after)
        found.append(at)
        after = at + 1 if at >= 0 else after
    return found


def item_texts(document: GoldDocument, text: str) -> dict[str, str]:
    """The folded text of each item, by its id."""
    found = starts(document, text)
    ends = [*found[1:], len(text)]
    return {item.id: text[a:b] for item, a, b in zip(document.items, found, ends, strict=True) if a >= 0}


def slug(text: str) -> str:
    """A name in lower case with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _document(stem: str, data: Mapping[str, Any]) -> GoldDocument:
    meeting = data["meeting"]
    base = f"{slug(meeting['committee'] or meeting['council'])}/{meeting['date']}"
    tail = stem.partition(meeting["date"])[2]
    meeting_id = base + {"": "", "-draft": "@draft"}.get(tail, tail.replace("-", "."))
    return GoldDocument(
        stem=stem,
        file=data["file"],
        meeting_id=meeting_id,
        meeting=meeting,
        items=tuple(_items(meeting_id, data["items"])),
        attendance=tuple(data["attendance"]),
        outcomes=tuple(data["outcomes"]),
        entities=tuple(data["entities"]) if "entities" in data else None,
    )


def _items(meeting_id: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[GoldItem]:
    seen: Counter[str] = Counter()
    for ordinal, row in enumerate(rows, start=1):
        key = row["number"].rstrip(".") if row["number"] else f"~t{ordinal}"
        seen[key] += 1
        again = f"~{seen[key]}" if seen[key] > 1 else ""
        yield GoldItem(f"{meeting_id}#{key}{again}", row["number"], row["title"], row["starts"])
