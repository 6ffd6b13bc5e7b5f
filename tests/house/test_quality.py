"""What the shipped corpus must still be read, searched and followed up as well as.

To renew the bounds, run ``matters evaluate``. ``FLOORS`` has each value less 0.03, rounded down;
``CEILINGS``, where 0 is right, has the value itself, rounded up. A bound is lowered only with a
reason in the changelog.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from matters.archive import Archive
from matters.measures.shipped import Row, evaluate_shipped
from matters.pipeline.readers import ocr

pytestmark = [pytest.mark.model, pytest.mark.slow]


@dataclass(frozen=True, slots=True)
class Bound:
    """How good, or how bad, a measure may be at worst on each half."""

    group: str
    measure: str
    dev: float
    test: float

    @property
    def name(self) -> str:
        return f"{self.group}, {self.measure}"


FLOORS = (
    Bound("ranking", "R@10", 0.73, 0.71),
    Bound("ranking", "Success@1", 0.81, 0.78),
    Bound("ranking", "nDCG@10", 0.76, 0.71),
    Bound("evidence", "a gold sentence in the first three hits", 0.83, 0.73),
    Bound("silence", "AUROC", 0.79, 0.88),
    Bound("silence", "answerable topics answered", 0.91, 0.90),
    Bound("silence", "others left silent", 0.37, 0.49),
    Bound("items", "boundary F1", 0.96, 0.97),
    Bound("attendance", "name F1", 0.96, 0.96),
    Bound("attendance", "status right", 0.97, 0.97),
    Bound("names", "ORG F1", 0.85, 0.67),
    Bound("names", "PERSON F1", 0.96, 0.97),
    Bound("names", "ROLE F1", 0.90, 0.80),
    Bound("outcomes", "action F1", 0.85, 0.61),
    Bound("outcomes", "concern F1", 0.73, 0.45),
    Bound("outcomes", "decision F1", 0.90, 0.89),
    Bound("outcomes", "deferral F1", 0.83, 0.63),
    Bound("outcomes", "interest F1", 0.91, 0.77),
    Bound("outcomes", "question F1", 0.97, 0.85),
    Bound("outcomes", "recommendation F1", 0.80, 0.72),
    Bound("threads", "promises found", 0.91, 0.81),
    Bound("threads", "state macro-F1", 0.70, 0.60),
    Bound("threads", "state right", 0.77, 0.58),
    Bound("themes", "mentions B-cubed F1", 0.71, 0.52),
    Bound("themes", "occasion F1", 0.74, 0.61),
    Bound("themes", "occasion precision", 0.76, 0.73),
    Bound("themes", "occasion recall", 0.69, 0.52),
)
CEILINGS = (
    Bound("threads", "discharged by a near miss", 0.0, 0.223),
    Bound("threads", "wrongly lapsed", 0.0, 0.0),
    Bound("themes", "decoys counted", 0.0, 0.0),
)


@pytest.fixture(scope="module")
def measured(model_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Row]:
    if not ocr.available():
        pytest.skip("Tesseract is not installed, so the scan cannot be read")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATTERS_CACHE", str(model_cache))
        with Archive.open(tmp_path_factory.mktemp("quality") / "archive") as archive:
            rows = evaluate_shipped(archive)
    return {f"{row.group}, {row.measure}": row for row in rows}


@pytest.mark.parametrize("bound", FLOORS, ids=lambda bound: bound.name)
def test_quality_is_not_below(bound: Bound, measured: Mapping[str, Row]) -> None:
    row = measured[bound.name]
    assert row.dev is not None and row.dev >= bound.dev
    assert row.test is not None and row.test >= bound.test


@pytest.mark.parametrize("bound", CEILINGS, ids=lambda bound: bound.name)
def test_quality_errors_are_not_above(bound: Bound, measured: Mapping[str, Row]) -> None:
    row = measured[bound.name]
    assert row.dev is not None and row.dev <= bound.dev
    assert row.test is not None and row.test <= bound.test


def test_quality_every_group_is_bounded(measured: Mapping[str, Row]) -> None:
    assert {row.group for row in measured.values()} == {bound.group for bound in (*FLOORS, *CEILINGS)}
