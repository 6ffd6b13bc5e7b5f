"""Who speaks, and which clauses are told by their wording and which by their meaning."""

from collections.abc import Sequence

import numpy as np
import pytest

from matters.models.embedders.port import Pieces, Vectors
from matters.pipeline.outcomes.classifier.likely import Asked, likely_kinds
from matters.pipeline.outcomes.classifier.model import KindModel, Meaning
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.clauses import read_sentences
from matters.pipeline.outcomes.sentences.speakers import speakers
from matters.pipeline.records import Attendee, Item
from matters.pipeline.structure.sentences import sentences

PEOPLE = People(
    (
        Attendee("Owen Marsh", "present", 0, 1, title="Councillor", initials="OM"),
        Attendee("Tom Reeve", "in attendance", 0, 1, role="Head of Transport"),
    )
)
MEANING = Meaning("toy@1", 0.4, -1.0, 0.5, {"cue": 0.5}, np.array([4.0, 0.0], dtype=np.float32))
MODEL = {"concern": KindModel(0.0, 0.9, {"cue": 1.0, "dull": -3.0}, MEANING)}


class Toy:
    """An embedder whose vectors say whether a text has the word "wet"."""

    dim, max_tokens = 2, 99

    def __init__(self, model_id: str) -> None:
        self.model_id = model_id
        self.seen: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return np.array([[1.0, 0.0] if "wet" in text else [0.0, 1.0] for text in texts], dtype=np.float32)

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        raise NotImplementedError

    def embed_query(self, text: str) -> Vectors:
        vector: Vectors = self.embed_passages([text])[0]
        return vector


CLAUSES = (
    Asked("the hall is wet", ["cue"]),
    Asked("the hall is dry", ["cue"]),
    Asked("wet paint", ["dull"]),
    Asked("a wet lie", ["cue", "never=concern"]),
)


def test_outcomes_likely_go_by_meaning_where_a_clause_is_worth_a_vector() -> None:
    toy = Toy("toy@1")
    found = likely_kinds(CLAUSES, MODEL, toy)
    assert found == [frozenset({"concern"}), frozenset(), frozenset(), frozenset()]
    assert toy.seen == ["the hall is wet", "the hall is dry"]


@pytest.mark.parametrize("embedder", [None, Toy("other@1")])
def test_outcomes_likely_go_by_wording_without_the_embedder_of_the_weights(embedder: Toy | None) -> None:
    sure = Asked("the hall leaks", ["cue", "surely=concern"])
    assert likely_kinds([*CLAUSES, sure], MODEL, embedder) == [frozenset()] * 4 + [frozenset({"concern"})]
    assert embedder is None or embedder.seen == []


def speaking(text: str) -> list[str]:
    item = Item("1", "1", "Roads", 1, None, 0, len(text), 1)
    return speakers(read_sentences(text, item, sentences(text, 0, len(text))), PEOPLE)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Councillor Marsh said that it was late.", "member"),
        ("A member asked about the bus.", "member"),
        ("OM thought that it was late.", "member"),
        ("Mr Reeve explained the table.", "officer"),
        ("The Head of Transport gave the figures.", "officer"),
        ("In reply to Councillor Marsh he said that it was late.", "officer"),
        ("Mrs Pole, of Mill Row, said that it was late.", "public"),
        ("A resident complained about the bus.", "public"),
        ("The Committee noted the report.", "body"),
        ("The bus was late.", "carried-nobody"),
    ],
)
def test_outcomes_speakers_are_told_by_title_post_and_attendance(text: str, speaker: str) -> None:
    assert speaking(text) == [speaker]


def test_outcomes_speakers_go_on_until_another_speaks() -> None:
    text = "OM said that it was late. There had been no bus. The Team Manager explained why. It was ice."
    assert speaking(text) == ["member", "carried-member", "officer", "carried-officer"]
