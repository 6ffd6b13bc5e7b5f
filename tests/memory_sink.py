"""An archive in memory, and minutes to put into it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matters.pipeline.records import Minutes

MINUTES = """Planning Committee
{date} May 2021

Present: Cllr Ann Birch (Chair), Cllr Bob Cole

1. Apologies

There were none on this day.

2. Minutes

They were agreed by all.

3. Highways

{said}
"""


def text(date: Any = 4, said: str = "The road is shut.") -> Any:
    return MINUTES.format(date=date, said=said)


@dataclass
class MemorySink:
    """Keeps everything in dictionaries; what was done is logged in order."""

    paths: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Minutes] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    vectors: dict[str, Any] = field(default_factory=dict)
    embedded: list[int] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    finished: int = 0

    def sources(self) -> Any:
        return dict(self.paths)

    def holds(self, sha256: Any) -> Any:
        return sha256 in self.documents

    def vectors_held(self, keys: Any) -> Any:
        return set(keys) & set(self.vectors)

    def store(self, minutes: Any, *, keys: Any, vectors: Any, sentences: Any) -> None:
        assert len(keys) == len(minutes.passages)
        assert set(keys) <= set(self.vectors) | set(vectors)
        assert not set(vectors) & set(self.vectors)
        assert set(sentences) == set(vectors)
        self.vectors.update(vectors)
        self.embedded.append(len(vectors))
        self.documents[minutes.document.sha256] = minutes
        self._point(minutes.document.path, minutes.document.sha256)
        self.log.append(f"store {minutes.document.path}")

    def add_source(self, path: Any, *, sha256: Any) -> None:
        self._point(path, sha256)
        self.log.append(f"source {path}")

    def fail(self, path: Any, *, sha256: Any, message: str) -> None:
        self._point(path, sha256)
        self.failures[path] = message
        self.log.append(f"fail {path}")

    def remove(self, path: Any) -> None:
        self._point(path, None)
        self.log.append(f"remove {path}")

    def finish(self) -> None:
        self.finished += 1

    def _point(self, path: Any, sha256: Any) -> None:
        self.failures.pop(path, None)
        self.paths.pop(path, None)
        if sha256 is not None:
            self.paths[path] = sha256
        for held in set(self.documents) - set(self.paths.values()):
            del self.documents[held]


def counts(report: Any) -> dict[str, int]:
    return {
        name: len(getattr(report, name))
        for name in ("added", "replaced", "copies", "unchanged", "removed", "failed")
        if getattr(report, name)
    }


def names(paths: Any) -> list[str]:
    return [str(path).rsplit("/", 1)[-1] for path in paths]


def write_folder(place: Path) -> Path:
    """Two minutes, one of them in a folder below; a file that is none; hidden things."""
    minutes = place / "minutes"
    (minutes / "2021").mkdir(parents=True)
    (minutes / "a.txt").write_text(text(4))
    (minutes / "2021" / "b.txt").write_text(text(5))
    (minutes / "notes.xyz").write_text("not minutes")
    (minutes / ".hidden.txt").write_text(text(6))
    (minutes / ".git").mkdir()
    (minutes / ".git" / "c.txt").write_text(text(7))
    return minutes
