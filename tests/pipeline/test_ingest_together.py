"""Documents that are embedded together, some at a time."""

from pathlib import Path
from typing import Any

import pytest

from matters.models.embedders import Embedder
from matters.models.embedders.bulk import BulkEmbedder
from matters.pipeline.errors import ModelError
from matters.pipeline.ingest import ingest
from matters.pipeline.passages import embedding_text
from matters.pipeline.process import Processor
from matters.pipeline.storing import MOST_DOCUMENTS, vector_key
from memory_sink import MemorySink, text


def _written(tmp_path: Path, n: int) -> Path:
    for number in range(n):
        (tmp_path / f"{number:02d}.txt").write_text(text(1 + number, f"The road {number} is shut."))
    return tmp_path


class Counting:
    """Hashing that remembers how many texts each call had, and fails at one of them."""

    def __init__(self, embedder: Embedder, *, fails_at: int = -1) -> None:
        self.calls: list[int] = []
        self._embedder, self._fails_at = embedder, fails_at
        self.model_id, self.dim, self.max_tokens = embedder.model_id, embedder.dim, embedder.max_tokens
        self.count_tokens, self.embed_query = embedder.count_tokens, embedder.embed_query
        self.embed_passages = embedder.embed_passages

    def embed_pieces(self, texts: Any) -> Any:
        if len(self.calls) == self._fails_at:
            raise ModelError("the weights are damaged")
        self.calls.append(len(texts))
        return self._embedder.embed_pieces(texts)


def test_ingest_embeds_documents_together_and_equal_texts_once(tmp_path: Path, hashing: Embedder) -> None:
    sink, counting = MemorySink(), Counting(hashing)
    report = ingest([_written(tmp_path, 11)], sink, Processor(counting))
    assert [Path(one.path).name for one in report.added] == [f"{n:02d}.txt" for n in range(11)]
    assert counting.calls == [2 + 8, 3]
    assert sink.embedded == [3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    assert set(sink.vectors) == {
        vector_key(embedding_text(item.title, passage.quote))
        for said in sink.documents.values()
        for passage in said.passages
        for item in said.items
        if item.key == passage.item
    }


def test_ingest_loses_only_what_is_in_hand(tmp_path: Path, hashing: Embedder) -> None:
    sink = MemorySink()
    with pytest.raises(ModelError):
        ingest([_written(tmp_path, 11)], sink, Processor(Counting(hashing, fails_at=1)))
    assert len(sink.documents) == MOST_DOCUMENTS == 8
    report = ingest([tmp_path], sink, Processor(hashing))
    assert (len(report.unchanged), len(report.added)) == (8, 3)


def test_ingest_copy_of_what_is_in_hand_is_a_copy(tmp_path: Path, hashing: Embedder) -> None:
    _written(tmp_path, 3)
    (tmp_path / "03.txt").write_bytes((tmp_path / "01.txt").read_bytes())
    report = ingest([tmp_path], MemorySink(), Processor(hashing))
    assert len(report.added) == 3
    assert [Path(path).name for path in report.copies] == ["03.txt"]


def test_ingest_tells_the_embedder_how_much_will_come(tmp_path: Path, hashing: Embedder) -> None:
    asked: list[int] = []

    class Bulk(BulkEmbedder):
        def expect(self, passages: int) -> None:
            asked.append(passages)

    ingest([_written(tmp_path, 12)], MemorySink(), Processor(Bulk(hashing, lambda: None)))
    assert asked == [10 + 4 * 10 // 8]
