"""How well items on the like, and recurring concerns, are found: one table.

Run ``python benchmarks/concerns.py --data DIR`` with a folder that holds ``gold/outcomes``; the shipped
corpus is always measured, in its two halves.

*Similar*: the query is the item in which a thread begins, relevant are the items that hold its evidence;
beside it plain search for the item's title and first words.

*Concerns*: a theme's occasion is a meeting at which it was raised. The matters found are paired with the
themes one to one, as fits best; a matter's meeting hits when one of its mentions there lies within ``NEAR``
characters of a mention of the theme, with no label of another matter between them. ``P`` counts every
meeting of every matter shown, ``P of matched`` only of those that a theme was found for. B-cubed looks at
the gold mentions, those not found each for itself.
*Gold spans* puts the annotated concerns in the place of those found.
"""

import argparse
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import log2
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from matters.archive import Archive
from matters.corpus.annotations import FOLDER, GOLD, fold, lines
from matters.index.concerns import POSSIBLE, RECURRING, Concern
from matters.index.subjects import begins_subject
from matters.pipeline.records import Outcome, Owner
from outcome_gold import corpus_half

NEAR = 250


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a theme: a stretch of a file.

    :param text: of the file.
    """

    theme: str
    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What is measured of one set of concerns."""

    precision: float
    matched: float
    recall: float
    bcubed: float
    shown: int

    def line(self, name: str) -> str:
        """One line of the table."""
        f1 = _f1(self.precision, self.recall)
        return (
            f"  {name:<34}{self.precision:>7.3f}{self.matched:>14.3f}{self.recall:>7.3f}{f1:>7.3f}"
            f"{_f1(self.matched, self.recall):>15.3f}{self.bcubed:>9.3f}{self.shown:>7}"
        )


HEAD = (
    f"  {'occasions':<34}{'P':>7}{'P of matched':>14}{'R':>7}{'F1':>7}{'F1 of matched':>15}"
    f"{'B-cubed':>9}{'shown':>7}"
)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(concerns: Sequence[Concern], gold: Sequence[Mention], counts: Callable[[str], bool]) -> Figures:
    """Occasion precision and recall, and B-cubed F1.

    :param concerns: with two meetings or more; those with fewer than three are not shown.
    :param counts: whether a file counts.
    """
    themes = sorted({one.theme for one in gold})
    shown = [one for one in concerns if one.recurring]
    found = [_files(concern) for concern in shown]
    hits = [[_hits(concern, theme, gold) for theme in themes] for concern in shown]
    table = np.array([[len(hit) for hit in row] for row in hits]).reshape(len(shown), len(themes))
    rows, columns = linear_sum_assignment(-table)
    pairs = [(row, column) for row, column in zip(rows, columns, strict=True) if table[row, column]]
    hit = sum(counts(file) for row, column in pairs for file in hits[row][column])
    everything = sum(counts(file) for files in found for file in files)
    paired = sum(counts(file) for row, _ in pairs for file in found[row])
    wanted = len({(one.theme, one.file) for one in gold if counts(one.file)})
    return Figures(
        hit / max(everything, 1),
        hit / max(paired, 1),
        hit / max(wanted, 1),
        bcubed(concerns, [one for one in gold if counts(one.file)]),
        len(shown),
    )


def _files(concern: Concern) -> set[str]:
    return {Path(one.raised.place.document.path).stem for one in concern.occasions}


def _hits(concern: Concern, theme: str, gold: Sequence[Mention]) -> set[str]:
    """The files in which a matter mentions a theme."""
    return {one.file for one in gold if one.theme == theme and _mentions(concern, one)}


def _mentions(concern: Concern, one: Mention) -> bool:
    return any(
        Path(occasion.raised.place.document.path).stem == one.file
        and _near(one, occasion.raised.place.start, occasion.raised.place.end)
        for occasion in concern.occasions
    )


def _near(one: Mention, start: int, end: int) -> bool:
    """Whether a stretch lies so near a mention, with no label of another matter between them."""
    low, high = min(one.end, end), max(one.start, start)
    return high <= low or (high - low <= NEAR and not begins_subject(one.text[low:high]))


def bcubed(concerns: Sequence[Concern], gold: Sequence[Mention]) -> float:
    """B-cubed F1 over the gold mentions; a span that is in two themes may be in either."""
    themes: dict[tuple[str, int], set[str]] = {}
    for one in gold:
        themes.setdefault((one.file, one.start), set()).add(one.theme)
    spans = {(one.file, one.start): one for one in gold}
    of = {
        key: frozenset(number for number, concern in enumerate(concerns) if _overlaps(concern, one))
        for key, one in spans.items()
    }
    precision, recall = [], []
    for key in spans:
        same = [other for other in spans if other == key or of[key] & of[other]]
        true = [other for other in spans if themes[key] & themes[other]]
        precision.append(sum(bool(themes[key] & themes[other]) for other in same) / len(same))
        recall.append(sum(other == key or bool(of[key] & of[other]) for other in true) / len(true))
    return _f1(fmean(precision), fmean(recall)) if precision else 0.0


