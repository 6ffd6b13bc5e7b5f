"""Lists of the catalogue are read once for each of its states."""

from pathlib import Path

import pytest

from matters.index.catalogue.filters import Filters
from matters.index.catalogue.held import Held
from store_minutes import archive, ingest, minutes


def test_held_reads_once_until_the_catalogue_changes(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The road is shut."))
    kept, reads = Held(index._database), list[int]()

    def read() -> int:
        reads.append(1)
        return len(reads)

    assert [kept.get("a", read), kept.get("a", read), kept.get(("a", 1), read)] == [1, 1, 2]
    ingest(index, minutes("The bridge is shut.", path="/b", date="2023-08-01"))
    assert kept.get("a", read) == 3
    index.close()


def test_held_forgets_what_could_not_be_read(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The road is shut."))
    kept = Held(index._database)
    empty: dict[str, int] = {}
    with pytest.raises(KeyError):
        kept.get("a", lambda: empty["b"])
    assert kept.get("a", lambda: 7) == 7
    index.close()


def test_held_lists_follow_an_ingest(tmp_path: Path) -> None:
    index = archive(tmp_path, minutes("The road is shut."))
    for _ in range(2):
        assert [row.date for row in index.reader.meetings()] == ["2023-07-25"]
        assert index.reader.counts(Filters()).meetings == 1
    ingest(index, minutes("The bridge is shut.", path="/b", date="2023-08-01"))
    assert [row.date for row in index.reader.meetings()] == ["2023-07-25", "2023-08-01"]
    assert index.reader.counts(Filters()).meetings == 2
    index.close()
