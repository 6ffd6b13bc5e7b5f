"""The embedder's fast form: where it is kept for this user, and how it is made."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from matters.models.embedders import DEFAULT_MODEL, for_judging, load_embedder, prepare, prepared
from matters.models.embedders.port import Embedder
from matters.pipeline.errors import ModelError


def prepare_model(*, model: str = DEFAULT_MODEL, on_start: Callable[[], None] = lambda: None) -> None:
    """Make the fast form of the embedder for this user, once; about twenty seconds.

    :param on_start: called when there is something to make.
    :raises ModelError: When the weights are missing or not the pinned ones.
    """
    if not prepared(cache_folder(), name=model):
        on_start()
        prepare(cache_folder(), name=model)


def judging_embedder(*, model: str = DEFAULT_MODEL) -> Embedder | None:
    """What judges clauses by their meaning, loaded at its first use; nothing before it was made."""
    try:
        return for_judging(load_embedder(model, cache=cache_folder(), prefer="onnx"))
    except ModelError:
        return None


def cache_folder() -> Path:
    """Where the fast form of the embedder is kept: ``MATTERS_CACHE``, or the system's cache folder."""
    if named := os.environ.get("MATTERS_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "matters-arising"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "matters-arising"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matters-arising"
