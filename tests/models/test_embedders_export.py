"""The ONNX form of the default model: made once, checked, and done without where it cannot be had."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from matters.models import embedders
from matters.models.embedders import DEFAULT_MODEL, MODELS, load_embedder, prepare
from matters.models.embedders.onnx import FORMAT
from matters.pipeline.errors import ModelError

CHECK_NO_TORCH = """
import sys
from pathlib import Path
from matters.models.embedders import load_embedder
load_embedder(cache=Path(sys.argv[1])).embed_query("placement stability")
heavy = {"torch", "transformers", "sentence_transformers", "spacy"} & set(sys.modules)
sys.exit(",".join(sorted(heavy)) or 0)
"""


@pytest.mark.model
def test_onnx_query_path_imports_no_torch(model_cache: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECK_NO_TORCH, str(model_cache)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.model
def test_prepare_keeps_a_complete_export(model_cache: Path) -> None:
    (graph,) = (model_cache / "onnx").glob("*/model.onnx")
    before = graph.stat().st_mtime_ns
    prepare(model_cache)
    assert graph.stat().st_mtime_ns == before
    assert [path.name for path in graph.parent.parent.iterdir()] == [graph.parent.name]


def test_prepare_makes_again_what_is_not_complete(tmp_path: Path) -> None:
    folder = tmp_path / "onnx" / f"{MODELS[DEFAULT_MODEL].model_id}-{FORMAT}"
    folder.mkdir(parents=True)
    for name in ("model.onnx", "model.weights", "int8.onnx", "int8.weights", "tokenizer.json"):
        (folder / name).touch()
    (folder / "manifest.json").write_text(f'{{"format": {FORMAT}}}')
    assert embedders.prepared(tmp_path)
    (folder / "model.weights").unlink()
    assert not embedders.prepared(tmp_path)


@pytest.mark.model
def test_onnx_weights_stand_in_a_file_of_their_own(model_cache: Path) -> None:
    folder = model_cache / "onnx" / f"{MODELS[DEFAULT_MODEL].model_id}-{FORMAT}"
    assert (folder / "model.onnx").stat().st_size < 1_000_000
    assert (folder / "model.weights").stat().st_size > 80_000_000


def test_without_onnxruntime_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find: Callable[[str], object] = importlib.util.find_spec
    monkeypatch.setattr(embedders, "find_spec", lambda part: None if part == "onnxruntime" else find(part))
    assert prepare(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_damaged_export_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    from matters.models.embedders.onnx import OnnxEmbedder

    manifest = '{"format": 4, "model_id": "x", "dim": 384, "max_tokens": 256}'
    (tmp_path / "manifest.json").write_text(manifest)
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("not a model")
    with pytest.raises(ModelError, match="Delete the folder"):
        OnnxEmbedder(tmp_path).embed_query("placement stability")


def test_missing_export_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no ONNX form"):
        load_embedder(cache=tmp_path, prefer="onnx")
