"""Fixtures of the whole suite: an isolated home, the deterministic embedder, documents to read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fennby import build
from matters.archive import Archive
from matters.models.embedders import HASHING_MODEL, Embedder, load_embedder, prepare
from northmere import AUDIT, CABINET, LEISURE, write

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
SEED = "corporate-parenting-committee-2023-07-25.txt"

os.environ["HF_HUB_OFFLINE"] = "1"


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is both the user's home and the current folder; no archive is named."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("MATTERS_ARCHIVE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.chdir(home)
    return home


@pytest.fixture(scope="session")
def hashing() -> Embedder:
    """The embedder that needs no weights and always gives the same vectors."""
    return load_embedder(HASHING_MODEL)


@pytest.fixture(scope="session")
def model_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with the ONNX form of the default model; made once, about fifteen seconds."""
    cache = tmp_path_factory.mktemp("models")
    folder = prepare(cache)
    assert folder is not None
    assert folder.parent == cache / "onnx"
    return cache


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three meetings of a fictional council, embedded by hashing; only to be read."""
    folder = tmp_path_factory.mktemp("held")
    write(folder / "minutes", audit=AUDIT, cabinet=CABINET, leisure=LEISURE)
    with Archive.open(folder / "archive", model=HASHING_MODEL) as archive:
        assert not archive.ingest([folder / "minutes"]).failed
    return folder / "archive"


@pytest.fixture(scope="module")
def reading(held: Path) -> Iterator[Archive]:
    """That archive, open; only to be read."""
    with Archive.open(held, model=HASHING_MODEL, create=False) as opened:
        yield opened


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive, open."""
    with Archive.open(tmp_path / "archive", model=HASHING_MODEL) as opened:
        yield opened


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with the minutes of three meetings of a fictional council."""
    return write(tmp_path / "minutes", audit=AUDIT, cabinet=CABINET, leisure=LEISURE)


@pytest.fixture(scope="session")
def fennby(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four meetings of a fictional parish, embedded by hashing; only to be read."""
    return build(tmp_path_factory.mktemp("fennby"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real minutes beside the checkout; the test skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no folder of real minutes beside this checkout (../shared/data)")
    return SHARED


@pytest.fixture(scope="session")
def seed(shared: Path) -> Path:
    """A real document with real defects: Corporate Parenting Committee, 25 July 2023."""
    path = shared / "seed" / SEED
    if not path.is_file():
        pytest.skip(f"no {SEED} among the real minutes")
    return path
