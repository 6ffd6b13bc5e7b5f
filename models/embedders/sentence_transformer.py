"""The reference adapter: sentence-transformers on a GPU where torch sees one, else on the processor."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from copy import deepcopy
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

import numpy as np

from matters.models.embedders.batches import batches, side_by_side
from matters.models.embedders.port import Pieces, Vectors
from matters.models.embedders.quiet import quiet
from matters.models.embedders.weights import folder_hash
from matters.pipeline.errors import ModelError

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer

Precision = Literal["auto", "float32"]
BATCH_SIZE = 32
BATCH_TOKENS = 1024
MIN_COSINE = 0.9999
_PROBES = (
    "Apologies were received from Councillor Hughes.",
    "The committee asked for a report on school places and the cost of transport. " * 12,
    "RESOLVED: that the budget of 1,250,000 be approved.",
)


class SentenceTransformerEmbedder:
    """Embeds with the weights in a local folder.

    Passages run under bfloat16 autocast where the processor computes in it and the probes keep a
    cosine of 0.9999 to float32; questions always run in float32. Calls from several threads take
    turns.

    :param folder: a sentence-transformers model folder.
    :param name: goes into ``model_id`` before the hash of the weights.
    :param precision: ``"float32"`` never uses bfloat16.
    :raises ModelError: when sentence-transformers is not installed or cannot load the folder.
    """

    def __init__(self, folder: Path, *, name: str, precision: Precision = "auto") -> None:
        self.model_id = f"{name}@{folder_hash(folder)[:8]}"
        self._made_of = partial(type(self), folder, name=name, precision=precision)
        self._lock = Lock()
        self._model = _load(folder)
        self.dim = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = int(self._model.max_seq_length or 512)
        self._bfloat16 = False
        if precision == "auto" and self._model.device.type == "cpu" and _has_bfloat16():
            self._bfloat16 = self._keeps_cosine()
        self._transformer = _rounded(self._model[0]) if self._bfloat16 else self._model[0]

    def __reduce__(self) -> "tuple[Callable[[], SentenceTransformerEmbedder], tuple[()]]":
        """Another process loads the weights itself."""
        return self._made_of, ()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, special ones included, without cutting."""
        if not texts:
            return []
        with self._lock:
            encoded = self._model.tokenizer(list(texts), truncation=False, padding=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages; sentence-transformers sorts them by length itself.

        *Shape:* ``(len(texts), dim)``, float32, unit rows.
        """
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        return self._encode(list(texts), bfloat16=self._bfloat16)

    def embed_query(self, text: str) -> Vectors:
        """Vector of one question.

        *Shape:* ``(dim,)``, float32, unit length.
        """
        with self._lock:
            vectors = self._model.encode_query([text], show_progress_bar=False)
        vector: Vectors = _unit(np.asarray(vectors))[0]
        return vector

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Each text in word pieces; whole where the model does more than pool them by mean."""
        if not texts or not self._pools_by_mean():
            whole = (np.array([[0, len(text)]], dtype=np.int64) for text in texts)
            vectors = self.embed_passages(texts)[:, None]
            return [Pieces(places, vector) for places, vector in zip(whole, vectors, strict=True)]
        with self._lock:
            encoded = self._model.tokenizer(
                list(texts), truncation=True, max_length=self.max_tokens, return_offsets_mapping=True
            )
        pieces, places = encoded["input_ids"], encoded["offset_mapping"]
        found: dict[int, Pieces] = {}

        def work(rows: list[int]) -> None:
            states = self._states([pieces[row] for row in rows])
            for row, own in zip(rows, states, strict=True):
                found[row] = Pieces(np.array(places[row], dtype=np.int64), own[: len(places[row])])

        lengths = [len(ids) for ids in pieces]
        side_by_side(work, list(batches(lengths, most_tokens=BATCH_TOKENS)), begin=_one_thread)
        return [found[row] for row in range(len(texts))]

    def _states(self, pieces: Sequence[Sequence[int]]) -> Vectors:
        """What the model makes of each word piece of a few texts. *Shape:* ``(texts, longest, dim)``."""
        import torch
        from torch.nn.utils.rnn import pad_sequence

        rows = [torch.tensor(ids) for ids in pieces]
        features = {
            "input_ids": pad_sequence(rows, batch_first=True).to(self._model.device),
            "attention_mask": pad_sequence([torch.ones_like(row) for row in rows], batch_first=True).to(
                self._model.device
            ),
        }
        with torch.inference_mode(), _autocast() if self._bfloat16 else nullcontext():
            states = self._transformer(features)["token_embeddings"]
        return np.asarray(states.float().cpu(), dtype=np.float32)

    def _pools_by_mean(self) -> bool:
        modules = list(self._model)
        names = [type(module).__name__ for module in modules]
        return (
            names in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
            and getattr(modules[1], "pooling_mode", "") == "mean"
            and bool(self._model.tokenizer.is_fast)
            and not any(self._model.prompts.values())
        )

    def _encode(self, texts: list[str], *, bfloat16: bool) -> Vectors:
        with self._lock, _autocast() if bfloat16 else nullcontext():
            vectors = self._model.encode_document(texts, batch_size=BATCH_SIZE, show_progress_bar=False)
        return _unit(np.asarray(vectors))

    def _keeps_cosine(self) -> bool:
        exact = self._encode(list(_PROBES), bfloat16=False)
        fast = self._encode(list(_PROBES), bfloat16=True)
        return bool((exact * fast).sum(axis=1).min() >= MIN_COSINE)


def fast_here() -> bool:
    """Whether torch has a GPU, or a processor that computes in bfloat16."""
    import torch

    return bool(torch.cuda.is_available()) or _has_bfloat16()


def _load(folder: Path) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(
            "sentence-transformers cannot be imported", do="Run: pip install sentence-transformers."
        ) from error
    try:
        with quiet():
            return SentenceTransformer(str(folder), local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"{folder}: {error}", expected="a sentence-transformers model", do="Name another model."
        ) from error


def _has_bfloat16() -> bool:
    import torch

    return bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())


def _rounded(module: "torch.nn.Module") -> "torch.nn.Module":
    """A copy whose products hold their weights in bfloat16, which autocast would make for each batch."""
    import torch

    rounded = deepcopy(module)
    for part in rounded.modules():
        if isinstance(part, torch.nn.Linear):
            part.to(torch.bfloat16)
    return rounded


def _one_thread() -> None:
    import torch

    torch.set_num_threads(1)


def _autocast() -> AbstractContextManager[object]:
    import torch

    return torch.autocast("cpu", dtype=torch.bfloat16)


def _unit(vectors: Vectors) -> Vectors:
    """Rows of length one, whatever the model's last layer does."""
    exact = vectors.astype(np.float32)
    return np.asarray(exact / np.linalg.norm(exact, axis=1, keepdims=True), dtype=np.float32)
