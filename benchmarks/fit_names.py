"""Fit the weights of ``models/en_minutes/weights``.

Run ``python benchmarks/fit_names.py --ner DIR`` with the folder that holds wikigold and the Broad Twitter
Corpus in JSON Lines. Trains on the project's own sentences, the dev half of the shipped corpus and those
two collections; about ten minutes on one core, most of it for the word vectors and the sentences.
"""

import argparse
import json
import logging
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from matters.models.en_minutes.annotated import Annotated
from matters.models.en_minutes.lexical import class_vectors, listed_words
from matters.models.en_minutes.shipped import WEIGHTS, weights_hash
from matters.models.en_minutes.train import WordVectors, build, save, train
from matters.models.en_minutes.vectors import distil, vocabulary
from names_data import TRAINED_ON, corpus_lines, open_data, own_sentences

TWEETS = 800
"""As many tweets as help; with more, minutes are read worse."""


def word_vectors(cache: Path | None = None) -> WordVectors:
    """Distilled vectors with the classes of the lists behind them.

    :param cache: a file that keeps the distilled part, for experiments.
    """
    bodies: dict[str, list[str]] = defaultdict(list)
    for one in (*own_sentences(), *corpus_lines("dev")):
        bodies[one.source].append(one.text)
    words = vocabulary(list(bodies.values()), listed=listed_words())
    if cache is not None and cache.exists() and json.loads(cache.with_suffix(".json").read_text()) == words:
        rows = np.load(cache)
    else:
        rows = distil(words)
        if cache is not None:
            np.save(cache, rows)
            cache.with_suffix(".json").write_text(json.dumps(words))
    return WordVectors(words, np.concatenate([rows, class_vectors(words)], axis=1))


def open_texts(ner: Path) -> list[Annotated]:
    """Wikigold, and the first tweets that hold a name."""
    found = open_data(ner, TRAINED_ON)
    return [*found["wikigold"], *[one for one in found["btc"] if one.names][:TWEETS]]


def own_texts(bodies: Sequence[str] | None = None) -> list[Annotated]:
    """The sentences of these bodies, and the dev half of the corpus.

    :param bodies: the stems of their files; all where it is ``None``.
    """
    own = [one for one in own_sentences() if bodies is None or one.source in bodies]
    return [*own, *corpus_lines("dev")]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--ner", type=Path, required=True, help="the folder with wikigold.jsonl and btc.jsonl"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--cache", type=Path, help="a file that keeps the word vectors between runs")
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    vectors = word_vectors(options.cache)
    nlp = train(build(vectors), own_texts(), open_texts(options.ner))
    save(nlp, vectors, options.out)
    print(f"{options.out}: SHA-256 {weights_hash(options.out)}")


if __name__ == "__main__":
    main()
