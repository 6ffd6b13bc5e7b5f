"""Which files are one meeting, and which of them answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

RUN = 6
"""Words in a run; most runs of the shorter text must stand in the longer."""

_WORD = re.compile(r"[^\W_]+")
_FORMATS = ("text", "markdown", "docx", "html", "pdf")

Runs = frozenset[tuple[str, ...]]


def word_runs(text: str) -> Runs:
    """All runs of six words; of a shorter text the one run that it is."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def containment(one: Runs, other: Runs) -> float:
    """The share of the smaller set that stands in the larger, in [0, 1]."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def same_text(one: Runs, other: Runs) -> bool:
    """Whether most six-word runs agree."""
    return containment(one, other) > 0.5


def agree(one: str | None, other: str | None) -> bool:
    """Whether two values are equal, or one is unknown."""
    return one is None or other is None or one == other


@dataclass(frozen=True, slots=True)
class Version:
    """One document of a meeting, as far as it matters for which one answers."""

    document_id: int
    kind: str
    status: str
    suffix: str
    format: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a document among the versions of its meeting."""

    document_id: int
    answers: bool
    folded_into: int | None
    superseded_by: int | None


def _preference(version: Version) -> tuple[bool, bool, int]:
    """Approved first, then formats that keep words whole, then the first that came."""
    return (version.status != "approved", version.format not in _FORMATS[:-1], version.document_id)


def standings(versions: Sequence[Version]) -> list[Standing]:
    """Which document of one meeting answers, which are folded into it, and which it supersedes."""
    best: dict[str, Version] = {}
    for version in sorted(versions, key=_preference):
        best.setdefault(version.suffix, version)
    approved = best.get("")
    found = []
    for version in sorted(versions, key=_by_id):
        first = best[version.suffix]
        folded = None if first is version else first.document_id
        late = approved is not None and version.suffix == "@draft"
        successor = approved.document_id if approved is not None and late else None
        found.append(Standing(version.document_id, folded is None and not late, folded, successor))
    return found


def _by_id(version: Version) -> int:
    return version.document_id
