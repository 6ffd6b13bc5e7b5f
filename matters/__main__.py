"""``python -m matters``."""

from matters.cli import run

run()
