"""Matters Arising: semantic search across years of council committee minutes."""

from typing import TYPE_CHECKING, Any

from matters.version import __version__

if TYPE_CHECKING:
    from matters.archive import Archive
    from matters.index.catalogue.filters import Filters
    from matters.pipeline.errors import MattersError

__all__ = ["Archive", "Filters", "MattersError", "__version__"]

_HOMES = {
    "Archive": "matters.archive",
    "Filters": "matters.index.catalogue.filters",
    "MattersError": "matters.pipeline.errors",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import what is asked for, and only then."""
    if name not in _HOMES:
        raise AttributeError(f"module 'matters' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
