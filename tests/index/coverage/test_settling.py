"""Bodies whose names differ only in case, or by what is no part of a body's name, are one."""

from itertools import permutations
from pathlib import Path

import pytest

from matters.index.catalogue.filters import Filters
from matters.index.coverage.coverage import read_coverage
from matters.index.store import Index
from store_minutes import archive, ingest, minutes

PARISH = "Sallow Parish Council"
NOISY = (
    "SALlow Parish Council",
    "Minuted of Sallow Parish Council",
    "June Sallow Parish Council",
    "Sallow Parish Council (Draft until approved at the next meeting)",
    "Sallow 2012 Parish Annual Council",
)


def met(month: int, committee: str | None, council: str | None = None, *, text: str = "") -> object:
    return minutes(
        text or f"Business {month} of {committee} was done.",
        path=f"/{month}-{committee}.txt",
        committee=committee,
        council=council,
        date=f"2023-{month:02}-01",
    )


def bodies(index: Index) -> list[tuple[str, int]]:
    with index.snapshot():
        return [(one.committee, one.meetings) for one in read_coverage(index.reader).bodies]


@pytest.mark.parametrize("noisy", NOISY)
def test_settling_joins_what_is_one_body(tmp_path: Path, noisy: str) -> None:
    with archive(tmp_path, met(1, PARISH, PARISH), met(2, PARISH), met(3, noisy)) as index:  # type: ignore[arg-type]
        assert bodies(index) == [(PARISH, 3)]
        assert index.reader.counts(Filters(committees=("sallow parish council",))).meetings == 3
        assert {row.council for row in index.reader.meetings()} == {PARISH}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("March Town Council", "Town Council"),
        ("June Liaison Committee", "Village Liaison Committee"),
        ("Planning Committee", "Planning Sub-Committee"),
    ],
)
def test_settling_keeps_other_bodies_apart(tmp_path: Path, one: str, other: str) -> None:
    with archive(tmp_path, met(1, one), met(2, other)) as index:  # type: ignore[arg-type]
        assert sorted(bodies(index)) == sorted([(one, 1), (other, 1)])


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_settling_does_not_hang_on_the_order_and_is_undone(tmp_path: Path, order: tuple[int, ...]) -> None:
    said = [met(1, "Village Panel"), met(2, "June Village Panel"), met(2, "Village Panel")]
    with archive(tmp_path) as index:
        for place in order:
            ingest(index, said[place])  # type: ignore[arg-type]
        assert bodies(index) == [("Village Panel", 3)]
        ids = ["june-village-panel/2023-02-01", "village-panel/2023-01-01", "village-panel/2023-02-01"]
        assert sorted(row.id for row in index.reader.meetings()) == ids
        with index.writer(pipeline_version="1") as sink:
            sink.remove("/1-Village Panel.txt")
            sink.remove("/2-Village Panel.txt")
            sink.finish()
        assert bodies(index) == [("June Village Panel", 1)]


def test_settling_reads_a_changed_file_into_the_same_meeting(tmp_path: Path) -> None:
    with archive(tmp_path, met(1, "Village Panel"), met(2, "June Village Panel")) as index:  # type: ignore[arg-type]
        ingest(index, met(2, "June Village Panel", text="The gate was mended."))  # type: ignore[arg-type]
        ids = ["june-village-panel/2023-02-01", "village-panel/2023-01-01"]
        assert sorted(row.id for row in index.reader.meetings()) == ids
