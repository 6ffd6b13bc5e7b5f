"""The front door: one archive of minutes, to be filled, searched and read."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from matters.index.filters import Filters
from matters.index.store import Index
from matters.models.embedders import DEFAULT_MODEL, for_many, load_embedder, prepare, prepared, wake
from matters.models.embedders.port import Embedder
from matters.version import __version__

if TYPE_CHECKING:
    from matters.index.coverage import Coverage
    from matters.index.results import SearchResult
    from matters.index.show import ItemView
    from matters.index.trail import Trail
    from matters.pipeline.ingest import IngestReport, Progress


class Archive:
    """Years of minutes in one folder.

    Open it with :meth:`open`; it is a context manager.
    """

    def __init__(self, folder: Path, index: Index, embedder: Embedder, *, model: str = DEFAULT_MODEL) -> None:
        """Bind the parts; use :meth:`open`."""
        self.folder = folder
        self._model = model
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
        index = Index.open(folder, model_id=embedder.model_id, create=create)
        return cls(folder, index, embedder, model=model)

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
            processor = Processor(for_many(self._embedder, name=self._model))
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
    ) -> "SearchResult":
        """Find the agenda items that bear on a question: see ``matters.index.search.Searcher``."""
        wake(self._embedder)
        from matters.index.search import Searcher

        searcher = Searcher(self._index, self._embedder, __version__)
        return searcher.search(query, k=k, filters=filters, mode=mode, keep_weak=keep_weak, literal=literal)

    def trail(self, asked: str, *, filters: Filters = Filters()) -> "Trail":
        """One matter, oldest first: see ``matters.index.trail``."""
        wake(self._embedder)
        from matters.index.search import Searcher
        from matters.index.trail import follow

        return follow(Searcher(self._index, self._embedder, __version__), asked, filters=filters)

    def show(self, item: str, *, include_exempt: bool = False) -> "ItemView":
        """One item whole, with all that stand below it.

        :param item: its id.
        :param include_exempt: also text that is exempt or may be.
        :raises QueryError: When there is no such item, or it is private.
        """
        from matters.index.show import read_item

        return read_item(self._index.reader, item, include_exempt=include_exempt)

    def coverage(self) -> "Coverage":
        """What is held, what is missing, and what was doubtful."""
        from matters.index.coverage import read_coverage

        return read_coverage(self._index.reader, notes=self.notes)

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


def cache_folder() -> Path:
    """Where the fast form of the embedder is kept: ``MATTERS_CACHE``, or the system's cache folder."""
    if named := os.environ.get("MATTERS_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "matters-arising"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "matters-arising"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matters-arising"
