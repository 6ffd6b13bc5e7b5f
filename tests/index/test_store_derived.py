"""The derived indexes follow the catalogue, whatever happens to their files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from damage import garble, truncate
from matters.index import derived
from matters.index.catalogue.filters import Filters
from matters.index.lexical.query import parse_query
from matters.index.store import Index
from matters.index.vectors import faiss_store as vectors_faiss
from matters.pipeline.records import Minutes
from store_minutes import MODEL, archive, ingest, minutes, put, unit


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """An archive of forty passages."""
    made = archive(tmp_path, *(_said(n) for n in range(4)))
    yield made
    made.close()


def _said(n: int, words: str = "budget") -> Minutes:
    texts = (f"Paragraph {n} {m} of the {words}." for m in range(10))
    return minutes(*texts, path=f"/{n}", date=f"2023-01-0{n + 1}")


def _stale(path: Path) -> None:
    """The file of another archive of the same size."""
    from matters.index.vectors.faiss_store import open_base, write_base

    base = open_base(path)
    data = base.ids.copy(), base.vectors[np.arange(len(base.ids))[::-1]]
    path.unlink()
    write_base(path, [data], dim=base.vectors.shape[1])


def _ok(folder: Path) -> None:
    with Index.open(folder, model_id=MODEL) as index, index.snapshot():
        found = index.vectors.search(unit("Paragraph 2 3 of the budget."), 1)
        assert index.reader.passages(found.ids)[0].quote == "Paragraph 2 3 of the budget."
        assert len(index.vectors) == 40
        assert len(index.lexical.search(parse_query("budget"), 100)) == 40


@pytest.mark.parametrize("damage", [Path.unlink, truncate, garble, _stale])
def test_store_derived_vector_file_is_made_again(index: Index, damage: Callable[[Path], None]) -> None:
    index.close()
    (path,) = index.folder.glob("index/*.faiss")
    damage(path)
    _ok(index.folder)
    _ok(index.folder)
    assert len(list(index.folder.glob("index/vectors-000002.faiss"))) == 1


@pytest.mark.parametrize("damage", [shutil.rmtree, "meta.json", "*.idx", "*.term", "empty"])
def test_store_derived_lexical_index_is_made_again(
    index: Index, damage: str | Callable[[Path], None]
) -> None:
    index.close()
    (path,) = index.folder.glob("index/lexical-*")
    if damage == "empty":
        shutil.rmtree(path)
        path.mkdir()
    elif isinstance(damage, str):
        for one in path.glob(damage):
            truncate(one)
    else:
        damage(path)
    _ok(index.folder)
    _ok(index.folder)
    assert len(list(index.folder.glob("index/lexical-000002/meta.json"))) == 1


@pytest.mark.parametrize("suffix", ["ids", "rows"])
@pytest.mark.parametrize("damage", [Path.unlink, truncate])
def test_store_derived_large_vector_files_belong_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, damage: Callable[[Path], None]
) -> None:
    monkeypatch.setattr(vectors_faiss, "EXACT_UP_TO", 20)
    index = archive(tmp_path, *(_said(n) for n in range(4)))
    index.close()
    names = sorted(path.name for path in index.folder.glob("index/vectors-*"))
    assert names == [
        "vectors-000001.faiss",
        "vectors-000001.ids",
        "vectors-000001.places",
        "vectors-000001.rows",
        "vectors-000001.words",
    ]
    _ok(index.folder)
    damage(index.folder / "index" / f"vectors-000001.{suffix}")
    _ok(index.folder)
    names = sorted(path.name for path in index.folder.glob("index/vectors-000002*"))
    assert names == [
        "vectors-000002.faiss",
        "vectors-000002.ids",
        "vectors-000002.places",
        "vectors-000002.rows",
        "vectors-000002.words",
    ]


def test_store_derived_folder_may_be_deleted(index: Index) -> None:
    index.close()
    shutil.rmtree(index.folder / "index")
    _ok(index.folder)


def test_store_derived_catches_up_after_a_kill(index: Index) -> None:
    with index.writer(pipeline_version="1") as sink:
        put(sink, _said(7, "library"))
        sink.remove("/1")
    index.close()
    with Index.open(index.folder, model_id=MODEL) as again:
        assert len(again.lexical.search(parse_query("library"), 100)) == 10
        assert len(again.lexical.search(parse_query("budget"), 100)) == 30
        assert len(again.vectors) == 40
        assert [path.name for path in again.folder.glob("index/lexical-*")] == ["lexical-000001"]


def test_store_derived_kill_between_commit_and_state(index: Index) -> None:
    state = derived.load_state(index._database, derived.LEXICAL)
    assert state is not None
    ingest(index, _said(7, "library"))
    derived.save_state(index._database, state)
    assert len(index.lexical.search(parse_query("library"), 100)) == 10
    assert len(index.lexical) == 50


def test_store_derived_works_behind_a_lock(index: Index) -> None:
    other = Index.open(index.folder, model_id=MODEL)
    with index.writer(pipeline_version="1") as sink:
        put(sink, _said(7, "library"))
        sink.remove("/1")
        assert len(other.vectors) == 40
        assert len(other.vectors.search(unit("Paragraph 7 1 of the library."), 1)) == 1
        found = other.lexical.search(parse_query("budget library"), 100)
        assert len(other.reader.passages(found.ids)) == 30
        sink.finish()
        assert len(other.lexical.search(parse_query("budget library"), 100)) == 40
    other.close()


def test_store_derived_small_changes_stay_in_the_tail(index: Index) -> None:
    ingest(index, _said(7))
    assert [path.name for path in index.folder.glob("index/*.faiss")] == ["vectors-000001.faiss"]
    assert len(index.vectors) == 50


def test_store_derived_long_tail_is_merged(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "MIN_TAIL", 15)
    ingest(index, _said(5))
    assert [path.name for path in index.folder.glob("index/*.faiss")] == ["vectors-000001.faiss"]
    ingest(index, _said(6), minutes("Changed.", path="/0", date="2023-01-01"))
    names = sorted(path.name for path in index.folder.glob("index/*.faiss"))
    assert names == ["vectors-000001.faiss", "vectors-000002.faiss"]
    assert len(index.vectors) == 51
    ingest(index, _said(7), _said(8))
    names = sorted(path.name for path in index.folder.glob("index/*.faiss"))
    assert names == ["vectors-000002.faiss", "vectors-000003.faiss"]
    assert index._database.integer("SELECT count(*) FROM removed") == 0


def test_store_derived_archive_may_become_empty(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "MIN_TAIL", 1)
    with index.writer(pipeline_version="1") as sink:
        for number in range(4):
            sink.remove(f"/{number}")
        sink.finish()
    assert len(index.vectors) == len(index.lexical) == 0
    assert not len(index.places.find(np.arange(50)))
    ingest(index, _said(0))
    assert len(index.vectors) == 10


@pytest.mark.parametrize("damage", [Path.unlink, truncate, garble])
def test_store_derived_places_without_their_file(index: Index, damage: Callable[[Path], None]) -> None:
    ids = np.arange(1, 60)
    before = index.places.find(ids)
    assert before[:, 0].tolist() == list(range(1, 41))
    index.close()
    (path,) = index.folder.glob("index/*.places")
    damage(path)
    with Index.open(index.folder, model_id=MODEL) as again:
        np.testing.assert_array_equal(again.places.find(ids), before)


_STANDING = (
    "SELECT p.id, p.document_id, p.item, p.position, i.title <> '' FROM passages p"
    " JOIN items i ON i.row = p.item ORDER BY p.id"
)


class Archives(RuleBasedStateMachine):
    """Documents come, change and go in any order; the indexes hold just what is there."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.folder = Path(tempfile.mkdtemp())
        self.index = archive(self.folder)
        self.held: dict[int, int] = {}
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(derived, "MIN_TAIL", 4)

    @rule(n=st.integers(0, 4), text=st.integers(0, 6))
    def store(self, n: int, text: int) -> None:
        """A file is new or has changed."""
        self.held[n] = text
        said = minutes(f"Text {text} of file {n}.", f"Words {text}.", path=f"/{n}", date=f"2023-01-0{n + 1}")
        ingest(self.index, said)

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """A file is gone."""
        n = data.draw(st.sampled_from(sorted(self.held)))
        del self.held[n]
        with self.index.writer(pipeline_version="1") as sink:
            sink.remove(f"/{n}")
            sink.finish()

    @rule()
    def reopen(self) -> None:
        """Another process."""
        self.index.close()
        self.index = Index.open(self.index.folder, model_id=MODEL)

    @invariant()
    def same_everywhere(self) -> None:
        """Catalogue, vectors and words agree with what was ingested."""
        expected = sorted(
            quote
            for n, text in self.held.items()
            for quote in (f"Text {text} of file {n}.", f"Words {text}.")
        )
        with self.index.snapshot():
            assert self.index.reader.allowed_passages(Filters()) is None
            dense = self.index.vectors.search(unit("x"), 100)
            words = self.index.lexical.search(parse_query("text file words"), 100)
            for found in (dense, words):
                assert sorted(row.quote for row in self.index.reader.passages(found.ids)) == expected
            assert len(self.index.lexical) == len(self.index.vectors) == len(expected)
            asked = np.arange(1, 1 + self.index.database.integer("SELECT max(id) FROM passages") + 3)
            kept = self.index.database.table(_STANDING, (), columns=5)
            np.testing.assert_array_equal(self.index.places.find(asked), kept)

    def teardown(self) -> None:
        """Close and delete."""
        self.patch.undo()
        self.index.close()
        shutil.rmtree(self.folder)


TestArchives = Archives.TestCase
TestArchives.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
