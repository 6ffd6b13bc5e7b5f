"""Embedders: texts to unit vectors, by name."""

from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from matters.models.embedders.port import Embedder
from matters.models.embedders.registry import DEFAULT_MODEL, HASHING_MODEL, MODELS, ModelDescription
from matters.pipeline.errors import ModelError

__all__ = [
    "DEFAULT_MODEL",
    "HASHING_MODEL",
    "MODELS",
    "Embedder",
    "ModelDescription",
    "Prefer",
    "for_judging",
    "for_many",
    "load_embedder",
    "prepare",
    "prepared",
    "wake",
]

_EXPORT_PARTS = ("onnx", "onnxruntime", "tokenizers", "onnxscript", "transformers")

Prefer = Literal["auto", "onnx", "sentence-transformers"]


def load_embedder(
    name: str = DEFAULT_MODEL, *, cache: Path | None = None, prefer: Prefer = "auto"
) -> Embedder:
    """Load an embedder.

    :param name: a known model, ``"hashing"``, a local folder or a Hub id.
    :param cache: the folder that was given to :func:`prepare`.
    :param prefer: ``"auto"`` takes the ONNX form where it was prepared and sentence-transformers
        otherwise; the other two insist.
    :return: an embedder; its ``model_id`` does not depend on the adapter.
    :raises ModelError: when the model is missing, damaged or not the pinned one.
    """
    if name == HASHING_MODEL:
        from matters.models.embedders.hashing import HashingEmbedder

        return HashingEmbedder()
    description = MODELS.get(name)
    exported = _exported(description, cache)
    if exported is not None and prefer != "sentence-transformers":
        from matters.models.embedders.onnx import OnnxEmbedder

        return OnnxEmbedder(exported)
    if prefer == "onnx":
        raise ModelError(
            f"{name}: no ONNX form in {cache}", expected="one made by prepare()", do="Ingest first."
        )
    return _sentence_transformer(name, description)


def prepare(cache: Path, *, name: str = DEFAULT_MODEL) -> Path | None:
    """Make the ONNX form of a model, unless it is there; takes about fifteen seconds once.

    :param cache: a folder of the user's; the export goes into ``onnx/`` in it.
    :param name: the model; only packaged ones have an ONNX form.
    :return: the folder of the export, or ``None`` where there is none to be had (another model, or
        ONNX Runtime or its exporter not installed): sentence-transformers then does the work.
    :raises ModelError: when the weights are missing or not the pinned ones.
    """
    description = MODELS.get(name)
    if description is None:
        return None
    exported = _exported(description, cache)
    if exported is not None:
        return exported
    if any(find_spec(part) is None for part in _EXPORT_PARTS):
        return None
    from matters.models.embedders.export import export_onnx

    folder = _onnx_folder(description, cache)
    export_onnx(description, folder)
    return folder


def prepared(cache: Path, *, name: str = DEFAULT_MODEL) -> bool:
    """Whether :func:`prepare` has nothing to do: the ONNX form is there, or cannot be had."""
    description = MODELS.get(name)
    if description is None or any(find_spec(part) is None for part in _EXPORT_PARTS):
        return True
    return _exported(description, cache) is not None


def wake(embedder: Embedder) -> None:
    """Let an embedder that takes a while to load begin with it, beside other work."""
    begin = getattr(embedder, "wake", None)
    if begin is not None:
        begin()


def for_many(embedder: Embedder, *, name: str = DEFAULT_MODEL) -> Embedder:
    """An embedder for an ingest: where enough passages come and torch is faster, torch takes over.

    :param embedder: as ``load_embedder`` gave it.
    :param name: the name by which it was loaded.
    """
    from matters.models.embedders.bulk import BulkEmbedder
    from matters.models.embedders.onnx import OnnxEmbedder

    if not isinstance(embedder, OnnxEmbedder):
        return embedder
    return BulkEmbedder(embedder, partial(_faster, name))


def for_judging(embedder: Embedder) -> Embedder:
    """The same model in eight-bit integers where it was prepared: quick, for vectors that are not kept.

    :param embedder: as ``load_embedder`` gave it.
    """
    from matters.models.embedders.onnx import OnnxEmbedder

    return embedder.quantised() if isinstance(embedder, OnnxEmbedder) else embedder


def _faster(name: str) -> Embedder | None:
    """Sentence-transformers on a GPU or in bfloat16; ``None`` where it has neither or is not there."""
    if find_spec("torch") is None or find_spec("sentence_transformers") is None:
        return None
    from matters.models.embedders.sentence_transformer import fast_here

    return _sentence_transformer(name, MODELS.get(name)) if fast_here() else None


def _onnx_folder(description: ModelDescription, cache: Path) -> Path:
    from matters.models.embedders.onnx import FORMAT

    return cache / "onnx" / f"{description.model_id}-{FORMAT}"


def _exported(description: ModelDescription | None, cache: Path | None) -> Path | None:
    if description is None or cache is None:
        return None
    if any(find_spec(part) is None for part in ("onnxruntime", "tokenizers")):
        return None
    from matters.models.embedders.onnx import is_exported

    folder = _onnx_folder(description, cache)
    return folder if is_exported(folder) else None


def _sentence_transformer(name: str, description: ModelDescription | None) -> Embedder:
    from matters.models.embedders.sentence_transformer import SentenceTransformerEmbedder
    from matters.models.embedders.weights import hub_folder, packaged_weights

    if description is not None:
        return SentenceTransformerEmbedder(packaged_weights(description), name=name)
    folder = Path(name)
    if folder.is_dir():
        return SentenceTransformerEmbedder(folder, name=folder.resolve().name)
    return SentenceTransformerEmbedder(hub_folder(name), name=name)
