"""What the user decided of who is who; kept beside the catalogue, so that it survives another ingest."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from matters.index.kept import PEOPLE, add_kept, read_kept
from matters.pipeline.records import Caveat


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a decision is about, so that it stays the same person when ids move.

    :param id: of the entry when the decision was made.
    :param meeting: one in whose list the person stands, written as ``spelling``.
    """

    id: str
    meeting: str | None = None
    spelling: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    :param kind: ``"merge"``: both are one person; ``"split"``: what is named of the first is another
        person's; ``"apart"``: the two are two.
    :param person: an entry, with ``other`` a second one.
    :param spellings: of a split, those that go; ``meetings`` the meetings in which they do, all if none.
    """

    kind: str
    person: Subject
    other: Subject | None = None
    spellings: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, in the order in which they were made.

    :param caveats: lines of the file that say nothing that can be followed.
    """

    made: tuple[Decision, ...] = ()
    caveats: tuple[Caveat, ...] = ()


def read_decisions(folder: Path | None) -> Decisions:
    """What is decided for an archive; nothing without a folder.

    :raises ArchiveError: When the file cannot be read.
    """
    if folder is None:
        return Decisions()
    kept = read_kept(folder, PEOPLE)
    made = [_decision(entry) for entry in kept.entries]
    strange = tuple(
        Caveat("kept-line-strange", f"kept/{PEOPLE}.jsonl, decision {number}, is none that is known.")
        for number, one in enumerate(made, start=1)
        if one is None
    )
    return Decisions(tuple(one for one in made if one is not None), kept.caveats + strange)


def add_decision(folder: Path, decision: Decision) -> None:
    """Keep one decision more.

    :raises ArchiveError: When it cannot be written.
    """
    entry: dict[str, Any] = {"decision": decision.kind, "person": asdict(decision.person)}
    if decision.other is not None:
        entry["other"] = asdict(decision.other)
    if decision.spellings:
        entry["spellings"] = list(decision.spellings)
    if decision.meetings:
        entry["meetings"] = list(decision.meetings)
    add_kept(folder, PEOPLE, [entry])


def _decision(entry: Mapping[str, Any]) -> Decision | None:
    kind, person, other = entry.get("decision"), _subject(entry.get("person")), _subject(entry.get("other"))
    if kind not in {"merge", "split", "apart"} or person is None:
        return None
    if (kind in {"merge", "apart"}) != (other is not None):
        return None
    spellings, meetings = _texts(entry.get("spellings", [])), _texts(entry.get("meetings", []))
    if spellings is None or meetings is None or (kind == "split" and not spellings and not meetings):
        return None
    return Decision(kind, person, other, spellings, meetings)


def _subject(value: object) -> Subject | None:
    """Whom an object of the file names; a bare id will do."""
    if isinstance(value, str):
        return Subject(value)
    if not isinstance(value, dict) or not isinstance(value.get("id"), str):
        return None
    meeting, spelling = value.get("meeting"), value.get("spelling")
    placed = isinstance(meeting, str) and isinstance(spelling, str)
    return Subject(value["id"], meeting, spelling) if placed else Subject(value["id"])


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    return tuple(value) if all(isinstance(one, str) for one in value) else None
