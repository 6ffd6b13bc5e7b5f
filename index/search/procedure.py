"""Items of procedure: apologies, declarations of interest, approval of the minutes, the next meeting.

No list of words tells them: procedure is what a body has under the same title at most of its meetings and
says in few words. A sample of the body's meetings shows which titles those are.
"""

import numpy as np
from numpy.typing import NDArray

from matters.index.catalogue.reader import Reader

_SHORT = 160
"""Characters without the title: an item half as long is procedure by half."""


def procedural(reader: Reader, places: NDArray[np.int64]) -> NDArray[np.float64]:
    """How far the item of each passage is procedure.

    :param places: as ``Reader.places`` gives them. *Shape:* ``(n, 5)``, int64.
    :return: the share of its body's other meetings with an item of the same title, less where the item
        is longer. *Shape:* ``(n,)``, float64, in [0, 1].
    """
    usual = reader.usual_titles(np.unique(places[:, 2]).tolist(), under=_SHORT)
    found = {row: one.share * (1.0 - one.length / _SHORT) for row, one in usual.items()}
    return np.array([found.get(int(item), 0.0) for item in places[:, 2]], dtype=np.float64)
