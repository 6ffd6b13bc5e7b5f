"""What the model makes of each sentence, kept small and given back."""

from pathlib import Path

import numpy as np

from matters.index.catalogue.sentence_vectors import from_bytes, in_bytes
from matters.index.store import Index
from matters.models.embedders.port import Embedder
from matters.pipeline.ports import Sink
from matters.pipeline.records import Passage, Span
from matters.pipeline.storing import store_minutes
from store_minutes import MODEL, archive, minutes


def test_sentence_vectors_keep_their_directions() -> None:
    made = np.random.default_rng(0).standard_normal((40, 384)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    kept = from_bytes(in_bytes(made), 384)
    assert len(in_bytes(made)) == made.size
    assert (made * kept).sum(axis=1).min() > 0.9999
    np.testing.assert_allclose(np.linalg.norm(kept, axis=1), 1.0, atol=1e-5)


def test_sentence_vectors_of_what_was_not_read_stay_nothing() -> None:
    assert not from_bytes(in_bytes(np.zeros((2, 8), dtype=np.float32)), 8).any()
    assert in_bytes(np.empty((0, 0), dtype=np.float32)) == b""


def test_sentence_vectors_are_those_of_the_words_of_each(tmp_path: Path, hashing: Embedder) -> None:
    text = "The **damp** homes. They\nwere mended."
    said = minutes(text)
    cut = text.index("They")
    passage = Passage(
        "1",
        0,
        len(text),
        None,
        "The damp homes. They were mended.",
        (),
        (Span(0, cut - 1), Span(cut, len(text))),
    )
    said = type(said)(said.document, said.meeting, items=said.items, passages=(passage,))
    with Index.open(tmp_path / "archive", model_id=hashing.model_id, create=True) as index:
        with index.writer(pipeline_version="1") as writer:
            sink: Sink = writer
            store_minutes(said, sink, hashing)
            sink.finish()
        (one,) = index.sample(9).tolist()
        found = index.reader.sentence_vectors([one])[one]
    expected = hashing.embed_passages(["The damp homes.", "They were mended."])
    np.testing.assert_allclose((found * expected).sum(axis=1), 1.0, atol=1e-3)


def test_sentence_vectors_are_left_out_where_none_are_kept(tmp_path: Path) -> None:
    with archive(tmp_path, minutes("One two.")) as index:
        ids = index.sample(9).tolist()
        assert len(ids) == 1
        assert index.reader.sentence_vectors(ids) == {}
        assert index.model_id == MODEL


def test_sentence_vectors_of_an_older_archive_are_made_at_the_next_reading(tmp_path: Path) -> None:
    said = minutes("One two.")
    with archive(tmp_path, said) as index:
        key = index.database.rows("SELECT vector_key FROM passages")[0]["vector_key"]
        with index.writer(pipeline_version="1") as sink:
            assert sink.vectors_held([key]) == {key}
        index.database.script("DROP TABLE sentence_vectors; DROP TABLE worked_out; PRAGMA user_version = 3;")
        assert index.reader.sentence_vectors(index.sample(9).tolist()) == {}
    with (
        Index.open(tmp_path / "archive", model_id=MODEL) as index,
        index.writer(pipeline_version="1") as sink,
    ):
        assert sink.vectors_held([key]) == set()
