"""What people are told while they wait: for the model, and for sentences that are embedded the first time."""

import time

import click

from matters.embedding import prepare_model
from matters.words import time_left

_MANY = 1000
"""Fewer sentences are embedded in some seconds."""
_EVERY_S = 10.0


def prepare_telling(model: str) -> None:
    """Make the fast form of the model, once; a line on stderr says so.

    :raises ModelError: When the weights are missing or not the pinned ones.
    """
    prepare_model(
        model=model, on_start=lambda: click.echo("Preparing the model, once: about 20 seconds.", err=True)
    )


class EmbeddingLines:
    """A line on stderr when many sentences have to be embedded, and then now and then one more."""

    def __init__(self) -> None:
        """Nothing was told yet."""
        self._began = self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Be told that so many of so many sentences are embedded."""
        if total < _MANY:
            return
        now = time.monotonic()
        if not done:
            if not self._told:
                click.echo("Comparing the sentences of the archive for the first time: once.", err=True)
            self._began = self._told = now
        elif done < total and now - self._told >= _EVERY_S:
            self._told = now
            left = time_left((now - self._began) * (total - done) / done)
            click.echo(f"Compared {done:,} of {total:,}; {left}.", err=True)
