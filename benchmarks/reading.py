"""How well minutes are read: items, attendance, dates, and errors that carry no warning.

Run ``python benchmarks/reading.py --data DIR`` with a folder that holds ``gold/segmentation``,
``gold/attendance`` and ``minutes`` (its README says how they were made). Prints a table per source and
with ``--json FILE`` writes the same figures. ``--stoke FILE`` adds parish minutes annotated by hand, one
document a line (``file``, ``items`` with ``start``, ``number`` and ``title``, ``people``, ``date``), in
two halves by file order: what is tuned on the first must hold on the second.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from matters.measures.tally import Counts
from matters.pipeline.errors import ReadError
from matters.pipeline.process import Processor
from matters.pipeline.records import Attendee, Minutes, SourceText
from matters.pipeline.structure.read import Structure, read_structure
from paths import add_data_option

SILENT_BELOW = 0.9
INSIDE_LINE = 12


@dataclass(slots=True)
class Tally(Counts):
    """Hits, guesses and truths of one source, and what else is counted of it."""

    extra: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSONL file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def segmentation(data: Path) -> dict[str, Tally]:
    """Item boundaries by exact line, and numbers and titles on the boundaries that are right."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    folder = data / "gold" / "segmentation"
    for name in ("dev.jsonl", "silver_wyevalley.jsonl"):
        for document in rows(folder / name):
            text = (folder / document["file"]).read_text(encoding="utf-8")
            structure = read_structure(SourceText(text, "text"), name=document["doc"])
            score_boundaries(text, structure, document["items"], tallies[document["source"]])
    return tallies


def score_boundaries(text: str, structure: Structure, gold: list[dict[str, Any]], tally: Tally) -> None:
    """Add one document to a tally."""
    truth = {line_start(text, item["start"]): item for item in gold}
    found = {line_start(text, item.start): item for item in structure.items}
    both = truth.keys() & found.keys()
    tally.hits += len(both)
    tally.found += len(found)
    tally.gold += len(truth)
    tally.extra["number"] += sum(truth[at]["number"] == found[at].number for at in both)
    tally.extra["title"] += sum(fold(truth[at]["title"]) == fold(found[at].title) for at in both)
    tally.extra["documents"] += 1
    wrong = 2 * len(both) < SILENT_BELOW * (len(found) + len(truth))
    tally.extra["wrong"] += wrong
    tally.extra["silent"] += wrong and not structure.caveats


def parish(data: Path, gold: Path) -> tuple[dict[str, Tally], dict[str, Tally], dict[str, Tally]]:
    """Items, attendance and dates of the annotated parish minutes, each half by itself."""
    items: defaultdict[str, Tally] = defaultdict(Tally)
    people: defaultdict[str, Tally] = defaultdict(Tally)
    files: defaultdict[str, Tally] = defaultdict(Tally)
    documents = list(rows(gold))
    processor = Processor()
    for place, document in enumerate(documents):
        half = f"stoke, half {1 + (2 * place >= len(documents))}"
        minutes = processor.process_file(data / "minutes" / "stokeferry" / document["file"])
        score_offsets(minutes, document["items"], items[half])
        score_people(minutes.attendance, document["people"], people[half])
        tally = files[half].extra
        tally["files"] += 1
        tally["dated"] += document["date"] is not None
        tally["date right"] += document["date"] is not None and minutes.meeting.date == document["date"]
        tally["kind right"] += minutes.document.kind == "minutes"
        tally["body"] += minutes.meeting.committee is not None
        tally["flagged"] += bool(minutes.caveats)
    return items, people, files


def score_offsets(minutes: Minutes, gold: list[dict[str, Any]], tally: Tally) -> None:
    """Add one document whose items may begin inside a line: within a few characters, or on one line."""
    text = minutes.document.text
    left, hits, doubtful = list(minutes.items), [], 0
    for item in sorted(gold, key=lambda one: bool(one.get("doubtful"))):
        near = [one for one in left if _same_place(text, one.start, item["start"])]
        if near:
            best = min(near, key=lambda one: abs(one.start - item["start"]))
            left.remove(best)
            doubtful += bool(item.get("doubtful"))
            if not item.get("doubtful"):
                hits.append((item, best))
    found = len(minutes.items) - doubtful
    truth = sum(not item.get("doubtful") for item in gold)
    tally.hits += len(hits)
    tally.found += found
    tally.gold += truth
    tally.extra["number"] += sum(bare_number(item["number"]) == one.number for item, one in hits)
    tally.extra["title"] += sum(fold(item["title"] or "") == fold(one.title) for item, one in hits)
    tally.extra["documents"] += 1
    wrong = 2 * len(hits) < SILENT_BELOW * (found + truth)
    tally.extra["wrong"] += wrong
    tally.extra["silent"] += wrong and not minutes.caveats


def _same_place(text: str, found: int, truth: int) -> bool:
    """Whether two item starts agree: near each other, or both at the head of one line."""
    at_heads = not any(_inside_line(text, place) for place in (found, truth))
    return abs(found - truth) <= INSIDE_LINE or (
        at_heads and line_start(text, found) == line_start(text, truth)
    )


