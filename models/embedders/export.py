"""Makes the ONNX form of a packaged model, once."""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from matters.models.embedders.onnx import (
    FORMAT,
    GRAPH,
    MANIFEST,
    QUANTISED,
    TOKENIZER,
    OnnxEmbedder,
    is_exported,
    weights_of,
)
from matters.models.embedders.quiet import quiet
from matters.models.embedders.registry import ModelDescription
from matters.models.embedders.weights import packaged_weights
from matters.pipeline.errors import ModelError

MIN_COSINE = 0.9999
_LEAST_WEIGHTS = 1024
"""Bytes of a constant that is worth keeping outside the graph."""
_PROBES = ("Item 4.", "The Chair thanked officers for the report on children missing from care. " * 9)


def export_onnx(description: ModelDescription, folder: Path) -> None:
    """Export, optimise, compare with torch, and only then rename into place.

    :param description: a packaged model with mean pooling and unit vectors.
    :param folder: where the export goes; what is there is replaced when it is incomplete.
    :raises ModelError: when the weights are missing or wrong, or the export differs from them.
    """
    source = packaged_weights(description)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as name:
        made = Path(name) / "made"
        made.mkdir()
        model = _pooled(source)
        _write_graph(model, Path(name) / "raw.onnx")
        _optimise(Path(name) / "raw.onnx", made / GRAPH)
        _quantise(made / GRAPH, Path(name) / "raw-int8.onnx")
        _optimise(Path(name) / "raw-int8.onnx", made / QUANTISED)
        shutil.copyfile(source / TOKENIZER, made / TOKENIZER)
        manifest = {
            "format": FORMAT,
            "model_id": description.model_id,
            "dim": description.dim,
            "max_tokens": description.max_tokens,
        }
        (made / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
        _compare(OnnxEmbedder(made), model)
        _move(made, folder)


def _pooled(source: Path) -> Any:  # noqa: ANN401
    """The transformer with mean pooling and normalisation, as one torch module."""
    import torch
    from transformers import AutoModel

    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            # Eager attention exports to plain products, a fifth faster here than the fused form.
            self.bert = AutoModel.from_pretrained(
                source, attn_implementation="eager", local_files_only=True, dtype=torch.float32
            )

        def forward(
            self, input_ids: torch.Tensor, attention_mask: torch.Tensor
        ) -> tuple[torch.Tensor, torch.Tensor]:
            states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(states.dtype)
            means = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(means, p=2.0, dim=1), states

    with quiet():
        return Pooled().eval()


def _write_graph(model: Any, path: Path) -> None:  # noqa: ANN401
    import torch

    input_ids = torch.ones(2, 16, dtype=torch.int64)
    attention_mask = torch.ones_like(input_ids)
    axes = {0: torch.export.Dim("batch", min=1, max=4096), 1: torch.export.Dim("length", min=2, max=512)}
    with quiet():
        program = torch.onnx.export(
            model,
            (input_ids, attention_mask),
            dynamo=True,
            verbose=False,
            input_names=["input_ids", "attention_mask"],
            # Not "embedding": the exporter uses that name for an inner node.
            output_names=["vectors", "states"],
            dynamic_shapes={"input_ids": axes, "attention_mask": axes},
        )
    if program is None:
        raise ModelError("torch.onnx.export returned nothing", expected="an ONNX program")
    program.save(str(path), external_data=False)


def _optimise(raw: Path, path: Path) -> None:
    """Store the graph after the optimisations that hold on every processor, its weights beside it.

    Weights in a file of their own are mapped, not read: that starts in a quarter of the time.
    """
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    options.add_session_config_entry(
        "session.optimized_model_external_initializers_file_name", weights_of(path.name)
    )
    options.add_session_config_entry(
        "session.optimized_model_external_initializers_min_size_in_bytes", str(_LEAST_WEIGHTS)
    )
    onnxruntime.InferenceSession(str(raw), options, providers=["CPUExecutionProvider"])


def _quantise(graph: Path, path: Path) -> None:
    """Products and the table of word pieces in eight-bit integers, in a range that any processor adds up."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
    from onnxruntime.quantization.shape_inference import quant_pre_process  # type: ignore[import-untyped]

    shaped = path.with_stem("shaped")
    with quiet():
        quant_pre_process(graph, shaped, skip_symbolic_shape=True, skip_optimization=True)
        quantize_dynamic(
            shaped,
            path,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )


def _compare(embedder: OnnxEmbedder, model: Any) -> None:  # noqa: ANN401
    import torch

    together = embedder.embed_passages(_PROBES)
    for text, vector in zip(_PROBES, together, strict=True):
        ids = torch.tensor(embedder.word_pieces([text]), dtype=torch.int64)
        with torch.inference_mode():
            expected = model(ids, torch.ones_like(ids))[0].numpy()[0]
        cosine = float(np.dot(vector, expected))
        if cosine < MIN_COSINE:
            raise ModelError(f"exported model: cosine {cosine:.6f}", expected=f"at least {MIN_COSINE}")


def _move(made: Path, folder: Path) -> None:
    """Rename into place; a complete export that another process made meanwhile stays."""
    if is_exported(folder):
        return
    if folder.exists():
        folder.rename(made.parent / "damaged")
    try:
        made.rename(folder)
    except OSError:
        if not is_exported(folder):
            raise
