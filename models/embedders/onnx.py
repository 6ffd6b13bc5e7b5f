"""The same weights through ONNX Runtime: starts in a fraction of a second, imports no torch."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from matters.models.embedders.batches import batches, side_by_side
from matters.models.embedders.later import Later
from matters.models.embedders.port import Pieces, Vectors
from matters.pipeline.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

GRAPH = "model.onnx"
QUANTISED = "int8.onnx"
"""The same graph, its products in eight-bit integers."""
TOKENIZER = "tokenizer.json"
MANIFEST = "manifest.json"
FORMAT = 5
BATCH_TOKENS = 1024

Piece = TypeVar("Piece")


class OnnxEmbedder:
    """Embeds with an exported graph that pools and normalises; safe to call from several threads.

    The graph is loaded when it is first needed, or beside other work after :meth:`wake`.

    :param folder: what ``export_onnx`` wrote.
    :param graph: which of its graphs; the quantised one takes less than half the time, and its vectors,
        some 0.99 of the exact ones in cosine, are never kept.
    :raises ModelError: when the folder is incomplete or of another version; where a file turns out to
        be damaged, the first call that needs it raises.
    """

    def __init__(self, folder: Path, graph: str = GRAPH) -> None:
        manifest = _read_manifest(folder)
        self.model_id = str(manifest["model_id"])
        self.dim = int(str(manifest["dim"]))
        self.max_tokens = int(str(manifest["max_tokens"]))
        self._made_of = (folder, graph)
        self._loaded = Later(partial(_load, folder, graph))

    def __reduce__(self) -> "tuple[type[OnnxEmbedder], tuple[Path, str]]":
        """Another process loads the graph itself."""
        return type(self), self._made_of

    def quantised(self) -> "OnnxEmbedder":
        """The same model in eight-bit integers."""
        folder, _ = self._made_of
        return OnnxEmbedder(folder, QUANTISED)

    def wake(self) -> None:
        """Begin to load the graph; returns at once."""
        self._loaded.begin()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Word pieces of each text, special ones included, without cutting."""
        return [len(encoding.ids) for encoding in self._loaded.get().tokenizer.encode_batch_fast(list(texts))]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, run in batches of like length.

        *Shape:* ``(len(texts), dim)``, float32, unit rows.
        """
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)

        def keep(rows: list[int], found: Vectors) -> None:
            vectors[rows] = found

        self._run("vectors", self.word_pieces(texts), keep)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """Vector of one question.

        *Shape:* ``(dim,)``, float32, unit length.
        """
        vector: Vectors = self.embed_passages([text])[0]
        return vector

    def embed_pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """Each text in word pieces, run in batches of like length."""
        encodings = self._loaded.get().tokenizer.encode_batch(list(texts))
        found: dict[int, Pieces] = {}

        def keep(rows: list[int], states: Vectors) -> None:
            for row, own in zip(rows, states, strict=True):
                places = np.array(self._cut(encodings[row].offsets), dtype=np.int64)
                found[row] = Pieces(places, own[: len(places)])

        self._run("states", [self._cut(encoding.ids) for encoding in encodings], keep)
        return [found[row] for row in range(len(texts))]

    def _run(
        self, output: str, pieces: Sequence[Sequence[int]], keep: Callable[[list[int], Vectors], None]
    ) -> None:
        """Give what the graph makes of texts to ``keep``, some rows at a time."""

        def work(rows: list[int]) -> None:
            input_ids, attention_mask = _pad([pieces[row] for row in rows])
            feed = {"input_ids": input_ids, "attention_mask": attention_mask}
            keep(rows, self._loaded.get().session.run([output], feed)[0])

        lengths = [len(ids) for ids in pieces]
        side_by_side(work, list(batches(lengths, most_tokens=BATCH_TOKENS)))

    def word_pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Word pieces cut to ``max_tokens``, the closing special one kept."""
        encodings = self._loaded.get().tokenizer.encode_batch_fast(list(texts))
        return [self._cut(encoding.ids) for encoding in encodings]

    def _cut(self, pieces: list[Piece]) -> list[Piece]:
        limit = self.max_tokens
        return pieces if len(pieces) <= limit else [*pieces[: limit - 1], pieces[-1]]


def is_exported(folder: Path) -> bool:
    """Whether the folder holds a complete export of this version."""
    try:
        _read_manifest(folder)
    except ModelError:
        return False
    graphs = (GRAPH, QUANTISED)
    names = (TOKENIZER, *graphs, *map(weights_of, graphs))
    return all((folder / name).is_file() for name in names)


def weights_of(graph: str) -> str:
    """The file beside a graph that holds its weights."""
    return str(Path(graph).with_suffix(".weights"))


def _pad(pieces: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Word piece numbers and attention mask of one batch.

    *Shape:* both ``(len(pieces), longest)``, int64, zero where padded.
    """
    input_ids = np.zeros((len(pieces), max(map(len, pieces))), dtype=np.int64)
    attention_mask = np.zeros_like(input_ids)
    for row, ids in enumerate(pieces):
        input_ids[row, : len(ids)] = ids
        attention_mask[row, : len(ids)] = 1
    return input_ids, attention_mask


def _read_manifest(folder: Path) -> dict[str, object]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(folder, "no readable manifest") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise _damaged(folder, "another version of the export")
    return manifest


@dataclass(frozen=True, slots=True)
class _Loaded:
    tokenizer: "Tokenizer"
    session: "InferenceSession"


def _load(folder: Path, graph: str) -> _Loaded:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # The stored graph is optimised already.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    # Batches run side by side instead: threads inside one wait for each other after every operation.
    options.intra_op_num_threads = 1
    try:
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        session = onnxruntime.InferenceSession(
            str(folder / graph), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # both libraries raise bare Exception subclasses of their own
        raise _damaged(folder, str(error).splitlines()[0]) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return _Loaded(tokenizer, session)


def _damaged(folder: Path, why: str) -> ModelError:
    return ModelError(
        f"{folder}: {why}",
        expected="an exported model",
        do="Delete the folder and ingest again to remake it.",
    )
