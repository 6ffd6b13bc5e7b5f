"""Reads pictures of pages with Tesseract, when it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from matters.pipeline.errors import ReadError

PACKAGE = "tesseract-ocr"
TIMEOUT_S = 60.0

_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""The threads of one page wait for each other more than they work, the more so on a busy machine."""


def available() -> bool:
    """Whether Tesseract is on the search path."""
    return shutil.which("tesseract") is not None


def recognise(picture: bytes, *, name: str, suffix: str = ".png", timeout_s: float = TIMEOUT_S) -> str:
    r"""Read the text in a picture.

    :param picture: the bytes of a PNG, JPEG, TIFF or PNM file.
    :param name: what the user calls the file, for messages.
    :param suffix: the suffix of the picture's format.
    :param timeout_s: how long Tesseract may take.
    :returns: the text, ``\\f`` between the pages of a TIFF.
    :raises ReadError: when Tesseract is not installed, fails or takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise ReadError(
            f"{name}: a picture of a page", expected="a text layer", do=f"Install {PACKAGE} to read it."
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"page{suffix}"
        path.write_bytes(picture)
        try:
            done = subprocess.run(
                [program, str(path), "stdout", "-l", "eng"],
                capture_output=True,
                check=True,
                timeout=timeout_s,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
            )
        except subprocess.TimeoutExpired as e:
            raise _failed(name, f"gave nothing in {timeout_s:g} s") from e
        except (subprocess.CalledProcessError, OSError) as e:
            raise _failed(name, _last_line(e)) from e
    return done.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n").rstrip("\f\n ")


def _last_line(error: Exception) -> str:
    said = getattr(error, "stderr", None) or b""
    lines = said.decode("utf-8", errors="replace").strip().splitlines()
    return f"failed ({lines[-1]})" if lines else "failed"


def _failed(name: str, what: str) -> ReadError:
    return ReadError(f"{name}: Tesseract {what}", expected="a page that can be read", do="Scan it again.")
