"""Static word vectors, distilled from the embedder: each word alone, then the principal components."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from spacy.vocab import Vocab

from matters.models.embedders import load_embedder

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
MIN_BODIES = 3
DIM = 64
_BATCH = 2048


def vocabulary(texts: Sequence[Sequence[str]], *, listed: Iterable[str]) -> list[str]:
    """The words that get a vector, in lower case: those the embedder knows, listed ones and common ones.

    No name of one body only is among them: its vector would be of no use to another.

    :param texts: the texts of each body.
    :param listed: words of which a class is known.
    """
    bodies = Counter(
        word for body in texts for word in {w for text in body for w in _WORD.findall(text.lower())}
    )
    common = sorted(word for word, count in bodies.items() if count >= MIN_BODIES)
    whole = (piece for piece in word_pieces() if len(piece) > 1 and _WORD.fullmatch(piece))
    return list(dict.fromkeys([*common, *whole, *sorted(listed)]))


def word_pieces() -> list[str]:
    """The word pieces of the embedder, in the order of its vocabulary."""
    from tokenizers import Tokenizer

    from matters.models.embedders.registry import DEFAULT_MODEL, MODELS
    from matters.models.embedders.weights import packaged_weights

    tokenizer = Tokenizer.from_file(str(packaged_weights(MODELS[DEFAULT_MODEL]) / "tokenizer.json"))
    ids = tokenizer.get_vocab()
    return sorted(ids, key=lambda piece: (ids[piece], piece))


def distil(words: Sequence[str], *, dim: int = DIM) -> NDArray[np.float32]:
    """A vector for each word.

    *Shape:* ``(len(words), dim)``, float32, unit rows.
    """
    embedder = load_embedder()
    rows = [embedder.embed_passages(words[at : at + _BATCH]) for at in range(0, len(words), _BATCH)]
    whole = np.concatenate(rows).astype(np.float64)
    whole -= whole.mean(axis=0)
    _, vectors = np.linalg.eigh(whole.T @ whole)
    reduced = whole @ vectors[:, ::-1][:, :dim]
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9
    # So few digits that every machine's sums round to the same.
    rounded: NDArray[np.float32] = np.round(reduced, 3).astype(np.float32)
    return rounded


def add_vectors(vocab: Vocab, words: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Give a vocabulary its vectors: one row for a word in lower case, capitalised and in capitals.

    :param vectors: *Shape:* ``(len(words), dim)``, float32.
    """
    keys: dict[str, int] = {}
    for row, word in enumerate(words):
        for form in (word, word.title(), word.capitalize(), word.upper()):
            keys.setdefault(form, row)
    vocab.vectors = Vectors(data=vectors, name="en_minutes", strings=vocab.strings)
    for form, row in keys.items():
        vocab.vectors.add(vocab.strings.add(form), row=row)