def _inside_line(text: str, offset: int) -> bool:
    return bool(text[line_start(text, offset) : offset].strip(" \t\xa0*#-_>|"))


def attendance(data: Path) -> dict[str, Tally]:
    """Names, and status and role of the names that are right."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    processor = Processor()
    for document in rows(data / "gold" / "attendance" / "dev.jsonl"):
        minutes = processor.process_file(data / document["file"])
        score_people(minutes.attendance, document["people"], tallies[document["source"]])
    return tallies


def score_people(found_people: Sequence[Attendee], gold: list[dict[str, Any]], tally: Tally) -> None:
    """Add the people of one document to a tally."""
    found = {fold(person.name): person for person in found_people}
    truth = {fold(person["name"]): person for person in gold}
    both = truth.keys() & found.keys()
    tally.hits += len(both)
    tally.found += len(found)
    tally.gold += len(truth)
    tally.extra["status"] += sum(truth[name]["status"] == found[name].status for name in both)
    tally.extra["role"] += sum(
        (truth[name]["role"] or None) == (found[name].role or found[name].organisation) for name in both
    )


def whole_files(data: Path) -> dict[str, Tally]:
    """Every file: failures, dates against the manifest, bodies found, warnings."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    processor = Processor()
    for manifest in sorted((data / "minutes").glob("*/manifest.jsonl")):
        for row in rows(manifest):
            tally = tallies["minutes_" + manifest.parent.name]
            tally.extra["files"] += 1
            try:
                minutes = processor.process_file(manifest.parent / row["file"])
            except ReadError:
                tally.extra["failed"] += 1
                continue
            dated = not row.get("date_is_post_date")
            tally.extra["dated"] += dated
            tally.extra["date right"] += dated and minutes.meeting.date == row["date"]
            tally.extra["kind right"] += minutes.document.kind == row["doc_type"]
            tally.extra["body"] += minutes.meeting.committee is not None
            tally.extra["flagged"] += bool(minutes.caveats)
    return tallies


def line_start(text: str, offset: int) -> int:
    """Where the line that holds ``offset`` begins."""
    return text.rfind("\n", 0, offset) + 1


def bare_number(number: str | None) -> str | None:
    """A number without the mark behind it."""
    return number.strip("\\ .):-") if number else None


def fold(text: str) -> str:
    """Text as it is compared: case, apostrophes and white space do not count."""
    return " ".join(text.replace("’", "'").casefold().split()).rstrip(" :.-–")


def share(part: int, whole: int) -> str:
    """A share with three digits, or a dash."""
    return f"{part / whole:.3f}" if whole else "-"


def report(segments: dict[str, Tally], people: dict[str, Tally], files: dict[str, Tally]) -> list[str]:
    """The tables as lines."""
    lines = [f"{'items':<22}{'docs':>6}{'F1':>8}{'number':>8}{'title':>8}{'wrong':>7}{'silent':>8}"]
    for source, tally in sorted(segments.items()):
        extra = tally.extra
        lines.append(
            f"{source:<22}{extra['documents']:>6}{tally.f1:>8.3f}{share(extra['number'], tally.hits):>8}"
            f"{share(extra['title'], tally.hits):>8}{extra['wrong']:>7}{extra['silent']:>8}"
        )
    lines += ["", f"{'attendance':<22}{'people':>8}{'name F1':>9}{'status':>8}{'role':>8}"]
    for source, tally in sorted(people.items()):
        lines.append(
            f"{source:<22}{tally.gold:>8}{tally.f1:>9.3f}{share(tally.extra['status'], tally.hits):>8}"
            f"{share(tally.extra['role'], tally.hits):>8}"
        )
    lines += ["", f"{'files':<22}{'files':>6}{'failed':>8}{'date':>8}{'kind':>8}{'body':>8}{'flagged':>9}"]
    for source, tally in sorted(files.items()):
        extra = tally.extra
        lines.append(
            f"{source:<22}{extra['files']:>6}{extra['failed']:>8}"
            f"{share(extra['date right'], extra['dated']):>8}"
            f"{share(extra['kind right'], extra['files']):>8}{share(extra['body'], extra['files']):>8}"
            f"{share(extra['flagged'], extra['files']):>9}"
        )
    return lines


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    add_data_option(parser)
    parser.add_argument("--stoke", type=Path, help="parish minutes annotated by hand, as JSONL")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data}: no such folder. Name the judged minutes with --data DIR.")
        return
    tables = segmentation(options.data), attendance(options.data), whole_files(options.data)
    if options.stoke:
        for table, more in zip(tables, parish(options.data, options.stoke), strict=True):
            table.update(more)
    print("\n".join(report(*tables)))
    if options.json:
        names = ("items", "attendance", "files")
        figures = {
            name: {key: asdict(one) for key, one in table.items()}
            for name, table in zip(names, tables, strict=True)
        }
        options.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
