"""Keeps what libraries print while they load or export a model from the user."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the exporter's notes on internals and the loader's progress bar from the user."""
    from transformers.utils import logging as hub_logging

    logger = logging.getLogger("torch.onnx")
    level, bar = logger.level, hub_logging.is_progress_bar_enabled()
    logger.setLevel(logging.ERROR)
    hub_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
        if bar:
            hub_logging.enable_progress_bar()  # type: ignore[no-untyped-call]
