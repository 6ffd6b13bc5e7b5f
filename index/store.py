"""The archive's index: the catalogue and what is derived from it, at one generation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from matters.index.catalogue.catalogue import open_catalogue
from matters.index.catalogue.database import Database
from matters.index.catalogue.filters import Filters
from matters.index.catalogue.held import Found, Held
from matters.index.catalogue.reader import Reader
from matters.index.derived import LEXICAL, VECTORS, IndexState, lexical_stale, load_state, vectors_stale
from matters.index.folder import IngestLock
from matters.index.glossary.glossary import UserGlossary, read_user_glossary
from matters.index.named import Named
from matters.index.places import Places, open_places
from matters.index.register.current import CurrentWho
from matters.index.scored import Ids, distinct
from matters.pipeline.errors import ArchiveError
from matters.pipeline.spans import Caveat

if TYPE_CHECKING:
    from matters.index.catalogue.writer import CatalogueWriter
    from matters.index.lexical.lexical import LexicalIndex
    from matters.index.register.who import Who
    from matters.index.vectors.vectors import VectorStore

_Key = tuple[int, IndexState | None]


class Index:
    """Everything that is kept of the minutes, and the means to search it.

    Searches that make several calls wrap them in ``with index.snapshot():`` so that all of them
    see the same state while an ingest goes on.
    """

    def __init__(self, folder: Path, *, model_id: str, create: bool = False) -> None:
        """Open an archive.

        :param model_id: of the embedder; vectors of other models are not used.
        :param create: make a new archive where there is none.
        :raises ArchiveError: When it cannot be opened.
        """
        catalogue = open_catalogue(folder, create=create)
        self.folder = folder
        self.model_id = model_id
        self._database = catalogue.database
        self._writable = catalogue.writable
        self._caveats = catalogue.caveats
        self._lock = IngestLock(folder)
        self._writing = False
        self._snapshots = 0
        self._damaged = False
        self._vectors: tuple[_Key, VectorStore] | None = None
        self._lexical: tuple[_Key, LexicalIndex] | None = None
        self._places: tuple[_Key, Places] | None = None
        self._held = Held(self._database)
        self.on_embedding: Callable[[int, int], None] = lambda done, total: None
        self.register = CurrentWho(self._database)
        self.reader = Reader(self._database, model_id=model_id, names=Named(self._database, self.register))

    @classmethod
    def open(cls, folder: str | Path, *, model_id: str, create: bool = False) -> Self:
        """Open an archive; the derived indexes are brought up to date when they are first used.

        :param model_id: of the embedder; vectors of other models are not used.
        :param create: make a new archive where there is none.
        :raises ArchiveError: When it cannot be opened.
        """
        return cls(Path(folder), model_id=model_id, create=create)

    def close(self) -> None:
        """Close the catalogue; first make damaged index files anew."""
        if self._damaged:
            self._settle()
        self._vectors = self._lexical = self._places = None
        self._database.close()

    def __enter__(self) -> Self:
        """Nothing to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What the user should know of the archive as a whole; those of documents are the reader's."""
        return self._caveats + self.reader.unembedded()

    @property
    def generation(self) -> int:
        """Counts every change of the catalogue."""
        return self.reader.generation

    @property
    def database(self) -> Database:
        """The connection for reading; writers have their own."""
        return self._database

    @property
    def who(self) -> "Who":
        """Who is who, as the catalogue and the user's decisions have it now.

        :raises ArchiveError: When the user's decisions cannot be read.
        """
        return self.register.who()

    def user_glossary(self) -> UserGlossary:
        """What the user's own glossary says.

        :raises ArchiveError: When it cannot be read.
        """
        return read_user_glossary(self.folder)

    def held(self, name: str, read: Callable[[], Found]) -> Found:
        """What was worked out of the whole archive, kept until the catalogue changes."""
        return self._held.get(name, read)

    @contextmanager
    def derived_writer(self) -> Iterator[Database | None]:
        """A connection for keeping what is derived from the catalogue.

        ``None`` where the archive cannot be written or an ingest is writing it.
        """
        if self._writing or not self._writable or not self._lock.acquire():
            yield None
            return
        try:
            database = Database(self._database.path)
            try:
                yield database
            finally:
                database.close()
        finally:
            self._lock.release()

    @contextmanager
    def snapshot(self) -> Iterator[int]:
        """Every read inside sees the same state; gives its generation; may be nested."""
        if not self._snapshots:
            self._settle()
        with self._database.snapshot():
            self._snapshots += 1
            try:
                yield self.generation
            finally:
                self._snapshots -= 1

    @property
    def vectors(self) -> "VectorStore":
        """The vectors of this model, as the catalogue has them now."""
        from matters.index.vectors.files import open_vectors, vectors_behind

        with self.snapshot():
            key = self._key(VECTORS)
            if self._vectors is None or self._vectors[0] != key:
                self._vectors = (key, open_vectors(self._database, self.folder, model_id=self.model_id))
                self._damaged |= vectors_behind(self._database, self.folder, model_id=self.model_id)
            return self._vectors[1]

    def wake(self) -> None:
        """Open what is derived: it takes as long as the embedder takes to load, and may be done beside it."""
        with self.snapshot():
            _ = self.lexical, self.vectors, self.places

    def sample(self, n: int) -> Ids:
        """At most ``n`` passages that a search may find, spread evenly; the same ones at one generation.

        *Shape:* ``(at most n,)``, int64, sorted.
        """
        with self.snapshot():
            allowed = self.reader.allowed_passages(Filters())
            found = self.vectors.ids if allowed is None else allowed
            return found[distinct(np.linspace(0, len(found) - 1, min(n, len(found))).astype(np.int64))]

    @property
    def places(self) -> Places:
        """Where passages stand, as the catalogue has them now."""
        with self.snapshot():
            key = self._key(VECTORS)
            if self._places is None or self._places[0] != key:
                self._places = (key, open_places(self._database, self.folder))
            return self._places[1]

    @property
    def lexical(self) -> "LexicalIndex":
        """The lexical index, as the catalogue has it now."""
        from matters.index.lexical.files import lexical_behind, open_lexical

        with self.snapshot():
            key = self._key(LEXICAL)
            if self._lexical is None or self._lexical[0] != key:
                self._lexical = (key, open_lexical(self._database, self.folder))
                self._damaged |= lexical_behind(self._database, self.folder)
            return self._lexical[1]

    def _key(self, kind: str) -> _Key:
        """What an open index depends on."""
        return (self.generation, load_state(self._database, kind))

    def writer(self, *, pipeline_version: str) -> "CatalogueWriter":
        """The sink of an ingest; holds the lock until it is closed.

        :param pipeline_version: of what reads the files.
        :raises ArchiveError: When another ingest is running or the folder cannot be written.
        """
        if not self._writable:
            raise ArchiveError(
                f"{self.folder}: cannot be written",
                expected="an archive of your own",
                do="Name another folder with --archive",
            )
        from matters.index.catalogue.writer import CatalogueWriter

        self._lock.require()
        self._writing = True
        return CatalogueWriter(
            Database(self._database.path),
            model_id=self.model_id,
            pipeline_version=pipeline_version,
            on_finish=self._refresh,
            on_close=self._unlock,
        )

    def _unlock(self) -> None:
        self._writing = False
        self._lock.release()

    def refresh(self) -> bool:
        """Bring the derived indexes up to the catalogue; ``False`` when an ingest holds the lock."""
        if self._writing:
            self._refresh()
            return True
        if not self._writable or not self._lock.acquire():
            return False
        try:
            self._refresh()
        finally:
            self._lock.release()
        return True

    def _refresh(self) -> None:
        from matters.index.lexical.files import lexical_behind, update_lexical
        from matters.index.vectors.files import build_vectors, vectors_behind

        database = Database(self._database.path)
        try:
            if vectors_behind(database, self.folder, model_id=self.model_id):
                build_vectors(database, self.folder, model_id=self.model_id)
            if lexical_behind(database, self.folder):
                update_lexical(database, self.folder)
        finally:
            database.close()
        self._vectors = self._lexical = self._places = None

    def _settle(self) -> None:
        """Refresh what an interrupted ingest, or damage found before, left behind."""
        if self._writing:
            return
        stale = (
            self._damaged
            or vectors_stale(self._database, self.folder, model_id=self.model_id)
            or lexical_stale(self._database, self.folder)
        )
        if stale and self.refresh():
            self._damaged = False
