"""How well items on the like, and recurring concerns, are found: one table.

Run ``python benchmarks/concerns.py --data DIR`` with a folder that holds ``gold/outcomes``; the shipped
corpus is always measured, in its two halves.

*Similar*: see ``similar.py``. *Occasions*: see ``matters/measures/themes.py``; ``P`` counts every meeting of
every matter shown, ``P of matched`` only of those that a theme was found for. *Gold spans* puts the annotated
concerns in the place of those found. *Asked for by name* asks for each theme in the annotator's words for it.
"""

import argparse
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from matters.archive import Archive
from matters.corpus.annotations import FOLDER, HALVES, documents, half_of, lines
from matters.index.concerns.concerns import POSSIBLE, RECURRING, Concern
from matters.measures.gold_text import GoldText, overlap
from matters.measures.themes import (
    Mention,
    bcubed,
    count_asked,
    count_occasions,
    decoys_counted,
    gold_decoys,
    theme_mentions,
)
from matters.pipeline.errors import ReadError
from matters.pipeline.readers import read_source
from matters.pipeline.records import Outcome, Owner, Span
from paths import add_data_option
from similar import similar_figures

HEAD = (
    f"  {'occasions':<34}{'P':>7}{'P of matched':>14}{'R':>7}{'F1':>7}{'F1 of matched':>15}"
    f"{'B-cubed':>9}{'shown':>7}"
)


@dataclass(frozen=True, slots=True)
class Given:
    """A concern to be put in the place of those found.

    :param file: its name without the suffix.
    """

    file: str
    span: Span
    raised_by: str | None = None


def figures(
    name: str, concerns: Sequence[Concern], gold: Sequence[Mention], counted: Callable[[str], bool]
) -> str:
    """One line of the table.

    :param concerns: with two meetings or more; those with fewer than three are not shown.
    :param counted: whether a file counts.
    """
    found = count_occasions(concerns, gold, counted)
    every, matched = found.counts, found.matched
    together = bcubed(concerns, [one for one in gold if counted(one.file)])
    return (
        f"  {name:<34}{every.precision:>7.3f}{matched.precision:>14.3f}{every.recall:>7.3f}{every.f1:>7.3f}"
        f"{matched.f1:>15.3f}{together:>9.3f}{found.shown:>7}"
    )


def asked(archive: Archive, themes: Sequence[Mapping[str, Any]]) -> dict[str, Concern]:
    """What is found for the name of each theme."""
    return {one["id"]: archive.concern(one["theme"]) for one in themes}


def asked_figures(
    name: str, concerns: Mapping[str, Concern], gold: Sequence[Mention], counted: Callable[[str], bool]
) -> str:
    """One line: the meetings of themes that were asked for."""
    found = count_asked(concerns, gold, counted)
    return f"  {name:<34}{found.precision:>7.3f}{'':>14}{found.recall:>7.3f}{found.f1:>7.3f}"


def with_spans(folder: Path, copy: Path, spans: Sequence[Given]) -> Path:
    """A copy of an archive whose concerns are these."""
    shutil.copytree(folder, copy)
    database = sqlite3.connect(copy / "catalogue.sqlite3")
    with database:
        database.execute("DELETE FROM outcomes WHERE kind = 'concern'")
        documents = {
            Path(path).stem: number
            for path, number in database.execute("SELECT path, document_id FROM sources")
        }
        for place, one in enumerate(spans):
            item = database.execute(
                'SELECT row, key FROM items WHERE document_id = ? AND start <= ? AND "end" > ?',
                (documents.get(one.file), one.span.start, one.span.start),
            ).fetchone()
            if item is None:
                continue
            outcome = Outcome(
                "concern",
                one.span.start,
                one.span.end,
                item[1],
                raised_by=Owner(one.raised_by) if one.raised_by else None,
            )
            database.execute(
                "INSERT INTO outcomes VALUES (?, ?, 'concern', ?, ?, ?, ?)",
                (
                    documents[one.file],
                    100_000 + place,
                    item[0],
                    outcome.start,
                    outcome.end,
                    json.dumps(asdict(outcome)),
                ),
            )
        database.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
    database.close()
    return copy


def corpus_texts() -> list[GoldText]:
    """The documents of the corpus that can be read, drafts left out."""
    found = []
    for document in documents():
        if document.is_draft:
            continue
        try:
            source = read_source(document.path, document.path.read_bytes(), name=document.path.name)
        except ReadError:
            continue
        found.append(GoldText(document, source))
    return found


def measure_corpus(folder: Path) -> Iterator[str]:
    """The corpus: similar, and concerns as found and with gold spans."""
    where = half_of()
    texts = corpus_texts()
    gold = list(theme_mentions(lines("themes.jsonl"), texts))
    given = [
        Given(text.gold.stem, one.span, one.raised_by)
        for text in texts
        for one in text.outcomes()
        if one.kind == "concern"
    ]
    with Archive.open(folder / "corpus") as archive:
        archive.ingest([FOLDER / "minutes"])
        yield from similar_figures(archive, where)
        yield ""
        yield HEAD
        found = archive.concerns(least=POSSIBLE)
        named = asked(archive, list(lines("themes.jsonl")))
    with Archive.open(with_spans(folder / "corpus", folder / "corpus-gold", given)) as archive:
        ideal = archive.concerns(least=POSSIBLE)
    files = {half: {one.gold.stem for one in texts if where[one.gold.meeting_id] == half} for half in HALVES}
    for half in HALVES:
        for name, concerns in (("end to end", found), ("gold spans", ideal)):
            yield figures(f"corpus {half}, {name}", concerns, gold, files[half].__contains__)
        yield asked_figures(f"corpus {half}, asked for by name", named, gold, files[half].__contains__)
    for half in HALVES:
        decoys = [one for one in gold_decoys(lines("decoys.jsonl")) if one.file in files[half]]
        counted = sum(decoys_counted(found, decoys))
        yield f"  decoys counted, corpus {half}: {counted} of {len(decoys)}"


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
        Mention(row["id"], one["doc"], Span(one["start"], one["end"]), texts[one["doc"]])
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
        named = asked(archive, rows)
    outcomes = (data / "gold/outcomes/outcomes.jsonl").read_text(encoding="utf-8").splitlines()
    given = [Given(one.file, one.span) for one in gold]
    for row in map(json.loads, outcomes):
        known = any(
            one.file == row["doc"] and overlap(one.span, Span(row["start"], row["end"])) for one in gold
        )
        if row["type"] == "concern" and row["doc"].partition("_")[0] in series and not known:
            given.append(Given(row["doc"], Span(row["start"], row["end"])))
    with Archive.open(with_spans(folder / "series", folder / "series-gold", given)) as archive:
        ideal = archive.concerns(least=POSSIBLE)
    for name, concerns in (("end to end", found), ("gold spans", ideal)):
        yield figures(f"real series, {name}", concerns, gold, lambda file: True)
    yield asked_figures("real series, asked for by name", named, gold, lambda file: True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    add_data_option(parser)
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
