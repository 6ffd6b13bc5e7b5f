"""How well the register tells people apart.

Run ``python benchmarks/register.py [FOLDER OF MINUTES...]``. On the shipped corpus: B-cubed precision,
recall and F1 of identity over the rows of attendance lists, and the share of pairs put together that are
two people, for the dev half and the test half; the gold is ``corpus/gold/people.jsonl``. Of every further
folder, for which no gold exists: how many entries and candidates there are, and with ``--doubtful N`` the
N merges that rest on the least, to be looked at by hand.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from matters.archive import Archive
from matters.corpus import annotations
from matters.index.identity import fold
from matters.index.register.entries import Entry
from matters.index.register.names import distance
from matters.index.register.register import Register
from matters.index.store import Index
from matters.models.embedders import HASHING_MODEL, load_embedder


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an attendance list: who it is, as whom the register has it, and where it stands."""

    half: str
    person: str | None
    entry: str
    stem: str
    text: str


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured on one half."""

    rows: int
    precision: float
    recall: float
    f1: float
    pairs: int
    false_pairs: int
    impure: int
    entries: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, help="further minutes, without gold")
    parser.add_argument("--doubtful", type=int, default=0, metavar="N", help="list the N weakest merges")
    options = parser.parse_args()
    with archived([annotations.FOLDER / "minutes"]) as index:
        register = index.who.register
        stems = {one.id: Path(one.path).stem for one in index.reader.documents()}
    rows = list(judged(register, stems))
    sure = [row for row in rows if row.person is not None]
    print("half   rows   B3-P   B3-R  B3-F1  pairs  false    rate  entries  of two people")
    for half in (*annotations.HALVES, "all"):
        print_measures(half, measure([row for row in sure if half in (row.half, "all")]))
    read = {(row.stem, row.text) for row in rows}
    print(f"rows that the gold does not know: {len(rows) - len(sure)}")
    missing = [key for key in gold() if key[0] in stems.values() and key not in read]
    print(f"rows of the gold that no entry holds: {len(missing)}")
    print(f"candidates: {len(register.candidates)}")
    for folder in options.folders:
        with archived([folder]) as index:
            register = index.who.register
        print(f"{folder.name}: {len(register.entries)} entries, {len(register.candidates)} candidates")
        for line in doubtful(register.entries, options.doubtful):
            print("  " + line)


@contextmanager
def archived(folders: Sequence[Path]) -> Iterator[Index]:
    """An archive of minutes, read anew."""
    with tempfile.TemporaryDirectory() as place:
        with Archive.open(place, model=HASHING_MODEL) as archive:
            archive.ingest(folders)
        embedder = load_embedder(HASHING_MODEL)
        with Index.open(place, model_id=embedder.model_id) as index:
            yield index


def judged(register: Register, stems: Mapping[int, str]) -> Iterator[Row]:
    """Every row of the register's lists with the person of the gold.

    A row that was read otherwise than the gold has it counts as the only person whom the gold ever spells so.

    :param stems: the file, without its ending, of each document.
    """
    halves = annotations.half_of()
    documents = annotations.documents()
    meetings = {document.stem: document.meeting_id.partition("@")[0] for document in documents}
    person_of = gold()
    spelt: dict[str, set[str]] = {}
    for (_, text), person in person_of.items():
        spelt.setdefault(text, set()).add(person)
    for entry in register.entries:
        for one in entry.sightings:
            stem, text = stems[one.document_id], fold(one.written)
            ever = spelt.get(text, set())
            meant = person_of.get((stem, text)) or (min(ever) if len(ever) == 1 else None)
            yield Row(halves[meetings[stem]], meant, entry.id, stem, text)


def gold() -> Mapping[tuple[str, str], str]:
    """File and spelling, folded, to person."""
    stems = {document.meeting_id: document.stem for document in annotations.documents()}
    return {
        (stems[meeting], fold(spelling)): person["id"]
        for person in annotations.lines("people.jsonl")
        for spelling, meetings in person["spellings"].items()
        for meeting in meetings
    }


def measure(rows: Sequence[Row]) -> Measures:
    """B-cubed over rows, and the pairs of rows that one entry holds."""
    people = [row.person or "" for row in rows]
    both = Counter(zip(people, (row.entry for row in rows), strict=True))
    by_person, by_entry = Counter(people), Counter(row.entry for row in rows)
    precision = sum(times * times / by_entry[entry] for (_, entry), times in both.items()) / max(1, len(rows))
    recall = sum(times * times / by_person[person] for (person, _), times in both.items()) / max(1, len(rows))
    pairs = sum(times * (times - 1) // 2 for times in by_entry.values())
    right = sum(times * (times - 1) // 2 for times in both.values())
    impure = Counter(entry for _, entry in both)
    return Measures(
        rows=len(rows),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / max(1e-9, precision + recall),
        pairs=pairs,
        false_pairs=pairs - right,
        impure=sum(people > 1 for people in impure.values()),
        entries=len(by_entry),
    )


def print_measures(half: str, found: Measures) -> None:
    """One line of the table."""
    rate = found.false_pairs / max(1, found.pairs)
    print(
        f"{half:<5} {found.rows:4d}  {found.precision:.3f}  {found.recall:.3f}  {found.f1:.3f}"
        f"  {found.pairs:5d}  {found.false_pairs:5d}  {rate:6.2%}  {found.entries:7d}  {found.impure}"
    )


def doubtful(entries: Sequence[Entry], most: int) -> list[str]:
    """The merges of unlike names, the most unlike first: what a person should look at."""
    found = []
    for entry in entries:
        for one, other in combinations(entry.spellings, 2):
            letters = [fold(form.text).replace(" ", "") for form in (one, other)]
            apart = distance(letters[0], letters[1], 20)
            if apart:
                found.append(
                    (
                        -apart,
                        entry.id,
                        f"{entry.id}: {one.text} ({one.meetings}) | {other.text} ({other.meetings})",
                    )
                )
    return [line for _, _, line in sorted(found)[:most]]


if __name__ == "__main__":
    main()
