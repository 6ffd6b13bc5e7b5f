"""The front door: one archive of minutes, to be filled, searched and read."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from matters.embedding import cache_folder
from matters.index.catalogue.filters import Filters
from matters.index.store import Index
from matters.models.embedders import DEFAULT_MODEL, for_judging, for_many, load_embedder, wake
from matters.models.embedders.port import Embedder
from matters.models.en_minutes.shipped import SHIPPED
from matters.version import __version__

if TYPE_CHECKING:
    from matters.index.concerns.concerns import Concern
    from matters.index.coverage.coverage import Coverage
    from matters.index.glossary.terms import Glossary
    from matters.index.history.similar import Likes
    from matters.index.history.trail import Trail
    from matters.index.ledger.actions import Ledger
    from matters.index.ledger.arising import Arising
    from matters.index.ledger.notes import NewNote
    from matters.index.ledger.redaction import Names
    from matters.index.register.entries import Entry
    from matters.index.register.profile import Profile
    from matters.index.register.register import Register
    from matters.index.results import Searched, SearchResult
    from matters.index.search.search import Searcher
    from matters.index.show import ItemView
    from matters.pipeline.ingest import IngestReport, Progress
    from matters.pipeline.records import Minutes


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

    def tell_embedding(self, told: "Callable[[int, int], None]") -> None:
        """Ask to be told how many sentences, of how many, are embedded where that was not done before."""
        self._index.on_embedding = told

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
        spacy_model: str = SHIPPED,
        on_progress: Callable[["Progress"], None] = lambda progress: None,
        on_stored: Callable[["Minutes"], None] = lambda minutes: None,
    ) -> "IngestReport":
        """Bring the archive up to date with files and folders.

        :param spacy_model: what finds names: ``"en_minutes"``, ``"patterns"``, an installed pipeline or a
            folder. What another one tagged is read anew.
        :param on_stored: called with each document that was read, when it is kept.
        :raises ArchiveError: When another ingest is running or the folder cannot be written.
        :raises ModelError: When there is no such spaCy pipeline.
        """
        from matters.pipeline.ingest import ingest
        from matters.pipeline.process import Processor, pipeline_version

        with self._index.writer(pipeline_version=pipeline_version(spacy_model)) as sink:
            processor = Processor(self._for_many(), for_judging(self._embedder), spacy_model=spacy_model)
            whole = [Path(path) for path in paths]
            return ingest(whole, sink, processor, on_progress=on_progress, on_stored=on_stored)

    def _for_many(self) -> Embedder:
        """What embeds many texts: where that is faster, another adapter takes over."""
        return for_many(self._embedder, name=self._model)

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
        """Find the agenda items that bear on a question: see ``matters.index.search.search.Searcher``."""
        wake(self._embedder)
        searcher = self._searcher()
        self._index.wake()
        return searcher.search(query, k=k, filters=filters, mode=mode, keep_weak=keep_weak, literal=literal)

    def _searcher(self) -> "Searcher":
        from matters.index.search.search import Searcher

        return Searcher(self._index, self._embedder, __version__)

    def trail(
        self, asked: str, *, k: int = 40, filters: Filters = Filters(), literal: bool = False
    ) -> "Trail":
        """One matter, oldest first: see ``matters.index.history.trail``."""
        wake(self._embedder)
        from matters.index.history.trail import follow

        return follow(self._searcher(), asked, k=k, filters=filters, literal=literal)

    def people(self) -> "Register":
        """Every councillor and officer whom attendance lists name: see ``matters.index.register``."""
        return self._index.who.register

    def person(self, name: str) -> "Profile":
        """What the minutes hold of one councillor or officer.

        :param name: in any spelling, or an entry's id.
        :raises QueryError: When nobody is meant, or several may be.
        """
        from matters.index.register.profile import read_profile

        with self._index.snapshot():
            who = self._index.who
            return read_profile(self._index.reader, who, who.register.one(name))

    def merge_people(self, one: str, other: str) -> "Entry":
        """Record that two entries are one person; it survives another ingest.

        :raises QueryError: When a name means nobody, or several.
        """
        from matters.index.register.deciding import merge

        return merge(self._index.register, one, other)

    def split_people(self, one: str, others: Sequence[str]) -> "tuple[Entry, tuple[Entry, ...]]":
        """Record that an entry and others, or some of its spellings, are two people.

        :raises QueryError: When a name means nobody, or several, or no spelling of the entry.
        """
        from matters.index.register.deciding import split

        return split(self._index.register, one, others)

    @property
    def people_notes(self) -> tuple[str, ...]:
        """What the user should know of the register: decisions that cannot be followed."""
        return tuple(caveat.message for caveat in self.people().caveats)

    def glossary(self) -> "Glossary":
        """The shorthands of the minutes, the user and national use: see ``matters.index.glossary.terms``."""
        from matters.index.glossary.terms import read_glossary

        with self._index.snapshot():
            register, user = self.people(), self._index.user_glossary()
            return read_glossary(self._index.reader, register, user)

    def actions(self, *, filters: Filters = Filters(), outstanding: bool = False) -> "Ledger":
        """Every action and deferral, and what became of it: see ``matters.index.ledger``.

        :param outstanding: only what is not discharged.
        :raises QueryError: When a filter cannot be understood.
        """
        from matters.index.ledger.actions import read_ledger

        return read_ledger(self._index, self._for_many(), filters=filters, outstanding=outstanding)

    def note_actions(self, notes: "Iterable[NewNote]") -> int:
        """Keep what no minute says of promises; returns how many notes are new or changed.

        :raises QueryError: When there is no such promise, or a date is none.
        """
        from matters.index.ledger.notes import find_id, keep_notes
        from matters.index.ledger.promises.promises import read_promises
        from matters.index.ledger.sentences.sentences import read_sentences

        reader = self._index.reader
        ids = [one.id for one in read_promises(reader, read_sentences(reader, include_exempt=True))]
        return keep_notes(self.folder, [replace(one, id=find_id(one.id, ids)) for one in notes])

    def arising(self, committee: str, *, on: str | None = None, about: str | None = None) -> "Arising":
        """What a committee's earlier minutes leave for a meeting: see ``matters.index.ledger.arising``.

        :param on: the meeting's date; nothing minuted from then on is looked at.
        :raises QueryError: When the committee or the date cannot be understood.
        """
        from matters.index.ledger.arising import read_arising

        return read_arising(self._index, self._for_many(), committee=committee, on=on, about=about)

    def names(self, document_id: int) -> "Names":
        """The names in one document, for sheets that leave them out."""
        from matters.index.ledger.redaction import Names

        return Names(self._index.reader, document_id)

    def similar(
        self,
        asked: str,
        *,
        text: bool = False,
        decisions: bool = False,
        before: str | None = None,
        later: bool = False,
        k: int = 10,
        filters: Filters = Filters(),
        keep_weak: bool = False,
    ) -> "Likes":
        """Related past items, or past decisions on the like: see ``matters.index.history.similar``."""
        from matters.index.history.similar import find_similar

        wanted = {"text": text, "decisions": decisions, "keep_weak": keep_weak}
        return find_similar(
            self._searcher(), asked, **wanted, before=before, later=later, k=k, filters=filters
        )

    def concerns(self, *, filters: Filters = Filters(), least: int = 3) -> "list[Concern]":
        """Concerns raised at several meetings: see ``matters.index.concerns.concerns``.

        :param least: meetings from which a concern is listed.
        """
        from matters.index.concerns.concerns import recurring_concerns

        return recurring_concerns(self._index, self._embedder, filters=filters, least=least)

    def concern(self, query: str, *, filters: Filters = Filters()) -> "Concern":
        """Every mention of one concern: see ``matters.index.concerns.concerns``."""
        from matters.index.concerns.concerns import concern_about

        return concern_about(self._index, self._embedder, query, filters=filters)

    def searched(self, filters: Filters = Filters()) -> "Searched":
        """What a search with these filters reads, and what it cannot."""
        from matters.index.coverage.denominator import searched

        return searched(self._index.reader, filters)

    def show(self, item: str, *, include_exempt: bool = False) -> "ItemView":
        """One item whole, with all that stand below it.

        :param item: its id.
        :param include_exempt: also text that is exempt or may be.
        :raises QueryError: When there is no such item, or it is private.
        """
        from matters.index.outcomes.corrections import later_minutes, told
        from matters.index.show import read_item

        view = read_item(self._index, item, include_exempt=include_exempt)
        later = later_minutes(self._index, [part.item for part in view.parts])
        return replace(view, later=tuple(told(one) for found in later.values() for one in found))

    def coverage(self) -> "Coverage":
        """What is held, what is missing, and what was doubtful."""
        from matters.index.coverage.coverage import read_coverage

        return read_coverage(self._index.reader, notes=self.notes)

    @property
    def embedder(self) -> Embedder:
        """What turns its texts into vectors."""
        return self._embedder

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the archive as a whole: where it lies, by what it was embedded."""
        return tuple(caveat.message for caveat in self._index.caveats)
