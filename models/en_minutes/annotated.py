"""Texts with the names in them: the project's own sentences, and open collections."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SENTENCES = Path(__file__).parent / "assets" / "sentences"
UNSEEN = Path(__file__).parent / "assets" / "unseen"
"""Sentences of further bodies, which no weights are trained on."""
LABELS = ("PERSON", "ROLE", "ORG")
_MARK = re.compile(r"\[([^\[\]|]+)\|(PERSON|ROLE|ORG)\]")
_LEFT_OPEN = re.compile(r"\|(?:PERSON|ROLE|ORG|[A-Z]+\])")
_OPEN_LABELS = {"PER": "PERSON", "ORG": "ORG"}
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}]|'s|’s|n't|'re|'ve|'ll|'d|'m)")
_NO_SPACE_AFTER = frozenset("([{$£#@")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in a text, with offsets in that text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and the names in it, sorted and disjoint.

    :param source: the file or the collection from which it comes.
    :param labels: the labels that were annotated; of the others nothing is known.
    """

    text: str
    names: tuple[Name, ...]
    source: str
    labels: tuple[str, ...] = LABELS


def read_sentences(folder: Path = SENTENCES) -> list[Annotated]:
    """The project's own sentences: one file a body, one text a line, ``#`` starts a comment line.

    :raises ValueError: when a bracket is left open or a label is unknown.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                found.append(read_marked(line.strip(), source=path.stem))
    return found


def read_marked(line: str, *, source: str) -> Annotated:
    """Read ``"[Ann Birch|PERSON] came."``.

    :raises ValueError: when a bracket is left open or a label is unknown.
    """
    text, at = "", 0
    names: list[Name] = []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        names.append(Name(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        at = match.end()
    text += line[at:]
    if _LEFT_OPEN.search(text):
        raise ValueError(f"{source}: a name that cannot be read: {line}")
    return Annotated(text, tuple(names), source)


def read_open(path: Path) -> Iterator[Annotated]:
    """A collection in JSON Lines with ``tokens`` and BIO ``tags``; no role is annotated in any."""
    for row in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(row)
        text, names = _joined(data["tokens"], data["tags"])
        yield Annotated(text, tuple(names), path.stem, ("PERSON", "ORG"))


def read_spans(path: Path) -> Iterator[Annotated]:
    """Lines with ``text`` and ``spans`` of start, end and label."""
    for row in path.read_text(encoding="utf-8").splitlines():
        data = json.loads(row)
        names = tuple(Name(*span) for span in sorted(data["spans"]))
        yield Annotated(data["text"], names, path.stem)


def _joined(tokens: Sequence[str], tags: Sequence[str]) -> tuple[str, list[Name]]:
    text, label = "", ""
    names: list[Name] = []
    for token, tag in zip(tokens, tags, strict=True):
        glued = not text or _NO_SPACE_BEFORE.match(token) or text[-1] in _NO_SPACE_AFTER
        text += "" if glued else " "
        start, end = len(text), len(text) + len(token)
        text += token
        prefix, _, name = tag.partition("-")
        if prefix == "I" and label == name and names:
            names[-1] = Name(names[-1].start, end, names[-1].label)
        elif name in _OPEN_LABELS:
            names.append(Name(start, end, _OPEN_LABELS[name]))
        label = name if name in _OPEN_LABELS else ""
    return text, names
