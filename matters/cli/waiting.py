"""What people are told while sentences are embedded for the first time."""

import time

import click

from matters.words import time_left

_MANY = 1000
"""Fewer sentences are embedded in some seconds."""
_EVERY_S = 10.0


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
