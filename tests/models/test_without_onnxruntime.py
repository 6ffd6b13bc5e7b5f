"""Where ONNX Runtime is not installed, sentence-transformers does the work."""

import sys
from pathlib import Path

import pytest

from matters.archive import Archive
from matters.embedding import prepare_model
from matters.models.embedders import for_many
from northmere import AUDIT, write


@pytest.mark.model
def test_archive_works_without_onnxruntime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setenv("MATTERS_CACHE", str(tmp_path / "cache"))
    write(tmp_path / "minutes", audit=AUDIT)
    started: list[int] = []
    prepare_model(on_start=lambda: started.append(1))
    with Archive.open(tmp_path / "archive") as archive:
        assert type(archive._embedder).__name__ == "SentenceTransformerEmbedder"
        assert for_many(archive._embedder) is archive._embedder
        assert len(archive.ingest([tmp_path / "minutes"]).added) == 1
        found = archive.search("what did the auditor say", keep_weak=True)
    assert found.hits
    assert found.hits[0].evidence
    assert started == []
    assert not (tmp_path / "cache").exists()
