"""Trains ``en_minutes``: ``python -m matters.models.en_minutes.train --ner DIR``."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Span
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import Adam, Config, Optimizer, fix_random_seed

from matters.models.en_minutes.annotated import LABELS, Annotated, Name
from matters.models.en_minutes.augment import build_pool, vary
from matters.models.en_minutes.invent import invented_list
from matters.models.en_minutes.lexical import entries
from matters.models.en_minutes.vectors import add_vectors

CONFIG = Path(__file__).parent / "config.cfg"
SEED = 11
RATE = 0.001
LISTS = 200
"""Made-up lists of those present in each epoch."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class WordVectors:
    """Words and a row for each.

    *Shape of rows:* ``(len(words), dim)``, float32, unit rows.
    """

    words: Sequence[str]
    rows: NDArray[np.float32]


def build(vectors: WordVectors | None, config: Path = CONFIG) -> Language:
    """An untrained pipeline."""
    nlp = spacy.util.load_model_from_config(Config().from_disk(config), auto_fill=True)
    if vectors is not None:
        add_vectors(nlp.vocab, vectors.words, vectors.rows)
    return nlp


def train(
    nlp: Language,
    own: Sequence[Annotated],
    other: Sequence[Annotated],
    *,
    epochs: int = 8,
    copies: int = 3,
    seed: int = SEED,
) -> Language:
    """Fit; the last weights are the mean over the steps.

    :param own: sentences of minutes, varied anew in every epoch.
    :param other: open data, of which a part is seen in each epoch and none in the last ones.
    :param copies: how often an own sentence is seen in an epoch, once as it is.
    """
    random = Random(seed)
    fix_random_seed(seed)
    pool = build_pool(own)
    sample = [example(nlp, one) for one in own]
    nlp.initialize(lambda: sample[:200] or [example(nlp, one) for one in other[:200]])
    optimizer = Adam(RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    for epoch in range(epochs):
        share = 0.35 if epoch < epochs * 0.6 else 0.1
        texts = [*own, *(vary(one, pool, random) for one in own for _ in range(copies - 1))]
        texts += random.sample(list(other), int(len(other) * share))
        texts += [invented_list(random) for _ in range(LISTS)]
        random.shuffle(texts)
        losses: dict[str, float] = {}
        optimizer.learn_rate = RATE * min(1.0, 2.0 * (1.0 - epoch / epochs))
        examples = [example(nlp, one) for one in _joined(texts, random)]
        for batch in minibatch(examples, size=32):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.25)
        logger.info("epoch %d: %d texts, loss %.0f", epoch + 1, len(texts), losses["ner"])
    _take_means(nlp, optimizer)
    return nlp


def _take_means(nlp: Language, optimizer: Optimizer) -> None:
    """Put the means over the steps in the place of the last weights, once all of them are known."""
    parts: dict[str, Any] = dict(nlp.pipeline)
    weights: dict[str, bytes] = {}
    for name, part in parts.items():
        with part.model.use_params(optimizer.averages):
            weights[name] = part.model.to_bytes()
    for name, part in parts.items():
        part.model.from_bytes(weights[name])


def _joined(texts: Sequence[Annotated], random: Random) -> Iterator[Annotated]:
    """Some texts one after another, as in an item of minutes: not every text begins with a capital."""
    waiting: Annotated | None = None
    for one in texts:
        if waiting is not None and waiting.labels == one.labels:
            yield _after(waiting, one, random.choice("\n\n "))
            waiting = None
        elif waiting is None and random.random() < 0.4:
            waiting = one
        else:
            yield one
    if waiting is not None:
        yield waiting


def _after(one: Annotated, other: Annotated, between: str) -> Annotated:
    moved = len(one.text) + len(between)
    names = tuple(Name(name.start + moved, name.end + moved, name.label) for name in other.names)
    return replace(one, text=one.text + between + other.text, names=one.names + names)


def example(nlp: Language, one: Annotated) -> Example:
    """The text as spaCy trains on it; where a role may be that nobody looked for, nothing is said."""
    doc, reference = nlp.make_doc(one.text), nlp.make_doc(one.text)
    spans = [
        span
        for name in one.names
        if (span := reference.char_span(name.start, name.end, label=name.label)) is not None
    ]
    lost = [
        span
        for name in one.names
        if reference.char_span(name.start, name.end) is None
        and (span := reference.char_span(name.start, name.end, alignment_mode="expand")) is not None
    ]
    taken = {token.i for span in spans for token in span}
    missing = [span for span in lost if not taken & {token.i for token in span}]
    if one.labels != LABELS:
        posts = entries("untagged_posts")
        missing += [reference[t.i : t.i + 1] for t in reference if t.i not in taken and t.lower_ in posts]
    reference.set_ents(spans, missing=_apart(missing), default="outside")
    return Example(doc, reference)


def _apart(spans: Iterable[Span]) -> list[Span]:
    return list({span.start: span for span in spans}.values())


def save(nlp: Language, vectors: WordVectors, folder: Path) -> None:
    """Write the pipeline without the words of the training texts: only those with a vector are kept."""
    clean = build(vectors)
    clean.from_bytes(nlp.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    clean.meta.update(name="minutes", description="People, roles and organisations in minutes", license="MIT")
    clean.to_disk(folder)
