"""The front door: one archive of minutes, to be filled, searched and read."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from matters.index.coverage import Coverage, read_coverage
from matters.index.denominator import searched
from matters.index.filters import Filters
from matters.index.results import Searched, SearchResult
from matters.index.show import ItemView, read_item
from matters.index.store import Index
from matters.models.embedders import DEFAULT_MODEL, load_embedder, prepare, prepared
from matters.models.embedders.port import Embedder
from matters.version import __version__

if TYPE_CHECKING:
    from matters.index.concerns import Concern
    from matters.index.ledger.actions import Ledger
    from matters.index.ledger.arising import Arising
    from matters.index.ledger.names import Names
    from matters.index.ledger.notes import NewNote
    from matters.index.similar import Likes
    from matters.index.trail import Trail
    from matters.pipeline.ingest import IngestReport, Progress


class Archive:
    """Years of minutes in one folder.

    Open it with :meth:`open`; it is a context manager.
    """

    def __init__(self, folder: Path, index: Index, embedder: Embedder) -> None:
        """Bind the parts; use :meth:`open`."""
        self.folder = folder
        self._index = index
        self._embedder = embedder

    @classmethod
    def open(cls, folder: str | Path, *, model: str = DEFAULT_MODEL, create: bool = True) -> Self:
        """Open an archive.

        :param folder: where it is kept.
        :param model: the embedder's name: see ``matters.models.embedders``.
        :param create: make a new one where there is none.
        :raises ArchiveError: When the folder is no archive, damaged, or of a newer version.
        :raises ModelError: When the model is missing or not the pinned one.
        """
        folder = Path(folder)
        embedder = load_embedder(model, cache=cache_folder())
        return cls(folder, Index.open(folder, model_id=embedder.model_id, create=create), embedder)

    def close(self) -> None:
        """Let go of the files."""
        self._index.close()

    def __enter__(self) -> Self:
        """Nothing to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        on_progress: Callable[["Progress"], None] = lambda progress: None,
    ) -> "IngestReport":
        """Bring the archive up to date with files and folders.

        :raises ArchiveError: When another ingest is running or the folder cannot be written.
        """
        from matters.pipeline.ingest import ingest
        from matters.pipeline.process import PIPELINE_VERSION, Processor

        with self._index.writer(pipeline_version=PIPELINE_VERSION) as sink:
            processor = Processor(self._embedder)
            return ingest([Path(path) for path in paths], sink, processor, on_progress=on_progress)

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        filters: Filters = Filters(),
        mode: str = "hybrid",
        keep_weak: bool = False,
        literal: bool = False,
    ) -> SearchResult:
        """Find the agenda items that bear on a question: see ``matters.index.search.Searcher``."""
        from matters.index.search import Searcher

        searcher = Searcher(self._index, self._embedder, __version__)
        return searcher.search(query, k=k, filters=filters, mode=mode, keep_weak=keep_weak, literal=literal)

    def trail(self, asked: str, *, filters: Filters = Filters()) -> "Trail":
        """One matter, oldest first: see ``matters.index.trail``."""
        from matters.index.search import Searcher
        from matters.index.trail import follow

        return follow(Searcher(self._index, self._embedder, __version__), asked, filters=filters)

    def similar(
        self,
        asked: str,
        *,
        text: bool = False,
        decisions: bool = False,
        before: str | None = None,
        k: int = 10,
        filters: Filters = Filters(),
        keep_weak: bool = False,
    ) -> "Likes":
        """Related past items, or past decisions on the like: see ``matters.index.similar``."""
        from matters.index.search import Searcher
        from matters.index.similar import find_similar

        return find_similar(
            Searcher(self._index, self._embedder, __version__),
            asked,
            text=text,
            decisions=decisions,
            before=before,
            k=k,
            filters=filters,
            keep_weak=keep_weak,
        )

    def concerns(self, *, filters: Filters = Filters(), least: int = 3) -> "list[Concern]":
        """Concerns raised at several meetings: see ``matters.index.concerns``.

        :param least: meetings from which a concern is listed.
        """
        from matters.index.concerns import recurring_concerns

        return recurring_concerns(self._index, self._embedder, filters=filters, least=least)

    def concern(self, query: str, *, filters: Filters = Filters()) -> "Concern":
        """Every mention of one concern: see ``matters.index.concerns``."""
        from matters.index.concerns import concern_about

        return concern_about(self._index, self._embedder, query, filters=filters)

    def searched(self, filters: Filters = Filters()) -> Searched:
        """What a search with these filters reads, and what it cannot."""
        return searched(self._index.reader, filters)

    def actions(self, *, filters: Filters = Filters(), outstanding: bool = False) -> "Ledger":
        """Every action and deferral, and what became of it: see ``matters.index.ledger``.

        :param outstanding: only what is not discharged.
        :raises QueryError: When a filter cannot be understood.
        """
        from matters.index.ledger.actions import read_ledger

        return read_ledger(self._index, self._embedder, filters=filters, outstanding=outstanding)

    def note_actions(self, notes: "Iterable[NewNote]") -> int:
        """Keep what no minute says of promises; returns how many notes are new or changed.

        :raises QueryError: When there is no such promise, or a date is none.
        """
        from matters.index.ledger.notes import find_id, keep_notes
        from matters.index.ledger.promises import read_promises
        from matters.index.ledger.sentences import read_sentences

        reader = self._index.reader
        ids = [one.id for one in read_promises(reader, read_sentences(reader, include_exempt=True))]
        return keep_notes(self.folder, [replace(one, id=find_id(one.id, ids)) for one in notes])

    def arising(self, committee: str, *, on: str | None = None, about: str | None = None) -> "Arising":
        """What a committee's earlier minutes leave for a meeting: see ``matters.index.ledger.arising``.

        :param on: the meeting's date; nothing minuted from then on is looked at.
        :raises QueryError: When the committee or the date cannot be understood.
        """
        from matters.index.ledger.arising import read_arising

        return read_arising(self._index, self._embedder, committee=committee, on=on, about=about)

    def names(self, document_id: int) -> "Names":
        """The names in one document, for sheets that leave them out."""
        from matters.index.ledger.names import Names

        return Names(self._index.reader, document_id)

    def show(self, item: str, *, include_exempt: bool = False) -> ItemView:
        """One item whole, with all that stand below it.

        :param item: its id.
        :param include_exempt: also text that is exempt or may be.
        :raises QueryError: When there is no such item, or it is private.
        """
        from matters.index.corrections import later_minutes, told

        view = read_item(self._index.reader, item, include_exempt=include_exempt)
        later = later_minutes(self._index, [part.item for part in view.parts])
        return replace(view, later=tuple(told(one) for found in later.values() for one in found))

    def coverage(self) -> Coverage:
        """What is held, what is missing, and what was doubtful."""
        return read_coverage(self._index.reader, notes=self.notes)

    @property
    def embedder(self) -> Embedder:
        """What turns its texts into vectors."""
        return self._embedder

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the archive as a whole: where it lies, by what it was embedded."""
        return tuple(caveat.message for caveat in self._index.caveats)


def prepare_model(*, model: str = DEFAULT_MODEL, on_start: Callable[[], None] = lambda: None) -> None:
    """Make the fast form of the embedder for this user, once; about twenty seconds.

    :param on_start: called when there is something to make.
    :raises ModelError: When the weights are missing or not the pinned ones.
    """
    if not prepared(cache_folder(), name=model):
        on_start()
        prepare(cache_folder(), name=model)


def ready_embedder(*, model: str = DEFAULT_MODEL) -> Embedder | None:
    """The fast form of the embedder where it was made, loaded at its first use; otherwise nothing."""
    from matters.models.embedders.lazy import LazyEmbedder

    return LazyEmbedder.of(model, cache=cache_folder())


def cache_folder() -> Path:
    """Where the fast form of the embedder is kept: ``MATTERS_CACHE``, or the system's cache folder."""
    if named := os.environ.get("MATTERS_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "matters-arising"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "matters-arising"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matters-arising"
