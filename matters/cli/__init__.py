"""The command line: one file per command, each loaded only when it is called."""

from matters.cli.main import main
from matters.cli.process import run

__all__ = ["main", "run"]