def _overlaps(concern: Concern, one: Mention) -> bool:
    return any(
        Path(raised.place.document.path).stem == one.file
        and raised.place.start < one.end
        and one.start < raised.place.end
        for raised in (occasion.raised for occasion in concern.occasions)
    )


def with_spans(folder: Path, copy: Path, spans: Sequence[tuple[str, int, int, str | None]]) -> Path:
    """A copy of an archive whose concerns are these spans: file, start, end, raised by."""
    shutil.copytree(folder, copy)
    database = sqlite3.connect(copy / "catalogue.sqlite3")
    with database:
        database.execute("DELETE FROM outcomes WHERE kind = 'concern'")
        documents = {
            Path(path).stem: number
            for path, number in database.execute("SELECT path, document_id FROM sources")
        }
        for place, (file, start, end, raised_by) in enumerate(spans):
            item = database.execute(
                'SELECT row, key FROM items WHERE document_id = ? AND start <= ? AND "end" > ?',
                (documents.get(file), start, start),
            ).fetchone()
            if item is None:
                continue
            outcome = Outcome(
                "concern", start, end, item[1], raised_by=Owner(raised_by) if raised_by else None
            )
            database.execute(
                "INSERT INTO outcomes VALUES (?, ?, 'concern', ?, ?, ?, ?)",
                (documents[file], 100_000 + place, item[0], start, end, json.dumps(asdict(outcome))),
            )
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    database.close()
    return copy


def corpus_spans() -> list[tuple[str, int, int, str | None]]:
    """The annotated concerns of the corpus."""
    return [
        (document.id, span.start, span.end, (span.data.get("raised_by") or {}).get("text"))
        for half in ("dev", "test")
        for document in corpus_half(half)
        for span in document.gold
        if span.kind == "concern"
    ]


def corpus_mentions(spans: Sequence[tuple[str, int, int, str | None]]) -> list[Mention]:
    """The themes' mentions, at the places of the annotated concerns."""
    texts = {document.id: document.text for half in ("dev", "test") for document in corpus_half(half)}
    found = []
    for theme in lines("themes.jsonl"):
        for mention in theme["mentions"]:
            file, wanted = Path(mention["file"]).stem, _plain(mention["text"])
            for stem, start, end, _ in spans:
                said = _plain(texts[stem][start:end]) if stem == file else ""
                if said and (said in wanted or wanted in said):
                    found.append(Mention(theme["id"], file, start, end, texts[stem]))
    return found


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text).casefold()).split())


def decoys_found(concerns: Sequence[Concern], *, files: Callable[[str], bool]) -> tuple[int, int]:
    """How many decoys are mentions of a matter shown, and how many there are."""
    said: dict[str, list[str]] = {}
    for concern in concerns:
        for one in concern.occasions if concern.recurring else ():
            said.setdefault(Path(one.raised.place.document.path).stem, []).append(
                _plain(one.raised.said.quote)
            )
    decoys = [
        (Path(mention["file"]).stem, _plain(mention["text"]))
        for decoy in lines("decoys.jsonl")
        for mention in decoy["mentions"]
        if files(Path(mention["file"]).stem)
    ]
    return sum(any(one in text or text in one for one in said.get(file, ())) for file, text in decoys), len(
        decoys
    )


def ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    """nDCG@10 with one grade."""
    gain = sum(1 / log2(place + 2) for place, item in enumerate(ranked[:10]) if item in relevant)
    return gain / sum(1 / log2(place + 2) for place in range(min(10, len(relevant))))


def similar_figures(archive: Archive, half_of: Mapping[str, str]) -> Iterator[str]:
    """nDCG@10 on the threads, beside plain search, in both halves."""
    wanted: dict[str, set[str]] = {}
    for thread in lines("threads.jsonl"):
        origin = thread["origin"]["item"]
        for one in thread["evidence"]:
            if one["item"] != origin:
                wanted.setdefault(origin, set()).add(one["item"])
    held = {_short(item): item for item in _item_ids(archive.folder)}
    scores: dict[str, dict[str, list[float]]] = {"dev": {}, "test": {}}
    for origin, relevant in sorted(wanted.items()):
        if origin not in held:
            continue
        view = archive.show(held[origin])
        question = f"{view.item.title}. {' '.join(view.parts[0].text.split()[:60])}"
        plain = [hit.item.id for hit in archive.search(question, k=12, keep_weak=True, literal=True).hits]
        likes = [hit.item.id for hit in archive.similar(held[origin], k=10, keep_weak=True).result.hits]
        half = scores[half_of[origin.partition("#")[0]]]
        for name, items in (("similar", likes), ("search", plain)):
            ranked = [_short(item) for item in items if item != held[origin]]
            half.setdefault(name, []).append(ndcg(ranked, relevant))
    yield f"  {'nDCG@10 on threads':<34}{'similar':>9}{'search':>9}{'queries':>9}"
    for half, found in scores.items():
        values = [fmean(found[name]) for name in ("similar", "search")]
        yield f"  corpus {half:<27}{values[0]:>9.3f}{values[1]:>9.3f}{len(found['similar']):>9}"


