"""The pipelines a user may name: the shipped one, one that is installed, or a folder."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matters.pipeline.errors import ModelError

SHIPPED = "en_minutes"
PATTERNS = "patterns"
"""The name that asks for no trained pipeline at all."""
WEIGHTS = Path(__file__).parent / "weights"


def pipeline_folder(name: str) -> Path | None:
    """Where a pipeline lies, or ``None`` for one that is an installed package."""
    if name == SHIPPED:
        return WEIGHTS
    return Path(name) if (Path(name) / "meta.json").is_file() else None


def pipeline_id(name: str) -> str:
    """Name and weights, for example ``en_minutes@1a2b3c4d``; spaCy is not loaded for it.

    :raises ModelError: when there is no such pipeline.
    """
    if name == PATTERNS:
        return PATTERNS
    folder = pipeline_folder(name)
    if folder is not None:
        if not (folder / "meta.json").is_file():
            raise missing(name)
        try:
            meta = dict(json.loads((folder / "meta.json").read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise unusable(name, error) from error
        return f"{meta.get('lang', 'en')}_{meta.get('name', 'pipeline')}@{weights_hash(folder)[:8]}"
    from importlib.metadata import PackageNotFoundError, version

    try:
        if find_spec(name) is None:
            raise missing(name)
        return f"{name}-{version(name)}"
    except (ImportError, ValueError, PackageNotFoundError) as error:
        raise missing(name) from error


@cache
def weights_hash(folder: Path) -> str:
    """SHA-256 over the files of a pipeline and their names, in sorted order."""
    import hashlib

    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def missing(name: str) -> ModelError:
    """What is raised when a pipeline is not there."""
    other = f"Run: python -m spacy download {name}" if name.isidentifier() else "Name one of these"
    return ModelError(
        f"{name or 'an empty name'}: no such spaCy pipeline here",
        expected=f"{SHIPPED}, {PATTERNS}, an installed package or a folder with meta.json",
        do=f"{other}, or leave --spacy-model out.",
    )


def unusable(name: str, error: Exception) -> ModelError:
    """What is raised when a pipeline is there and cannot be loaded."""
    reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
    return ModelError(
        f"{name}: cannot be loaded: {reason}",
        expected="a whole spaCy pipeline, with all that it needs installed",
        do="Install it again, or leave --spacy-model out.",
    )
