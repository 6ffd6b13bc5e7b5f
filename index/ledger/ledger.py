"""The whole ledger: every promise with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matters.index.history.clause_vectors import clause_vectors
from matters.index.ledger.bodies import series_of
from matters.index.ledger.later import Later
from matters.index.ledger.links import Links, find_links, share_out, told_in_order
from matters.index.ledger.meaning import meanings_of
from matters.index.ledger.model import ThreadModel, load_thread_model
from matters.index.ledger.pointing import points_back
from matters.index.ledger.promises import PROMISES, read_promises
from matters.index.ledger.records import Entry, FollowUp, Promise, Sentence
from matters.index.ledger.sentences import read_sentences
from matters.index.ledger.subject import forms_of
from matters.index.ledger.windows import Calendar, read_calendar, state_of
from matters.index.store import Index
from matters.models.embedders.port import Embedder


@dataclass(frozen=True, slots=True)
class Followed:
    """An archive made ready for following promises through it."""

    index: Index
    embedder: Embedder
    sentences: tuple[Sentence, ...]
    later: Later
    calendar: Calendar

    def entries(
        self, promises: Sequence[Promise], *, model: ThreadModel | None = None, until: str = "9999"
    ) -> list[Entry]:
        """What became of promises, in their order.

        :param until: a day; what was minuted on it or later is not looked at.
        """
        model = model or load_thread_model()
        reader = self.index.reader
        links = [
            find_links(reader, self.later, promise, meaning, model, until=until)
            for promise, meaning in zip(
                promises, meanings_of(self.index, self.embedder, promises), strict=True
            )
        ]
        return [
            make_entry(promise, found, self.calendar, until=until)
            for promise, found in zip(promises, share_out(promises, links), strict=True)
        ]


def make_ready(index: Index, embedder: Embedder, *, include_exempt: bool = False) -> Followed:
    """Read and embed every sentence of the minutes; sentences embedded before are not embedded again.

    :param include_exempt: also text that is exempt or may be.
    """
    reader = index.reader
    sentences = read_sentences(reader, include_exempt=include_exempt)
    series = series_of(reader.meetings(), sentences)
    later = Later(
        sentences,
        clause_vectors(index, embedder, [one.quote for one in sentences]),
        clause_vectors(index, embedder, [one.context for one in sentences]),
        series,
        forms_of(reader.definitions()),
    )
    return Followed(index, embedder, tuple(sentences), later, read_calendar(reader, series))


def make_entry(promise: Promise, links: Links, calendar: Calendar, *, until: str = "9999") -> Entry:
    """A promise with its states: over its window, and as of the latest meeting held.

    :param until: a day; what was minuted on it or later is not looked at.
    """
    links = Links(told_in_order(promise.kind, _before(links.sure, until)), _before(links.possible, until))
    window = calendar.window(promise, until=until)
    end = window.meetings[-1].date or "9999" if window.meetings else "9999"
    inside = [one for one in links.sure if (one.sentence.meeting.date or "") <= end]
    doubtful = [one for one in links.possible if (one.sentence.meeting.date or "") <= end]
    named = not points_back(promise, promise.quote)
    return Entry(
        promise=promise,
        state=state_of(links.sure, links.possible, window, named=named),
        window_state=state_of(inside, doubtful, window, named=named),
        window=window,
        follow_up=links.sure,
        possible=links.possible,
    )


def _before(found: Sequence[FollowUp], until: str) -> tuple[FollowUp, ...]:
    return tuple(one for one in found if (one.sentence.meeting.date or "") < until)


def promises_of(followed: Followed, *, kinds: Sequence[str] = PROMISES) -> list[Promise]:
    """The promises that the catalogue has, oldest first."""
    return read_promises(followed.index.reader, followed.sentences, kinds=kinds)
