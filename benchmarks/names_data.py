"""The texts on which names are learned and measured."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matters.corpus.annotations import GoldDocument, documents, fold, half_of
from matters.models.en_minutes.annotated import UNSEEN, Annotated, Name, read_open, read_sentences, read_spans
from matters.pipeline.readers import read_source
from matters.pipeline.verbatim import quote

TRAINED_ON = ("wikigold", "btc")
TESTED_ON = ("wnut17_test", "uner_english_ewt_dev")
REAL = {"dev": ("ayton", "stokeferry"), "test": ("wyevalley", "dsf", "nodejs_tsc", "seed")}
_LINE = re.compile(r"[^\n]+")


@cache
def own_sentences() -> tuple[Annotated, ...]:
    """The project's own sentences."""
    return tuple(read_sentences())


@cache
def unseen_sentences() -> tuple[Annotated, ...]:
    """Sentences of bodies that no weights were trained on."""
    return tuple(read_sentences(UNSEEN))


def open_data(folder: Path, names: tuple[str, ...]) -> dict[str, list[Annotated]]:
    """Open collections by name."""
    return {name: list(read_open(folder / f"{name}.jsonl")) for name in names}


def real_lines(folder: Path, names: tuple[str, ...]) -> list[Annotated]:
    """Lines of real minutes, annotated outside the project."""
    return [one for name in names for one in read_spans(folder / f"{name}.jsonl")]


def corpus_documents(half: str) -> Iterator[GoldDocument]:
    """The annotated documents of one half of the shipped corpus."""
    halves = half_of()
    for document in documents():
        if document.entities is not None and halves[document.meeting_id.partition("@")[0]] == half:
            yield document


def corpus_lines(half: str) -> list[Annotated]:
    """Lines of one half of the shipped corpus, the names found again in the order of the gold."""
    found = []
    for document in corpus_documents(half):
        whole = _located(document)
        for match in _LINE.finditer(whole.text):
            names = tuple(
                Name(name.start - match.start(), name.end - match.start(), name.label)
                for name in whole.names
                if match.start() <= name.start and name.end <= match.end()
            )
            if match.group().strip():
                found.append(Annotated(match.group(), names, "corpus"))
    return found


def _located(document: GoldDocument) -> Annotated:
    source = read_source(document.path, document.path.read_bytes(), name=document.path.name)
    text = "\n".join(fold(quote(line, 0, len(line))) for line in source.text.split("\n\n"))
    assert document.entities is not None
    names, at = [], 0
    for one in document.entities:
        words = fold(str(one["text"]))
        place = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, at)
        if place is None:
            continue
        names.append(Name(place.start(), place.end(), str(one["label"])))
        at = place.end()
    return Annotated(text, tuple(names), document.stem)
