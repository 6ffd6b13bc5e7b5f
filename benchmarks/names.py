"""How well people, roles and organisations are found: strict precision, recall and F1 of each label.

Run ``python benchmarks/names.py [--ner DIR] [--real DIR] [--spacy-model NAME]``. A span hits when label,
start and end agree. The project's own sentences are scored by weights fitted without their bodies, a quarter
of them at a time, line by line and without a list of those present, and once more with the lines of a body
read as one document; ``--ner`` has the open data for that, ``--folds`` keeps the weights between runs. The
shipped corpus is scored as whole documents, in its two halves. ``--real`` has lines annotated elsewhere.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fit_names import open_texts, own_texts, word_vectors
from matters.corpus import annotations
from matters.corpus.annotations import GoldDocument, fold
from matters.embedding import cache_folder
from matters.models.embedders import load_embedder, prepare
from matters.models.en_minutes.annotated import LABELS, Annotated
from matters.models.en_minutes.shipped import SHIPPED
from matters.models.en_minutes.train import build, save, train
from matters.pipeline.language import build_language, build_tagger, segment, tag_items
from matters.pipeline.readers import read_source
from matters.pipeline.records import SourceText
from matters.pipeline.structure.read import Structure
from matters.pipeline.tagging.gazetteer import Gazetteer
from matters.pipeline.tagging.port import PatternTagger, Tagger
from matters.pipeline.verbatim import quote
from names_data import (
    REAL,
    TESTED_ON,
    corpus_documents,
    open_data,
    own_sentences,
    real_lines,
    unseen_sentences,
)

FOLDS = 4
NOBODY = Gazetteer()


@dataclass(slots=True)
class Counts:
    """Hits, guesses and truths of each label."""

    hits: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Counter[tuple[str, str]], found: Counter[tuple[str, str]]) -> None:
        """Compare two bags of labelled spans."""
        for counter, bag in ((self.hits, gold & found), (self.found, found), (self.gold, gold)):
            for (label, _), count in bag.items():
                counter[label] += count

    def line(self, name: str, labels: Sequence[str] = LABELS) -> str:
        """A row of the table."""
        cells = []
        for label in labels:
            hits, found, gold = self.hits[label], self.found[label], self.gold[label]
            precision, recall = hits / max(1, found), hits / max(1, gold)
            f1 = 2 * hits / max(1, found + gold)
            cells.append(f"{label:6} {precision:.3f} {recall:.3f} {f1:.3f} ({gold})")
        return f"{name:44}" + "   ".join(cells)


def score(
    tagger: Tagger, texts: Sequence[Annotated], counts: Counts | None = None, *, together: bool = False
) -> Counts:
    """Texts one by one, nobody known beforehand.

    :param counts: what is added to.
    :param together: as one document instead.
    """
    counts = counts or Counts()
    documents = [texts] if together else [[one] for one in texts]
    tagged = [tags for group in documents for tags in tagger.tag([one.text for one in group], NOBODY)]
    for one, tags in zip(texts, tagged, strict=True):
        gold = Counter((name.label, f"{name.start}-{name.end}") for name in one.names)
        found = Counter((tag.label, f"{tag.start}-{tag.end}") for tag in tags if tag.label in one.labels)
        counts.add(gold, found)
    return counts


def as_documents(tagger: Tagger, texts: Sequence[Annotated], counts: Counts | None = None) -> Counts:
    """The lines of each source as one document, nobody known beforehand.

    :param counts: what is added to.
    """
    counts = counts or Counts()
    for source in sorted({one.source for one in texts}):
        score(tagger, [one for one in texts if one.source == source], counts, together=True)
    return counts


def cross_validated(ner: Path, cache: Path | None, folds: Path) -> Iterator[tuple[str, Counts]]:
    """The project's own sentences, each scored by weights fitted without its body: rows of the table.

    :param folds: where the weights of each quarter are put; those that are there are not fitted again.
    """
    rows = {name: Counts() for name in ("patterns", "trained", "trained, as documents")}
    bodies = sorted({one.source for one in own_sentences()})
    for number in range(FOLDS):
        held = bodies[number::FOLDS]
        folder = fitted(folds / f"f{number}", held, ner, cache)
        tagger = build_tagger(build_language(str(folder)), str(folder))
        texts = [one for one in own_sentences() if one.source in held]
        yield f"quarter {number + 1}: trained", score(tagger, texts)
        score(tagger, texts, rows["trained"])
        score(PatternTagger(), texts, rows["patterns"])
        as_documents(tagger, texts, rows["trained, as documents"])
    yield from rows.items()


def fitted(folder: Path, held: Sequence[str], ner: Path, cache: Path | None) -> Path:
    """Weights fitted without these bodies."""
    if not (folder / "meta.json").exists():
        vectors = word_vectors(cache)
        bodies = {one.source for one in own_sentences()}
        nlp = train(build(vectors), own_texts(sorted(bodies - set(held))), open_texts(ner))
        save(nlp, vectors, folder)
    return folder


def corpus(tagger: Tagger, half: str, counts: Counts, listed: Counter[str]) -> None:
    """Whole documents with the list of those present that is read in them.

    :param listed: is added to: mentions in the body of those on the gold list, how many were found, and how
        many were taken for the right person.
    """
    for document in corpus_documents(half):
        source = read_source(document.path, document.path.read_bytes(), name=document.path.name)
        structure = segment(LANGUAGE, source, name=document.path.name)._.structure
        body = _body(document, source, structure)
        mentions = [one for one in tag_items(tagger, source, structure) if one.item and one.start >= body]
        found = [(one.label, fold(source.text[one.start : one.end]), one.person) for one in mentions]
        gold = [(str(one["label"]), fold(str(one["text"]))) for one in _in_items(document)]
        counts.add(Counter(gold), Counter((label, words) for label, words, _ in found))
        surnames = Counter(str(one["name"]).split()[-1].casefold() for one in document.attendance)
        people = Counter(words for label, words, _ in found if label == "PERSON")
        right = Counter(words for _, words, who in found if who and _surname(who) == _surname(words))
        for words, count in Counter(words for label, words in gold if label == "PERSON").items():
            if surnames[_surname(words)] == 1:
                listed["mentions"] += count
                listed["found"] += min(count, people[words])
                listed["known"] += min(count, right[words])


def _body(document: GoldDocument, source: SourceText, structure: Structure) -> int:
    """Where the first item begins that is one in the gold too: a list of those present is none."""
    whole = fold(quote(source.text, 0, len(source.text), omit=source.furniture))
    first = min(at for at in annotations.starts(document, whole) if at >= 0)
    for item in structure.items:
        if len(fold(quote(source.text, 0, item.start, omit=source.furniture))) + 6 >= first:
            return item.start
    return len(source.text)


def _in_items(document: GoldDocument) -> list[Mapping[str, Any]]:
    return [one for one in document.entities or () if one["item"] not in {"front", "back"}]


def _surname(name: str) -> str:
    return name.split()[-1].casefold()


@dataclass(frozen=True, slots=True)
class Pace:
    """Words tagged, and the seconds of a processor that it took."""

    words: int
    seconds: float


def speed(spacy_model: str, processes: int) -> str:
    """The shipped minutes, tagged by so many processes side by side: words a second.

    By the clock, and by processor time, which what else runs on the machine disturbs less.
    """
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(_warm, [spacy_model] * processes))
        started = time.perf_counter()
        paces = list(pool.map(_tag_all, [spacy_model] * processes))
        clock = sum(pace.words for pace in paces) / (time.perf_counter() - started)
    own = sum(pace.words / pace.seconds for pace in paces)
    return (
        f"{processes} at a time: {clock:,.0f} words a second, {own:,.0f} with {processes} cores to themselves"
    )


def _warm(spacy_model: str) -> None:
    build_tagger(build_language(spacy_model), spacy_model).tag(["Councillor Ash was there."], NOBODY)
    _minutes()


def _tag_all(spacy_model: str) -> Pace:
    tagger = build_tagger(build_language(spacy_model), spacy_model)
    minutes, started = _minutes(), time.process_time()
    for source, structure in minutes:
        tag_items(tagger, source, structure)
    return Pace(sum(len(source.text.split()) for source, _ in minutes), time.process_time() - started)


@cache
def _minutes() -> tuple[tuple[SourceText, Structure], ...]:
    """The shipped minutes that are text, with their structure."""
    return tuple(
        (source, segment(LANGUAGE, source, name=path.name)._.structure)
        for path in sorted((annotations.FOLDER / "minutes").iterdir())
        if path.suffix in {".txt", ".html", ".md"}
        for source in [read_source(path, path.read_bytes(), name=path.name)]
    )


def embedding_speed() -> float:
    """Words a second of embedding the items of some of those minutes."""
    prepare(cache_folder())
    embedder = load_embedder(cache=cache_folder())
    texts = [source.text[item.start : item.end] for source, read in _minutes()[:8] for item in read.items]
    started = time.perf_counter()
    embedder.embed_passages(texts)
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - started)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ner", type=Path, help="the folder with the open collections")
    parser.add_argument("--real", type=Path, help="a folder of annotated lines of real minutes")
    parser.add_argument("--spacy-model", default=SHIPPED)
    parser.add_argument("--cache", type=Path, help="a file that keeps the word vectors between runs")
    parser.add_argument("--folds", type=Path, help="a folder that keeps the weights fitted without a quarter")
    options = parser.parse_args()
    trained = build_tagger(build_language(options.spacy_model), options.spacy_model)
    taggers = {"patterns": PatternTagger(), trained.tagger_id: trained}
    print(f"{'':44}" + "   ".join(f"{label:6} P     R     F1   (n)  " for label in LABELS))
    if options.ner and options.spacy_model == SHIPPED:
        with TemporaryDirectory() as folder:
            for name, counts in cross_validated(options.ner, options.cache, options.folds or Path(folder)):
                print(counts.line(f"own, left out, {name}"), flush=True)
    for name, tagger in taggers.items():
        _print_rows(name, tagger, options.ner, options.real)
    for processes in (1, 2):
        print(f"tagging, {speed(options.spacy_model, processes)}", flush=True)
    print(f"embedding: {embedding_speed():,.0f} words a second")


def _print_rows(name: str, tagger: Tagger, ner: Path | None, real: Path | None) -> None:
    for half in ("dev", "test"):
        counts, listed = Counts(), Counter[str]()
        corpus(tagger, half, counts, listed)
        print(counts.line(f"corpus {half}: {name}"))
        print(
            f"  those listed, in the body: found {listed['found'] / listed['mentions']:.3f},"
            f" known {listed['known'] / listed['mentions']:.3f} ({listed['mentions']})"
        )
    unseen = unseen_sentences()
    print(score(tagger, unseen).line(f"bodies never trained on: {name}"))
    print(as_documents(tagger, unseen).line("  as documents"), flush=True)
    if ner:
        for collection, texts in open_data(ner, TESTED_ON).items():
            print(score(tagger, texts).line(f"{collection}: {name}", ("PERSON", "ORG")), flush=True)
    if real:
        for half, sources in REAL.items():
            print(score(tagger, real_lines(real, sources)).line(f"real lines {half}: {name}"))
            for source in sources:
                print(score(tagger, real_lines(real, (source,))).line(f"  {source}"))


LANGUAGE = build_language("patterns")

if __name__ == "__main__":
    main()
