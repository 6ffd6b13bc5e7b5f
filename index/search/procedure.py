"""Items of procedure: apologies, declarations of interest, approval of the minutes, the next meeting.

No list of words tells them: procedure is what a body has under the same title at most of its meetings and
says in few words. A sample of the body's meetings shows which titles those are. And it is what names those
who attended, wherever that stands.
"""

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.reader import Reader
from matters.index.scored import distinct

_SHORT = 160
"""Characters without the title: an item half as long is procedure by half."""

_BEGINNING = 12
"""Passages of a document among which those who attended are named."""

_FEW_NAMES, _NAMES = 0.05, 0.15
"""Shares of a passage: where so little of it names who attended it is no list, where so much nothing else."""


def procedural(reader: Reader, places: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far the item of each passage is procedure.

    :param places: as ``Places.find`` gives them. *Shape:* ``(n, 5)``, int64.
    :return: the share of its body's other meetings with an item of the same title, less where the item
        is longer; or how far it names who attended. *Shape:* ``(n,)``, float64, in [0, 1].
    """
    usual = reader.usual_titles(distinct(places[places[:, 4] > 0, 2]).tolist(), under=_SHORT)
    found = {row: one.share * (1.0 - one.length / _SHORT) for row, one in usual.items()}
    named = reader.attendance_shares(places[places[:, 3] < _BEGINNING, 0].tolist())
    shares = [
        max(found.get(item, 0.0), min(1.0, (named.get(passage, 0.0) - _FEW_NAMES) / (_NAMES - _FEW_NAMES)))
        for passage, item in places[:, [0, 2]].tolist()
    ]
    return np.array(shares, dtype=np.float64)