def _short(item: str) -> str:
    """An item's id as the gold has it: without the council, ``council`` for its own meetings."""
    meeting, _, key = item.partition("#")
    body, _, date = meeting.rpartition("/")
    return f"{body.rpartition('/')[2].replace('kestermere-borough-council', 'council')}/{date}#{key}"


def _item_ids(folder: Path) -> list[str]:
    """The ids of the items that answer."""
    database = sqlite3.connect(folder / "catalogue.sqlite3")
    rows = database.execute(
        "SELECT d.meeting_id || '#' || i.key FROM items i JOIN documents d ON d.id = i.document_id"
        " WHERE d.answers = 1 AND d.kind = 'minutes' AND i.access = 'public'"
    ).fetchall()
    database.close()
    return [row[0] for row in rows]


def measure_corpus(folder: Path) -> Iterator[str]:
    """The corpus: similar, and concerns as found and with gold spans."""
    halves = json.loads((GOLD / "half.json").read_text(encoding="utf-8"))
    half_of = {meeting: half for half in ("dev", "test") for meeting in halves[half]}
    file_half = {document.id: half for half in ("dev", "test") for document in corpus_half(half)}
    spans = corpus_spans()
    gold = corpus_mentions(spans)
    with Archive.open(folder / "corpus") as archive:
        archive.ingest([FOLDER / "minutes"])
        yield from similar_figures(archive, half_of)
        yield ""
        yield HEAD
        found = archive.concerns(least=POSSIBLE)
    given = with_spans(folder / "corpus", folder / "corpus-gold", spans)
    with Archive.open(given) as archive:
        ideal = archive.concerns(least=POSSIBLE)
    for half in ("dev", "test"):
        for name, concerns in (("end to end", found), ("gold spans", ideal)):
            figures = score(concerns, gold, lambda file, half=half: file_half.get(file) == half)  # type: ignore[misc]
            yield figures.line(f"corpus {half}, {name}")
    for half in ("dev", "test"):
        hits, all_of = decoys_found(found, files=lambda file, half=half: file_half.get(file) == half)  # type: ignore[misc]
        yield f"  decoys counted, corpus {half}: {hits} of {all_of}"


def measure_series(data: Path, folder: Path) -> Iterator[str]:
    """The annotated series of real minutes, on the texts in which it was annotated."""
    rows = [
        json.loads(line)
        for line in (data / "gold/outcomes/themes.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in (data / "gold/outcomes/text").glob("*.txt")
    }
    gold = [
        Mention(row["id"], one["doc"], one["start"], one["end"], texts[one["doc"]])
        for row in rows
        for one in row["mentions"]
        if one["strength"] == "substantive"
    ]
    series = {one.file.partition("_")[0] for one in gold}
    (folder / "texts").mkdir()
    for name, text in texts.items():
        if name.partition("_")[0] in series:
            (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    with Archive.open(folder / "series") as archive:
        archive.ingest([folder / "texts"])
        found = archive.concerns(least=POSSIBLE)
    outcomes = (data / "gold/outcomes/outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    given = [(one.file, one.start, one.end, None) for one in gold]
    for row in map(json.loads, outcomes):
        known = any(
            one.file == row["doc"] and one.start < row["end"] and row["start"] < one.end for one in gold
        )
        if row["type"] == "concern" and row["doc"].partition("_")[0] in series and not known:
            given.append((row["doc"], row["start"], row["end"], None))
    with Archive.open(with_spans(folder / "series", folder / "series-gold", given)) as archive:
        ideal = archive.concerns(least=POSSIBLE)
    for name, concerns in (("end to end", found), ("gold spans", ideal)):
        yield score(concerns, gold, lambda file: True).line(f"real series, {name}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--data", type=Path, default=Path(__file__).resolve().parents[1].parent / "shared" / "data"
    )
    options = parser.parse_args()
    print(f"Recurring: raised at {RECURRING} meetings or more.")
    with TemporaryDirectory() as folder:
        for line in measure_corpus(Path(folder)):
            print(line, flush=True)
        if (options.data / "gold/outcomes/themes.jsonl").is_file():
            for line in measure_series(options.data, Path(folder)):
                print(line, flush=True)
        else:
            print(f"{options.data}: no judged minutes there. Name their folder with --data DIR.")


if __name__ == "__main__":
    main()
