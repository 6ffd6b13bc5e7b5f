"""What stands around a passage: passages of one document, under the same heading."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def sections_of(places: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each passage that changes where a heading or another document begins.

    :param places: as ``Places.find`` gives them. *Shape:* ``(n, 5)``, int64.
    :return: *Shape:* ``(n,)``, int64.
    """
    if not len(places):
        return np.empty(0, dtype=np.int64)
    document, item, position, titled = places[:, 1], places[:, 2], places[:, 3], places[:, 4]
    new_item = (np.diff(item) != 0) & ((titled[1:] | titled[:-1]) != 0)
    breaks = (np.diff(document) != 0) | (np.diff(position) != 1) | new_item
    return np.concatenate([[0], np.cumsum(breaks)])


def spread_within(held: Floats, sections: NDArray[np.int64], window: int) -> Floats:
    """The terms held within ``window`` passages of the same section.

    :param held: by each passage. *Shape:* ``(terms, n)``, float64.
    :param sections: as :func:`sections_of` gives them. *Shape:* ``(n,)``, int64.
    :return: *Shape:* ``(terms, n)``, float64.
    """
    spread = held.copy()
    for step in range(1, min(window, len(sections) - 1) + 1):
        same = sections[step:] == sections[:-step]
        spread[:, step:] = np.maximum(spread[:, step:], held[:, :-step] * same)
        spread[:, :-step] = np.maximum(spread[:, :-step], held[:, step:] * same)
    return spread


def mean_beside(scores: Floats, sections: NDArray[np.int64], step: int) -> Floats:
    """The mean score of the passages ``step`` away in the same section; its own where there is none.

    :param scores: *Shape:* ``(n,)``, float64.
    :param sections: as :func:`sections_of` gives them. *Shape:* ``(n,)``, int64.
    :return: *Shape:* ``(n,)``, float64.
    """
    if len(scores) <= step:
        return scores
    same = sections[step:] == sections[:-step]
    total, count = np.zeros(len(scores)), np.zeros(len(scores))
    total[step:] += scores[:-step] * same
    total[:-step] += scores[step:] * same
    count[step:] += same
    count[:-step] += same
    return np.where(count > 0, total / np.maximum(count, 1), scores)
