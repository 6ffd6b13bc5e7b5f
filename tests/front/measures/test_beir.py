"""Judged collections in BEIR's format, as archives."""

import json
from pathlib import Path

import pytest

from matters.index.catalogue.filters import Filters
from matters.index.store import Index
from matters.measures.beir import fill, read_collection
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ReadError

CORPUS = [
    {"_id": "d1", "title": "Damp", "text": "Many homes had damp.", "metadata": {"meeting": "m1"}},
    {"_id": "d2", "title": "", "text": "The pool roof leaked.", "metadata": {"meeting": "m1"}},
    {"_id": "d3", "text": "Trees were planted."},
    {"_id": "d4", "title": "Bins", "text": "Bins were late.", "metadata": {"meeting": "m0"}},
]
QUERIES = [{"_id": "q2", "text": "pool"}, {"_id": "q1", "text": "damp"}, {"_id": "q9", "text": "unjudged"}]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in (("corpus", CORPUS), ("queries", QUERIES)):
        text = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text + "\n\n", encoding="utf-8")
    (tmp_path / "qrels").mkdir()
    judged = "query-id\tcorpus-id\tscore\nq2\td2\t2\nq1\td1\t1\nq1\td4\t0\n"
    (tmp_path / "qrels" / "test.tsv").write_text(judged, encoding="utf-8")
    return tmp_path


def test_beir_reads_judged_queries_only(folder: Path) -> None:
    collection = read_collection(folder, split="test")
    assert collection.name == folder.name
    assert dict(collection.queries) == {"q1": "damp", "q2": "pool"}
    assert list(collection.queries) == ["q1", "q2"]
    assert collection.qrels == {"q2": {"d2": 2}, "q1": {"d1": 1, "d4": 0}}


def test_beir_documents_become_items_of_their_meeting(
    folder: Path, tmp_path: Path, hashing: Embedder
) -> None:
    with Index.open(tmp_path / "archive", model_id=hashing.model_id, create=True) as index:
        with index.writer(pipeline_version="beir") as sink:
            fill(sink, hashing, folder)
        assert index.reader.counts(Filters()).items == 4
        assert [row.committee for row in index.reader.meetings()] == ["document d3", "m0", "m1"]
        rows = index.reader.passages(index.sample(99))
        items = {row.item.key: (row.meeting.committee, row.item.title, row.quote) for row in rows}
        assert items == {
            "d1": ("m1", "Damp", "Many homes had damp."),
            "d2": ("m1", "", "The pool roof leaked."),
            "d3": ("document d3", "", "Trees were planted."),
            "d4": ("m0", "Bins", "Bins were late."),
        }
        for row in rows:
            assert index.reader.document_text(row.document.id, row.start, row.end) == row.quote


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("qrels/test.tsv", "h\nq1 d1 1\n", "with tabs between"),
        ("qrels/test.tsv", "h\nq1\td1\tyes\n", "with tabs between"),
        ("qrels/test.tsv", "h\nq7\td1\t1\n", "judges query q7"),
        ("queries.jsonl", "not json\n", "line 1"),
        ("queries.jsonl", '{"_id": "q1"}\n', "line 1"),
        ("queries.jsonl", "[1]\n", 'an object with "_id" and "text"'),
    ],
)
def test_beir_malformed_file_is_a_clear_error(folder: Path, name: str, text: str, named: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=named):
        read_collection(folder, split="test")


def test_beir_missing_files_are_named(folder: Path) -> None:
    with pytest.raises(ReadError, match=r"dev\.tsv: no such file.*Splits there: test"):
        read_collection(folder, split="dev")
    (folder / "queries.jsonl").unlink()
    with pytest.raises(ReadError, match=r"queries\.jsonl: no such file"):
        read_collection(folder, split="test")
