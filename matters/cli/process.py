"""The command line as a process of its own: it ends at once, and says so where nothing can be written."""

import atexit
import errno
import os
import sys
from typing import NoReturn

import click

from matters.cli.main import main


def run() -> None:
    """The entry point of the ``matters`` script.

    To dismantle what was imported would take Python a fifth of a question's time: it is left to the system.
    """
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        _end(ended.code)
    except OSError as error:
        _end_unwritten(error)


def _end(code: int) -> NoReturn:
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except OSError as error:
        _end_unwritten(error)
    sys.stderr.flush()
    os._exit(code)


def _end_unwritten(error: OSError) -> NoReturn:
    """End where the disk is full.

    :raises OSError: Where something else is the matter.
    """
    if error.errno != errno.ENOSPC:
        raise error
    click.echo(f"Error: the output cannot be written: {error.strerror}. Make room first.", err=True)
    os._exit(1)
