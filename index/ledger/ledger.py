"""An archive made ready for following promises through it: all that may bear on each is looked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from matters.index.history.clause_vectors import clause_vectors
from matters.index.ledger.links.candidates import TracedPromise, candidate_links
from matters.index.ledger.links.features import cosines_of, find_candidates
from matters.index.ledger.links.model import ThreadModel, load_thread_model
from matters.index.ledger.links.subject import forms_of
from matters.index.ledger.links.vectors import meanings_of
from matters.index.ledger.promises.promises import PROMISES, read_promises
from matters.index.ledger.records import Promise, Sentence
from matters.index.ledger.sentences.bodies import series_of
from matters.index.ledger.sentences.collection import SentenceCollection
from matters.index.ledger.sentences.sentences import read_sentences
from matters.index.ledger.states.windows import Calendar, read_calendar
from matters.index.store import Index
from matters.models.embedders.port import Embedder


@dataclass(frozen=True, slots=True)
class Followed:
    """An archive made ready."""

    index: Index
    embedder: Embedder
    sentences: tuple[Sentence, ...]
    later: SentenceCollection
    calendar: Calendar

    def traced(self, promises: Sequence[Promise], *, model: ThreadModel | None = None) -> list[TracedPromise]:
        """Promises with all that may bear on them, in their order."""
        model = model or load_thread_model()
        reader, later = self.index.reader, self.later
        meanings = iter(meanings_of(self.index, self.embedder, promises))
        found = []
        for _, group in groupby(promises, key=_meeting):
            together = [(promise, next(meanings)) for promise in group]
            cosines = cosines_of(later, together[0][0].meeting, [meaning for _, meaning in together])
            for (promise, meaning), near in zip(together, cosines, strict=True):
                candidates = find_candidates(later, promise, meaning, near)
                links = candidate_links(reader, later, promise, candidates, model)
                found.append(TracedPromise(promise, links))
        return found


def _meeting(promise: Promise) -> str:
    return promise.meeting.id


def make_ready(index: Index, embedder: Embedder, *, include_exempt: bool = False) -> Followed:
    """Read and embed every sentence of the minutes; sentences embedded before are not embedded again.

    :param include_exempt: also text that is exempt or may be.
    """
    reader = index.reader
    sentences = read_sentences(reader, include_exempt=include_exempt)
    series = series_of(reader.meetings(), sentences)
    later = SentenceCollection(
        sentences,
        clause_vectors(index, embedder, [one.quote for one in sentences]),
        clause_vectors(index, embedder, [one.context for one in sentences]),
        series,
        forms_of(reader.definitions()),
        embedder.model_id,
    )
    return Followed(index, embedder, tuple(sentences), later, read_calendar(reader, series))


def promises_of(followed: Followed, *, kinds: Sequence[str] = PROMISES) -> list[Promise]:
    """The promises that the catalogue has, oldest first."""
    return read_promises(followed.index.reader, followed.sentences, kinds=kinds)
