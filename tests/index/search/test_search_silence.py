"""What a silence says: words, other forms of them, and what was not searched."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from matters.cli.search import answer_text
from matters.index.catalogue.filters import Filters
from matters.index.search.search import Searcher
from matters.models.embedders.port import Embedder, Pieces, Vectors
from matters.pipeline.records import Caveat, Minutes
from northmere import matters, write
from store_minutes import DIM, MODEL, archive, minutes

MINUTES = """\
NORTHMERE BOROUGH COUNCIL

Cabinet

Minutes of the meeting held on Tuesday 25 July 2023 at 6.30pm

1. Kerbs

A member spoke of the independent reviewing officer and of a reviewing surveyor.

2. Trees

The independent trees were felled.
"""


def test_silence_counts_each_word_and_each_other_form(tmp_path: Path) -> None:
    folder = write(tmp_path / "minutes", cabinet=MINUTES)
    assert matters("ingest", folder, archive=tmp_path / "archive").exit_code == 0
    result = matters("search", "quagga zebra okapi gnu IRO", archive=tmp_path / "archive")
    assert result.exit_code == 0
    said = " ".join(result.stdout.split())
    assert "No item found" in said
    assert (
        "Words of the question and other forms of them in what was searched: quagga 0 passages;"
        " zebra 0 passages; okapi 0 passages; gnu 0 passages; IRO 0 passages; independent reviewing"
        " officer 1 passage." in said
    )


def test_silence_counts_quoted_words_side_by_side(tmp_path: Path) -> None:
    folder = write(tmp_path / "minutes", cabinet=MINUTES)
    assert matters("ingest", folder, archive=tmp_path / "archive").exit_code == 0
    result = matters("search", 'the "trees reviewing" quagga', archive=tmp_path / "archive")
    said = " ".join(result.stdout.split())
    assert '"trees reviewing" 0 passages; trees 1 passage; reviewing 1 passage; quagga 0 passages.' in said


class Small:
    """Another embedder's vectors, cut to the length that the test archive has."""

    def __init__(self, embedder: Embedder) -> None:
        self.model_id, self.dim, self.max_tokens = MODEL, DIM, embedder.max_tokens
        self._inner = embedder

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._inner.count_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._inner.embed_passages(texts)[:, :DIM]

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        return [Pieces(one.places, one.vectors[:, :DIM]) for one in self._inner.embed_pieces(texts)]

    def embed_query(self, text: str) -> Vectors:
        return self._inner.embed_query(text)[:DIM]


def lacking(count: int, date: str, **options: object) -> Minutes:
    one = minutes("The trees were felled.", date=date, path=f"/{date}", salt=date)
    caveats = tuple(Caveat("appendix-not-held", f"Appendix {n} is not held.", 0, 1) for n in range(count))
    return replace(one, caveats=one.caveats + caveats)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [(Filters(), 3), (Filters(since="2024"), 1), (Filters(until="2023"), 2), (Filters(since="2030"), 0)],
)
def test_silence_counts_appendices_of_what_was_searched(
    tmp_path: Path, filters: Filters, expected: int
) -> None:
    with archive(tmp_path, lacking(2, "2023-07-25"), lacking(1, "2024-07-25")) as index:
        assert index.reader.counts(filters).appendices == expected


def test_silence_tells_of_appendices(tmp_path: Path, hashing: Embedder) -> None:
    with archive(tmp_path, lacking(1, "2023-07-25")) as index:
        found = Searcher(index, Small(hashing), "test").search("zebra quagga okapi")
    result = replace(found, answered=False, hits=())
    assert result.searched.appendices == 1
    assert "Not searched: 1 appendix not held." in " ".join(answer_text(result).split())
