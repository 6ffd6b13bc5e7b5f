"""How well names are found in real minutes, read as the program reads them: attendance lists and all.

Run ``python benchmarks/names_real.py --minutes DIR [--spacy-model NAME]`` with the folder that holds the
minutes. ``names_real.jsonl`` knows each document by the hash of its bytes and has of it only where some
stretches and the names in them begin and end: no text, no name. The labels were set by reading, before any
output was seen; what was done with the errors since, the model card says.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from matters.models.en_minutes.annotated import Name
from matters.models.en_minutes.shipped import SHIPPED
from matters.pipeline.language import build_language, build_tagger, segment, tag_items
from matters.pipeline.readers import read_source
from matters.pipeline.records import SourceText
from names import Counts
from paths import BENCHMARKS

OFFSETS = BENCHMARKS / "names_real.jsonl"
DIGITS = 16
"""Of the hexadecimal digits of a hash."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A labelled part of a document and the names in it, with offsets in that part."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """What is known of one document.

    :param source: whose minutes they are.
    :param file: the hash of its bytes.
    :param text: the hash of the text of its stretches, one a line.
    """

    source: str
    file: str
    text: str
    stretches: tuple[Stretch, ...]


def read_offsets(path: Path = OFFSETS) -> Iterator[Labelled]:
    """The labelled documents."""
    for row in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(row)
        stretches = tuple(
            Stretch(start, end, tuple(Name(*one) for one in names)) for start, end, names in data["stretches"]
        )
        yield Labelled(data["source"], data["file"], data["text"], stretches)


def digest(data: bytes) -> str:
    """The beginning of a SHA-256."""
    return sha256(data).hexdigest()[:DIGITS]


def located(labelled: Sequence[Labelled], folder: Path) -> Iterator[tuple[Labelled, SourceText, str]]:
    """Each document with its text and name.

    :raises ValueError: when a document is not in the folder, or reads otherwise than when it was labelled.
    """
    files = {digest(path.read_bytes()): path for path in sorted(folder.rglob("*")) if path.is_file()}
    for one in labelled:
        if one.file not in files:
            raise ValueError(f"{folder}: no file whose SHA-256 begins with {one.file}")
        path = files[one.file]
        source = read_source(path, path.read_bytes(), name=path.name)
        words = "\n".join(source.text[part.start : part.end] for part in one.stretches)
        if digest(words.encode()) != one.text:
            raise ValueError(f"{path}: its text is no longer the one that was labelled")
        yield one, source, path.name


def main() -> None:
    """Print a row for each source and one for all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=Path, required=True, help="the folder with the minutes")
    parser.add_argument("--spacy-model", default=SHIPPED)
    options = parser.parse_args()
    nlp = build_language(options.spacy_model)
    tagger = build_tagger(nlp, options.spacy_model)
    rows: dict[str, Counts] = defaultdict(Counts)
    total = Counts()
    for one, source, name in located(list(read_offsets()), options.minutes):
        mentions = tag_items(tagger, source, segment(nlp, source, name=name)._.structure)
        for part in one.stretches:
            inside = [tag for tag in mentions if part.start <= tag.start and tag.end <= part.end]
            gold = Counter((name.label, f"{name.start}-{name.end}") for name in part.names)
            found = Counter((tag.label, f"{tag.start - part.start}-{tag.end - part.start}") for tag in inside)
            rows[one.source].add(gold, found)
            total.add(gold, found)
    for source_name, counts in rows.items():
        print(counts.line(source_name))
    print(total.line("all"))


if __name__ == "__main__":
    main()
